"""Numbers of any length and of any script are read safely, on both engines: answered in words, never with a fault."""

import pytest

from tests.conftest import Conversation

LONG = ("9" * 11, "9" * 20, "9" * 5_000, "²", "٣")
SENTENCES = (
    ("wangmin", "会议通知：定于11月30日9:00在三楼会议室召开党组会议，研究：1.安排采购资金{}元。"),
    ("wangmin", "问责 {}人次"),
    ("wangmin", "廉政意见 {}人 12月1日前"),
    ("zhaoli", "决定 2026-{} 第{}项 通过 {}票同意"),
    ("zhaoli", "布置 各单位 {}月{}日前报 年度总结"),
    ("luren", "第{}问"),
)


def test_a_number_of_any_length_is_no_fault(bot: Conversation) -> None:
    for userid, sentence in SENTENCES:
        for number in LONG:
            assert "暂未办理成功" not in bot.say(userid, sentence.replace("{}", number)), (sentence, number[:20])


@pytest.mark.parametrize("amount", ["30亿元", "2147483648元", "9999亿元"])
def test_a_sum_beyond_32_bits_is_kept(bot: Conversation, amount: str) -> None:
    reply = bot.say(
        "wangmin", f"会议通知：定于11月30日9:00在三楼会议室召开党组会议，研究：1.安排道路改造资金{amount}。"
    )
    assert "2026-0001" in reply
