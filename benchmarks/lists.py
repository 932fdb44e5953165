"""Every list, page, export and tick, with five years of towns on file: processor time, statements and size, side by side."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient

from actions.overview import export_views
from actions.people import page_sessions
from benchmarks.corp import KEY, NOW, Nowhere, counting
from benchmarks.figures import percentile
from benchmarks.history import OFFICE, fill
from bot.app import create_app
from bot.assistant import Assistant, make_rules
from bot.config import Config, ServerSettings, WecomSettings
from bot.explain import StoppedClock
from documents.exported import render
from handlers.talk.message import Message
from handlers.talk.registry import answer
from scheduler.run.tick import Ticker
from storage.engine import Database

TOWNS: Mapping[str, tuple[int, int]] = {  # departments, and institutions below them
    "100": (100, 0),
    "300": (300, 0),
    "1,000": (1000, 0),
    "52+213": (52, 213),
}
MOST_MS: Mapping[str, float] = {"100": 30, "300": 30, "1,000": 60, "52+213": 50}  # of a list or page
MOST_KB = 100.0  # of a page
MOST_PLAN = {"plan": 250.0, "quiet plan": 60.0}  # of a tick, whatever the town
TIMES = 5
ADDRESS = "https://page.example.cn"
VISITORS = {OFFICE: "office", "liaison0": "liaison"}
LEFT_OUT = ("page.static", "page.login.login", "page.login.come_back", "page.login.link", "page.login.index")
ASKED = {
    OFFICE: (
        "谁没报", "谁没报 10月", "逾期", "进度", "本周会议", "待办", "整改", "整改 逾期", "工作统计", "1号局情况", "找 XX路",
        "事项 1号局", "催办 全部", "1号局联络员是谁",
    ),
    "liaison0": ("我的待办", "我的报送", "本月台账", "整改", "事项", "找 XX路", "0号局情况", "下属单位 谁没报"),
}  # fmt: skip
ELSE = {
    "obligation_id": 1, "department_id": 1, "name": "on-time", "role": "liaison", "kind": "docx", "question": 7,
    "key": "rectification", "subject": "meeting:M0000001", "number": "M0000001", "file_id": 1, "job_id": 1, "year": 2026,
}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, statements, kilobytes as sent, and the bars of this town; None: no bar."""

    ms: float
    statements: int
    kb: float
    most_ms: float | None = None
    most_kb: float | None = None

    def __str__(self) -> str:
        over = (self.most_ms is not None and self.ms >= self.most_ms) or bool(self.most_kb and self.kb >= self.most_kb)
        return f"{'**' if over else ''}{self.ms:.1f} ms, {self.statements}, {self.kb:.1f} KB{'**' if over else ''}"


def main() -> None:
    """One table: a row for what is measured, a column for a town."""
    found: dict[str, dict[str, Cost]] = {}
    for town, (departments, institutions) in TOWNS.items():
        with TemporaryDirectory(prefix="bench-") as folder:
            database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
            fill(database, departments, institutions)
            for name, cost in of_town(town, database):
                found.setdefault(name, {})[town] = cost
            database.close()
        print(f"lists: {town} measured", file=sys.stderr)
    print(f"| processor time, statements, size; {'**over the bar**'} | {' | '.join(TOWNS)} |")
    print("|---" * (len(TOWNS) + 1) + "|")
    for name, costs in found.items():
        print(f"| {name} | {' | '.join(str(costs.get(town, '')) for town in TOWNS)} |")


def of_town(town: str, database: Database) -> Iterator[tuple[str, Cost]]:
    """What each thing costs there: what is said, pages, exports, and ticks last, for they change what is on file."""
    assistant, most = _assistant(database), MOST_MS[town]
    for userid, texts in ASKED.items():
        for text in texts:
            yield f"{text} ({VISITORS[userid]})", replace(_asked(assistant, userid, text), most_ms=most)
    for name, cost in _pages(assistant):
        yield name, replace(cost, most_ms=most, most_kb=MOST_KB) if cost.most_kb else cost
    yield from _exports(assistant)
    yield from _ticks(assistant)


