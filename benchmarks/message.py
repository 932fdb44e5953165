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
from policy.screening.screen import MOST_BYTES, refusal_of, screen
from storage.engine import Database

TIMES = 500
LONGEST = MOST_BYTES // 3  # Chinese characters
ENTRY = (
    "今天上午带队到城东检查工地安全，发现临边防护不到位等问题3个，已责令现场整改，要求项目部于下周五前报送整改情况；下午召开班子会，传达学习上级文件精神，"
    "研究部署岁末年初安全生产工作，与分管科室负责人谈话提醒，要求严格值班值守、及时报送信息；会后到两个科室走访，了解台账填报情况。"
)
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
    return [*told, *_screening()]


def _screening() -> list[Figure]:
    """What it costs to say whether a text may be kept, in processor time, and how that grows up to the longest that is read."""
    short, long = (_judged(size) for size in (200, LONGEST))
    growth = long / short / (LONGEST / 200)
    return [
        Figure("a text of 200 characters judged", f"{short:.2f} ms", "< 0.3 ms", short < 0.3),
        Figure(
            f"one of {LONGEST:,} characters (64 KiB): time for a character, against the short one",
            f"{growth:.1f} times",
            "< 2",
            growth < 2,
        ),
        Figure(
            "one above 64 KiB, refused before any pattern",
            f"{_judged(LONGEST * 4):.3f} ms",
            "< 0.3 ms",
            _judged(LONGEST * 4) < 0.3,
        ),
    ]


def _judged(size: int) -> float:
    text, best = (ENTRY * (size // len(ENTRY) + 1))[:size], float("inf")
    for _ in range(10):
        before, times = time.process_time(), max(1, 20_000 // size)
        for _ in range(times):
            refusal_of(text)
        best = min(best, (time.process_time() - before) / times * 1000)
    return best


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
