"""A meeting's number with everyday words behind it: changed, or shown; never denied."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = (
    "会议通知：定于11月27日（周五）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
)


@pytest.mark.parametrize(
    "words", ["2026-0001 不开了，主要领导出差", "2026-0001，领导有事，取消吧", "2026-0001 推迟到下午4点"]
)
def test_a_known_number_is_never_denied(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    reply = bot.say("wangmin", words)
    assert "没有找到编号" not in reply
    assert "2026-0001" in reply


@pytest.mark.parametrize("words", ["2026-0001是啥会", "2026-0001 是什么会议", "2026-0001是哪次会？", "2026-0001"])
def test_a_known_number_is_shown(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "党组会" in bot.say("zhaoli", words)


def test_an_unknown_number_is_said_to_be_unknown(bot: Conversation) -> None:
    assert "没有找到编号 2026-0999" in bot.say("wangmin", "2026-0999 不开了")


@pytest.mark.parametrize("words", ["会议室换成二楼", "地点换成二楼会议室", "换成二楼会议室"])
def test_a_room_is_no_person(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "二楼" in bot.say("wangmin", words)
