"""What stands has another version after every change of it, so that no process answers by what held before."""

from contextlib import suppress

import pytest
from sqlalchemy import select, update

from storage import version
from storage.base import Base
from storage.engine import Database
from storage.models import Holding, Member, TrailEntry, Version
from tests.conftest import NOW, Conversation, HandClock, make_test_assistant


def number(database: Database) -> int:
    with database.read() as session:
        return session.execute(select(Version.number)).scalar_one()


@pytest.mark.parametrize("kind", version._KINDS, ids=lambda kind: kind.__name__)
def test_a_change_of_any_row_is_another_version(database: Database, kind: type[Base]) -> None:
    """By the ORM, and by a statement; what is rolled back is none."""
    before = number(database)
    changed = next(each for each in kind.__table__.columns if not (each.primary_key or each.foreign_keys))
    with database.write() as session:
        session.execute(update(kind).values({changed.name: changed}).execution_options(synchronize_session=False))
    by_statement = number(database)
    assert by_statement != before
    with suppress(ZeroDivisionError), database.write() as session:
        for row in session.scalars(select(kind)):
            session.delete(row)
        session.info["tried"] = session.deleted
        raise ZeroDivisionError
    assert number(database) == by_statement


def test_a_row_changed_by_the_orm_alone_is_another_version(database: Database) -> None:
    before = number(database)
    with database.write() as session, session.begin_nested():
        session.scalars(select(Member).limit(1)).one().name = "另一人"
    after = number(database)
    assert after != before
    with database.write() as session:
        session.add(TrailEntry(at=NOW, actor="clock", act="test"))
    assert number(database) == after


def test_another_process_acts_by_the_posts_of_now(bot: Conversation, clock: HandClock) -> None:
    """Whoever was asked a moment ago is asked again once any process has changed the list."""
    other = Conversation(make_test_assistant(bot.assistant.database, clock), clock)
    assert "综合科使用" not in bot.say("zhangwei", "谁没报")
    with other.assistant.database.write() as session:
        for post in session.scalars(select(Holding).join(Member).where(Member.userid == "zhangwei")):
            post.until = NOW.date()
    assert bot.say("zhangwei", "谁没报") == other.say("zhangwei", "谁没报") != ""
    assert "不在成员名单" in bot.say("zhangwei", "谁没报")


def test_a_run_that_changes_the_list_acts_by_it_at_once(bot: Conversation) -> None:
    bot.say("zhangwei", "谁没报")
    with bot.assistant.database.write() as session:
        before = bot.assistant.context(session, "zhangwei")
        for post in before.me.posts:
            post.until = NOW.date()
        assert bot.assistant.context(session, "zhangwei").actor is None
