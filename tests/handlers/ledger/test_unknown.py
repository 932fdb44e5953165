"""What begins like an entry of no register."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize("who", ["wangmin", "zhaoli"])
@pytest.mark.parametrize(
    "words", ["记述责述廉 12月18日 班子成员4人", "登记问卷 交通局 40份", "记作风整顿 交通局 2项", "补记家访 3户"]
)
def test_there_is_no_such_register_and_those_that_are_get_named(bot: Conversation, who: str, words: str) -> None:
    reply = bot.say(who, words)
    assert "这一类登记，本条未登记。可登记：“记" in reply
    assert "第13问" not in reply


@pytest.mark.parametrize("words", ["记录本在哪里领", "登记台账有什么要求", "记台账是什么意思"])
def test_a_question_is_looked_up(bot: Conversation, words: str) -> None:
    assert "这一类登记" not in bot.say("wangmin", words)


@pytest.mark.parametrize(
    "words", ["事项 我局", "事项 我们局", "我们单位情况", "报送 我局 台账 11月 无", "报送 本单位 台账 11月 无"]
)
def test_our_own_department_is_known(bot: Conversation, words: str) -> None:
    reply = bot.say("wangmin", words)
    assert "未找到" not in reply
    assert "请由该单位" not in reply
    assert "交通局" in reply


def test_the_office_is_not_sent_to_itself(bot: Conversation) -> None:
    reply = bot.say("zhaoli", "领取 报告表模板")
    assert "请到" not in reply
    assert bot.pushes("zhaoli") == []
