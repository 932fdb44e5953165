"""One message in process, without the web: the whole dispatcher with its two commits, and the understanding alone."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corp import NOTICE, NOW, QUESTION, fill_demo
from benchmarks.figures import Figure, percentile
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher, Incoming
from handlers.base import Message
from handlers.registry import answer
from policy.screening import screen
from storage.engine import Database

TIMES = 500
BARS = {"question": (QUESTION, 1.0), "notice": (NOTICE, 3.0)}  # milliseconds, the median


def figures() -> list[Figure]:
    """Medians and p99 of a question and a notice."""
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        assistant = fill_demo(database)
        dispatcher = Dispatcher(assistant)
        told = []
        for what, (text, bar) in BARS.items():
            took = _repeat(lambda number, text=text: _dispatch(dispatcher, text, number))
            told.append(_figure(f"a {what} understood, answered and committed, in process", took, bar))
            took = _repeat(lambda _number, text=text: _understand(assistant, text))
            told.append(_figure(f"a {what}: screening and handler alone, nothing committed", took, None))
        database.close()
    return told


def _dispatch(dispatcher: Dispatcher, text: str, number: int) -> None:
    dispatcher.dispatch(Incoming("wangmin", f"{text[:4]}{number}", "text", text))


def _understand(assistant: Assistant, text: str) -> None:
    screened = screen(text)
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
