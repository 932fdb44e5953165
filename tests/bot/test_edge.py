"""The edge under bad weather: a WeCom that drips, a lock, a flood from one member, replies that come too late."""

import time

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import SQLAlchemyError

from bot import incoming
from bot.dispatcher import Dispatcher
from bot.in_turn import MOST, SAID, InTurn
from bot.incoming import Incoming
from bot.readiness import Readiness
from bot.wecom import http
from bot.wecom.client import WecomClient
from scheduler.deliver.channels import SendError
from storage.engine import Database
from storage.models import InboxMessage
from storage.states import InboxState
from tests.bot.dripping import dripping
from tests.conftest import ON_ONE_ENGINE, Conversation


def test_a_call_whose_answer_drips_ends_by_its_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "DEADLINE", 0.3)
    with dripping() as url:
        client = WecomClient(url, "ww1", 1000002, "s3cret", pause=0.01)
        began = time.monotonic()
        with pytest.raises(SendError):
            client.send_text(["wangmin"], "请办理")
        assert time.monotonic() - began < 3 * 0.3 + 1
        client.close()


def test_readiness_sees_a_lock_and_a_read_only_database(bot: Conversation) -> None:
    database = bot.assistant.database
    assert Readiness(database).fault() == ""
    with database.engine.connect() as holder, holder.begin():
        holder.execute(
            text("INSERT INTO setting VALUES ('written', '{}', '2026-11-22 00:00:00') ON CONFLICT DO NOTHING")
        )
        holder.execute(text("UPDATE setting SET changed_at = changed_at WHERE key = 'written'"))
        began = time.monotonic()
        assert Readiness(database).fault() == "OperationalError"
        assert time.monotonic() - began < 4
    assert Readiness(database).fault() == ""
    if database.is_sqlite:
        closed = Database(f"sqlite:///file:{database.engine.url.database}?mode=ro&uri=true")
        assert Readiness(closed).fault() == "OperationalError"
        closed.close()


@pytest.fixture
def in_turn(bot: Conversation) -> InTurn:
    return InTurn(bot.dispatcher)


def say(in_turn: InTurn, number: int, userid: str = "zhangwei", words: str = "") -> str:
    words = words or f"记台账 今天与规划科同志开展廉政谈话，提醒第{number}号风险"
    return in_turn.dispatch(Incoming(userid, f"{userid}{number}", "text", words))


def test_from_the_31st_message_of_a_minute_answers_are_pushed_in_order(bot: Conversation, in_turn: InTurn) -> None:
    assert all(f"2026-{number + 1:04}" in say(in_turn, number) for number in range(MOST))
    assert say(in_turn, 30) == SAID
    assert [say(in_turn, number) for number in (31, 32, 32)] == ["", "", ""]  # the last one is a repeat by WeCom
    assert "帮助" in say(in_turn, 1, "wangmin", "帮助")  # nobody else waits
    assert bot.pushes("zhangwei") == []
    assert in_turn.catch_up() == 3
    assert ["2026-0031" in bot.pushes("zhangwei")[0], "2026-0033" in bot.pushes("zhangwei")[2]] == [True, True]
    assert len(bot.pushes("zhangwei")) == 3
    assert say(in_turn, 33) == ""  # still within the minute: it has been said
    assert in_turn.catch_up() == 1


def test_what_waits_for_its_turn_survives_the_process(bot: Conversation, in_turn: InTurn) -> None:
    for number in range(MOST + 2):
        say(in_turn, number)
    with bot.session() as session:
        left = session.scalars(select(InboxMessage.id).where(InboxMessage.state == "received")).all()
    assert len(left) == 2
    assert all(Dispatcher(bot.assistant).take_over(row, bot.assistant.worker) for row in left)
    assert len(bot.pushes("zhangwei")) == 2


def test_a_reply_that_comes_too_late_is_pushed_and_no_repeat_shows_it_again(
    bot: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "WECOM_WAITS", -1.0)
    assert bot.say("wangmin", "帮助", source="1") == ""
    monkeypatch.undo()
    assert bot.say("wangmin", "帮助", source="1") == ""
    (pushed,) = bot.pushes("wangmin")
    assert "您可以这样说" in pushed
    bot.at("2026-11-22T10:01")
    assert "您可以这样说" in bot.say("wangmin", "帮助", source="2")
    assert "您可以这样说" in bot.say("wangmin", "帮助", source="2")


@ON_ONE_ENGINE
def test_what_was_turned_away_while_the_database_failed_is_ended_by_push(bot: Conversation) -> None:
    """The first answer may be lost on its way, and WeCom's repeat meets the row: without the push nobody would be told."""
    with bot.assistant.database.write() as session:
        session.execute(
            text("CREATE TRIGGER full BEFORE UPDATE ON inbox_message BEGIN SELECT RAISE(ABORT, 'full'); END")
        )
    with pytest.raises(SQLAlchemyError):
        bot.say("wangmin", "帮助", source="1")
    with pytest.raises(SQLAlchemyError):
        bot.dispatcher.settle()
    assert bot.say("wangmin", "帮助", source="1") == ""
    with bot.assistant.database.write() as session:
        session.execute(text("DROP TRIGGER full"))
    bot.dispatcher.settle()
    bot.dispatcher.settle()
    (pushed,) = bot.pushes("wangmin")
    with bot.session() as session:
        row = session.scalars(select(InboxMessage)).one()
    assert row.state == InboxState.FAILED
    assert row.reference is not None
    assert row.reference in pushed
    assert "请稍后再发一次" in pushed


@ON_ONE_ENGINE
def test_what_was_turned_away_and_taken_over_since_is_left_alone(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        session.execute(
            text("CREATE TRIGGER full BEFORE UPDATE ON inbox_message BEGIN SELECT RAISE(ABORT, 'full'); END")
        )
    with pytest.raises(SQLAlchemyError):
        bot.say("wangmin", "帮助", source="1")
    with bot.assistant.database.write() as session:
        session.execute(text("DROP TRIGGER full"))
        session.execute(update(InboxMessage).values(claimed_by="another", state=InboxState.DONE))
    bot.dispatcher.settle()
    assert bot.pushes("wangmin") == []
