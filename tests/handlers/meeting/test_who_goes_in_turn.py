"""Who of the group goes is changed in a few words, and said afterwards of a meeting that was held."""

import pytest
from sqlalchemy import text

from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日上午9:00在局三楼会议室召开党组会，研究：1.采购办公设备80万元。联系人：王敏 13800000000"


@pytest.mark.parametrize("said", ["我那天有事，换赵丽去吧", "去不了了，让赵丽去", "我要出差，赵丽去"])
@pytest.mark.parametrize("asked", ["谁来", "再问下，谁来", "谁来参会"])
def test_another_goes_instead(bot: Conversation, said: str, asked: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("liqiang", "我去")
    assert "参会人员赵丽，已告知该单位联络员。李强不再参会" in bot.say("liqiang", said)
    assert "赵丽同志参会" in bot.say("wangmin", asked)


@pytest.mark.parametrize("said", ["我有事", "我那天有会"])
def test_a_reason_alone_takes_nobody_off(bot: Conversation, said: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("liqiang", "我去")
    bot.say("liqiang", said)
    assert "李强同志参会" in bot.say("wangmin", "谁来")


@pytest.mark.parametrize(
    "said", ["上次的会我去了", "昨天交通局的会我去了", "交通局的会我参加完了", "2026-0001李强去了的，补记一下列席"]
)
def test_who_was_there_is_said_after_it(bot: Conversation, said: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "已登记：2026-0001" in bot.at("2026-11-28T09:00").say("liqiang", said)
    with bot.session() as session:
        assert session.execute(text("SELECT state FROM attendance")).scalars().all() == ["attended"]
