"""Words that half fit a field of free words are asked about; nothing of them is kept before they were confirmed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.dispatcher import Dispatcher
from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.leaks import in_rows

NOTICE = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
LATE = "会议通知：定于11月24日（周二）上午9点在局四楼会议室召开党组会，研究：1.档案管理办法。联系人：王敏 13800000000"


def row(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        return session.scalars(select(MeetingNotice)).one()


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    "words",
    [
        "台账改好了，重新交",
        "上级临时要求",
        "表格发我",
        "那个问题十二月才能改完",
        "忘了格式",
        "帮我写个年终总结",
        "这个会没能提前三天报，文件昨天才到",
    ],
)
def test_what_is_meant_for_something_else_is_not_stored(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", words)
    assert row(bot).form == {}


@ON_ONE_ENGINE
def test_yes_notes_it(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "是否记为第1项决策依据？" in bot.say("wangmin", "局里年初定的")
    assert "信息已补齐" in bot.say("wangmin", "是")
    assert row(bot).form == {"1.basis": "局里年初定的"}


@ON_ONE_ENGINE
def test_no_leaves_the_question(bot: Conversation) -> None:
    bot.say("wangmin", LATE)
    assert "是否记为迟报原因？" in bot.say("wangmin", "老样子")
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


def test_nothing_of_the_words_is_in_any_row_while_it_is_asked(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "局里年初定的")
    assert "年初定" not in "".join(in_rows(bot.assistant.database).values())


def another_process(bot: Conversation) -> None:
    bot.dispatcher = Dispatcher(bot.assistant)


def time_over(bot: Conversation) -> None:
    bot.clock.time += timedelta(minutes=6)


@ON_ONE_ENGINE
@pytest.mark.parametrize("meanwhile", [another_process, time_over])
@pytest.mark.parametrize("chosen", ["是", "1"])
def test_words_that_the_process_has_not_heard_are_asked_for_once_more(
    bot: Conversation, meanwhile: Callable[[Conversation], None], chosen: str
) -> None:
    """What a yes, or a field, was said to is known by its digest; the same words are the answer then, wherever they come in."""
    words, notice = ("局里年初定的", NOTICE) if chosen == "是" else ("老规矩办", SEVERAL)
    bot.say("wangmin", notice)
    bot.say("wangmin", words)
    meanwhile(bot)
    assert "请再发一次" in bot.say("wangmin", chosen)
    assert row(bot).form == {}
    another_process(bot)
    assert "已补记" in bot.say("wangmin", words)
    assert row(bot).form == {"1.basis": words}


@ON_ONE_ENGINE
def test_other_words_than_those_confirmed_are_asked_about(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "局里年初定的")
    another_process(bot)
    bot.say("wangmin", "是")
    assert "是否记为第1项决策依据？" in bot.say("wangmin", "市里年中定的")
    assert row(bot).form == {}


SEVERAL = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划；2.购置公务车38万元。联系人：王敏 13800000000"


@ON_ONE_ENGINE
def test_each_part_goes_to_the_field_that_it_alone_speaks_of(bot: Conversation) -> None:
    """With several fields open nobody says which; what speaks of one alone is noted and shown beside its title."""
    bot.say("wangmin", SEVERAL)
    shown = bot.say("wangmin", "资金是财政拨的，用来换旧车")
    assert "第2项资金来源：资金是财政拨的；第2项资金用途：用来换旧车" in shown
    assert row(bot).form == {"2.source": "资金是财政拨的", "2.use": "用来换旧车"}


@ON_ONE_ENGINE
def test_what_speaks_of_two_missing_fields_is_asked_about(bot: Conversation) -> None:
    bot.say("wangmin", SEVERAL)
    assert "是否记为第1项决策依据？" in bot.say("wangmin", "按年初预算采购")
    assert row(bot).form == {}
    bot.say("wangmin", "是")
    assert row(bot).form == {"1.basis": "按年初预算采购"}


@ON_ONE_ENGINE
def test_words_that_speak_of_none_of_several_fields_are_asked_about(bot: Conversation) -> None:
    bot.say("wangmin", SEVERAL)
    asked = bot.say("wangmin", "老规矩办")
    assert "您刚才发的内容是填写哪一项？" in asked
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


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["还要填什么不", "还差啥", "还缺哪些内容没填"])
def test_what_is_still_asked_for_is_said_again(bot: Conversation, words: str) -> None:
    bot.say("wangmin", SEVERAL)
    assert bot.say("wangmin", words).startswith("报告表还缺：第1项决策依据、")
