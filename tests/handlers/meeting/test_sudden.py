"""A reason for short notice is no agenda."""

import pytest
from sqlalchemy import select

from storage.models import MeetingItem
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize("words", ["领导临时定的", "临时接到上级通知", "局长刚刚决定的"])
def test_a_reason_becomes_no_matter(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T09:05").say("wangmin", "会议通知：后天下午三点在局二楼开党组会。联系人：王敏 13800000000")
    assert "已补记研究议题" not in bot.say("wangmin", words)
    with bot.session() as session:
        assert words not in [item.text for item in session.scalars(select(MeetingItem))]
