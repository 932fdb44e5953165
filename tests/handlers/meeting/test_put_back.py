"""A meeting is put back to what it was, and several items join it by one message."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

NOTICE = "定于11月26日（周四）上午9:30在机关二楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
BACK = ("算了还是原来那天吧", "还是按原来的时间开", "会议改回原定时间", "还是原来的日子吧")
ROOM = ("还是改回原来的会议室", "地点恢复原来的地方", "还是在原来的会场")
SEVERAL = (
    "议题再加两项，一是职称评审，二是采购电脑12万元",
    "再加两个议题：1.职称评审；2.采购电脑12万元",
    "议题增加2项：①职称评审②采购电脑12万元",
)
ONE = (
    "再加一个议题，食堂承包方案",
    "议题里再加一项，食堂承包方案",
    "补充一项议题，食堂承包方案",
    "再加个会议议题：食堂承包方案",
    "忘了说了，还有一项：食堂承包方案",
    "漏了一个，食堂承包方案",
    "少写了一个议题：食堂承包方案",
    "对了还要研究食堂承包方案",
)
WITH_SUM = ("再加一项：采购电脑5台，12万", "还有个议题，采购电脑5台，大概12万元", "漏报了一项，采购电脑5台，预算12万")
NO_MATTER = ("还有一项没填", "还要研究一下再报", "还有一项，资金来源没写")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", BACK)
def test_the_day_before_the_change_is_named_and_asked(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "会议往后推一天")
    assert "1 11月26日（周四）09:30" in bot.say("wangmin", words)
    assert "11月27日（周五）09:30 → 11月26日（周四）09:30" in bot.say("wangmin", "1")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ROOM)
def test_the_room_before_the_change(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "会议室换到五楼")
    assert "五楼 → 机关二楼会议室" in bot.say("wangmin", words)


@ON_ONE_ENGINE
def test_what_was_never_changed_cannot_be_put_back(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "没有改过，请写明要改成什么" in bot.say("wangmin", "还是按原来的时间开")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", SEVERAL)
def test_several_items_join_by_one_message(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    said = bot.say("wangmin", words)
    assert "新增议题：职称评审" in said
    assert "新增议题：采购电脑12万元（大额资金使用，12万元）" in said


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ONE)
def test_an_item_behind_a_comma(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "新增议题：食堂承包方案" in bot.say("wangmin", words)


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["那个购车的先不上会了", "购车这项不研究了", "把车辆购置拿掉"])
def test_an_item_is_dropped_by_its_words(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE.replace("2027年培训计划", "1.2027年培训计划；2.车辆购置28万元"))
    assert "删去议题：车辆购置28万元" in bot.say("wangmin", words)


@ON_ONE_ENGINE
def test_an_item_that_is_not_on_the_agenda_is_asked_for(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE.replace("2027年培训计划", "1.2027年培训计划；2.车辆购置28万元"))
    assert "没有看出“食堂承包”是第几项议题" in bot.say("wangmin", "食堂承包那项不上会了")


@ON_ONE_ENGINE
@pytest.mark.parametrize("why", ["领导改主意了", "市里有安排", "局长要去省里开会", "材料没准备好"])
def test_a_reason_before_the_change_is_no_obstacle(bot: Conversation, why: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "11月27日（周五）" in bot.say("wangmin", f"{why}，推到周五")


UNTIMED = "我局11月27日（周五）上午在机关二楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"


@ON_ONE_ENGINE
def test_a_day_without_an_hour_is_put_back_as_well(bot: Conversation) -> None:
    bot.say("wangmin", UNTIMED)
    bot.say("wangmin", "改成周六上午吧")
    assert "11月28日（周六），时间待定 → 11月27日（周五），时间待定" in bot.say("wangmin", "算了还是原来的时间")


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    "words", ["推到11月30号，时间地点不变", "推到11月30号，地点时间都照旧", "推到11月30号，钟点和地点不变"]
)
def test_the_hour_stays_where_it_is_said_to(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "11月26日（周四）09:30 → 11月30日（周一）09:30" in bot.say("wangmin", words)
    assert "11月26日（周四）09:30" in bot.say("wangmin", "不推了")


@ON_ONE_ENGINE
def test_the_former_hour_is_offered_on_a_new_day(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    asked = bot.say("wangmin", "会议改到11月30号")
    assert "钟点不变请回复 1：\n1 11月30日（周一）09:30" in asked
    assert "已补记具体时间（11月30日（周一）09:30）" in bot.say("wangmin", "1")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", WITH_SUM)
def test_the_sum_behind_a_new_matter_is_its_own(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    said = bot.say("wangmin", words)
    assert "新增议题：采购电脑5台（大额资金使用，" in said
    assert "12万元）" in said


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", NO_MATTER)
def test_what_is_still_open_is_no_new_matter(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "新增议题" not in bot.say("wangmin", words)


@ON_ONE_ENGINE
def test_the_new_day_alone_moves_it_while_the_hour_stays(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "11月26日（周四）09:30 → 11月27日（周五）09:30" in bot.say("wangmin", "那就下周五，时间不变")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["我们那个会先不上了，材料没成熟", "那个党组会先不上了"])
def test_a_meeting_that_is_not_gone_to_is_put_off_and_no_matter_of_it_dropped(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "会议已延期：2026-0001" in bot.say("wangmin", words)
