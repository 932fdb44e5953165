"""What a scheduler does all day: a tick with nothing to do, on a long history."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from benchmarks.corp import NOW, Nowhere, counting, make_assistant
from benchmarks.figures import Figure, percentile
from benchmarks.history import YEARS, fill
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Push, PushRecipient

DEPARTMENTS = 300
ROWS = (10_000, 100_000, 1_000_000)
TIMES = 15
READERS = 50  # recipients of one push of the history


@dataclass
class Cost:
    """Milliseconds and statements of one tick."""

    ms: float
    statements: int


def figures() -> list[Figure]:
    """A quiet tick by rows of history."""
    costs: dict[str, list[Cost]] = {}
    with _filled(DEPARTMENTS) as (database, ticker):
        ticker.plan()
        while ticker.deliver():
            pass
        present = 0
        for rows in ROWS:
            _add_history(database, present, rows)
            present = rows
            for name, act in (("plan", ticker.plan), ("deliver", ticker.deliver), ("beat", ticker.beat)):
                costs.setdefault(name, []).append(_cost(database, act))
    return [
        _figure(f"a quiet {name} of {DEPARTMENTS} departments on {_list(ROWS)} sent pushes", each)
        for name, each in costs.items()
    ]


@contextmanager
def _filled(departments: int) -> Iterator[tuple[Database, Ticker]]:
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        fill(database, departments)
        assistant = make_assistant(database)
        yield database, Ticker(database, assistant.rules, assistant.clock, Nowhere(), "bench")
        database.close()


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


def _cost(database: Database, act: Callable[[], object]) -> Cost:
    took, statements = [], 0
    with counting(database) as ran:
        for _ in range(TIMES):
            ran.clear()
            before = time.perf_counter()
            act()
            took.append((time.perf_counter() - before) * 1000)
            statements = len(ran)
    return Cost(percentile(took, 0.5), statements)


def _figure(name: str, costs: list[Cost]) -> Figure:
    cells = ", ".join(f"{cost.ms:.1f}" for cost in costs)
    grown = [later.ms / earlier.ms for earlier, later in pairwise(costs)]
    growth = ", ".join(f"x{each:.1f}" for each in grown)
    statements = ", ".join(str(cost.statements) for cost in costs)
    measured = f"{cells} ms (growth {growth} for x10); {statements} statements"
    return Figure(name, measured, "linear", all(each <= 10 for each in grown))


def _list(sizes: tuple[int, ...]) -> str:
    return ", ".join(f"{size:,}" for size in sizes)
