"""Registers as people use them on an ordinary day: twice, with a slip, at a wrong time, for another department."""

import pytest
from sqlalchemy import func, select

from storage.models import LedgerEntry
from tests.conftest import Conversation

TALK = "记台账 今天与规划科3名同志开展廉政谈话"
PROBLEM = "记整改 交通局 巡察发现评审记录不完整，12月20日前整改"


def count(bot: Conversation) -> int:
    with bot.session() as session:
        return session.scalar(select(func.count(LedgerEntry.id))) or 0


@pytest.mark.parametrize(("userid", "words"), [("zhangwei", TALK), ("zhaoli", PROBLEM)])
def test_the_same_message_twice_is_one_entry(bot: Conversation, userid: str, words: str) -> None:
    assert "已登记，编号 2026-0001" in bot.say(userid, words)
    assert "所记相同（编号 2026-0001），未重复登记" in bot.say(userid, words)
    assert count(bot) == 1
    bot.say(userid, "撤回 2026-0001")
    assert "已登记，编号 2026-0002" in bot.say(userid, words)


def test_the_same_words_may_be_a_second_entry(bot: Conversation) -> None:
    bot.say("zhangwei", TALK)
    assert "1 再记一次\n2 不记" in bot.say("zhangwei", TALK)
    assert "已登记，编号 2026-0002" in bot.say("zhangwei", "1")
    bot.at("2026-11-22T18:00")
    assert "同样的内容已登记" in bot.say("zhangwei", TALK)
    assert count(bot) == 2


def test_a_talk_of_the_next_day_is_another_entry(bot: Conversation) -> None:
    bot.say("zhangwei", TALK)
    bot.at("2026-11-23T10:00")
    assert "已登记，编号 2026-0002" in bot.say("zhangwei", TALK)


@pytest.mark.parametrize(
    "words", ["记账 昨天到建设科检查", "补录台账 11月21日到建设科检查", "补台账：昨天到建设科检查"]
)
def test_other_words_that_begin_an_entry(bot: Conversation, words: str) -> None:
    assert "内容：到建设科检查" in bot.say("zhangwei", words)


def test_a_day_of_last_month(bot: Conversation) -> None:
    reply = bot.say("zhangwei", "记台账 上个月12号到建设科检查")
    assert "日期：10月12日（周一）" in reply
    assert "内容：到建设科检查" in reply
    assert "日期：2025年12月3日（周三）" in bot.say("zhangwei", "记台账 2025年12月3日讲党课")


@pytest.mark.parametrize("words", ["记台账 李四 昨天检查", "记台账 李四昨天检查", "记台账 李四同志 11月20日检查"])
def test_a_name_that_is_nobody_of_the_leadership(bot: Conversation, words: str) -> None:
    assert "成员名单中没有班子成员“李四”" in bot.say("wangmin", words)
    assert count(bot) == 0


def test_a_slip_in_the_departments_name(bot: Conversation) -> None:
    assert "未找到“交通巨”，您是指：\n1 交通局" in bot.say("zhaoli", PROBLEM.replace("交通局", "交通巨"))
    assert "问题：巡察发现评审记录不完整" in bot.say("zhaoli", "1")


def test_a_wrong_answer_loses_nothing(bot: Conversation) -> None:
    assert "还缺整改期限" in bot.say("zhaoli", "记整改 水利局 项目变更多 来源：审计")
    assert "请重新回复整改期限，或回复“取消”" in bot.say("zhaoli", "等整改方案出来")
    assert "“昨天”已过" in bot.say("zhaoli", "昨天")
    assert "2026年12月30日" in bot.say("zhaoli", "12月30日")  # the day itself, though choices were shown
    assert count(bot) == 1


def test_the_end_of_a_month_is_asked_before_it_is_taken(bot: Conversation) -> None:
    assert "“月底前”是指11月30日（周一）吗" in bot.say("zhaoli", "记整改 水利局 项目变更多 来源：审计，月底前整改到位")
    assert count(bot) == 0
    assert "整改期限：2026年11月30日（周一）" in bot.say("zhaoli", "1")
    assert "“年底前”是指12月31日（周四）吗" in bot.say("zhaoli", "记整改 水利局 招标文件不全 来源：审计，年底前整改")
    assert "好的，未登记" in bot.say("zhaoli", "取消")


def test_the_word_that_begins_an_entry_names_its_choice(bot: Conversation) -> None:
    assert "类别：请假" in bot.say("wangmin", "请假 高飞 返岗：11月30日")
    assert "类别：抽调" in bot.say("wangmin", "记抽调 周洁 返岗：12月30日")
    assert "类别：民生实事" in bot.say("wangmin", "记民生实事 新建公交候车亭30座，12月25日前完成")
    assert "类别：正面" in bot.say("wangmin", "记正面清单 主动公开招投标信息")


def test_what_a_leader_did_this_morning_is_offered(bot: Conversation) -> None:
    offer = bot.say("zhangwei", "上午带队检查了三个工地，发现2处隐患")
    assert offer.startswith("是否记入台账？11月22日（周日），检查督促")
    assert "已登记，编号 2026-0001" in bot.say("zhangwei", "1")


def test_what_is_out_of_sight_is_said_to_be_not_found(bot: Conversation) -> None:
    bot.say("zhaoli", PROBLEM)
    assert "没有找到编号 2026-0001" in bot.say("wutao", "查看 2026-0001")
    assert "没有找到编号 2026-0001" in bot.say("chenfang", "2026-0001")
    assert "没有找到编号 2026-0001" in bot.say("wutao", "审核通过 2026-0001")
    assert "未找到单位“水利局”" in bot.say("wangmin", "整改 水利局")
    assert "问题整改 2026-0001（交通局）" in bot.say("wangmin", "查看 2026-0001")


@pytest.mark.parametrize(
    ("userid", "words", "part"),
    [
        ("wangmin", "记制度 印发《差旅费管理办法》 交发〔2026〕19号 11月1日", "印发日期：2026年11月1日（周日）"),
        ("wangmin", "记制度 印发《差旅费管理办法》 交发〔2026〕19号 11月1日", "制度名称：印发《差旅费管理办法》"),
        ("zhaoli", "记立项监督 交通局 XX路改造 320万元 12月31日前完成", "项目：XX路改造"),
        ("zhaoli", "记建议书 水利局 〔2026〕3号 完善项目变更审批 12月15日前答复", "建议内容：完善项目变更审批"),
        ("wangmin", "记借调 市委办 1人 12月20日期满", "借入单位：市委办"),
        ("zhaoli", "记专项治理 交通局 公车私用专项治理 12月31日结束", "治理内容：公车私用专项治理"),
        ("zhaoli", "记立项监督 交通局 XX路改造320万元，12月31日前完成", "项目：XX路改造320万元"),
    ],
)
def test_values_apart_stand_in_their_own_fields(bot: Conversation, userid: str, words: str, part: str) -> None:
    assert part in bot.say(userid, words).splitlines()
