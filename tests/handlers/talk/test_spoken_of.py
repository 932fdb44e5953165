"""An act said without a number is meant for what the person spoke of last; shown before it is done."""

from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


def test_what_was_just_taken_back_comes_back(bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("zhangwei", "记台账 昨天跟规划科3名同志谈话，提醒注意招标")
    bot.say("zhangwei", "撤回 2026-0001")
    asked = bot.say("zhangwei", "把刚才删的恢复一下")
    assert "1 2026-0001" in asked
    bot.say("zhangwei", "1")
    with bot.session() as session:
        assert session.scalars(select(LedgerEntry.state)).one() == "filed"


def test_the_newest_stands_first(bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("zhaoli", "通知各单位联络员 请报年底自查")
    bot.say("zhaoli", "确认")
    bot.say("zhaoli", "通知各单位联络员 请报值班安排")
    bot.say("zhaoli", "确认")
    asked = bot.say("zhaoli", "撤回发的通知")
    if "您是要办理" in asked:
        asked = bot.say("zhaoli", "1")
    assert "1 2026-0002" in asked
    assert "2 2026-0001" in asked
