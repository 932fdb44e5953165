"""What a newer question or an answer to an older one leaves undone is said, whatever the reply is about."""

import pytest

from tests.conftest import Conversation

WHO = "zhangwei"
UNFINISHED, TOLD, TOLD_TOO = "记台账 检查客运站安全", "今天去客运站检查了安全生产", "今天还到工地检查了施工安全"


@pytest.mark.parametrize("told", [[TOLD], [TOLD, TOLD_TOO]])
def test_an_offer_over_an_unfinished_entry_is_made_again_after_it(bot: Conversation, told: list[str]) -> None:
    bot.say(WHO, UNFINISHED)
    for each in told:
        bot.say(WHO, each)
    assert "已登记，编号" in (filed := bot.say(WHO, "11月20日"))
    assert filed.splitlines()[-1] == "2 否"
    assert bot.say(WHO, "是").count("已登记，编号") == len(told)


@pytest.mark.parametrize("other", ["会议通知：定于12月1日上午9点召开党组会，研究：1.管理办法", "请个假，高飞代我"])
def test_an_offer_that_gives_way_is_named(bot: Conversation, other: str) -> None:
    bot.say(WHO, TOLD)
    assert bot.say(WHO, other).startswith("您未答复“是否记入台账？")


def test_an_unfinished_entry_and_the_offer_over_it_are_both_named(bot: Conversation) -> None:
    bot.say(WHO, UNFINISHED)
    bot.say(WHO, TOLD)
    first, second, *_ = bot.say(WHO, "请个假，高飞代我").splitlines()
    assert first.startswith("您未答复“是否记入台账？")
    assert second.startswith("您未答复“请问日期是哪一天")


def test_what_is_asked_again_is_shown_without_its_examples(bot: Conversation) -> None:
    bot.say("zhaoli", "发通知 请规范填报台账")
    assert bot.say("zhaoli", "哈哈").endswith("请写明发给谁：\n（可回“稍后”）")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("发个通知，周四前各单位把台账本交上来", ["王敏", "陈芳", "杨雪", "唐岚"]),
        ("发个通知，下周一请水利局、教育局联络员来领台账本", ["陈芳", "杨雪"]),
    ],
)
def test_whom_a_notice_bids_is_not_asked(bot: Conversation, said: str, names: list[str]) -> None:
    shown = bot.say("zhaoli", said)
    assert shown.startswith("将发给")
    assert all(each in shown.splitlines()[0] for each in names)
    assert ("唐岚" in shown) == ("唐岚" in names)


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", "报晚是因为{}"), ("三楼", "迟报原因是{}"), ("稍后", "补充 2026-0001 这次报晚了，主要是因为{}")],
)
def test_a_reason_that_says_of_what_is_that_reason(bot: Conversation, asked: str, said: str) -> None:
    bot.say("wangmin", f"会议通知：定于{bot.clock.now():%m月%d日}晚上8点召开党组会，研究：1.采购办公设备50万元")
    if asked:
        bot.say("wangmin", asked)
    assert "迟报原因（领导出差刚回来）" in bot.say("wangmin", said.format("领导出差刚回来"))
