"""The trail as a hash chain: a changed byte, a row taken away, two rows swapped and a replaced end are found, on both databases."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session

from actions.common.errors import UserError
from actions.running.audit import FIRST, Finding, link_waiting, remove_before, verify
from actions.running.retention import forget_trail
from policy.time.settings import Kept
from storage.engine import Database
from storage.models import QaVote, RefusalCount, TrailEntry, TrailLink
from tests.conftest import Conversation, make_test_assistant


def talk(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    bot.say("zhaoli", "审核通过 交通局 台账 11月")
    bot.say("yangxue", "报送 台账 11月 无")


def link(bot: Conversation) -> int:
    with bot.assistant.database.write() as session:
        return link_waiting(bot.assistant.context(session))


def looked_at(bot: Conversation, head: str | None = None) -> Finding:
    with bot.session() as session:
        return verify(session, head)


def test_what_is_noted_is_linked_and_holds(bot: Conversation) -> None:
    talk(bot)
    before = looked_at(bot)
    assert before.linked == 0
    assert before.waiting >= 3
    assert link(bot) == before.waiting
    assert link(bot) == 0
    found = looked_at(bot)
    assert (found.linked, found.waiting, found.broken) == (before.waiting, 0, None)
    assert found.head != FIRST
    bot.say("yangxue", "撤回报送 台账 11月")
    assert looked_at(bot, found.head).broken is None


def second(session: Session) -> TrailEntry:
    return session.scalars(select(TrailEntry).order_by(TrailEntry.id).offset(1)).first()  # type: ignore[return-value]


def change_a_byte(session: Session) -> None:
    row = second(session)
    session.execute(update(TrailEntry).where(TrailEntry.id == row.id).values(actor=row.actor[:-1] + "x"))


def remove_a_row(session: Session) -> None:
    session.execute(delete(TrailEntry).where(TrailEntry.id == second(session).id))


def remove_a_row_and_its_link(session: Session) -> None:
    row = second(session).id
    session.execute(delete(TrailLink).where(TrailLink.entry_id == row))
    session.execute(delete(TrailEntry).where(TrailEntry.id == row))


def swap_two_rows(session: Session) -> None:
    one, other = session.scalars(select(TrailEntry).order_by(TrailEntry.id).offset(1).limit(2))
    one.actor, other.actor, one.act, other.act, one.subject, other.subject = (
        other.actor,
        one.actor,
        other.act,
        one.act,
        other.subject,
        one.subject,
    )


@pytest.mark.parametrize("spoil", [change_a_byte, remove_a_row, remove_a_row_and_its_link, swap_two_rows])
def test_what_was_changed_behind_it_is_found(bot: Conversation, spoil: Callable[[Session], None]) -> None:
    talk(bot)
    link(bot)
    with bot.assistant.database.write() as session:
        spoil(session)
    found = looked_at(bot)
    assert found.linked == 1
    assert found.broken is not None
    assert "第2环" in found.broken


def test_an_end_that_was_cut_off_is_missed_by_its_head(bot: Conversation) -> None:
    talk(bot)
    link(bot)
    head = looked_at(bot).head
    with bot.assistant.database.write() as session:
        last = session.scalars(select(TrailLink).order_by(TrailLink.position.desc())).first()
        assert last
        session.execute(delete(TrailEntry).where(TrailEntry.id == last.entry_id))
        session.delete(last)
    assert looked_at(bot).broken is None
    assert "链头" in (looked_at(bot, head).broken or "")


def test_two_processes_make_one_chain(bot: Conversation) -> None:
    talk(bot)
    link(bot)
    with bot.assistant.database.write() as session:
        last = session.scalars(select(TrailLink).order_by(TrailLink.position.desc())).first()
        assert last
        with pytest.raises(IntegrityError):
            session.execute(insert(TrailLink).values(position=last.position, entry_id=10**6, link=FIRST))
        session.rollback()
    assert looked_at(bot).broken is None


def test_whole_months_leave_from_the_front_and_leave_a_checkpoint(bot: Conversation) -> None:
    talk(bot)
    link(bot)
    old = looked_at(bot).linked
    bot.at("2027-12-03T10:00").say("zhaoli", "请假 12月6日至12月8日")
    link(bot)
    with bot.assistant.database.write() as session:
        assert remove_before(bot.assistant.context(session), date(2026, 12, 1)) == old
    link(bot)
    found = looked_at(bot)
    assert found.broken is None
    assert found.linked > old
    with bot.assistant.database.write() as session, pytest.raises(UserError, match="至少保留一年"):
        remove_before(bot.assistant.context(session), date(2027, 12, 1))
    with bot.assistant.database.write() as session:  # a front that was cut off without a word
        first = session.scalars(select(TrailLink).order_by(TrailLink.position).offset(1)).first()
        assert first
        session.execute(delete(TrailLink).where(TrailLink.position < first.position))
        session.execute(delete(TrailEntry).where(TrailEntry.id == first.entry_id))
    assert looked_at(bot).broken is not None


def test_the_services_account_can_add_to_the_trail_and_change_nothing(bot: Conversation) -> None:
    database = bot.assistant.database
    if database.is_sqlite:
        return
    script = (Path(__file__).parents[2] / "docs" / "deploy" / "trail-role.sql").read_text(encoding="utf-8")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(script)
    own = Database(database.engine.url.set(username="lvze_app").render_as_string(hide_password=False))
    service = Conversation(make_test_assistant(own, bot.clock), bot.clock)
    talk(service)
    link(service)
    assert looked_at(service).broken is None
    for statement in (update(TrailEntry).values(actor="x"), delete(TrailEntry), delete(TrailLink)):
        with pytest.raises(ProgrammingError, match="permission denied"), own.write() as session:
            session.execute(statement)
    bot.at("2028-03-01T10:00")
    with pytest.raises(ProgrammingError, match="permission denied"), own.write() as session:
        forget_trail(
            service.assistant.context(session), Kept(trail=396)
        )  # an hour's retention: only the owner's account can
    own.close()


def test_what_must_name_nobody_is_counted_by_day_and_in_no_row(bot: Conversation) -> None:
    def rows() -> int:
        with bot.session() as session:
            return session.scalar(select(func.count(TrailEntry.id))) or 0

    before = rows()
    for words in (
        "我想举报单位领导收红包",
        "机密★5年 会议纪要",
        "第7问",
        "没用",
        "党组会的桌子怎么摆",
        "今天的云真好看",
    ):
        bot.say("zhangwei", words)
    assert rows() == before
    with bot.session() as session:
        refused = session.execute(select(RefusalCount.day, RefusalCount.count)).all()
        votes = session.execute(select(QaVote.day, QaVote.useless)).all()
    assert sorted(refused) == [(bot.clock.now().date(), 1)] * 2
    assert votes == [(bot.clock.now().date(), 1)]
