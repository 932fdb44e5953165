"""«那下属单位呢»: what is left unsaid is what was asked before, for ten minutes."""

import pytest

from tests.conftest import Conversation


@pytest.mark.parametrize("words", ["那下属单位呢", "下属单位呢？", "如果是下属单位怎么办"])
def test_what_the_answer_before_is_also_asked_with_is_answered(bot: Conversation, words: str) -> None:
    bot.at("2026-11-23T10:00").say("zhangwei", "第2问")
    assert bot.at("2026-11-23T10:09").say("zhangwei", words).startswith("第2问")


def test_another_question_that_is_near_and_names_it_comes_first_where_the_last_does_not(bot: Conversation) -> None:
    bot.say("zhangwei", "第2问")
    assert bot.say("zhangwei", "那民主生活会呢").startswith("第13问")


@pytest.mark.parametrize("words", ["那差旅费呢", "那新提拔的呢"])
def test_what_no_answer_names_is_refused(bot: Conversation, words: str) -> None:
    bot.say("zhangwei", "第2问")
    assert "没有找到" in bot.say("zhangwei", words)


def test_after_ten_minutes_or_another_reply_nothing_is_left_unsaid(bot: Conversation) -> None:
    bot.at("2026-11-23T10:00").say("zhangwei", "第2问")
    assert not bot.at("2026-11-23T10:11").say("zhangwei", "那下属单位呢").startswith("第2问")
    bot.at("2026-11-23T10:12").say("zhangwei", "第2问")
    bot.say("zhangwei", "帮助")
    assert not bot.say("zhangwei", "那下属单位呢").startswith("第2问")


def test_one_persons_question_is_not_anothers(bot: Conversation) -> None:
    bot.say("zhangwei", "第2问")
    assert not bot.say("wangmin", "那下属单位呢").startswith("第2问")
