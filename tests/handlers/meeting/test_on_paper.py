"""«纸质已送» closes what it speaks of: one field, one item, one material, or the whole form."""

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

FUNDS = (
    "定于11月30日上午9点在局二楼会议室召开党组会，研究：1.办公楼维修资金60万元；2.公务用车购置资金25万元。联系人：王敏"
)
LIFE = "拟于12月20日上午9点在局三楼会议室召开2026年度民主生活会，邀请派驻组参加，联系人王敏"
pytestmark = ON_ONE_ENGINE


def form(bot: Conversation) -> dict[str, str]:
    with bot.session() as session:
        return dict(session.scalars(select(MeetingNotice)).one().form)


@pytest.mark.parametrize(
    "words",
    ["第2项资金来源：纸质已送", "第2项资金来源纸质材料已送", "第2项的资金来源，已说明；第2项资金来源：纸质已报送"],
)
def test_one_field_of_one_item(bot: Conversation, words: str) -> None:
    bot.say("wangmin", FUNDS)
    reply = bot.say("wangmin", words)
    assert "第1项资金来源" in reply
    assert "第2项资金用途" in reply
    assert "第2项资金来源" not in reply.partition("还缺")[2]
    assert "*" not in form(bot)


def test_one_item(bot: Conversation) -> None:
    bot.say("wangmin", FUNDS)
    reply = bot.say("wangmin", "第1项纸质已送")
    assert "第1项" not in reply.partition("还缺")[2]
    assert "第2项资金来源" in reply


def test_one_material(bot: Conversation) -> None:
    bot.say("wangmin", LIFE)
    reply = bot.say("wangmin", "会议方案：纸质已送")
    assert "已补齐" not in reply
    assert list(form(bot)) == ["0.plan"]


def test_the_whole_form(bot: Conversation) -> None:
    bot.say("wangmin", FUNDS)
    assert "已补齐" in bot.say("wangmin", "报告表纸质已送")
    assert form(bot)["*"] == "纸质已送"
