"""Words of the second turn and later that were taken for something else: each is done to what it speaks of."""

import pytest

from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日上午9:00在局三楼会议室召开党组会，研究：1.采购办公设备80万元。联系人：王敏 13800000000"


@pytest.mark.parametrize("said", ["26号的会我去", "碰头会我参加", "26号的会我们参加"])
def test_a_called_meeting_is_answered_by_its_day(bot: Conversation, said: str) -> None:
    bot.say("zhaoli", "通知各单位联络员26号下午三点来组里开碰头会")
    bot.say("zhaoli", "确认")
    assert "参会" in bot.say("wangmin", said)
    assert "已回1" in bot.say("zhaoli", "碰头会谁来")


def test_who_is_sent_instead_is_no_candidate(bot: Conversation) -> None:
    bot.say("zhaoli", "通知各单位联络员26号下午三点来组里开碰头会")
    bot.say("zhaoli", "确认")
    assert "代会（孙静）" in bot.say("wangmin", "让孙静去吧，我那天有事")


def test_what_was_returned_is_not_returned_again(bot: Conversation) -> None:
    bot.say("chenfang", "报送 台账 11月 无")
    bot.say("zhaoli", "退回 水利局 台账 内容空")
    bot.say("zhaoli", "确认")
    assert "已退回，不能审核通过" in bot.say("zhaoli", "昨天退回的水利局台账通过吧")


def test_the_rest_of_a_notice_is_of_that_meeting(bot: Conversation) -> None:
    bot.say("chenfang", "水利局下周四上午要开党组会")
    said = bot.say("chenfang", "9点，局二楼会议室，研究移民后扶资金260万元")
    assert "已补记具体时间" in said
    assert "260万元" in said
    assert "2026-0002" not in bot.say("chenfang", "我们局有哪些会")


def test_a_question_about_a_number_changes_nothing(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "80万元" in bot.say("wangmin", "2026-0001议题金额是多少")


def test_an_opinion_is_reworded_before_it_leaves(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("liqiang", "意见 2026-0001 建议补充可研报告后再上会")
    assert "的意见：建议补充三家询价后再上会" in bot.say("liqiang", "改成：建议补充三家询价后再上会")
    assert "补充五家询价" in bot.say("liqiang", "把三家改成五家")
    assert "意见已发出" in bot.say("liqiang", "确认")
    assert "补充五家询价" in bot.say("wangmin", "待答复意见")


def test_the_desk_writes_a_count_down_in_its_own_words(bot: Conversation) -> None:
    bot.say("zhaoli", "记一笔，今天约谈了水利局2个人")
    assert "约谈 2人次" in bot.say("zhaoli", "今年约谈多少了")
    assert "改计水利局 3人次" in bot.say("zhaoli", "不对，是3个人")


def test_whom_it_was_with_begins_behind_its_name(bot: Conversation) -> None:
    filed = bot.say("huqiang", "记台账 11月18日到移民办督促后扶资金发放，对象3人")
    assert "对象：3人\n" in filed


def test_a_meeting_of_the_group_is_moved_by_its_kind(bot: Conversation) -> None:
    bot.say("zhaoli", "请交通局、水利局联络员26号上午9点到组里二楼开会商会")
    bot.say("zhaoli", "确认")
    assert "时间：11月27日（周五）09:00" in bot.say("zhaoli", "会商改到27号上午9点")


def test_all_that_is_labelled_is_noted(bot: Conversation) -> None:
    bot.say("wangmin", "交通局11月27日上午10点开党组会，研究养老院改造")
    said = bot.say("wangmin", "地点三楼会议室，金额260万左右，参会范围是班子成员，联系人贾琳")
    for noted in ("会议地点（三楼会议室）", "金额约260万元", "参会范围（班子成员）", "贾琳"):
        assert noted in said


def test_a_place_before_a_name_is_noted(bot: Conversation) -> None:
    bot.say("wangmin", "我们下周四上午九点要开党组会，研究高标准农田项目")
    assert "会议地点（交通局五楼会议室）" in bot.say("wangmin", "在交通局五楼会议室，联系人丁燕")


def test_who_said_so_moves_nothing_but_the_meeting(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "→ 11月26日（周四）09:00" in bot.say("wangmin", "算了，局长说改到11月26号上午9点再开")


def test_what_the_department_answered_is_seen(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("liqiang", "意见 2026-0001 建议补充可研报告后再上会")
    bot.say("liqiang", "确认")
    bot.say("wangmin", "意见我们采纳，可研报告这周补齐")
    assert "可研报告这周补齐" in bot.say("liqiang", "交通局答复意见没有")


def test_a_report_that_is_in_is_said_to_be_in(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    assert "交通局11月主体责任台账：已报，按时" in bot.say("zhaoli", "交通局台账报了没")
    assert "水利局待报1项" in bot.say("zhaoli", "水利局的台账交了没")


def test_another_last_day_is_no_yes(bot: Conversation) -> None:
    assert "由林海同志代理" in bot.say("huqiang", "11月23日到27日我去党校学习，急事找林海局长")
    shown = bot.say("huqiang", "改了，只学到25号")
    assert "将登记：胡强同志11月23日（周一）至11月25日（周三）" in shown


def test_an_inspection_is_registered_behind_a_colon(bot: Conversation) -> None:
    assert "登记检查：水利局，11月18日" in bot.say("liqiang", "登记检查：11月18日到水利局检查，访谈5人")


def test_a_department_that_asks_what_was_returned_accepts_nothing(bot: Conversation) -> None:
    assert "审核通过" not in bot.say("linhai", "我局今年报的材料有没有被退过的")


def test_what_became_of_a_number_is_shown_whole(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "联系人" in bot.say("wangmin", "2026-0001现在啥情况，我想看看都登记了些什么")
