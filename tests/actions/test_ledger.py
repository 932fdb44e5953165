"""Entries as rows, and who has none."""

from datetime import date

import pytest
from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import own
from actions.ledger import entries, filing, leaders
from bot.assistant import Assistant
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import read_entry
from policy.time.months import month_of
from storage.models import Department, Holding, LedgerEntry, Member, TrailEntry

NOVEMBER = month_of(date(2026, 11, 1))


def ledger_of(context: Context) -> LedgerDefinition:
    return next(each for each in entries.definitions(context) if each.kept_by)


def file_one(assistant: Assistant, userid: str, text: str) -> str:
    with assistant.database.write() as session:
        context = assistant.context(session, userid)
        where = session.scalars(select(Department).where(Department.name == "交通局")).one()
        leader = next(each for each in leaders.leaders(context, [where.id]) if each.name == "张伟")
        ledger = ledger_of(context)
        read = read_entry(ledger, text, entries.reading_of(context, ledger, [where], context.now))
        return filing.file(context, ledger, where, read.values, leader.member).number


def test_filed_by_oneself_and_by_another(assistant: Assistant) -> None:
    file_one(assistant, "zhangwei", "今天到规划科检查")
    file_one(assistant, "wangmin", "10月12日到规划科检查")
    with assistant.database.read() as session:
        rows = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)).all()
        assert [(row.entered_by, row.owner.userid, row.fields["marks"]) for row in rows] == [
            ("zhangwei", "zhangwei", []),
            ("wangmin", "zhangwei", ["代填", "补录"]),
        ]
        trail = session.scalars(select(TrailEntry).where(TrailEntry.act == "file_entry").order_by(TrailEntry.id)).all()
        assert [(row.actor, row.subject) for row in trail] == [("zhangwei", "2026-0001"), ("wangmin", "2026-0002")]


def test_an_entry_without_its_day_is_refused(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        context = assistant.context(session, "zhangwei")
        [leader, *_] = leaders.leaders(context, context.me.department_ids)
        with pytest.raises(ValueError, match="without its date"):
            filing.file(context, ledger_of(context), leader.department, {"content": "到规划科检查"}, leader.member)
        assert session.scalars(select(LedgerEntry)).all() == []


def test_a_leader_with_two_roles_counts_once(assistant: Assistant) -> None:
    with assistant.database.write() as session:
        member = session.scalars(select(Member).where(Member.userid == "zhangwei")).one()
        where = session.scalars(select(Department).where(Department.name == "交通局")).one()
        session.add(Holding(member=member, role="principal", department=where))
    with assistant.database.read() as session:
        context = assistant.context(session, "wangmin")
        names = [leader.name for leader in leaders.leaders(context, context.me.department_ids)]
    assert names.count("张伟") == 1


def test_only_the_months_own_entries_are_listed(assistant: Assistant) -> None:
    for text in ("11月1日到规划科检查", "10月31日到规划科检查", "今天到规划科检查"):
        file_one(assistant, "zhangwei", text)
    with assistant.database.read() as session:
        context = assistant.context(session, "wangmin")
        rows = entries.entries(context, ledger_of(context), within=own(context), span=NOVEMBER)
        assert [row.happened_on.day for row in rows] == [1, 22]
        stranger = session.scalars(select(Member.id).where(Member.userid == "wangmin")).one()
        assert entries.entries(context, ledger_of(context), within=own(context), span=NOVEMBER, post_of=stranger) == []


def test_who_has_none(assistant: Assistant) -> None:
    with assistant.database.read() as session:
        context = assistant.context(session, "wangmin")
        where = session.scalars(select(Department).where(Department.name == "交通局")).all()
        before = leaders.without_entry(context, where, NOVEMBER)["交通局"]
    file_one(assistant, "zhangwei", "今天到规划科检查")
    with assistant.database.read() as session:
        context = assistant.context(session, "wangmin")
        after = leaders.without_entry(context, where, NOVEMBER)["交通局"]
    assert "张伟" in before
    assert after == [name for name in before if name != "张伟"]
