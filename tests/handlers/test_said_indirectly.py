"""What is told, wished or corrected without a command's word, each kind in two wordings."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "定于11月27日（周五）下午3点在局三楼会议室召开党组会，研究：1.车辆维修5万元。联系人：王敏 13800000000"


@pytest.fixture
def reported(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:30").say("wangmin", NOTICE)
    bot.say("wangmin", "算了")
    return bot


@pytest.mark.parametrize("words", ["水利局电话里说台账明天送纸的来", "水利局台账给他宽到28号"])
def test_what_is_told_shows_no_list(bot: Conversation, words: str) -> None:
    assert "暂无记录" not in bot.say("zhaoli", words)
    assert "台账：暂无记录" in bot.say("zhaoli", "台账 交通局")


@pytest.mark.parametrize("words", ["元旦前提醒大家廉洁过节", "中秋前提醒各单位清廉过节"])
def test_a_wish_for_clean_days_offers_texts(bot: Conversation, words: str) -> None:
    assert "请选一条" in bot.say("zhaoli", words)


@pytest.mark.parametrize("words", ["议题1的钱是8万元", "第1项金额写错了，是8万元不是5万元"])
def test_the_sum_of_a_matter_is_corrected(reported: Conversation, words: str) -> None:
    assert "已更正" in reported.say("wangmin", words)
    assert "车辆维修8万元" in reported.say("zhaoli", "2026-0001")


@pytest.mark.parametrize(
    "words", ["内容不变，12月4日下午两点半接着开，再报一回", "上次没议完，议题照旧，12月4日下午2点半再开一次"]
)
def test_the_same_meeting_again_keeps_its_matters(reported: Conversation, words: str) -> None:
    reply = reported.say("wangmin", words)
    assert "按 2026-0001 再报一次" in reply
    assert "12月4日（周五）14:30" in reply
    assert "车辆维修" in reply


def test_more_time_is_asked_for_with_its_reason(bot: Conversation) -> None:
    reply = bot.at("2026-11-18T09:30").say("wangmin", "11月台账能不能晚几天交，局里在迎省检")
    assert "申请延期（局里在迎省检）" in reply
    assert "请说明原因" in bot.say("wangmin", "台账晚两天行不行")


def test_a_department_s_name_is_no_verb(bot: Conversation) -> None:
    assert "报送自查报告" in bot.say("zhaoli", "让交通局下周三前交个自查报告")
