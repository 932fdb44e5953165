"""What is said right after a notice: changes beside the open form, parts of an answer, and questions about that very meeting."""

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "交通局定于11月27日上午9点在局三楼召开党组会，研究：1.物业服务采购60万元；2.车辆处置方案"
BARE = "我们局25号要开党组会"


def row(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        return session.scalars(select(MeetingNotice)).one()


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("人也变了，书记不参加", "参会范围：未填 → 书记不参加"),
        ("参会人员有变化，王局长不出席了", "王局长不出席"),
        ("哦还有，改到博物馆二楼开", "会议地点：局三楼 → 博物馆二楼"),
        ("再加一项，养老机构补贴发放85万", "新增议题：养老机构补贴发放85万"),
        ("资金从哪来我问下财务", "好的，确定后请回复"),
        ("对，27号", "11月27日（周五）09:00"),
    ],
)
def test_a_change_fills_no_field_of_the_form(bot: Conversation, words: str, holds: str) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    assert holds in bot.say("wangmin", words)
    assert row(bot).form == {}
    assert row(bot).starts_at is not None


@pytest.mark.parametrize("words", ["上午九点半 三楼会议室", "上午九点半三楼会议室"])
def test_a_time_and_a_place_are_two_values(bot: Conversation, words: str) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", BARE)
    bot.say("wangmin", words)
    assert row(bot).place == "三楼会议室"
    assert f"{row(bot).starts_at:%m-%d %H:%M}" in {"11-25 09:30", "11-25 01:30"}  # local, or UTC as stored


def test_who_comes_and_whom_to_call_are_two_values(bot: Conversation) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", BARE)
    bot.say("wangmin", "参会的是全体班子成员，联系人我")
    assert (row(bot).scope, row(bot).contact) == ("全体班子成员", "王敏")


@pytest.mark.parametrize("words", ["算迟报吗", "那这样算迟报吗", "那我是提前几天报的"])
def test_whether_it_came_in_time_is_said_of_this_meeting(bot: Conversation, words: str) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    assert bot.say("wangmin", words).startswith("距会议7天，符合")


@pytest.mark.parametrize("words", ["要不要重新报", "人变了还用再报吗？"])
def test_whether_a_change_is_reported_anew(bot: Conversation, words: str) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    reply = bot.say("wangmin", words)
    assert "不用重新报告" in reply
    assert "2026-0001" in reply


def test_of_a_year_without_meetings_it_is_said_that_none_is_on_file(bot: Conversation) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    assert "没有查到2025年的会议" in bot.say("wangmin", "去年最后一次会是几号")


def test_the_one_meeting_that_was_held_is_asked_for_its_conclusion(bot: Conversation) -> None:
    assert "未登记结论" in bot.at("2026-11-20T09:20").say("wangmin", "会开完了")
    bot.say("wangmin", NOTICE)
    assert "请写明结论，如“决定 2026-0001" in bot.at("2026-11-27T15:00").say("wangmin", "会开完了")
    reply = bot.say("wangmin", "会开完了，第1项同意，7人到会全票通过，纪要交党纪〔2026〕19号")
    assert "第1项 通过，全票通过，纪要交党纪〔2026〕19号" in reply


def test_with_no_opinion_on_file_it_is_said_so(bot: Conversation) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    assert "目前没有待您答复的派驻组意见" in bot.say("wangmin", "意见收到，已经安排评审")


def test_only_the_place_itself_is_kept(bot: Conversation) -> None:
    bot.at("2026-11-20T09:20").say("wangmin", NOTICE)
    assert "无需更改" in bot.say("wangmin", "地点别改了还是局三楼")
    assert "局三楼 → 二楼会议室" in bot.say("wangmin", "换到在二楼会议室")
    assert "二楼会议室 → 局三楼" in bot.say("wangmin", "地点改回局三楼")


def test_an_entry_behind_a_notice_is_no_matter_of_its_agenda(bot: Conversation) -> None:
    told = "报个会：12月1日下午2点半四楼开局长办公会，研究路灯维护合同110万；另外记台账，今天和路政科5名同志谈话提醒执法廉洁"
    reply = bot.at("2026-11-20T09:20").say("gaofei", told)
    assert "议题1项" in reply
    assert "“记台账……”未登记，请单独发送" in reply
