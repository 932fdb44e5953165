"""Who looked at a number, and who changed it: for the office in its scope and for the auditor."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation


@ON_ONE_ENGINE
def test_who_changed_a_number_is_said_with_name_moment_and_door(bot: Conversation) -> None:
    assert "2026-0001" in bot.say("zhangwei", "记台账 今天与规划科同志开展廉政谈话，提醒1号风险")
    bot.at("2026-11-23T09:00").say("zhangwei", "撤回 2026-0001 记错")
    bot.say("zhangwei", "确认")
    reply = bot.say("zhaoli", "谁改过 2026-0001？")
    assert "张伟" in reply
    assert "记台账，企业微信" in reply
    assert "11月22日" in reply
    assert bot.say("zhaoli", "2026-0001 谁改过") == reply


@ON_ONE_ENGINE
@pytest.mark.parametrize("who", ["wangmin", "zhangwei"])
def test_nobody_else_reads_the_trail(bot: Conversation, who: str) -> None:
    bot.say("zhangwei", "记台账 今天与规划科同志开展廉政谈话，提醒1号风险")
    assert "记台账，" not in bot.say(who, "谁改过 2026-0001")


@ON_ONE_ENGINE
def test_a_number_that_is_none_is_said(bot: Conversation) -> None:
    assert "没有找到编号 2026-0999" in bot.say("zhaoli", "谁看过 2026-0999")
