"""One message in process, without the web: the whole dispatcher with its two commits, and the understanding alone."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corp import NOW, fill_demo, text_of
from benchmarks.figures import Figure, percentile
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher, Incoming
from handlers.talk.message import Message
from handlers.talk.registry import answer
from policy.screening.screen import screen
from storage.engine import Database

TIMES = 500
BARS = {"question": 1.0, "notice": 3.0}  # milliseconds, the median


def figures() -> list[Figure]:
    """Medians and p99 of a question and a notice."""
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        assistant = fill_demo(database)
        dispatcher = Dispatcher(assistant)
        told = []
        for kind, bar in BARS.items():
            took = _repeat(partial(_dispatch, dispatcher, kind))
            told.append(_figure(f"a {kind} understood, answered and committed, in process", took, bar))
            took = _repeat(partial(_understand, assistant, kind))
            told.append(_figure(f"a {kind}: screening and handler alone, nothing committed", took, None))
        database.close()
    return told


def _dispatch(dispatcher: Dispatcher, kind: str, number: int) -> None:
    dispatcher.dispatch(Incoming("wangmin", f"{kind}{number}", "text", text_of(kind, number)))


def _understand(assistant: Assistant, kind: str, number: int) -> None:
    screened = screen(text_of(kind, TIMES * 2 + number))
    with assistant.database.read() as session:
        answer(assistant.desk(session, "wangmin"), Message("wangmin", screened.text, NOW))


def _repeat(run: Callable[[int], None]) -> list[float]:
    took = []
    for number in range(TIMES + 50):
        before = time.perf_counter()
        run(number)
        took.append((time.perf_counter() - before) * 1000)
    return took[50:]


def _figure(name: str, took: list[float], bar: float | None) -> Figure:
    median = percentile(took, 0.5)
    measured = f"median {median:.2f} ms, p99 {percentile(took, 0.99):.2f} ms"
    return Figure(name, measured, f"median < {bar:.0f} ms" if bar else "", median < bar if bar else None)
