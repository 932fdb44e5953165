"""What is said of a text that is to be sent stands not in it: «内容是……», «帮我通知», «要他们签收：……»."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.publication.wording import unframed
from tests.conftest import ON_ONE_ENGINE, Conversation

TEXTS = (
    "近期报会材料请写明资金来源",
    "周五前核对联络员名单",
    "严禁公款吃喝、严禁收送礼品礼金",
    "明天下午停电，材料后天再送",
)


@given(
    st.sampled_from(["", "内容是：", "内容如下：", "发个提醒，内容是", "要他们签收：", "请大家签收：", "大意是"]),
    st.sampled_from(TEXTS),
    st.sampled_from(["", "，帮我通知一下", "，麻烦你转告大家", "，帮我发一下"]),
)
def test_the_text_alone_is_left(before: str, text: str, behind: str) -> None:
    assert unframed(before + text + behind) == text


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("words", "sent"),
    [
        (
            "元旦快到了，给各单位发个廉政提醒，内容是严禁公款吃喝、严禁收送礼品礼金",
            "【廉政提醒】\n严禁公款吃喝、严禁收送礼品礼金\n",
        ),
        (
            "把这段话发给交通局和水利局，要他们签收：近期报会材料请写明资金来源",
            "【通知】\n近期报会材料请写明资金来源\n",
        ),
        ("下周二上午九点半想请交通局主要负责人过来谈一谈，帮我通知", "过来谈一谈\n时间："),
    ],
)
def test_what_is_shown_before_it_goes_out(bot: Conversation, words: str, sent: str) -> None:
    reply = bot.at("2026-11-24T10:10").say("zhaoli", words)
    assert sent in reply
    assert "×××" not in reply


@ON_ONE_ENGINE
def test_an_opinion_begins_behind_what_announces_it(bot: Conversation) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午十点开党组会，三楼会议室，研究2027年部门预算，1860万")
    shown = bot.say("zhaoli", "对2026-0001提一条：先把可研报告补齐再上会")
    assert "的意见：先把可研报告补齐再上会\n" in shown
