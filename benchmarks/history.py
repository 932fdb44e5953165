"""A database as it looks after five years: every period reported, every month's meetings, a few departments behind.

And of the last year what waits or is kept: registers, matters, pushes.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from actions.report.obligations import open_periods
from benchmarks.corp import NOW, SHANGHAI, make_assistant
from bot.commands.prepare import prepare
from policy.time.periods import periods
from storage.base import Base
from storage.engine import Database
from storage.models import (
    Deadline,
    Department,
    LedgerEntry,
    Matter,
    MeetingItem,
    MeetingNotice,
    Member,
    Obligation,
    Push,
    PushRecipient,
    ReminderStep,
    Submission,
)

YEARS = 5
FIRST = date(NOW.year - YEARS, 12, 1)
GROUP = "第一派驻纪检监察组"
OFFICE = "office"
Row = dict[str, Any]


def fill(database: Database, departments: int, institutions: int = 0) -> None:
    """Departments with a liaison each, one office, and their five years up to NOW.

    Institutions below them have their own meetings and registers; their reports go with their parents'.
    """
    since = datetime.combine(FIRST, time(9), SHANGHAI)
    assistant = make_assistant(database, since)
    prepare(assistant)
    with database.write() as session:
        import_members(assistant.context(session), list(_members(departments, institutions)))
    with database.write() as session:
        places = session.execute(select(Department.id, Department.parent_id).order_by(Department.id)).all()
        ids = [key for key, _parent in places]
        owners = dict(session.execute(select(Member.userid, Member.id)).all())
        _reports(session, list(_obligations([key for key, parent in places if parent is None])))
        _add(session, MeetingNotice, meetings := list(_meetings(ids)))
        _add(session, MeetingItem, [_item(row["id"]) for row in meetings])
        _add(session, LedgerEntry, entries := list(_entries(ids, owners)))
        _add(session, Deadline, [_deadline_of(row) for row in entries if row["due_on"]])
        _add(session, Matter, [_matter(number, each) for number, each in enumerate(ids * 6)])
        _add(session, Push, pushes := [_push(number) for number in range(1, 5001)])
        _add(session, PushRecipient, [_recipient(row, f"liaison{row['id'] % len(ids)}") for row in pushes])
    with database.write() as session:
        open_periods(make_assistant(database).context(session))


def _members(departments: int, institutions: int) -> Iterator[MemberRow]:
    yield MemberRow(2, OFFICE, "赵丽", "", "综合科", GROUP, "")
    for number in range(departments + institutions):
        name = f"{number}号局" if number < departments else f"{number}号中心"
        parent = "" if number < departments else f"{number % departments}号局"
        yield MemberRow(number + 3, f"liaison{number}", f"联络员{number}", name, "联络员", GROUP, parent)


def _obligations(departments: Sequence[int]) -> Iterator[Row]:
    number = 0
    for settings in make_assistant(Database("sqlite://")).rules.obligations:
        since_ever = settings.model_copy(update={"effective_from": f"{FIRST:%Y-%m}"})
        for period in periods(since_ever, FIRST, NOW.date() + timedelta(days=1)):
            for place, department in enumerate(departments):
                number += 1
                recent = period.due_on > NOW.date() - timedelta(days=62)
                behind = place % 10 == 0 if period.due_on >= NOW.date() else recent and place % 50 == 0
                yield {
                    "id": number, "kind": settings.kind, "title": settings.title, "department_id": department,
                    "period": period.key, "label": period.label, "due_on": period.due_on,
                    "due_at": datetime.combine(period.due_on, time(23, 59), SHANGHAI),
                    "state": "open" if behind else "accepted",
                }  # fmt: skip


def _reports(session: Session, owed: Sequence[Row]) -> None:
    """The obligations with a report, a deadline and a reminder each."""
    _add(session, Obligation, owed)
    _add(session, Submission, [_submission(row) for row in owed if row["state"] != "open"])
    _add(session, Deadline, [_deadline(row) for row in owed])
    _add(session, ReminderStep, [_step(row) for row in owed])


def _submission(row: Row) -> Row:
    return {
        "id": row["id"], "number": f"{row['due_on'].year}-{row['id']:06}", "obligation_id": row["id"],
        "submitted_at": row["due_at"] - timedelta(days=2), "submitted_by": "liaison0", "way": "entries", "entries": 3,
        "on_time": True,
    }  # fmt: skip


def _deadline(row: Row) -> Row:
    is_open = row["state"] == "open"
    return {
        "id": row["id"], "kind": "obligation", "subject_id": row["id"], "department_id": row["department_id"],
        "due_on": row["due_on"], "due_at": row["due_at"], "state": "open" if is_open else "stopped",
        "stopped_at": None if is_open else row["due_at"] - timedelta(days=2),
    }  # fmt: skip


def _step(row: Row) -> Row:
    day = row["due_on"] - timedelta(days=4)
    return {"deadline_id": row["id"], "step": "-3", "planned_on": day, "state": "pushed", "recorded_at": row["due_at"]}


def _meetings(departments: Sequence[int]) -> Iterator[Row]:
    """Two a month for every department, and one this week for every tenth."""
    number = 0
    for place, department in enumerate(departments):
        days = [FIRST + timedelta(days=15 * each + place % 15) for each in range(YEARS * 24)]
        days = [day for day in days if day < NOW.date() - timedelta(days=7)]
        for day in [*days, NOW.date() + timedelta(days=2)] if place % 10 == 0 else days:
            number += 1
            starts = datetime.combine(day, time(9), SHANGHAI)
            yield {
                "id": number, "number": f"M{number:07}", "department_id": department, "type": "党组会议", "day": day,
                "starts_at": starts, "place": "三楼会议室", "reported_at": starts - timedelta(days=5),
                "dated_at": starts - timedelta(days=5), "reported_by": "liaison0", "lead_days": 5, "on_time": True,
                "rule": "会议日前3日（自然日）", "text": "会议通知",
            }  # fmt: skip


def _item(meeting: int) -> Row:
    return {"meeting_id": meeting, "position": 1, "text": "2027年部门预算编制", "kind": "decision"}


def _entries(departments: Sequence[int], owner: Mapping[str, int]) -> Iterator[Row]:
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
                "owner_id": owner[f"liaison{place}"], "entered_by": f"liaison{place}", "happened_on": day,
                "filed_at": datetime.combine(day, time(10), SHANGHAI), "titles": {}, "text": text, "shared": True,
                "fields": {"way": "廉政谈话", "content": text, "problem": text, "duty": text, "marks": []},
                "due_on": day + timedelta(days=30) if kind == "rectification" else None,
            }  # fmt: skip


def _deadline_of(entry: Row) -> Row:
    return {
        "id": 10_000_000 + entry["id"], "kind": "entry", "subject_id": entry["id"], "department_id": entry["department_id"],
        "due_on": entry["due_on"], "due_at": datetime.combine(entry["due_on"], time(23, 59), SHANGHAI), "state": "open",
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


def _add(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), 5000):
        session.execute(insert(table), rows[start : start + 5000])
