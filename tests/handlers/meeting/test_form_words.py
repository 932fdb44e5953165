"""What is said of the form in free words goes to the field, and the matter, that it speaks of; never to another (M1)."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

TWO = "我局12月4日上午9点半开党组会，在局二楼，研究：1.教师公寓维修，75万元；2.年终绩效分配方案"
ONE = "我局12月4日上午10点开党组会，三楼会议室，研究2027年部门预算，1860万元"


@pytest.fixture
def asked(bot: Conversation) -> Conversation:
    assert "第1项立项批复、第1项招标采购方式、第2项决策依据" in bot.at("2026-11-24T10:10").say("yangxue", TWO)
    return bot


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        ("程序走的是竞争性磋商", "第1项招标采购方式：程序走的是竞争性磋商"),
        ("绩效分配按市里文件办的", "第2项决策依据：绩效分配按市里文件办的"),
        ("绩效分配按市里文件办的，公开招标", "第2项决策依据：绩效分配按市里文件办的、第1项招标采购方式：公开招标"),
        ("教师公寓维修省厅批过，走公开招标", "第1项招标采购方式：走公开招标"),
        ("资金是上级专项补助，走的是询价", "第1项招标采购方式：走的是询价"),
    ],
)
def test_each_part_goes_where_it_belongs(asked: Conversation, words: str, noted: str) -> None:
    reply = asked.say("yangxue", words)
    assert all(each in reply for each in noted.split("、"))
    assert ("第1项立项批复：" in reply.split("\n")[0]) is ("批过" in words)


@pytest.mark.parametrize("words", ["资金是上级专项补助", "教师公寓维修的论证会12月10号开过了", "用于更换门窗"])
def test_a_field_that_is_not_missing_is_not_noted_as_another(asked: Conversation, words: str) -> None:
    reply = asked.say("yangxue", words)
    assert reply.startswith("该项不在所缺之列，未作登记。报告表还缺：第1项立项批复、第1项招标采购方式、第2项决策依据。")


@pytest.mark.parametrize("words", ["对了，资金来源是财政拨款", "钱从财政出", "资金是自筹的"])
def test_nor_where_one_alone_is_missing(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", ONE)
    assert "未作登记。报告表还缺：第1项决策依据" in bot.say("wangmin", words)
    assert "第1项决策依据：市委办的编制通知" in bot.say("wangmin", "市委办的编制通知")


@pytest.mark.parametrize(
    "words", ["预算那一项金额是80万，不是50万", "会议是5号，不是4号", "不要撤回台账", "我不请假了"]
)
def test_what_puts_something_right_or_denies_is_no_basis(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午10点开党组会，三楼会议室，研究2027年培训计划")
    assert "决策依据：" not in bot.say("wangmin", words).replace("第1项决策依据：……", "")


def test_who_is_the_contact_and_who_is_not(bot: Conversation) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午10点开党组会，三楼会议室，研究2027年培训计划")
    assert "联系人和电话（办公室小罗13700000008）" in bot.say("wangmin", "联系人不是我，是办公室小罗13700000008")
