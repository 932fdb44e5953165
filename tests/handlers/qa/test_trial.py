"""The office looks its compilation over and tries it in its own words."""

import pytest

from handlers.qa.trial import TRIED
from tests.conftest import Conversation

SAID = "红头文件字号用几号"  # near nothing in the compilation


def test_ten_questions_are_tried_and_a_wording_that_missed_is_added(bot: Conversation) -> None:
    shown = bot.say("zhaoli", "试问")
    assert f"试问第1题，共{TRIED}题" in shown
    number = shown.split("“第")[1].split("问")[0]
    title = bot.say("zhangwei", f"第{number}问").splitlines()[0].split(" ", 1)[1]
    second = bot.say("zhaoli", title)
    assert f"找到了第{number}问" in second
    number = second.split("“第")[1].split("问")[0]
    assert f"不是第{number}问" in bot.say("zhaoli", SAID)
    assert f"已为第{number}问" in bot.say("zhaoli", "1")
    assert bot.say("zhangwei", SAID).startswith(f"第{number}问")
    assert "试问第4题" in bot.say("zhaoli", "跳过")
    assert "到此为止" in bot.say("zhaoli", "取消")
    assert bot.say("zhaoli", "一岗双责是什么").startswith("第5问")


def test_a_trial_ends_with_what_came_of_it(bot: Conversation) -> None:
    bot.say("zhaoli", "试问")
    for _ in range(TRIED - 1):
        bot.say("zhaoli", "跳过")
    bot.say("zhaoli", SAID)
    assert "试问完毕：试10题，一问即得0题，补充问法0种" in bot.say("zhaoli", "2")


def test_another_command_is_served_while_a_trial_waits(bot: Conversation) -> None:
    bot.say("zhaoli", "试问")
    assert bot.say("zhaoli", "问答目录").startswith("问答汇编目录")
    assert "试问第2题" in bot.say("zhaoli", "跳过")


@pytest.mark.parametrize("words", ["试问", "检查汇编"])
def test_it_is_the_offices(bot: Conversation, words: str) -> None:
    assert "由综合科使用" in bot.say("zhangwei", words)


def test_the_look_over_names_what_to_do(bot: Conversation) -> None:
    assert "试问" in bot.say("zhaoli", "检查汇编")
