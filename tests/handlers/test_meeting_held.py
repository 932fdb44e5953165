"""A report in passing about a meeting that has been held: nothing is registered silently, the way on is named."""

import pytest
from sqlalchemy import func, select

from storage.models import MeetingNotice
from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。联系人：王敏"


def count(bot: Conversation) -> int:
    with bot.session() as session:
        return session.scalar(select(func.count(MeetingNotice.id))) or 0


def test_a_held_meeting_on_file_is_named_with_the_command_for_its_decisions(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "纸质已送")
    reply = bot.at("2026-11-28T09:00").say("wangmin", "昨天党组会研究了预算")
    assert "本条未作会议通知登记" in reply
    assert "2026-0001 交通局党组会议，11月27日（周五）14:30" in reply
    assert "“决定 2026-0001 第1项 通过" in reply
    assert count(bot) == 1
    assert "结论已登记" in bot.say("wangmin", "决定 2026-0001 第1项 通过 纪要〔2026〕1号")


def test_one_that_was_never_reported_is_added_only_when_asked_for(bot: Conversation) -> None:
    reply = bot.say("wangmin", "昨天党组会研究了预算")
    assert "未查到贵单位该会议的会前报告" in reply
    assert reply.endswith("是否补登已召开的会议？\n1 补登\n2 不补登")
    assert count(bot) == 0
    assert bot.pushes("zhaoli") == []
    bot.say("wangmin", "不补登")
    assert count(bot) == 0


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("昨天上午9点党组会研究了预算", "11月21日（周六）09:00"),
        ("11月14日上午9点党组会研究了预算", "11月14日（周六）09:00"),
    ],
)
def test_what_is_added_has_the_day_that_was_said_and_is_late(bot: Conversation, words: str, day: str) -> None:
    bot.say("wangmin", words)
    reply = bot.say("wangmin", "1")
    assert f"党组会议，{day}" in reply
    assert "1.预算" in reply
    assert "少于规定的3日" in reply
    assert count(bot) == 1


@pytest.mark.parametrize("words", ["昨天那个会详细情况给我看看", "11月14号那次会详细情况给我看看"])
def test_who_wants_to_look_at_a_meeting_tells_of_none(bot: Conversation, words: str) -> None:
    assert bot.say("wangmin", words).startswith("没有查到11月")
    bot.say("wangmin", NOTICE)  # asks for what the decision rests on: the wish is no answer to it
    assert bot.say("wangmin", words).startswith("没有查到11月")
    assert "2026-0001 交通局" in bot.say("wangmin", "27号那个会详细情况给我看看")
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice.form)).one() == {}


@pytest.mark.parametrize("words", ["昨天党组会研究了预算", "上周五下午局长办公会通过了采购事项"])
def test_a_leader_learns_how_to_keep_it_in_the_ledger_too(bot: Conversation, words: str) -> None:
    assert "台账" in bot.say("zhangwei", words)
    assert count(bot) == 0


def test_while_a_question_is_open_the_words_answer_it(bot: Conversation) -> None:
    bot.say("wangmin", "我们局明天上午九点在机关五楼开局长办公会研究采购办公设备的事，大概50多万")
    assert "已补记迟报原因" in bot.say("wangmin", "昨天市政府会议研究了才定的")
    assert count(bot) == 1


def test_a_meeting_that_is_still_to_come_is_a_notice_whatever_was_held_before(bot: Conversation) -> None:
    bot.say("wangmin", "昨天党组会研究了预算，11月27日上午9点在局三楼会议室再开党组会研究人事，请派驻组参加")
    assert count(bot) == 1
