"""A database as it looks after five years: every period reported, every month's meetings, a few departments behind."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from actions.report.obligations import open_periods
from benchmarks.corp import NOW, SHANGHAI, make_assistant
from bot.commands.prepare import prepare
from policy.time.periods import periods
from storage.base import Base
from storage.engine import Database
from storage.models import Deadline, Department, MeetingItem, MeetingNotice, Obligation, ReminderStep, Submission

YEARS = 5
FIRST = date(NOW.year - YEARS, 12, 1)
GROUP = "第一派驻纪检监察组"
OFFICE = "office"
Row = dict[str, Any]


def fill(database: Database, departments: int) -> None:
    """Departments with a liaison each, one office, and their five years up to NOW."""
    since = datetime.combine(FIRST, time(9), SHANGHAI)
    assistant = make_assistant(database, since)
    prepare(assistant)
    rows = [MemberRow(2, OFFICE, "赵丽", "", "综合科", GROUP, "")]
    rows += [
        MemberRow(number + 3, f"liaison{number}", f"联络员{number}", f"{number}号局", "联络员", GROUP, "")
        for number in range(departments)
    ]
    with database.write() as session:
        import_members(assistant.context(session), rows)
    with database.write() as session:
        ids = [row.id for row in session.query(Department).order_by(Department.id)]
        _reports(session, list(_obligations(ids)))
        _add(session, MeetingNotice, meetings := list(_meetings(ids)))
        _add(session, MeetingItem, [_item(row["id"]) for row in meetings])
    with database.write() as session:
        open_periods(make_assistant(database).context(session))


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


def _add(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), 5000):
        session.execute(insert(table), rows[start : start + 5000])
