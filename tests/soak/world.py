"""The whole of it: WeCom, web and scheduler processes, people who write, strangers, and everything that befalls them."""

import random
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import func, select

from simulator.callbacks import CallbackClient
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import InboxMessage, PushRecipient
from tests.bot.wire import CORP, KEY, TOKEN, sign
from tests.soak.load import Sender
from tests.soak.processes import Fleet
from tests.waiting import wait_for

SECRET = "s3cret"
FAULTS: Sequence[tuple[str, dict[str, float | str]]] = (
    ("busy", {"errcode": -1}), ("stale token", {"errcode": 40014}), ("expired token", {"errcode": 42001}),
    ("too often", {"errcode": 45009}), ("too many at once", {"errcode": 45033}), ("HTTP 500", {"http": 500}),
    ("HTTP 502", {"http": 502}), ("cut", {"reset": True}), ("late", {"timeout_after_accept": 5.5}), ("dripping", {"drip": 12.0}),
    ("garbage", {"garbage": "<html>502</html>"}), ("cut JSON", {"garbage": '{"errcode":0,"errm'}), ("no object", {"garbage": "[]"}),
)  # fmt: skip
MOST_IDLE = 200  # connections of strangers that say nothing
PATHS = ("message/send",) * 9 + ("gettoken",)


class Balancer(CallbackClient):
    """Sends each attempt of a callback to another web process, as a balancer does."""

    urls: Sequence[str] = ()

    @property
    def url(self) -> str | None:
        return self.dice.choice(self.urls) if self.urls else None

    @url.setter
    def url(self, value: str | None) -> None:
        """Only `urls` counts."""


@contextmanager
def wecom(people: dict[str, str]) -> Iterator[SimulatorServer]:
    """A simulated corp of these people; its callbacks are spread, and some are delivered twice."""
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret=SECRET, token=TOKEN, aes_key=KEY, users=people, duplicate_rate=0.02,
    )  # fmt: skip
    with SimulatorServer(settings) as sim:
        corp = sim.corp
        corp.callbacks = Balancer(settings, corp.dice, corp.now, corp.violations)
        yield sim


def wecom_settings(sim: SimulatorServer) -> dict[str, str]:
    """The section `wecom` of a process that works for this corp."""
    return {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": SECRET, "base_url": sim.url}


@dataclass(frozen=True)
class Strike:
    """What befalls the installation now and then, about so often for each ten blows; it is over when `befall` returns."""

    name: str
    weight: int
    befall: Callable[[], object]


@dataclass
class Storm:
    """Load, faults of WeCom, strangers at the door, and blows: SIGKILL above all."""

    sim: SimulatorServer
    fleet: Fleet
    senders: Sequence[Sender]
    dice: random.Random
    strikes: Sequence[Strike] = ()
    faults: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    strangers: int = 0
    let_in: list[int] = field(default_factory=list)

    def rage(self, seconds: float, between_blows: float) -> None:
        """A blow about every `between_blows` seconds; a fault hits about every sixth call."""
        for sender in self.senders:
            sender.start()
        stop = threading.Event()
        others = [threading.Thread(target=each, args=(stop,)) for each in (self._spoil, self._knock)]
        for other in others:
            other.start()
        strikes = (Strike("kill", 10, lambda: self.fleet.kill_one(self.dice)), *self.strikes)
        end, each_once = time.monotonic() + seconds, self.dice.sample(strikes, len(strikes))
        while time.monotonic() < end:
            stop.wait(self.dice.uniform(0.5, 1.5) * between_blows)
            strike = (each_once or self.dice.choices(strikes, [each.weight for each in strikes])).pop()
            strike.befall()
            self.struck[strike.name] += 1
            self.struck["restart"] += self.fleet.revive()
        self._wait_for_everybody()
        stop.set()
        for other in others:
            other.join()
        assert self.let_in == []
        self.sim.corp.faults.clear()
        for sender in self.senders:
            sender.stop.set()
        for sender in self.senders:
            sender.join(timeout=60)
            assert not sender.is_alive()
        self.struck["restart"] += self.fleet.revive()

    def _wait_for_everybody(self) -> None:
        """On a busy machine the processes may have been killed before they answered anybody."""
        wait_for(lambda: all(sender.answered for sender in self.senders))

    def _spoil(self, stop: threading.Event) -> None:
        seen = len(self.sim.corp.journal)
        while not stop.wait(0.1):
            calls = len(self.sim.corp.journal)
            if calls - seen >= 6:
                seen = calls
                name, fault = self.dice.choice(FAULTS)
                self.faults[name] += 1
                self.sim.corp.faults.add(self.dice.choice(PATHS), **fault)  # type: ignore[arg-type]

    def _knock(self, stop: threading.Event) -> None:
        """Forged, broken and oversized requests, and connections that say nothing: none of it is anybody's message."""
        dice, idle = random.Random(1), deque[socket.socket]()
        with httpx.Client(trust_env=False, timeout=2) as client:
            while not stop.wait(0.2):
                url = httpx.URL(dice.choice(self.fleet.urls))
                if len(idle) == MOST_IDLE:
                    idle.popleft().close()
                with suppress(OSError, httpx.HTTPError):
                    idle.append(socket.create_connection((url.host, url.port or 0), timeout=1))
                    size = dice.choice((0, 10, 3_000, 1_200_000))
                    answer = client.post(
                        url, params=sign("x") if dice.random() < 0.5 else {}, content=dice.randbytes(size)
                    )
                    self.let_in += [answer.status_code] if answer.status_code not in (400, 403, 413) else []
                self.strangers += 1
        for each in idle:
            each.close()


def unfinished(database: Database) -> int:
    """Messages and pushes of which something is still to come."""
    with database.read() as session:
        pushes = select(func.count()).where(PushRecipient.state.in_(("queued", "sending")))
        messages = select(func.count()).where(InboxMessage.state == "received")
        return (session.scalar(pushes) or 0) + (session.scalar(messages) or 0)


def wait_until_finished(database: Database, seconds: float) -> float:
    """Seconds until nothing is left to do."""
    started = time.monotonic()
    while unfinished(database):
        assert time.monotonic() - started < seconds, f"{unfinished(database)} rows are left"
        time.sleep(0.5)
    return time.monotonic() - started


def log_of(folder: Path, event: str) -> int:
    """How often a line of this event stands in the processes' logs."""
    return sum(log.read_text(encoding="utf-8", errors="replace").count(f'"{event}"') for log in folder.glob("*.log"))
