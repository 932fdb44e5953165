"""Words that half fit a field of free words are shown and asked about; nothing is noted before they were confirmed."""

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

NOTICE = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
LATE = "会议通知：定于11月24日（周二）上午9点在局四楼会议室召开党组会，研究：1.档案管理办法。联系人：王敏 13800000000"


def row(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        return session.scalars(select(MeetingNotice)).one()


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    "words",
    ["台账改好了，重新交", "上级临时要求", "表格发我", "那个问题十二月才能改完", "忘了格式", "帮我写个年终总结"],
)
def test_what_is_meant_for_something_else_is_not_stored(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", words)
    assert row(bot).form == {}


@ON_ONE_ENGINE
def test_yes_notes_it(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "第1项决策依据写作“局里年初定的”，对吗？" in bot.say("wangmin", "局里年初定的")
    assert "信息已补齐" in bot.say("wangmin", "是")
    assert row(bot).form == {"1.basis": "局里年初定的"}


@ON_ONE_ENGINE
def test_no_leaves_the_question(bot: Conversation) -> None:
    bot.say("wangmin", LATE)
    assert "迟报原因写作“老样子”，对吗？" in bot.say("wangmin", "老样子")
    assert "请说明原因" in bot.say("wangmin", "不是")
    assert row(bot).late_reason is None
    assert "已补记迟报原因" in bot.say("wangmin", "领导临时安排的")


@ON_ONE_ENGINE
def test_other_words_answer_instead(bot: Conversation) -> None:
    bot.say("wangmin", LATE)
    bot.say("wangmin", "老样子")
    assert "已补记迟报原因" in bot.say("wangmin", "上级临时要求")
    assert row(bot).late_reason == "上级临时要求"


@ON_ONE_ENGINE
def test_an_answer_that_speaks_of_the_field_is_noted_at_once(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "信息已补齐" in bot.say("wangmin", "局年度教育培训规划")
    assert row(bot).form == {"1.basis": "局年度教育培训规划"}


@ON_ONE_ENGINE
def test_a_meeting_settled_meanwhile_takes_no_answer(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "局里年初定的")
    bot.say("zhangwei", "取消 2026-0001 主要领导出差")
    assert "已不在登记状态" in bot.say("wangmin", "是")
    assert row(bot).form == {}


SEVERAL = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划；2.购置公务车38万元。联系人：王敏 13800000000"


@ON_ONE_ENGINE
def test_each_part_goes_to_the_field_that_it_speaks_of(bot: Conversation) -> None:
    """With several fields open nobody says which; the parts are shown beside their fields before they are noted."""
    bot.say("wangmin", SEVERAL)
    shown = bot.say("wangmin", "资金是财政拨的，用来换旧车")
    assert "第2项资金来源写作“资金是财政拨的”，第2项资金用途写作“用来换旧车”，对吗？" in shown
    assert row(bot).form == {}
    bot.say("wangmin", "是")
    assert row(bot).form == {"2.source": "资金是财政拨的", "2.use": "用来换旧车"}


@ON_ONE_ENGINE
def test_words_that_speak_of_none_of_several_fields_are_asked_about(bot: Conversation) -> None:
    bot.say("wangmin", SEVERAL)
    asked = bot.say("wangmin", "老规矩办")
    assert "“老规矩办”是填写哪一项？" in asked
    assert "1 第1项决策依据" in asked
    bot.say("wangmin", "1")
    assert row(bot).form == {"1.basis": "老规矩办"}
    bot.say("wangmin", "跟往常一样")
    assert "未记入" in bot.say("wangmin", "都不是")
    assert row(bot).form == {"1.basis": "老规矩办"}


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["38万", "大概38万元左右", "380000元"])
def test_a_sum_goes_to_the_one_item_that_lacks_it(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "定于11月25日（周三）下午3点召开党组会，研究：1.应急抢险物资采购。联系人：王敏 13800000000")
    assert "（金额" in bot.say("wangmin", words), "what was understood is said"
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice)).one()
        assert (meeting.place, [item.amount_yuan for item in meeting.items]) == (None, [380000])
    bot.say("wangmin", "四楼会议室")
    assert row(bot).place == "四楼会议室", "the place is still asked for"


@ON_ONE_ENGINE
def test_a_number_of_two_sums_or_without_a_unit_is_no_sum(bot: Conversation) -> None:
    bot.say("wangmin", "定于11月25日（周三）下午3点召开党组会，研究：1.抢险物资采购；2.公务用车采购。联系人：王敏")
    for words in ("38万", "38"):
        bot.say("wangmin", words)
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice)).one()
        assert [item.amount_yuan for item in meeting.items] == [None, None]
