"""A complaint that is told in pieces within five minutes is one, and its pieces are forgotten (domain.md «not taken in chat»)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.background import take_over
from bot.lately import MOST_BYTES, Lately, Piece
from storage.models import InboxMessage, RefusalCount
from tests.conftest import Conversation, at

PIECES = ["他们局长", "收红包的"]
MARK = ["机", "密★10年"]
NOON = at("2026-11-24T12:00")


@pytest.mark.parametrize("said", [PIECES, MARK])
def test_what_is_told_in_pieces_is_refused_with_the_last_and_forgotten(bot: Conversation, said: list[str]) -> None:
    *before, last = [bot.say("wangmin", words) for words in said]
    assert all("未作保存" not in reply and "未作接收" not in reply for reply in before)
    assert "删除这条消息" in last
    with bot.session() as session:
        kept = [row.text + (row.reply or "") for row in session.scalars(select(InboxMessage))]
    assert "".join(kept) == ""


def test_after_five_minutes_or_from_somebody_else_a_piece_is_what_it_is(bot: Conversation) -> None:
    first, second = MARK
    bot.at("2026-11-24T09:00").say("wangmin", first)
    assert "删除这条消息" not in bot.say("liqiang", second)
    assert "删除这条消息" not in bot.at("2026-11-24T09:05").say("wangmin", second)


def test_a_refusal_ends_the_story(bot: Conversation) -> None:
    for words in MARK:
        bot.say("wangmin", words)
    assert "删除这条消息" not in bot.say("wangmin", "本周会议")


def test_the_repeat_of_a_message_is_no_piece_of_its_own() -> None:
    lately = Lately()
    assert [lately.hear("wangmin", Piece(NOON, "k", "机")) for _ in range(2)] == [(None, [])] * 2
    assert lately.hear("wangmin", Piece(NOON, "l", "密★10年")) == ("classified", ["k"])


def test_nothing_older_or_longer_is_kept_in_memory() -> None:
    lately = Lately()
    for number in range(50):
        lately.hear("wangmin", Piece(NOON, str(number), "会议通知" * 20))
    assert sum(len(each.text.encode()) for each in lately._said["wangmin"]) <= MOST_BYTES
    lately.hear("liqiang", Piece(NOON + timedelta(minutes=6), "x", "本周会议"))
    assert list(lately._said) == ["liqiang"]


def test_pieces_that_came_to_a_process_that_died_are_told_with_the_later_ones_in_their_order(bot: Conversation) -> None:
    """The first piece waits in the database for somebody to take it over; the second one came to us meanwhile."""
    first, second = PIECES
    with bot.assistant.database.write() as session:
        session.add(
            InboxMessage(key="k", userid="wangmin", kind="text", text=first, received_at=NOON, claimed_by="dead")
        )
    bot.at("2026-11-24T12:01").say("wangmin", second)
    bot.at("2026-11-24T12:02")
    take_over(bot.assistant, bot.dispatcher, {"dead"})
    with bot.session() as session:
        rows = session.scalars(select(InboxMessage)).all()
        assert {(row.text, row.reply, row.userid, row.state) for row in rows} == {("", "", None, "done")}
        assert session.scalars(select(RefusalCount.count)).all() == [1]
    assert bot.pushes("wangmin") == [], "a push would name the sender"
