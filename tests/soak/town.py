"""Many departments in many groups, a report due today for each, and meetings that begin in an hour."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from bot.assistant import Assistant
from bot.clock import MovableClock
from storage.engine import Database
from storage.models import Attendance, Department, MeetingNotice, Member
from tests.bot.wire import wire_config
from tests.conftest import make_test_assistant


@dataclass(frozen=True)
class Town:
    """Each department has a liaison and a leader, each group an office and an inspector."""

    groups: int
    departments: int

    @property
    def liaisons(self) -> list[str]:
        return [f"liaison{number:03}" for number in range(self.departments)]

    @property
    def leaders(self) -> list[str]:
        return [f"leader{number:03}" for number in range(self.departments)]

    @property
    def inspectors(self) -> list[str]:
        return [f"inspector{number:02}" for number in range(self.groups)]

    @property
    def people(self) -> dict[str, str]:
        """Everybody: userid → name."""
        return {row.userid: row.name for row in self.rows()}

    def rows(self) -> list[MemberRow]:
        """The member list."""
        found = []
        for number in range(self.departments):
            where = f"{number}号局", f"{number % self.groups}组"
            for userid, role in ((self.liaisons[number], "联络员"), (self.leaders[number], "班子成员")):
                found.append(MemberRow(2, userid, userid, where[0], role, where[1], ""))
        for number, inspector in enumerate(self.inspectors):
            for userid, role in ((f"office{number:02}", "综合科"), (inspector, "派驻组")):
                found.append(MemberRow(2, userid, userid, "", role, f"{number}组", ""))
        return found


def noon_zone() -> str:
    """A zone in which it is about noon: whenever the test runs, it runs in working hours."""
    offset = 12 - datetime.now(ZoneInfo("UTC")).hour
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/UTC"


def settings(today: date) -> dict[str, Any]:
    """Today is worked, and one report is due on it."""
    report = {
        "kind": "soak", "title": "年度总结", "short": "总结",
        "rrule": f"FREQ=YEARLY;BYMONTH={today.month};BYMONTHDAY={today.day}", "effective_from": f"{today:%Y-%m}",
    }  # fmt: skip
    return {"holidays": {today: True}, "obligations": [report]}


def build(database: Database, town: Town, timezone: str) -> None:
    """Put the member list in place of the demo's; everybody has been greeted."""
    assistant = clockwork(database, timezone)
    with database.write() as session:
        for member in session.scalars(select(Member)):
            member.gone_at = assistant.clock.now()
        session.flush()
        import_members(assistant.context(session), town.rows())
        for member in session.scalars(select(Member)):
            member.greeted_at = assistant.clock.now()


def clockwork(database: Database, timezone: str, later: timedelta = timedelta()) -> Assistant:
    """An assistant of the test's own process with the rules of all the others, its clock so much ahead of theirs."""
    now = datetime.now(ZoneInfo(timezone))
    clock = MovableClock(ZoneInfo(timezone), now + later)
    return make_test_assistant(database, clock, wire_config(timezone=timezone, **settings(now.date())))  # type: ignore[arg-type]


def hold_meetings(database: Database, town: Town, number: int, seconds: float) -> list[tuple[str, str]]:
    """Meetings whose reminder of one hour before falls into the next seconds: (inspector, meeting's number)."""
    dice = random.Random(number)
    now = datetime.now(ZoneInfo("UTC"))
    reminders = []
    with database.write() as session:
        departments = list(session.scalars(select(Department).where(Department.name.like("%号局"))))
        for each in range(number):
            inspector = town.inspectors[each % town.groups]
            member = session.scalars(select(Member).where(Member.userid == inspector)).one()
            starts_at = now + timedelta(hours=1, seconds=dice.uniform(0, seconds))
            meeting = MeetingNotice(
                number=f"1999-{each:04}", department_id=dice.choice(departments).id, type="党组会议",
                starts_at=starts_at, day=starts_at.date(), reported_at=now, reported_by=town.liaisons[0],
                dated_at=now, text="会前提醒",
            )  # fmt: skip
            meeting.attendances.append(Attendance(member=member, state="planned", decided_at=now))
            session.add(meeting)
            reminders.append((inspector, meeting.number))
    return reminders
