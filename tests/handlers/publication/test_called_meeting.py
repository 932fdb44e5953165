"""A meeting that the desk has called and that is spoken of later, by its day: moved, called off, asked about."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def called(bot: Conversation) -> Conversation:
    bot.at("2026-11-24T10:00").say("zhaoli", "发通知 各单位 11月27日下午三点到四楼开会，布置年底工作")
    bot.say("zhaoli", "确认")
    bot.say("zhaoli", "谁没报")
    return bot


def test_it_is_moved_and_called_off_by_its_day(called: Conversation) -> None:
    assert "时间：11月28日（周六）09:00，地点：四楼" in called.say("zhaoli", "27号的会改到28号上午9点")
    reply = called.say("zhaoli", "会改到五楼开")
    assert "时间：11月28日（周六）09:00，地点：五楼" in reply
    assert "原定11月27日（周五）15:00的会议有变更" in reply
    assert "已发出" in called.say("zhaoli", "确认")
    assert "将取消11月28日会议" in called.say("zhaoli", "28号的会不开了，领导出差")
    assert "已取消" in called.say("zhaoli", "确认")


def test_who_comes_is_told_of_the_one_of_that_day(called: Conversation) -> None:
    called.say("wangmin", "参会 2026-0001")
    called.say("zhaoli", "发通知 各单位 11月30日上午9点到四楼开会，调度年底工作")
    called.say("zhaoli", "确认")
    assert "11月27日会议（2026-0001，已发出）：发给4人，已回1人" in called.say("zhaoli", "27号的会谁报名了")


def test_a_meeting_of_a_department_on_that_day_goes_first(called: Conversation) -> None:
    called.say("wangmin", "定于11月27日上午9点在局三楼召开党组会，研究：1.年度工作要点")
    assert "交通局党组会议" in called.say("zhaoli", "27号的会不开了")
