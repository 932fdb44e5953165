"""What waits for 确认 is put right in a few words: shown again as it is now, and only that is carried out."""

import pytest

from tests.conftest import Conversation

MOVED = "这个月台账宽到{}吧，大家都在迎检"
PAPERS = "今天下午水利局、教育局、文旅局都把11月台账纸质的送来了"
CALLED = "通知各单位联络员27号下午两点来组里开碰头会"


@pytest.mark.parametrize(
    "right",
    [
        "30号太晚了，27号",
        "不是30号，是27号",
        "还是改到27号吧",
        "27号吧",
        "错了，是11月27日",
        "是27号不是30号",
        "30号不行，27号",
        "不是30，是27号",
    ],
)
def test_another_day_takes_the_place_of_the_day_shown(bot: Conversation, right: str) -> None:
    assert "改为11月30日" in bot.say("zhaoli", MOVED.format("30号"))
    shown = bot.say("zhaoli", right)
    assert "改为11月27日（周五）" in shown
    assert "请回复“确认”" in shown
    assert "11月27日" in bot.say("zhaoli", "确认")


def test_put_right_twice_the_last_word_holds(bot: Conversation) -> None:
    bot.say("zhaoli", MOVED.format("30号"))
    bot.say("zhaoli", "27号吧")
    assert "改为11月28日" in bot.say("zhaoli", "还是28号")


@pytest.mark.parametrize(
    ("right", "shown"),
    [
        ("时间改成三点", "11月27日（周五）15:00"),
        ("换到下午四点半", "11月27日（周五）16:30"),
        ("改到28号", "11月28日（周六）14:00"),
        ("改成周四上午九点", "11月26日（周四）09:00"),
    ],
)
def test_another_hour_keeps_the_day_and_another_day_the_hour(bot: Conversation, right: str, shown: str) -> None:
    bot.say("zhaoli", CALLED)
    assert shown in bot.say("zhaoli", right)


@pytest.mark.parametrize("right", ["是3个人不是2个", "不对，是3名", "改成3个"])
def test_another_count(bot: Conversation, right: str) -> None:
    bot.say("wangmin", "我局拟提拔2名科级干部，请出廉政意见，12月4日前要")
    assert "3人，12月4日" in bot.say("wangmin", right)
    assert "3人，12月3日" in bot.say("wangmin", "时间改成12月3日")


def test_of_two_counts_the_one_that_is_named(bot: Conversation) -> None:
    bot.say("zhaoli", "昨天我们去水利局检查了，访谈5人，发现2个问题")
    assert "谈话6人次" in bot.say("zhaoli", "访谈是6个人")


@pytest.mark.parametrize("right", ["文旅局的不是，那是整改报告，其余对", "文旅局的先不登", "文旅局除外"])
def test_who_is_left_out_is_not_done(bot: Conversation, right: str) -> None:
    assert "3个单位" in bot.say("zhaoli", PAPERS)
    shown = bot.say("zhaoli", right)
    assert "2个单位" in shown
    assert "文旅局" not in shown
    assert "文旅局" not in bot.say("zhaoli", "确认")


def test_who_is_left_out_of_everybody(bot: Conversation) -> None:
    bot.say("zhaoli", "布置 各单位 12月5日前报 年度总结")
    assert "3个单位布置：交通局、水利局、文旅局" in bot.say("zhaoli", "教育局的不用")
    assert "12月8日" in bot.say("zhaoli", "改成12月8日")


def test_one_more_joins_those_shown(bot: Conversation) -> None:
    bot.say("zhaoli", "布置 水利局、教育局 11月30日前报 防汛自查报告")
    assert "3个单位布置：水利局、教育局、交通局" in bot.say("zhaoli", "再加上交通局")
    assert "4个单位布置" in bot.say("zhaoli", "文旅局也要报")
    assert "未布置" in bot.say("zhaoli", "还是别发了")


@pytest.mark.parametrize("remark", ["27号呢？", "教育局的先不登", "好热的天", "不是5个，是4个"])
def test_what_the_draft_does_not_have_puts_nothing_right(bot: Conversation, remark: str) -> None:
    bot.say("zhaoli", "代登 交通局、水利局 台账 11月 纸质 今天")
    assert "教育局" not in bot.say("zhaoli", remark)
    assert "2个单位" in bot.say("zhaoli", "确认")


def test_where_one_is_left_it_is_not_done_unasked(bot: Conversation) -> None:
    """Said again of one department it would be done at once: what was shown stays instead."""
    bot.say("zhaoli", "11月台账交通局、水利局的纸质都送来了")
    bot.say("zhaoli", "水利局的不是")
    assert "未报：交通局、水利局、教育局、文旅局" in bot.say("zhaoli", "谁没报 台账")


def test_a_day_alone_is_of_the_month_that_was_said(bot: Conversation) -> None:
    bot.say("zhaoli", "布置 各单位 12月10日前报 安全生产检查情况")
    assert "请于12月15日（周二）前" in bot.say("zhaoli", "10号太紧了，15号")
