"""Every page that can be read, with five years of a city's largest group on file: server time and size."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from actions.people import page_sessions
from benchmarks.corp import KEY, NOW, SHANGHAI
from benchmarks.figures import Figure, percentile
from benchmarks.history import OFFICE, fill
from bot.app import create_app
from bot.assistant import Assistant, make_rules
from bot.config import Config, ServerSettings, WecomSettings
from bot.explain import StoppedClock
from storage.base import Base
from storage.engine import Database
from storage.models import Department, LedgerEntry, Matter, Member, Push, PushRecipient

ADDRESS = "https://page.example.cn"
DEPARTMENTS = 52
VISITORS = {OFFICE: "office", "liaison0": "liaison"}
TIMES = 7
MOST_MS, MOST_KB = 50.0, 100.0
LEFT_OUT = ("page.static", "page.entry.login", "page.entry.come_back", "page.entry.link", "page.entry.index")
Row = dict[str, Any]


def figures() -> list[Figure]:
    """Each page's median milliseconds and its size as sent; files are named with their size alone."""
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        fill(database, DEPARTMENTS)
        with database.write() as session:
            _more(session)
        assistant = _assistant(database)
        app = create_app(assistant)
        found = [figure for userid, role in VISITORS.items() for figure in _of_visitor(app, assistant, userid, role)]
        database.close()
    return found


def _assistant(database: Database) -> Assistant:
    wecom = WecomSettings(secret="s3cret", token="SimToken2026", encoding_aes_key=KEY)
    config = Config(server=ServerSettings(public_url=ADDRESS), wecom=wecom)
    return Assistant(config, database, StoppedClock(NOW.astimezone(SHANGHAI)), make_rules(config))


def _of_visitor(app: Flask, assistant: Assistant, userid: str, role: str) -> Iterator[Figure]:
    client = app.test_client()
    with assistant.database.write() as rows:
        token = page_sessions.begin(assistant.context(rows, userid), "bench")
    with client.session_transaction(base_url=ADDRESS) as session:
        session["userid"], session["token"], session["csrf"] = userid, token, "c" * 32
    for path in _paths(app):
        answer = client.get(path, base_url=ADDRESS, buffered=True)
        if answer.status_code != 200:  # not for this role
            continue
        size, took = len(answer.data) / 1000, _milliseconds(client, path)
        is_page = answer.mimetype == "text/html"
        met = (took < MOST_MS and size < MOST_KB) if is_page else None
        bar = f"< {MOST_MS:.0f} ms, < {MOST_KB:.0f} KB" if is_page else ""
        yield Figure(f"page {path} ({role})", f"{took:.1f} ms, {size:.1f} KB", bar, met)


def _milliseconds(client: FlaskClient, path: str) -> float:
    took = []
    for _ in range(TIMES):
        before = time.process_time()
        client.get(path, base_url=ADDRESS, buffered=True)
        took.append((time.process_time() - before) * 1000)
    return percentile(took, 0.5)


def _paths(app: Flask) -> list[str]:
    """Every address that can be read, with the first department's report, meeting and entry."""
    values: Row = {
        "obligation_id": 1, "department_id": 1, "name": "on-time", "role": "liaison", "kind": "docx", "question": 7,
        "key": "rectification", "subject": "meeting:M0000001", "number": "M0000001", "file_id": 1, "job_id": 1,
    }  # fmt: skip
    paths = []
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("page.") or rule.endpoint in LEFT_OUT or "GET" not in (rule.methods or ()):
            continue
        own = {"number": "E0000001"} if rule.endpoint.startswith("page.entries.") else {}
        if rule.arguments <= values.keys():
            built = rule.build({name: {**values, **own}[name] for name in rule.arguments})
            paths += [str(built[1])] if built else []
    return sorted(paths)


def _more(session: Session) -> None:
    """Registers, matters and pushes of a year beside the reports and meetings."""
    owner = dict(session.execute(select(Member.userid, Member.id)).all())
    departments = list(session.scalars(select(Department.id).order_by(Department.id)))
    _add(session, LedgerEntry, list(_entries(departments, owner)))
    _add(session, Matter, [_matter(number, each) for number, each in enumerate(departments * 6)])
    pushes = [_push(number) for number in range(1, 5001)]
    _add(session, Push, pushes)
    people = [name for name in owner if name != OFFICE]
    _add(session, PushRecipient, [_recipient(row, people[row["id"] % len(people)]) for row in pushes])


def _entries(departments: list[int], owner: dict[str, int]) -> Iterator[Row]:
    number = 0
    for place, department in enumerate(departments):
        for each in range(60):
            number += 1
            day = NOW.date() - timedelta(days=each * 6)
            kind = ("performance", "performance", "performance", "rectification", "checklist")[each % 5]
            state = "filed" if kind == "performance" else ("open" if kind == "rectification" else "submitted")
            text = "与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"
            yield {
                "id": number, "number": f"E{number:07}", "ledger": kind, "department_id": department, "state": state,
                "owner_id": owner[f"liaison{place}"], "entered_by": f"liaison{place}", "happened_on": day, "filed_at": NOW,
                "fields": {"way": "廉政谈话", "content": text, "problem": text, "duty": text, "marks": []}, "titles": {},
                "text": text, "shared": True, "due_on": day + timedelta(days=30) if kind == "rectification" else None,
            }  # fmt: skip


def _matter(number: int, department: int) -> Row:
    return {
        "number": f"T{number:07}", "department_id": department, "title": "XX路改造项目资金分配方案", "kind": "funds",
        "stage": "meeting", "opened_at": NOW,
    }  # fmt: skip


def _push(number: int) -> Row:
    return {
        "id": number, "channel": "app", "reason": "daily", "text": "请办理", "created_at": NOW, "not_before": NOW,
    }  # fmt: skip


def _recipient(row: Row, target: str) -> Row:
    return {"push_id": row["id"], "target": target, "state": "sent", "sent_at": NOW, "next_try_at": NOW}


def _add(session: Session, table: type[Base], rows: list[Row]) -> None:
    for start in range(0, len(rows), 5000):
        session.execute(insert(table), rows[start : start + 5000])
