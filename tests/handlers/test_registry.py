"""The contract that every act passes for free: its examples reach it and only it, and 帮助 shows it."""

import pytest

from actions.common.errors import UserError
from handlers.talk.message import Message
from handlers.talk.registry import Act, Order, acts, answer, claims
from tests.conftest import NOW, ON_ONE_ENGINE, Conversation

TOLD = {"liaison": "wangmin", "leader": "zhangwei", "office": "zhaoli", "inspector": "liqiang"}
OTHERS = {"admin": "liangchen"}  # whose acts 帮助 shows to few


def speaker(act: Act) -> str:
    return next(userid for role, userid in (TOLD | OTHERS).items() if role in act.roles)


EXAMPLES = [(act, example) for act in acts() for example in act.examples]


@ON_ONE_ENGINE
@pytest.mark.parametrize(("act", "example"), EXAMPLES, ids=[f"{act.name}: {example[:12]}" for act, example in EXAMPLES])
def test_an_example_reaches_its_act_and_only_it(bot: Conversation, act: Act, example: str) -> None:
    userid = speaker(act)
    with bot.session() as session:
        desk = bot.assistant.desk(session, userid)
        message = Message(userid, example, NOW)
        claimed = [each.name for each, _found in claims(desk, message) if each.order < Order.LAST]
        try:
            text = answer(desk, message)[1].text
        except UserError as error:  # a number or date that the demo organisation does not have
            text = str(error)
    assert claimed == [act.name] or act.order >= Order.LAST
    assert text


def test_every_act_with_a_usage_has_an_example_and_a_summary() -> None:
    for act in acts():
        if act.usage:
            assert act.summary, act.name
            assert act.examples, act.name


def test_names_are_unique() -> None:
    names = [act.name for act in acts()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("role", "userid"), TOLD.items())
def test_help_shows_what_the_role_may_say_and_nothing_else(bot: Conversation, role: str, userid: str) -> None:
    text = bot.say(userid, "帮助 全部")
    while "回复“续”" in text.splitlines()[-1] or "回复“续”" in text.splitlines()[-2]:
        text = f"{text}\n{bot.say(userid, '续')}"
    for act in acts():
        if act.usage and act.name != "help":
            assert (f"· {act.usage}　" in text) == bool(act.roles & {role}), act.name


@pytest.mark.parametrize(("role", "userid"), TOLD.items())
def test_help_begins_with_what_is_said_every_day(bot: Conversation, role: str, userid: str) -> None:
    bot.say(userid, "你好")  # the welcome, once
    lines = bot.say(userid, "帮助").splitlines()
    daily = [line for line in lines if line.startswith("· ")]
    assert 2 <= len(daily) <= 10
    first = {"liaison": "· 会议通知：……", "leader": "· 会议通知：……", "office": "· 谁没报", "inspector": "· 谁没报"}
    assert daily[0].startswith(first.get(role, "· "))
    assert any(line.startswith("更多请回复“帮助 ") for line in lines)


def test_help_by_topic_shows_that_topic(bot: Conversation) -> None:
    text = bot.say("wangmin", "帮助 会议")
    assert "· 改期 编号 新时间" in text
    assert "记台账" not in text
    assert "没有这一类用法" in bot.say("luojun", "帮助 事项")


def test_a_greeting_is_answered_with_who_is_here(bot: Conversation) -> None:
    first, again = bot.say("wangmin", "你好"), bot.say("wangmin", "在吗？")
    assert first == again
    assert first.startswith("您好，我是派驻纪检监察组综合科的履责助手")
