"""A sum that was put right without number or label is the one matter's that has a sum."""

import pytest
from sqlalchemy import select

from storage.models import MeetingItem
from tests.conftest import Conversation

TWO = "会议通知：定于12月11日上午9点在四楼召开党组会，研究：1.隧道照明改造58万元；2.采购车辆30万元"
ONE = "会议通知：定于12月11日上午9点在四楼召开党组会，研究：1.隧道照明改造58万元"
SAID = [
    "错了错了 {}万 手滑",
    "不好意思，应该是{}万",
    "准数出来了，{}万",
    "财务给了准数，{}万",
    "第一项改{}万",
    "不是58万是{}万",
    "是{}万，不是58万",
    "金额改成{}万了",
    "隧道照明那项写错了，是{}万",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("asked", [False, True])
def test_the_only_sum_is_put_right(bot: Conversation, said: str, asked: bool) -> None:
    bot.say("wangmin", ONE)
    if not asked:
        bot.say("wangmin", "稍后")
    bot.say("wangmin", said.format(85))
    assert _sums(bot) == [850000]


@pytest.mark.parametrize(
    "said",
    [
        "不是58万是85万",
        "隧道照明那项写错了，是85万",
        "第一项改85万",
        "第1项金额错了，85万",
        "那笔58万改为85万",
        "刚才报的那个会，资金那项从58万改成85万",
        "58万变更为85万了",
    ],
)
def test_of_two_the_one_that_is_named(bot: Conversation, said: str) -> None:
    bot.say("wangmin", TWO)
    bot.say("wangmin", said)
    assert _sums(bot) == [850000, 300000]


@pytest.mark.parametrize(
    "said",
    ["错了，是85万", "不是58万", "最后花了85万元，财政拨款", "另外那批桌椅改成20万", "85万对不对", "第三项改85万"],
)
def test_what_names_no_one_matter_changes_nothing(bot: Conversation, said: str) -> None:
    bot.say("wangmin", TWO)
    bot.say("wangmin", said)
    assert _sums(bot) == [580000, 300000]


def _sums(bot: Conversation) -> list[int]:
    with bot.session() as session:
        return [
            int(each.amount_yuan or 0) for each in session.scalars(select(MeetingItem).order_by(MeetingItem.position))
        ]
