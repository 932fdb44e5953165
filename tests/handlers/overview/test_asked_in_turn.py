"""Short questions in the middle of a conversation: of the meeting spoken of, of what is owed, let off or cancelled."""

import pytest

from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日上午9:00在局三楼会议室召开党组会，研究：1.采购办公设备80万元。联系人：王敏 13800000000"


@pytest.mark.parametrize("asked", ["现在几个议题", "现在都有哪些议题", "27号的会都研究啥，多少钱"])
def test_what_is_on_the_agenda(bot: Conversation, asked: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "再加一项，景区步道修缮45万元")
    assert "步道修缮45万元" in bot.say("wangmin", asked)


@pytest.mark.parametrize(
    ("asked", "told"), [("是几点", "09:00"), ("几点，在哪", "局三楼会议室"), ("那会时间没变吧", "09:00")]
)
def test_a_bare_question_is_of_what_was_spoken_of(bot: Conversation, asked: str, told: str) -> None:
    bot.say("wangmin", NOTICE)
    assert told in bot.say("wangmin", asked)
    bot.say("zhangwei", "我们局下周有什么会")
    assert told in bot.say("zhangwei", asked)


@pytest.mark.parametrize("asked", ["几点", "多少钱", "在哪"])
def test_of_nothing_spoken_of_no_meeting_is_told(bot: Conversation, asked: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "2026-0001" not in bot.say("yangxue", asked)


def test_a_cancelled_meeting_is_not_held(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "这个会不开了，领导去省里")
    assert bot.say("liqiang", "交通局那个会还开吗").startswith("已取消")


def test_what_a_meeting_came_to(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.at("2026-11-27T16:00").say("wangmin", "会开完了，通过")
    assert "第1项通过" in bot.say("zhaoli", "交通局那个会结论是啥")


def test_what_is_let_off_is_not_owed(bot: Conversation) -> None:
    bot.say("zhaoli", "文旅局搬家，11月台账不用报了，免一期")
    assert "已免报，无需报送（搬家）" in bot.say("tanglan", "我们这个月台账还要交不")
    bot.say("zhaoli", "布置 各单位 12月5日前报 年度总结")
    bot.say("zhaoli", "确认")
    bot.say("zhaoli", "年度总结那个取消布置")
    bot.say("zhaoli", "确认")
    for asked in ("年度总结还要交不", "年度总结还要报吗"):
        assert "无需报送（布置已取消）" in bot.say("yangxue", asked)


def test_when_a_report_is_due(bot: Conversation) -> None:
    said = bot.say("chenfang", "水利局11月台账哪天截止")
    assert said.startswith("11月25日（周三）截止")
    assert "清单" not in said


@pytest.mark.parametrize("asked", ["食堂那个问题啥时候前改好", "我们食堂采购那个问题啥时候前要改好"])
def test_when_a_problem_is_to_be_mended(bot: Conversation, asked: str) -> None:
    bot.say("zhaoli", "登记整改 教育局 学校食堂采购未比价 12月31日前 来源监督检查")
    assert bot.say("yangxue", asked).startswith("12月31日（周四）前")


def test_whether_more_time_was_given(bot: Conversation) -> None:
    bot.say("chenfang", "11月台账想晚三天交，陈工病了")
    assert "尚未答复" in bot.say("chenfang", "延期批了吗")
