"""People who write message after message, each until it is answered with 200, as WeCom's server does."""

import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator.server import SimulatorServer
from tests.conftest import SHANGHAI


def notice(tag: str, number: int) -> str:
    """A notice of a meeting that is no other's: a time of its own."""
    day = datetime.now(SHANGHAI) + timedelta(days=5 + number // 16)
    hour, half = divmod(16 + number % 16, 2)
    return f"会议通知：定于{day.month}月{day.day}日{hour}:{30 * half:02}在三楼会议室召开党组会议，研究：1.{tag}号方案。"


def entry(tag: str, _number: int) -> str:
    """A ledger entry; the register takes as many as are sent, so a second handling would show."""
    return f"记台账 今天与规划科同志开展廉政谈话，提醒{tag}号风险"


_LATER = ("暂时无法登记", "暂未办理成功")


@dataclass
class Sender(threading.Thread):
    """One member who writes until `stop` is set, `pause` seconds after each answer; `answered` are the tags."""

    sim: SimulatorServer
    userid: str
    meets: bool
    stop: threading.Event
    pause: float = 0.0
    answered: list[str] = field(default_factory=list)
    turned_away: list[str] = field(default_factory=list)  # told to send again later: nothing was claimed

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        words = notice if self.meets else entry
        number = 0
        while not self.stop.is_set():
            tag = f"甲{self.userid[-4:]}{number:04}"
            reply = self._send(words(tag, number))
            if reply is not None:
                (self.turned_away if any(each in reply for each in _LATER) else self.answered).append(tag)
            number += 1
            self.stop.wait(self.pause)

    def _send(self, text: str) -> str | None:
        """What came back with 200; None when the test is over before that."""
        msgid = self.sim.corp.new_msgid()
        while not self.stop.is_set():
            sent = self.sim.corp.converse(self.userid, text, msgid=msgid)
            if sent.delivered:
                return sent.text or ""
            time.sleep(0.4)  # nobody there: leave the processor to the process that starts
        return None
