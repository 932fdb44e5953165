"""The whole of it: WeCom, web and scheduler processes, people who write, faults, and a hand that kills."""

import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from simulator.callbacks import CallbackClient
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import InboxMessage, PushRecipient
from tests.bot.wire import CORP, KEY, TOKEN
from tests.soak.load import Sender
from tests.soak.processes import Fleet

SECRET = "s3cret"
FAULTS: Sequence[dict[str, float]] = (
    {"errcode": -1}, {"errcode": 40014}, {"errcode": 42001}, {"http": 500}, {"http": 502}, {"reset": True},
    {"timeout_after_accept": 5.5},
)  # fmt: skip


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


@dataclass
class Storm:
    """Load, faults and kills for some seconds."""

    sim: SimulatorServer
    fleet: Fleet
    senders: Sequence[Sender]
    dice: random.Random
    faults: int = 0

    def rage(self, seconds: float, between_kills: float) -> None:
        """Kill about every `between_kills` seconds; a fault hits about every sixth call."""
        for sender in self.senders:
            sender.start()
        stop = threading.Event()
        spoiler = threading.Thread(target=self._spoil, args=(stop,))
        spoiler.start()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            stop.wait(self.dice.uniform(0.5, 1.5) * between_kills)
            self.fleet.kill_one(self.dice)
        self._wait_for_everybody()
        stop.set()
        spoiler.join()
        self.sim.corp.faults.clear()
        for sender in self.senders:
            sender.stop.set()
        for sender in self.senders:
            sender.join(timeout=60)
            assert not sender.is_alive()

    def _wait_for_everybody(self) -> None:
        """On a busy machine the processes may have been killed before they answered anybody."""
        end = time.monotonic() + 60
        while not all(sender.answered for sender in self.senders):
            assert time.monotonic() < end, "the load stands still"
            time.sleep(0.05)

    def _spoil(self, stop: threading.Event) -> None:
        seen = len(self.sim.corp.journal)
        while not stop.wait(0.1):
            calls = len(self.sim.corp.journal)
            if calls - seen >= 6:
                seen = calls
                self.faults += 1
                self.sim.corp.faults.add("message/send", **self.dice.choice(FAULTS))  # type: ignore[arg-type]


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
