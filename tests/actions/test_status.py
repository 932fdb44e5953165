"""The queries behind 谁没报, 逾期 and the overview: scope first."""

import pytest
from sqlalchemy import select

from actions.common import departments
from actions.common.context import Context
from actions.overview import status
from actions.report import submit as reports
from actions.report.obligations import open_periods
from bot.assistant import Assistant
from storage.models import Department, Holding, InspectionGroup, Member, Obligation
from tests.conftest import at


@pytest.fixture
def other_group(assistant: Assistant) -> str:
    """A department of another inspection group, with its inspector «qianjin9»."""
    with assistant.database.write() as session:
        group = InspectionGroup(name="另一派驻纪检监察组")
        session.add(group)
        session.add(Department(name="粮食储备局", group=group, imported_at=at("2026-11-01T09:00")))
        member = Member(userid="qianjin9", userid_key="qianjin9", name="钱进")
        session.add(Holding(member=member, role="inspector", group=group))
    return "粮食储备局"


def in_view(context: Context) -> set[str]:
    return {name for period in status.current_periods(context) for name in period.missing}


def test_each_group_sees_its_own(assistant: Assistant, other_group: str) -> None:
    with assistant.database.write() as session:
        open_periods(assistant.context(session))
        assert in_view(assistant.context(session, "qianjin9")) == {other_group}
        mine = in_view(assistant.context(session, "liqiang"))
        assert "交通局" in mine
        assert other_group not in mine
        assert in_view(assistant.context(session, "wangmin")) == {"交通局"}


def test_a_name_of_another_group_is_not_found(assistant: Assistant, other_group: str) -> None:
    with assistant.database.read() as session:
        assert departments.resolve(assistant.context(session, "liqiang"), other_group) == []
        assert departments.resolve(assistant.context(session, "qianjin9"), "交通局") == []


@pytest.mark.parametrize("words", ["交通局", "市交通局", "县交通运输局", "交通", "交 通 局", "我们市交通局"])
def test_short_and_long_forms_of_a_name(assistant: Assistant, words: str) -> None:
    with assistant.database.read() as session:
        found = departments.resolve(assistant.context(session, "liqiang"), words)
        assert isinstance(found, Department)
        assert found.name == "交通局"


def test_a_slip_gives_the_nearest(assistant: Assistant) -> None:
    with assistant.database.read() as session:
        found = departments.resolve(assistant.context(session, "liqiang"), "交通巨")
        assert isinstance(found, list)
        assert found[0] == "交通局"
        assert departments.resolve_any(assistant.context(session), "交通巨") is None


def test_overdue_leaves_out_what_is_closed(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        open_periods(assistant.context(session))
        row = session.scalars(
            select(Obligation).join(Department).where(Department.name == "交通局", Obligation.period == "2026-11")
        ).one()
        row.state = "excused"
    assistant.clock.time = at("2026-11-26T00:01")  # type: ignore[attr-defined]
    with assistant.database.read() as session:
        late = status.overdue(assistant.context(session, "liqiang"))
        assert late
        assert {obligation.period for obligation in late} == {"2026-11"}
        assert "交通局" not in {obligation.department.name for obligation in late}


def test_figures_of_the_year_count_first_receipts(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        context = assistant.context(session, "wangmin")
        open_periods(context)
        where = session.scalars(select(Department).where(Department.name == "交通局")).one()
        rows = session.scalars(select(Obligation).where(Obligation.department_id == where.id)).all()
        november = next(row for row in rows if row.period == "2026-11")
        reports.submit(context, reports.draft(context, november), "zero")
    assistant.clock.time = at("2026-12-26T09:00")  # type: ignore[attr-defined]
    with assistant.database.read() as session:
        context = assistant.context(session, "liqiang")
        figures = status.year_figures(
            context, session.scalars(select(Department).where(Department.name == "交通局")).one()
        )
    assert (figures.due, figures.reported, figures.on_time, figures.overdue) == (4, 1, 1, 3)
