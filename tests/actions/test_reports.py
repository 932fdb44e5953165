"""What a report carries, how it is judged, and that two at once are one."""

import threading

import pytest
from sqlalchemy import select

from actions.common.errors import UserError
from actions.report import periods, review
from actions.report import submit as reports
from bot.assistant import Assistant
from storage.models import Department, LedgerEntry, Member, Obligation, Submission
from tests.conftest import at


def entry(assistant: Assistant, number: str, department: str, day: str) -> None:
    """An entry of 张伟 on file, straight into the rows."""
    with assistant.database.write() as session:
        owner = session.scalars(select(Member).where(Member.userid == "zhangwei")).one()
        where = session.scalars(select(Department).where(Department.name == department)).one()
        moment = at(f"{day}T10:00")
        session.add(
            LedgerEntry(
                number=number,
                ledger="performance",
                department=where,
                owner=owner,
                entered_by="zhangwei",
                happened_on=moment.date(),
                filed_at=moment,
                state="filed",
                fields={"way": "检查督促"},
                text="到规划科检查",
            )
        )


def submit(assistant: Assistant, words: str, way: str = "entries", received: str | None = None) -> Submission:
    """Report the ledger of 交通局 for the period that the words name."""
    with assistant.database.write() as session:
        context = assistant.context(session, "wangmin")
        settings = context.obligations[0]
        where = session.scalars(select(Department).where(Department.name == "交通局")).one()
        obligation = periods.find_obligation(context, where, settings, words)
        moment = at(received) if received else None
        return reports.submit(context, reports.draft(context, obligation, moment), way, moment)


def test_a_report_carries_every_entry_not_yet_reported(assistant: Assistant) -> None:
    entry(assistant, "2026-9001", "交通局", "2026-10-28")
    entry(assistant, "2026-9002", "交通局", "2026-11-20")
    first = submit(assistant, "11月")
    entry(assistant, "2026-9003", "交通局", "2026-11-21")
    second = submit(assistant, "12月")
    assert (first.entries, second.entries) == (2, 1)


def test_paper_carries_what_had_happened_when_it_came(assistant: Assistant) -> None:
    entry(assistant, "2026-9001", "交通局", "2026-11-18")
    entry(assistant, "2026-9002", "交通局", "2026-11-21")
    assert submit(assistant, "11月", "paper", "2026-11-20T17:30").entries == 1
    with assistant.database.read() as session:
        rows = session.scalars(select(LedgerEntry).order_by(LedgerEntry.number)).all()
    assert [row.submission_id is None for row in rows] == [False, True]


def test_a_subordinate_institution_is_part_of_its_parents_report(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        parent = session.scalars(select(Department).where(Department.name == "交通局")).one()
        session.add(
            Department(
                name="港航事务中心", group_id=parent.group_id, parent_id=parent.id, imported_at=parent.imported_at
            )
        )
    entry(assistant, "2026-9001", "港航事务中心", "2026-11-20")
    entry(assistant, "2026-9002", "水利局", "2026-11-20")
    assert submit(assistant, "11月").entries == 1


def test_withdrawn_entries_are_left_out(assistant: Assistant) -> None:
    entry(assistant, "2026-9001", "交通局", "2026-11-20")
    with assistant.database.write() as session:
        session.scalars(select(LedgerEntry)).one().state = "withdrawn"
    assert submit(assistant, "11月", "zero").entries == 0


def test_a_report_sent_again_keeps_the_first_verdict_and_its_entries(assistant: Assistant) -> None:
    entry(assistant, "2026-9001", "交通局", "2026-11-20")
    first = submit(assistant, "11月")
    with assistant.database.write() as session:
        context = assistant.context(session, "zhaoli")
        review.return_report(
            context,
            session.scalars(select(Obligation).where(Obligation.id == first.obligation_id)).one(),
            "台账",
            "请补充",
        )
    assistant.clock.time = at("2026-11-30T10:00")  # type: ignore[attr-defined]
    again = submit(assistant, "")
    assert (again.entries, again.on_time, again.submitted_at) == (1, True, at("2026-11-30T10:00"))
    with assistant.database.read() as session:
        assert session.get_one(Obligation, again.obligation_id).state == "resubmitted"


def test_judged_by_the_real_receipt(assistant: Assistant) -> None:
    submit(assistant, "11月", "zero")
    assistant.clock.time = at("2026-12-26T00:01")  # type: ignore[attr-defined]
    assert submit(assistant, "12月", "zero").on_time is False


def test_two_at_once_are_one_report(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        context = assistant.context(session, "wangmin")
        where = session.scalars(select(Department).where(Department.name == "交通局")).one()
        periods.find_obligation(context, where, context.obligations[0], "11月")
    start, refused = threading.Barrier(3), []

    def work() -> None:
        start.wait()
        try:
            submit(assistant, "11月", "zero")
        except UserError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 2
    with assistant.database.read() as session:
        assert len(session.scalars(select(Submission)).all()) == 1


def test_a_subordinate_institution_does_not_report_by_itself(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        parent = session.scalars(select(Department).where(Department.name == "交通局")).one()
        child = Department(name="港航事务中心", group_id=parent.group_id, parent=parent, imported_at=parent.imported_at)
        session.add(child)
        session.flush()
        context = assistant.context(session, "wangmin")
        with pytest.raises(UserError, match="随交通局一并报送"):
            periods.find_obligation(context, child, context.obligations[0], "")