def _asked(assistant: Assistant, userid: str, text: str) -> Cost:
    def run() -> str:
        with assistant.database.read() as session:
            reply = answer(assistant.desk(session, userid), Message(userid, text, NOW))[1].text
        if "汇编中没有" in reply:
            raise RuntimeError(f"{text}: {reply}")
        return reply

    return _cost(assistant.database, lambda: len(run().encode()))


def _pages(assistant: Assistant) -> Iterator[tuple[str, Cost]]:
    app = create_app(assistant)
    for userid, role in VISITORS.items():
        client = app.test_client()
        with assistant.database.write() as rows:
            token = page_sessions.begin(assistant.context(rows, userid), "bench")
        with client.session_transaction(base_url=ADDRESS) as session:
            session["userid"], session["token"], session["csrf"] = userid, token, "c" * 32
        for path in addresses(app):
            answered = client.get(path, base_url=ADDRESS, buffered=True)
            if answered.status_code == 200:  # others are not for this role
                cost = _cost(assistant.database, _fetch(client, path))
                yield f"{path} ({role})", replace(cost, most_kb=MOST_KB if answered.mimetype == "text/html" else None)


def _fetch(client: FlaskClient, path: str) -> Callable[[], int]:
    return lambda: len(client.get(path, base_url=ADDRESS, buffered=True).data)


def addresses(app: Flask) -> list[str]:
    """Every address that can be read, with the first department's report, meeting and entry."""
    paths = []
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("page.") or rule.endpoint in LEFT_OUT or "GET" not in (rule.methods or ()):
            continue
        own = {"number": "E0000001"} if rule.endpoint.startswith("page.entries.") else {}
        if rule.arguments <= ELSE.keys() and not rule.endpoint.startswith("page.exports."):
            built = rule.build({name: {**ELSE, **own}[name] for name in rule.arguments})
            paths += [str(built[1])] if built else []
    return sorted(paths)


def _exports(assistant: Assistant) -> Iterator[tuple[str, Cost]]:
    def made(name: str, asked: Mapping[str, str]) -> Callable[[], int]:
        def run() -> int:
            with assistant.database.read() as session:
                return len(render(export_views.view(assistant.context(session, OFFICE), name, asked)))

        return run

    views: list[tuple[str, dict[str, str]]] = [
        ("rectification.xlsx", {}), ("checklist.xlsx", {}), ("rectification.docx", {}), ("performance.xlsx", {"span": "11月"}),
        ("ledger.docx", {"span": "11月"}), ("summary.docx", {"span": "四季度"}), ("circular.docx", {"span": "四季度"}),
    ]  # fmt: skip
    for name, asked in views:
        label = f"export {name} {asked.get('span', '')}".strip()
        yield label, _cost(assistant.database, made(name, asked), times=1)


def _ticks(assistant: Assistant) -> Iterator[tuple[str, Cost]]:
    eve = replace(assistant, clock=StoppedClock(NOW - timedelta(days=1)))
    Ticker(eve.database, eve.rules, eve.clock, Nowhere(), "bench").plan()  # what was due before is dealt with
    ticker = Ticker(assistant.database, assistant.rules, assistant.clock, Nowhere(), "bench")

    def plan() -> int:
        ticker.plan()
        return 0

    for name in ("plan", "quiet plan"):
        times = 1 if name == "plan" else TIMES
        yield name, replace(_cost(assistant.database, plan, times=times), most_ms=MOST_PLAN[name])


def _assistant(database: Database) -> Assistant:
    wecom = WecomSettings(secret="s3cret", token="SimToken2026", encoding_aes_key=KEY)
    config = Config(server=ServerSettings(public_url=ADDRESS), wecom=wecom)
    return Assistant(config, database, StoppedClock(NOW), make_rules(config))


def _cost(database: Database, run: Callable[[], int], times: int = TIMES) -> Cost:
    """The median of several runs after one that warms up; of a single one it is that."""
    if times > 1:
        run()
    took, size, statements = [], 0, 0
    with counting(database) as ran:
        for _ in range(times):
            ran.clear()
            before = time.process_time()
            size = run()
            took.append((time.process_time() - before) * 1000)
            statements = len(ran)
    return Cost(percentile(took, 0.5), statements, size / 1000)
