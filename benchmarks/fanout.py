"""10,000 members due at one minute: planned by the scheduler, delivered over HTTP to the simulator, calls counted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from actions.common.pushes import queue
from actions.people.member_import import import_members
from actions.people.members import MemberRow
from benchmarks.corp import CORP, KEY, NOW, SECRET, TOKEN, make_assistant
from benchmarks.figures import Figure
from bot.commands.prepare import prepare
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.tick import Ticker
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import Push, PushRecipient

DEPARTMENTS, LIAISONS = 100, 100
PEOPLE = [f"person{number:05}" for number in range(DEPARTMENTS * LIAISONS)]
GROUP = "第一派驻纪检监察组"


def figures() -> list[Figure]:
    """The day's reminders of 100 departments, then one text for everybody."""
    with TemporaryDirectory(prefix="bench-") as folder, _simulator() as sim:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        _fill(database)
        assistant = make_assistant(database)
        client = WecomClient(sim.url, CORP, 1000002, SECRET, None)
        ticker = Ticker(database, assistant.rules, assistant.clock, WecomChannels(client), "bench")
        told = [_run(f"{len(PEOPLE):,} members due at one minute", database, sim, ticker, ticker.plan)]

        def everybody() -> None:
            with database.write() as session:
                queue(assistant.context(session), PEOPLE, "国庆假期将至，请注意廉洁过节。", "notice")

        told.append(_run(f"one text for {len(PEOPLE):,} members", database, sim, ticker, everybody))
        client.close()
        database.close()
    return told


@contextmanager
def _simulator() -> Iterator[SimulatorServer]:
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret=SECRET, token=TOKEN, aes_key=KEY, users={each: each for each in PEOPLE}
    )
    with SimulatorServer(settings) as sim:
        yield sim


def _fill(database: Database) -> None:
    assistant = make_assistant(database, NOW - timedelta(days=1))
    prepare(assistant)
    rows = [
        MemberRow(number + 2, userid, f"联络员{number}", f"{number // LIAISONS + 1}号局", "联络员", GROUP, "")
        for number, userid in enumerate(PEOPLE)
    ]
    with database.write() as session:
        import_members(assistant.context(session), rows)


def _run(name: str, database: Database, sim: SimulatorServer, ticker: Ticker, plan: Callable[[], object]) -> Figure:
    calls, shown, rows = len(sim.corp.journal), _shown(sim), _last_push(database)
    started = time.perf_counter()
    plan()
    planned = time.perf_counter()
    while ticker.deliver():
        pass
    done = time.perf_counter()
    calls, shown = len(sim.corp.journal) - calls, _shown(sim) - shown
    with database.read() as session:
        texts = len(set(session.scalars(select(Push.text).where(Push.id > rows))))
        left = session.scalar(select(func.count()).where(PushRecipient.state != "sent")) or 0
    most = texts * 10 + 1
    measured = (
        f"{calls} calls for {texts} texts, {shown:,} shown, {left} unsent; "
        f"planned in {planned - started:.1f} s, delivered in {done - planned:.1f} s"
    )
    return Figure(name, measured, f"<= {most:,} calls", calls <= most and shown == len(PEOPLE) and not left)


def _shown(sim: SimulatorServer) -> int:
    return len(sim.corp.timeline.since(0, 10**9))


def _last_push(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.max(Push.id))) or 0
