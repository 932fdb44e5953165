"""The quarter's progress, one matter after the other: only progress is noted."""

import pytest
from sqlalchemy import select

from storage.models import MatterNote
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def asked(bot: Conversation) -> Conversation:
    bot.say("wangmin", "动议 客运站改造项目")
    bot.say("wangmin", "动议 办公楼维修项目")
    assert "（1/2）" in bot.say("wangmin", "三重一大进展")
    return bot


def notes(bot: Conversation) -> list[str]:
    with bot.session() as session:
        return list(session.scalars(select(MatterNote.text).order_by(MatterNote.id)))


@pytest.mark.parametrize("words", ["算了", "暂不", "确认", "稍后", "怎么填", "好的", "报送 台账 11月"])
def test_what_is_no_progress_is_not_noted(asked: Conversation, words: str) -> None:
    assert "已登记" not in asked.say("wangmin", words)
    assert notes(asked) == []


def test_one_is_skipped_and_the_next_is_noted(asked: Conversation) -> None:
    assert "（2/2）" in asked.say("wangmin", "跳过")
    assert "各事项进展已填报" in asked.say("wangmin", "已完成施工图设计")
    assert notes(asked) == ["已完成施工图设计"]


def test_no_change_is_progress_too(asked: Conversation) -> None:
    assert "（2/2）" in asked.say("wangmin", "无变化")
    assert notes(asked) == ["无变化"]
