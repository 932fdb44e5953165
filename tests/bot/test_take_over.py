"""A message that a dead process had taken in: read and judged as of then, and never against what was said since."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.background import take_over
from storage.models import InboxMessage, LedgerEntry, MeetingNotice, Submission
from tests.conftest import Conversation, at

COMING = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
Leave = Callable[[str, str, str], None]


@pytest.fixture
def leave(bot: Conversation) -> Leave:
    """Lets a process take in a message and die."""

    def left(userid: str, words: str, moment: str) -> None:
        with bot.assistant.database.write() as session:
            row = InboxMessage(
                key=words, userid=userid, kind="text", text=words, received_at=at(moment), claimed_by="dead"
            )
            session.add(row)

    return left


def recover(bot: Conversation, moment: str) -> None:
    """The watch of another process, at that time."""
    take_over(bot.at(moment).assistant, bot.dispatcher, {"dead"})


def the_meeting(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        return session.scalars(select(MeetingNotice)).one()


def test_tomorrow_said_before_midnight_is_the_day_that_was_meant(bot: Conversation, leave: Leave) -> None:
    leave("zhangwei", "记台账 今天检查工地安全，发现问题3个", "2026-11-30T23:58")
    recover(bot, "2026-12-01T00:10")
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry)).one()
    assert row.happened_on.isoformat() == "2026-11-30"
    assert row.fields["marks"] == []  # not a record of a past month: it came in on the day
    assert row.filed_at == at("2026-12-01T00:10")


def test_a_notice_is_judged_by_the_moment_at_which_it_came_in(bot: Conversation, leave: Leave) -> None:
    leave("wangmin", COMING, "2026-11-22T23:50")  # three days ahead; two from the moment at which it is handled
    recover(bot, "2026-11-23T00:20")
    meeting = the_meeting(bot)
    assert meeting.on_time is True
    assert meeting.reported_at == at("2026-11-22T23:50")


def test_a_report_of_the_last_minute_is_in_time(bot: Conversation, leave: Leave) -> None:
    leave("wangmin", "报送 台账 11月 无", "2026-11-25T23:58")
    recover(bot, "2026-11-26T00:05")
    with bot.session() as session:
        assert session.scalars(select(Submission)).one().on_time is True


def test_an_older_change_does_not_undo_a_newer_one(bot: Conversation, leave: Leave) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", COMING)
    leave("wangmin", "改期 2026-0001 11月26日上午9点", "2026-11-18T10:02")
    bot.at("2026-11-18T10:04").say("wangmin", "改期 2026-0001 11月27日上午9点")
    recover(bot, "2026-11-18T10:06")
    assert the_meeting(bot).starts_at == at("2026-11-27T09:00")
    assert "10:02 的消息" in bot.pushes("wangmin")[-1]
    assert "如仍需更正请重发" in bot.pushes("wangmin")[-1]


@pytest.mark.parametrize("since", ["党组会议记录要保存几年", "我的待办", "在吗"])
def test_what_changes_nothing_overrules_nothing(bot: Conversation, leave: Leave, since: str) -> None:
    leave("wangmin", COMING, "2026-11-18T10:02")
    bot.at("2026-11-18T10:04").say("wangmin", since)
    recover(bot, "2026-11-18T10:06")
    assert the_meeting(bot).place == "局三楼会议室"


def test_another_thing_is_no_newer_word_on_this_one(bot: Conversation, leave: Leave) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", COMING)
    bot.say("wangmin", "会议通知：定于11月30日上午9点在局四楼召开局长办公会，研究：1.车辆维修5万元")
    leave("wangmin", "取消 2026-0001 主要领导出差", "2026-11-18T10:02")
    bot.at("2026-11-18T10:04").say("wangmin", "改期 2026-0002 12月1日上午9点")
    recover(bot, "2026-11-18T10:06")
    with bot.session() as session:
        rows = {row.number: row.state for row in session.scalars(select(MeetingNotice))}
    assert rows == {"2026-0001": "cancelled", "2026-0002": "registered"}


def test_a_late_number_answers_no_list_that_came_after_it(bot: Conversation, leave: Leave) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", COMING)
    leave("wangmin", "1", "2026-11-18T10:02")
    bot.at("2026-11-18T10:04").say("wangmin", "取消会议")  # asks which
    recover(bot, "2026-11-18T10:06")
    assert the_meeting(bot).state == "registered"
    assert "10:02 的消息" in bot.pushes("wangmin")[-1]


def test_what_two_dead_messages_said_holds_in_their_order(bot: Conversation, leave: Leave) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", COMING)
    leave("wangmin", "改期 2026-0001 11月26日上午9点", "2026-11-18T10:02")
    leave("wangmin", "改期 2026-0001 11月27日上午9点", "2026-11-18T10:03")
    recover(bot, "2026-11-18T10:06")
    assert the_meeting(bot).starts_at == at("2026-11-27T09:00")
