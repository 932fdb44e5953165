"""The same meeting reported again with fewer items: none goes without a word."""

from sqlalchemy import select

from storage.models import MeetingItem
from tests.conftest import Conversation

WHOLE = (
    "定于11月26日上午9点在局三楼会议室召开党组会，研究：1.信访工作安排；2.档案管理办法；3.门窗维修6万元。联系人：王敏"
)
SHORT = "会议通知：11月26日上午9点在局三楼会议室召开党组会，研究：1.信访工作安排"


def items(bot: Conversation) -> list[str]:
    with bot.session() as session:
        return list(session.scalars(select(MeetingItem.text).order_by(MeetingItem.position)))


def asked(bot: Conversation) -> str:
    bot.at("2026-11-18T09:00").say("wangmin", WHOLE)
    return bot.say("zhangwei", SHORT)


def test_it_is_asked_and_nothing_goes(bot: Conversation) -> None:
    assert "请问议题" in asked(bot)
    assert len(items(bot)) == 3


def test_the_agenda_stays(bot: Conversation) -> None:
    asked(bot)
    bot.say("zhangwei", "仍按原登记")
    assert len(items(bot)) == 3


def test_the_shorter_one_is_meant(bot: Conversation) -> None:
    asked(bot)
    assert "删去议题" in bot.say("zhangwei", "改按新通知")
    assert items(bot) == ["信访工作安排"]
