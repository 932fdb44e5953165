"""What a scheduler does all day: a tick with nothing to do on a long history, and the tick that plans the morning."""

import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import event, insert

from benchmarks.corp import NOW, make_assistant
from benchmarks.figures import Figure, percentile
from benchmarks.history import YEARS, fill
from scheduler.deliver.channels import SendResult
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Push, PushRecipient, ReminderStep

DEPARTMENTS = (3, 30, 300)
ROWS = (10_000, 100_000, 1_000_000)
TIMES = 15
READERS = 50  # recipients of one push of the history


class Nowhere:
    """A way out that takes everything: what is measured is ours."""

    def send(self, *_call: object, **_more: object) -> SendResult:
        return SendResult("msgid")


@dataclass
class Cost:
    """Milliseconds and statements of one tick."""

    ms: float
    statements: int


def figures() -> list[Figure]:
    """The morning's planning by departments, then a quiet tick by rows of history."""
    return [*_planning(), *_quiet()]


def _planning() -> Iterator[Figure]:
    costs, memory = [], 0.0
    for size in DEPARTMENTS:
        with _filled(size) as (database, ticker):
            ticker.plan()  # imports and caches
            _unplan(database)
            costs.append(_cost(database, ticker.plan, times=1))
            _unplan(database)
            memory = _memory(ticker.plan)
    yield Figure(f"memory that planning {DEPARTMENTS[-1]} departments takes", f"{memory:.1f} MiB")
    yield _figure(f"planning the day of {_list(DEPARTMENTS)} departments, {YEARS} years on file", costs)


def _quiet() -> Iterator[Figure]:
    costs: dict[str, list[Cost]] = {}
    with _filled(DEPARTMENTS[-1]) as (database, ticker):
        ticker.plan()
        while ticker.deliver():
            pass
        present = 0
        for rows in ROWS:
            _add_history(database, present, rows)
            present = rows
            for name, act in (("plan", ticker.plan), ("deliver", ticker.deliver), ("beat", ticker.beat)):
                costs.setdefault(name, []).append(_cost(database, act))
    for name, each in costs.items():
        yield _figure(f"a quiet {name} of {DEPARTMENTS[-1]} departments on {_list(ROWS)} sent pushes", each)


@contextmanager
def _filled(departments: int) -> Iterator[tuple[Database, Ticker]]:
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        fill(database, departments)
        assistant = make_assistant(database)
        yield database, Ticker(database, assistant.rules, assistant.clock, Nowhere(), "bench")
        database.close()


def _unplan(database: Database) -> None:
    """As before the morning's planning."""
    with database.write() as session:
        session.query(PushRecipient).delete()
        session.query(Push).delete()
        session.query(ReminderStep).filter(ReminderStep.recorded_at == NOW).delete()


def _add_history(database: Database, present: int, rows: int) -> None:
    """Pushes of years that are over, up to so many recipients."""
    years = timedelta(days=365 * YEARS)
    pushes, recipients = [], []
    for number in range(present // READERS, rows // READERS):
        at = NOW - years + (years - timedelta(days=1)) * (number * READERS / ROWS[-1])
        key = 10_000_000 + number
        pushes.append({"id": key, "created_at": at, "not_before": at, "reason": "daily", "text": f"{number}号提醒"})
        recipients += [
            {
                "push_id": key, "target": f"liaison{(number + each) % 300}", "state": "sent", "next_try_at": at,
                "sent_at": at, "once": f"daily:{number}:0:{each}", "msgid": f"m{number}", "attempts": 1,
                "batch": f"{number}:14400:{int(at.timestamp())}",
            }
            for each in range(READERS)
        ]  # fmt: skip
    with database.write() as session:
        for start in range(0, len(recipients), 20_000):
            session.execute(insert(Push), pushes[start // READERS : (start + 20_000) // READERS])
            session.execute(insert(PushRecipient), recipients[start : start + 20_000])
    print(f"scheduling: {rows:,} rows of history", file=sys.stderr)


def _cost(database: Database, act: Callable[[], object], times: int = TIMES) -> Cost:
    statements = 0

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(database.engine, "before_cursor_execute", count)
    took = []
    for _ in range(times):
        statements = 0
        before = time.perf_counter()
        act()
        took.append((time.perf_counter() - before) * 1000)
    event.remove(database.engine, "before_cursor_execute", count)
    return Cost(percentile(took, 0.5), statements)


def _memory(act: Callable[[], object]) -> float:
    """MiB that Python holds at most while this runs."""
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024 / 1024


def _figure(name: str, costs: list[Cost]) -> Figure:
    cells = ", ".join(f"{cost.ms:.1f}" for cost in costs)
    grown = [later.ms / earlier.ms for earlier, later in pairwise(costs)]
    growth = ", ".join(f"x{each:.1f}" for each in grown)
    statements = ", ".join(str(cost.statements) for cost in costs)
    measured = f"{cells} ms (growth {growth} for x10); {statements} statements"
    return Figure(name, measured, "linear", all(each <= 10 for each in grown))


def _list(sizes: tuple[int, ...]) -> str:
    return ", ".join(f"{size:,}" for size in sizes)
