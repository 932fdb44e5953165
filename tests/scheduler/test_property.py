"""The planner against a model: random ladders, calendars, due dates, reports, pauses, downtime and clock steps.

Every message that a tick sends is the model's, and the model sends no other: none twice, none after the report is in,
none outside working hours, none missing. PROPERTY_EXAMPLES says how many (`make slow`).
"""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.people.member_import import import_members
from actions.people.members import MemberRow
from actions.report import dates, review
from bot.assistant import make_rules
from bot.config import parse_config
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Department, Obligation
from tests.conftest import SHANGHAI, HandClock
from tests.scheduler.outside import RecordingChannels
from tests.scheduler.property_model import Office, Report, Told
from tests.scheduler.property_plans import TITLES, Plan, plans, settings_of

EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "6"))
DEPARTMENTS = ("甲局", "乙局")
READERS = ("liaison", "leader")
ROLES = {"liaison": "联络员", "leader": "班子成员", "principal": "主要负责人"}
NAMED = re.compile(r"(?<!\d)(\d+月[上下]报)：([^\n]*)")
OTHER_WORDS = ("需修改完善", "免报", "延期至")  # pushes that a message caused, not time


class World:
    """The real thing: a database, a scheduler, and people of two departments who report two things each."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.database = Database(f"sqlite:///{path}")
        self.rules = make_rules(parse_config(settings_of(plan)))
        self.clock = HandClock(datetime(plan.first.year, plan.first.month, plan.first.day, 8, tzinfo=SHANGHAI))
        with self.database.write() as session:
            for department in session.scalars(select(Department)):
                department.imported_at = self.clock.time
        self.channels = RecordingChannels()
        self.ticker = Ticker(self.database, self.rules, self.clock, self.channels, "w1")
        self.ticker.plan()

    def tick(self) -> dict[str, frozenset[Told]]:
        """Who is told of what; nobody gets two messages."""
        before = len(self.channels.shown)
        self.ticker.plan()
        while self.ticker.deliver():
            pass
        shown = [each for each in self.channels.shown[before:] if not any(word in each[1] for word in OTHER_WORDS)]
        assert len({userid for userid, _ in shown}) == len(shown)
        return {
            userid: frozenset((name, "（补发）" in rest) for name, rest in NAMED.findall(text))
            for userid, text in shown
            if userid.startswith(READERS)
        }

    def do(self, deed: str, place: int, name: str) -> None:
        """Somebody acts on a report of a department, or on the department."""
        with self.database.write() as session:
            context = Context(session, self.clock.time, self.rules)
            department = session.scalars(select(Department).where(Department.name == DEPARTMENTS[place])).one()
            rows = session.scalars(select(Obligation).where(Obligation.department_id == department.id))
            row = next(row for row in rows if f"{row.label}{row.title}" == name)
            if deed == "submit":
                row.state = "submitted"
                stop_deadline(context, "obligation", row.id)
            elif deed == "return":
                review.return_report(context, row, row.title, "请补充")
            elif deed == "excuse":
                dates.excuse(context, row, "机构改革")
            elif deed == "extend":
                dates.grant_extension(context, row, later(row.due_on, context.today))
            elif deed == "pause":
                dates.pause(context, department, "机构改革")
            else:
                dates.resume(context, department)


def later(due_on: date, today: date) -> date:
    return max(due_on, today) + timedelta(days=4)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """An empty database with the people of two departments and their office."""
    with TemporaryDirectory(prefix="property-") as folder:
        path = Path(folder) / "template.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        rows = [
            MemberRow(2, f"{role}{place}", f"{name}{role}", name, word, "一组", "")
            for place, name in enumerate(DEPARTMENTS)
            for role, word in ROLES.items()
        ]
        rows.append(MemberRow(2, "office", "赵丽", "", "综合科", "一组", ""))
        with database.write() as session:
            import_members(Context(session, datetime(2026, 1, 1, tzinfo=SHANGHAI), None), rows)  # type: ignore[arg-type]
        database.close()
        yield path


def opened(offices: list[Office], plan: Plan, today: date) -> None:
    """What falls due within sixty days is owed from now on."""
    for title, day in zip(TITLES, plan.due_days, strict=True):
        months = {plan.first + timedelta(days=n) for n in range((today - plan.first).days + 61)}
        for due_on in sorted(each for each in months if each.day == day):
            for office in offices:
                name = f"{due_on.month}月{title}"
                if name not in {report.name for report in office.reports}:
                    office.reports.append(Report(name, due_on))


def happen(world: World, offices: list[Office], deed: str, which: int) -> None:
    """The same deed in both worlds, where it is possible."""
    place, title = which % 2, TITLES[which // 2]
    office, today = offices[place], world.clock.time.date()
    theirs = [report for report in office.reports if report.name.endswith(title) and not report.is_excused]
    fitting = [report for report in theirs if report.is_open != (deed == "return")]
    if not fitting or (deed in ("pause", "resume") and office.is_paused != (deed == "resume")):
        return
    report = fitting[0]
    world.do(deed, place, report.name)
    if deed == "submit":
        office.submit(report)
    elif deed == "return":
        office.return_(report, today)
    elif deed == "excuse":
        report.is_open, report.is_excused = False, True
    elif deed == "extend":
        office.extend(report, later(report.due_on, today), today)
    elif deed == "pause":
        office.is_paused = True
    else:
        office.resume(today)


def expected(offices: list[Office], at: datetime) -> dict[str, frozenset[Told]]:
    """Whom the model tells."""
    told = {f"{reader}{place}": office.told(at, reader) for place, office in enumerate(offices) for reader in READERS}
    return {userid: what for userid, what in told.items() if what}


@settings(
    max_examples=EXAMPLES, derandomize="PROPERTY_EXAMPLES" not in os.environ, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(plan=plans())
def test_the_planner_tells_what_the_model_tells(template: Path, plan: Plan) -> None:
    path = template.with_name("example.db")
    shutil.copy(template, path)
    world = World(path, plan)
    offices = [Office(plan.ladder, plan.shift, plan.overrides, plan.first, plan.trial_until) for _ in DEPARTMENTS]
    opened(offices, plan, plan.first)
    try:
        for at, what, which in plan.events:
            world.clock.time = at
            if what == "tick":
                opened(offices, plan, at.date())
                assert world.tick() == expected(offices, at), at
            else:
                happen(world, offices, what, which)
    finally:
        world.database.close()
