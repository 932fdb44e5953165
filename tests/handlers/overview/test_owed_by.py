"""What one department still owes, asked by the desk in any words: that department alone."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
OTHERS = ("水利局", "教育局", "文旅局")


@pytest.mark.parametrize(
    "words", ["交通局还差哪样没报", "交通局还有啥没交", "交通局谁没报", "交通局还差什么没报", "交通局报了没"]
)
def test_the_department_that_is_named_is_shown_alone(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-20T10:00").say("zhaoli", words)
    assert reply.startswith("交通局待报3项：")
    assert not any(each in reply for each in OTHERS)


def test_a_span_holds_what_is_due_in_it(bot: Conversation) -> None:
    reply = bot.at("2026-11-20T10:00").say("zhaoli", "交通局12月还差哪样没报")
    assert "11月25日" not in reply
    assert "12月25日" in reply


def test_nobody_named_is_everybody_in_view(bot: Conversation) -> None:
    assert all(each in bot.at("2026-11-20T10:00").say("zhaoli", "谁没报 台账") for each in OTHERS)


@pytest.mark.parametrize("still", ["", "还", "还差", "还有", "现在还有", "到底还缺", "目前"])
@pytest.mark.parametrize("whom", ["谁", "哪几家", "哪些单位"])
def test_who_is_missing_whatever_particles_stand_before(bot: Conversation, still: str, whom: str) -> None:
    assert bot.at("2026-11-24T10:00").say("zhaoli", f"{still}{whom}没交") == bot.say("zhaoli", "谁没报")
