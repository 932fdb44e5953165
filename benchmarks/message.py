"""One message in process, without the web: processor time of the whole dispatcher, by phase, and statements."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import event

from actions.common.errors import UserError
from benchmarks.corp import NOW, ROOT, fill_demo, text_of
from benchmarks.figures import Figure, percentile
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from handlers.talk.message import Message
from handlers.talk.registry import answer, claims
from policy.screening.names import PERSONNEL
from policy.screening.screen import MOST_BYTES, refusal_of, screen
from storage.engine import Database

TIMES = 500
LONGEST = MOST_BYTES // 3  # Chinese characters
ENTRY = (
    "今天上午带队到城东检查工地安全，发现临边防护不到位等问题3个，已责令现场整改，要求项目部于下周五前报送整改情况；下午召开班子会，传达学习上级文件精神，"
    "研究部署岁末年初安全生产工作，与分管科室负责人谈话提醒，要求严格值班值守、及时报送信息；会后到两个科室走访，了解台账填报情况。"
)
NOTICES = [ROOT / "tests" / "data" / f"{name}.jsonl" for name in ("notices", "notices_sloppy", "notices_blind")]
BARS = {"question": 1.3, "other question": None, "notice": 7.0}  # milliseconds of processor time, the median


def figures() -> list[Figure]:
    """Medians and p99 of one question again and again, of one wording after the other, and of a notice."""
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        assistant = fill_demo(database)
        told = [_figure(database, assistant, kind, bar) for kind, bar in BARS.items()]
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
        *_masking(),
    ]


def _masking() -> list[Figure]:
    """The whole of what happens before a text is kept, masking too: notices in pieces of 200 characters, the same in a row for the long ones."""
    notices = "\n".join(
        json.loads(line)["text"] for file in NOTICES for line in file.read_text(encoding="utf-8").splitlines()
    )
    pieces = [notices[start : start + 200] for start in range(0, len(notices) - 200, 200)]
    told = []
    for title, wanted in (("no word of persons' posts", False), ("such words", True)):
        took = [_best(screen, each) for each in pieces if bool(PERSONNEL.search(each)) is wanted]
        told.append(
            Figure(
                f"200 characters of notices with {title}, judged and masked ({len(took)} texts)",
                f"median {percentile(took, 0.5):.2f}, p99 {percentile(took, 0.99):.2f} ms",
            )
        )
    for size in (2, 16, 64):
        text = (notices * 2)[: size * 1024 // 3]
        told.append(Figure(f"notices of {size} KiB in a row, judged and masked", f"{_best(screen, text):.1f} ms"))
    return told


def _judged(size: int) -> float:
    return _best(refusal_of, (ENTRY * (size // len(ENTRY) + 1))[:size])


def _best(run: Callable[[str], object], text: str) -> float:
    """Milliseconds of processor time, the least of ten batches."""
    best, times = float("inf"), max(1, 2_000 // len(text))
    for _ in range(10):
        before = time.process_time()
        for _ in range(times):
            run(text)
        best = min(best, (time.process_time() - before) / times * 1000)
    return best


def _figure(database: Database, assistant: Assistant, kind: str, bar: float | None) -> Figure:
    dispatcher = Dispatcher(assistant)
    whole = _repeat(partial(_dispatch, dispatcher, kind))
    phases = {
        name: percentile(_repeat(partial(phase, assistant, kind)), 0.5)
        for name, phase in (("screened", _screened), ("claimed", _claimed), ("answered", _answered))
    }
    median = percentile(whole, 0.5)
    by_phase = (
        f"screened {phases['screened']:.2f}, act found {phases['claimed']:.2f}, "
        f"carried out {max(0.0, phases['answered'] - phases['claimed']):.2f}, "
        f"stored and committed {max(0.0, median - phases['answered'] - phases['screened']):.2f}"
    )
    return Figure(
        f"one {kind} in process, processor time",
        f"median {median:.2f} ms, p99 {percentile(whole, 0.99):.2f} ms ({by_phase}); {_statements(database, dispatcher, kind)} statements",
        f"median < {bar:.1f} ms" if bar else "",
        median < bar if bar else None,
    )


def _text(kind: str, number: int) -> str:
    if kind != "other question":
        return text_of(kind, number)
    lines = (ROOT / "tests" / "data" / "questions_blind.tsv").read_text(encoding="utf-8").splitlines()
    return lines[number % len(lines)].split("\t")[0]


def _dispatch(dispatcher: Dispatcher, kind: str, number: int) -> None:
    dispatcher.dispatch(Incoming("wangmin", f"{kind}{number}", "text", _text(kind, number)))


def _screened(_assistant: Assistant, kind: str, number: int) -> None:
    screen(_text(kind, TIMES * 2 + number))


def _claimed(assistant: Assistant, kind: str, number: int) -> None:
    with assistant.database.read() as session:
        next(claims(assistant.desk(session, "wangmin"), Message("wangmin", _text(kind, TIMES * 2 + number), NOW)))


def _answered(assistant: Assistant, kind: str, number: int) -> None:
    with assistant.database.read() as session, suppress(UserError):
        answer(assistant.desk(session, "wangmin"), Message("wangmin", _text(kind, TIMES * 3 + number), NOW))


def _repeat(run: Callable[[int], None]) -> list[float]:
    """Milliseconds of processor time of each run after the first fifty; other processes do not count."""
    took = []
    for number in range(TIMES + 50):
        before = time.process_time()
        run(number)
        took.append((time.process_time() - before) * 1000)
    return took[50:]


def _statements(database: Database, dispatcher: Dispatcher, kind: str) -> int:
    """Those of one message, but for where a transaction begins."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        found.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    _dispatch(dispatcher, kind, TIMES * 5)
    event.remove(database.engine, "before_cursor_execute", note)
    return sum(not each.startswith("BEGIN") for each in found)
