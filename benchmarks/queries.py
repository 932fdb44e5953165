"""What a desk asks every day, with five years on file: 3, 30 and 300 departments."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from actions.common.context import Context
from actions.overview.board import board
from benchmarks.corp import NOW, make_assistant
from benchmarks.figures import Figure, percentile
from benchmarks.history import OFFICE, YEARS, fill
from bot.assistant import Assistant
from handlers.talk.message import Message
from handlers.talk.registry import answer
from policy.time.months import month_of
from scheduler.plan.reminders import due_work
from storage.engine import Database

SIZES = (3, 30, 300, 1000)
TIMES = 20
BAR = 60.0  # milliseconds of processor time


def figures() -> list[Figure]:
    """Milliseconds of each query at each size; at the largest it must stay below the bar."""
    measured: dict[str, list[float]] = {}
    for size in SIZES:
        with TemporaryDirectory(prefix="bench-") as folder:
            database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
            fill(database, size)
            for name, run in _queries(make_assistant(database)).items():
                measured.setdefault(name, []).append(_median(run))
            database.close()
    return [_figure(name, took) for name, took in measured.items()]


def _queries(assistant: Assistant) -> dict[str, Callable[[], object]]:
    def ask(text: str) -> Callable[[], object]:
        def run() -> None:
            with assistant.database.read() as session:
                reply = answer(assistant.desk(session, OFFICE), Message(OFFICE, text, NOW))[1]
                if "没有" in reply.text or "暂无" in reply.text:
                    raise RuntimeError(f"{text}: {reply.text}")

        return run

    def in_context(look: Callable[[Context], object]) -> Callable[[], object]:
        def run() -> None:
            with assistant.database.read() as session:
                if not look(assistant.context(session, OFFICE)):
                    raise RuntimeError("nothing found")

        return run

    return {
        "谁没报": ask("谁没报"),
        "逾期": ask("逾期"),
        "进度": ask("进度"),
        "本周会议": ask("本周会议"),
        "the board of a month": in_context(lambda context: board(context, month_of(context.today))),
        "the day's brief, digest and reminders": in_context(lambda context: due_work(context, str)),
    }


def _median(run: Callable[[], object]) -> float:
    run()
    took = []
    for _ in range(TIMES):
        before = time.process_time()
        run()
        took.append((time.process_time() - before) * 1000)
    return percentile(took, 0.5)


def _figure(name: str, took: list[float]) -> Figure:
    growth = [later / earlier for earlier, later in pairwise(took)]
    larger = [later / earlier for earlier, later in pairwise(SIZES)]
    cells = ", ".join(f"{ms:.1f}" for ms in took)
    grown = ", ".join(f"x{each:.1f}" for each in growth)
    return Figure(
        f"{name}: {', '.join(map(str, SIZES))} departments, {YEARS} years",
        f"{cells} ms (growth {grown})",
        f"< {BAR:.0f} ms, linear",
        took[-1] < BAR and all(each <= most for each, most in zip(growth, larger, strict=True)),
    )
