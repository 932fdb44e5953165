"""Obligations as rows: opened once, for those who report by themselves, never before the import."""

import threading
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from actions.report.obligations import ensure, open_periods
from bot.assistant import Assistant
from bot.config import parse_config
from policy.time.periods import Period
from storage.engine import Database
from storage.models import Deadline, Department, Obligation
from tests.conftest import HandClock, at, make_test_assistant


def open_at(assistant: Assistant, moment: str) -> None:
    assistant.clock.time = at(moment)  # type: ignore[attr-defined]
    with assistant.database.write() as session:
        open_periods(assistant.context(session))


def rows(database: Database, department: str) -> list[tuple[str, str, str, date]]:
    with database.read() as session:
        query = (
            select(Obligation.kind, Obligation.period, Obligation.label, Obligation.due_on)
            .join(Department)
            .where(Department.name == department)
            .order_by(Obligation.due_on, Obligation.id)
        )
        return [(kind, period, label, due_on) for kind, period, label, due_on in session.execute(query)]


def test_what_is_due_within_sixty_days_is_opened(assistant: Assistant) -> None:
    open_at(assistant, "2026-11-22T10:00")
    assert rows(assistant.database, "交通局") == [
        ("ledger", "2026-11", "11月", date(2026, 11, 25)),
        ("ledger", "2026-12", "12月", date(2026, 12, 25)),
        ("checklist", "2026Q4", "四季度", date(2026, 12, 25)),
        ("matters", "2026Q4", "四季度", date(2026, 12, 25)),
    ]


def test_opening_again_changes_nothing(assistant: Assistant) -> None:
    for moment in ("2026-11-22T10:00", "2026-11-22T10:10", "2026-11-23T00:01"):
        open_at(assistant, moment)
    assert len(rows(assistant.database, "交通局")) == 4
    open_at(assistant, "2026-11-26T10:00")
    assert rows(assistant.database, "交通局")[-1][:2] == ("ledger", "2027-01")


def test_every_obligation_has_its_deadline(assistant: Assistant) -> None:
    open_at(assistant, "2026-11-22T10:00")
    with assistant.database.read() as session:
        pairs = session.execute(
            select(Obligation, Deadline).join(Deadline, Deadline.subject_id == Obligation.id, isouter=True)
        ).all()
    assert pairs
    for obligation, deadline in pairs:
        assert deadline.kind == "obligation"
        assert (deadline.due_on, deadline.due_at, deadline.state) == (obligation.due_on, obligation.due_at, "open")


def test_the_due_moment_is_the_last_of_the_written_date(assistant: Assistant) -> None:
    open_at(assistant, "2026-12-01T10:00")
    with assistant.database.read() as session:
        moment = session.scalars(select(Obligation.due_at).where(Obligation.period == "2026-12").limit(1)).one()
    assert at("2026-12-25T23:59") <= moment < at("2026-12-26T00:00")


def test_the_verdict_may_follow_the_shifted_day(database: Database) -> None:
    config = parse_config({"reminders": {"verdict": "shifted", "shift": "next_workday"}})
    assistant = make_test_assistant(database, HandClock(), config)
    open_at(assistant, "2027-04-20T10:00")  # 25 April 2027 is a Sunday
    with database.read() as session:
        row = session.scalars(select(Obligation).where(Obligation.period == "2027-04").limit(1)).one()
    assert row.due_on == date(2027, 4, 25)
    assert row.due_at.astimezone(at("2027-04-26T00:00").tzinfo).date() > row.due_on


def test_what_was_due_before_the_import_is_not_opened(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        department = session.scalars(select(Department).where(Department.name == "交通局")).one()
        department.imported_at = at("2026-12-01T09:00")
    open_at(assistant, "2026-11-22T10:00")
    assert ("ledger", "2026-11", "11月", date(2026, 11, 25)) not in rows(assistant.database, "交通局")
    assert ("ledger", "2026-12", "12月", date(2026, 12, 25)) in rows(assistant.database, "交通局")


def test_what_fell_due_while_nothing_ran_is_opened(assistant: Assistant) -> None:
    open_at(assistant, "2026-11-27T10:00")
    assert rows(assistant.database, "交通局")[0] == ("ledger", "2026-11", "11月", date(2026, 11, 25))
    open_at(assistant, "2027-03-01T10:00")
    found = [period for kind, period, *_ in rows(assistant.database, "交通局") if kind == "ledger"]
    assert found == ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04"]


def test_what_fell_due_too_long_ago_stays_closed(assistant: Assistant) -> None:
    open_at(assistant, "2027-02-26T10:00")
    assert rows(assistant.database, "交通局")[0][:2] == ("ledger", "2027-01")


def _subordinate(assistant: Assistant) -> str:
    with assistant.database.write() as session:
        parent = session.scalars(select(Department).where(Department.name == "交通局")).one()
        now: datetime = assistant.clock.now() - timedelta(days=5)
        session.add(Department(name="港航事务中心", group_id=parent.group_id, parent_id=parent.id, imported_at=now))
    return "港航事务中心"


def test_a_subordinate_institution_reports_with_its_parent(assistant: Assistant) -> None:
    name = _subordinate(assistant)
    open_at(assistant, "2026-11-22T10:00")
    assert rows(assistant.database, name) == []


def test_unless_the_operator_says_otherwise(database: Database) -> None:
    obligation = {"kind": "ledger", "title": "台账", "short": "台账", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25"}
    config = parse_config({"obligations": [{**obligation, "subordinate": True}]})
    assistant = make_test_assistant(database, HandClock(), config)
    name = _subordinate(assistant)
    open_at(assistant, "2026-11-22T10:00")
    assert [period for _kind, period, *_ in rows(database, name)] == ["2026-11", "2026-12"]


def test_two_schedulers_open_each_period_once(assistant: Assistant) -> None:
    failures: list[BaseException] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        try:
            with assistant.database.write() as session:
                open_periods(assistant.context(session))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with assistant.database.read() as session:
        total = session.scalar(select(func.count(Obligation.id)))
        assert session.scalar(select(func.count(Deadline.id))) == total
    assert len(rows(assistant.database, "交通局")) == 4


def test_one_may_be_opened_early(assistant: Assistant) -> None:
    settings = next(each for each in assistant.rules.obligations if each.kind == "checklist")
    period = Period("checklist", "2027Q1", "一季度", date(2027, 3, 25))
    with assistant.database.write() as session:
        context = assistant.context(session)
        department = session.scalars(select(Department).where(Department.name == "交通局")).one()
        first = ensure(context, department, settings, period)
        assert ensure(context, department, settings, period) is first
    assert rows(assistant.database, "交通局") == [("checklist", "2027Q1", "一季度", date(2027, 3, 25))]
