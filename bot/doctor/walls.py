"""The walls between a fresh installation and its first message: what one does in the console, and how the doctor sees that it is done."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from bot.assistant import Assistant
from bot.config import Config, ConfigError
from bot.doctor.callback import check_callback
from bot.doctor.finding import Finding, bad
from bot.doctor.local import check_robot
from bot.doctor.members import check_members
from bot.doctor.probe import Probe
from bot.doctor.wecom import check_app
from storage.models import InboxMessage
from storage.states import InboxState

LOOK_SECONDS: Final = 3.0


@dataclass(frozen=True)
class Wall:
    """What one does in the console, and whether it is done: no finding that is bad."""

    steps: str
    look: Callable[[], list[Finding]]

    def wait(self, seconds: float, say: Callable[[str], None]) -> None:
        """Say what is to be done until it is; raises ConfigError with the finding that stays."""
        said, until = "", time.monotonic() + seconds
        say(self.steps)
        while lacks := [str(each) for each in self.look() if each.level == "bad"]:
            if (lines := "\n".join(lacks)) != said:
                say(lines)
                said = lines
            if time.monotonic() > until:
                raise ConfigError(lacks[0])
            time.sleep(LOOK_SECONDS)
        say("  好。")


def walls(assistant: Assistant) -> Iterator[Wall]:
    """In the order in which they are met."""
    config = assistant.config
    yield Wall("一、应用：核对AgentId、Secret和企业可信IP。", lambda: _app(assistant))
    if config.server.public_url:
        wecom = config.wecom
        address = f"{config.server.public_url.rstrip('/')}{config.server.callback_path}"
        form = f"URL {address}，Token {wecom.token}，EncodingAESKey {wecom.encoding_aes_key}"
        yield Wall(f"二、应用 → 接收消息 → 设置API接收：{form}，保存。", lambda: _callback(config, assistant))
    if config.aibot.bot_id:
        yield Wall("三、智能机器人：API模式选长连接，本机可访问443端口。", lambda: _robot(assistant))
    yield Wall("四、应用 → 可见范围：加入名单中的全部人员。", lambda: _members(assistant))
    yield Wall("五、请在企业微信中向应用或机器人发一句“你好”。", lambda: _first(assistant))


def _app(assistant: Assistant) -> list[Finding]:
    with Probe(assistant.config.wecom.base_url) as probe:
        return list(check_app(probe, assistant.config.wecom, assistant.clock.now()))


def _callback(config: Config, assistant: Assistant) -> list[Finding]:
    return list(check_callback(config, assistant.clock.now()))


def _robot(assistant: Assistant) -> list[Finding]:
    with assistant.database.read() as session:
        return list(check_robot(session, assistant.clock.now()))


def _members(assistant: Assistant) -> list[Finding]:
    with Probe(assistant.config.wecom.base_url) as probe, assistant.database.read() as session:
        probe.log_in(assistant.config.wecom.corp_id, assistant.config.wecom.secret)
        return list(check_members(session, probe))


def _first(assistant: Assistant) -> list[Finding]:
    with assistant.database.read() as session:
        handled = InboxMessage.state == InboxState.DONE, InboxMessage.kind == "text"
        answered = session.scalar(select(func.count(InboxMessage.id)).where(*handled))
    return [] if answered else [bad("first message", "none yet", "write to the app or the robot")]
