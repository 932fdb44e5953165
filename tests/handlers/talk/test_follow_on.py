"""«那水利局呢», «11月呢»: answered as if the look before had been asked for with this in place of its like."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.models import Push
from tests.conftest import Conversation

_HOUR = timedelta(hours=1)
IN_PLACE = [  # who, asked before, said on, which is asked in full
    ("zhaoli", "谁没报", "10月呢", "谁没报 10月"),
    ("zhaoli", "谁没报 10月", "那11月呢？", "谁没报 11月"),
    ("zhaoli", "谁没报 台账", "清单呢", "谁没报 清单"),
    ("zhaoli", "交通局报了没", "那水利局呢", "水利局报了没"),
    ("zhaoli", "文旅局现在联络员是谁", "教育局的呢", "教育局现在联络员是谁"),
    ("zhaoli", "交通局情况", "教育局怎么样", "教育局情况"),
    ("zhangwei", "我的台账 11月", "那10月的呢", "我的台账 10月"),
    ("wangmin", "明年2月10号上班不", "那2月14呢，礼拜天", "明年2月14上班不"),
    ("wangmin", "本周会议", "下周呢", "下周会议"),
]


@pytest.mark.parametrize(("who", "before", "on", "whole"), IN_PLACE)
def test_it_is_the_same_look_with_this_in_place(bot: Conversation, who: str, before: str, on: str, whole: str) -> None:
    bot.say(who, before)
    assert bot.say(who, on) == bot.say(who, whole)


def test_several_in_a_row_go_on_from_each_other(bot: Conversation) -> None:
    bot.say("zhaoli", "谁没报")
    bot.say("zhaoli", "11月呢")
    assert bot.say("zhaoli", "台账呢") == bot.say("zhaoli", "谁没报 11月 台账")


def test_nothing_but_a_look_is_done_once_more(bot: Conversation) -> None:
    bot.say("zhaoli", "催办 水利局")
    before = _pushes(bot)
    bot.say("zhaoli", "那教育局呢")
    assert _pushes(bot) == before


def test_an_hour_later_it_goes_on_from_nothing(bot: Conversation) -> None:
    bot.say("zhaoli", "谁没报")
    bot.clock.time += _HOUR
    assert "报送情况" not in bot.say("zhaoli", "10月呢")


def _pushes(bot: Conversation) -> list[str]:
    with bot.session() as session:
        return [each.text for each in session.scalars(select(Push).order_by(Push.id))]
