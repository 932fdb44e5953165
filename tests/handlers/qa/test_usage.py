"""How an act is said is no reply while a question waits that the words may be meant for."""

import pytest

from tests.conftest import Conversation


@pytest.mark.parametrize("words", ["手机卡了，是一回事", "财政拨款"])
def test_a_question_that_waits_comes_before_a_usage(bot: Conversation, words: str) -> None:
    asked = bot.at("2026-11-24T09:00").say("zhaoli", "催办")
    assert "哪个单位" in asked
    said = bot.say("zhaoli", words)
    assert "请这样说" not in said
    assert "哪个单位" in said


def test_without_a_question_it_is_said_how(bot: Conversation) -> None:
    assert "已回电" in bot.at("2026-11-24T09:00").say("zhaoli", "陈芳的电话我回过了")
