"""A year of a group: 12 departments with 60 leaders, and a second group beside it; always the same from one seed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.people.member_import import import_members
from actions.people.members import MemberRow
from policy.time.periods import periods
from storage.base import Base
from storage.engine import Database
from storage.models import (
    Attendance,
    Count,
    Department,
    Holding,
    InspectionGroup,
    LedgerEntry,
    LedgerNote,
    MeetingNotice,
    Member,
    Obligation,
    Opinion,
    Submission,
)  # fmt: skip
from tests.conftest import SHANGHAI

YEAR = 2026
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=SHANGHAI)
GROUP, OTHER_GROUP = "年度派驻纪检监察组", "另一派驻纪检监察组"
OFFICE = "yearoffice"
LEADERS = 5  # of a department, 主要负责人 included
NAMES = (
    "发展改革",
    "公安",
    "退役军人",
    "司法",
    "人社",
    "自然资源",
    "生态环境",
    "城管",
    "商务",
    "应急",
    "审计",
    "统计",
    "林业",
    "体育",
)
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "敏强伟芳娜静丽军洋勇艳杰娟涛明超霞平刚桂"
_WORDS = ("与分管科室谈心谈话", "研究廉政风险排查", "检查工程招投标", "听取科室廉政汇报", "督促问题整改")
_COUNTED = ("interview", "talk_reminder", "integrity_talk")
Row = dict[str, Any]


def make_year(database: Database, context: Context) -> None:
    """Fill the database up to NOW. `context` is the clock's, at the year's first day."""
    random = Random(2026)
    import_members(context, list(_members(random)))
    session = context.session
    session.flush()
    ours = [f"{name}局" for name in NAMES]
    query = select(Department.id).where(Department.name.in_(ours)).order_by(Department.id)
    departments = list(session.scalars(query))
    leaders = {
        department: list(
            session.scalars(
                select(Member.id)
                .join(Holding)
                .where(Holding.department_id == department, Holding.role != "liaison")
                .order_by(Member.id)
            )
        )
        for department in departments
    }
    owed = list(_obligations(random, context, departments))
    _add(session, Obligation, [row for row, _ in owed])
    _add(session, Submission, [submission for _, submission in owed if submission])
    meetings = list(_meetings(random, departments))
    _add(session, MeetingNotice, meetings)
    inspector = session.scalars(select(Member.id).where(Member.userid == "yearinspector")).one()
    _add(session, Attendance, [_attendance(random, row, inspector) for row in meetings[::2]])
    _add(session, Opinion, [_opinion(random, row) for row in meetings[::5]])
    entries = list(_entries(random, leaders))
    _add(session, LedgerEntry, entries)
    _add(session, LedgerNote, [_note(random, row) for row in entries[::9]])
    _add(session, Count, list(_counts(random, departments)))


def _members(random: Random) -> Iterator[MemberRow]:
    used: set[str] = set()

    def name() -> str:
        while (made := random.choice(_SURNAMES) + random.choice(_GIVEN) + random.choice(_GIVEN)) in used:
            pass
        used.add(made)
        return made

    yield MemberRow(2, OFFICE, name(), "", "综合科", GROUP, "")
    yield MemberRow(3, "yearinspector", name(), "", "派驻组", GROUP, "")
    for place, each in enumerate(NAMES):
        group = GROUP if place < 12 else OTHER_GROUP
        roles = ("联络员", "主要负责人", *["班子成员"] * (LEADERS - 1))
        for number, role in enumerate(roles):
            yield MemberRow(4, f"y{place}n{number}", name(), f"{each}局", role, group, "")


def _day(random: Random) -> date:
    return date(YEAR, 1, 1) + timedelta(days=random.randrange(365))


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)


def _obligations(random: Random, context: Context, departments: Sequence[int]) -> Iterator[tuple[Row, Row | None]]:
    """Every period of the year: mostly in time, some late, some never, some excused."""
    number = 50_000
    for settings in context.obligations:
        for period in periods(settings, date(YEAR, 1, 1), date(YEAR, 12, 31)):
            for department in departments:
                number += 1
                how = random.choices(("on time", "late", "open", "excused"), (80, 10, 6, 4))[0]
                late = timedelta(days=random.randrange(1, 9)) if how == "late" else -timedelta(days=random.randrange(5))
                due_at = _moment(period.due_on, 23)
                state = {"open": "open", "excused": "excused"}.get(how, "accepted")
                obligation = {
                    "id": number, "kind": settings.kind, "title": settings.title, "department_id": department,
                    "period": period.key, "label": period.label, "due_on": period.due_on, "due_at": due_at, "state": state,
                }  # fmt: skip
                submission = {
                    "id": number, "number": f"{YEAR}-{number}", "obligation_id": number, "submitted_at": due_at + late,
                    "submitted_by": "y0n0", "way": "entries", "entries": 3, "on_time": how == "on time",
                }  # fmt: skip
                yield obligation, submission if state == "accepted" else None


def _meetings(random: Random, departments: Sequence[int]) -> Iterator[Row]:
    for number in range(20_000, 20_300):
        day = _day(random)
        ahead = random.randrange(1, 9)
        yield {
            "id": number, "number": f"{YEAR}-{number}", "department_id": random.choice(departments), "type": "党组会议",
            "state": random.choices(("registered", "cancelled", "postponed"), (90, 6, 4))[0], "day": day,
            "starts_at": _moment(day, 9), "place": "三楼会议室", "reported_at": _moment(day - timedelta(days=ahead)),
            "dated_at": _moment(day - timedelta(days=ahead)), "reported_by": "y0n0", "lead_days": ahead, "on_time": ahead >= 3,
            "rule": "会议日前3日（自然日）", "text": "会议通知",
        }  # fmt: skip


def _attendance(random: Random, meeting: Row, inspector: int) -> Row:
    state = random.choices(("attended", "absent", "planned"), (70, 20, 10))[0]
    return {"meeting_id": meeting["id"], "member_id": inspector, "state": state, "decided_at": meeting["dated_at"]}


def _opinion(random: Random, meeting: Row) -> Row:
    number = meeting["id"] + 10_000
    state = random.choices(("sent", "answered", "recalled"), (50, 40, 10))[0]
    return {
        "number": f"{YEAR}-{number}", "meeting_id": meeting["id"], "state": state, "text": "建议补充可研报告后再上会",
        "sent_at": meeting["starts_at"] - timedelta(hours=random.randrange(24)), "sent_by": "yearinspector",
    }  # fmt: skip


def _entries(random: Random, leaders: dict[int, list[int]]) -> Iterator[Row]:
    number = 1000
    people = [(department, member) for department, members in leaders.items() for member in members]
    wanted = [("performance", person) for person in people for _ in range(random.randrange(6, 15))]
    for key, many in (("rectification", 90), ("education", 60), ("research", 39), ("consultations", 40), ("tasks", 30)):
        wanted += [(key, random.choice(people)) for _ in range(many)]
    for key, (department, member) in wanted:
        number += 1
        day, text = _day(random), random.choice(_WORDS)
        due = key in ("rectification", "tasks")
        states = (("open", "closed", "withdrawn"), (35, 60, 5)) if due else (("filed", "withdrawn"), (95, 5))
        yield {
            "id": number, "number": f"{YEAR}-{number}", "ledger": key, "department_id": department, "owner_id": member,
            "entered_by": "y0n0", "happened_on": day, "filed_at": _moment(day), "state": random.choices(*states)[0],
            "fields": {"way": "谈心谈话", "people": "科室人员3名"} if key == "performance" else {"date": day.isoformat()},
            "titles": {}, "text": f"{text}{number}", "due_on": day + timedelta(days=30) if due else None,
            "shared": key != "tasks" or random.random() < 0.3,
        }  # fmt: skip


def _note(random: Random, entry: Row) -> Row:
    kind = random.choice(("accepted", "returned", "progress"))
    return {
        "entry_id": entry["id"],
        "kind": kind,
        "at": entry["filed_at"] + timedelta(days=1),
        "by": OFFICE,
        "text": "",
    }


def _counts(random: Random, departments: Sequence[int]) -> Iterator[Row]:
    keys = {(key, department, _day(random)) for key in _COUNTED for department in departments for _ in range(12)}
    for key, department, day in sorted(keys):
        yield {"register": key, "department_id": department, "day": day, "count": random.randrange(1, 6)}


def _add(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), 1000):
        session.execute(insert(table), rows[start : start + 1000])


def groups_departments(session: Session) -> list[Department]:
    """The 12 departments of the group."""
    query = select(Department).join(InspectionGroup).where(InspectionGroup.name == GROUP).order_by(Department.id)
    return list(session.scalars(query))
