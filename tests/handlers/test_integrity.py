"""Requests for an integrity opinion: a number, a count, a date; never a name."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.models import IntegrityRequest
from tests.conftest import Conversation


def only(bot: Conversation) -> IntegrityRequest:
    with bot.session() as session:
        return session.scalars(select(IntegrityRequest)).one()


def test_a_request_keeps_count_and_date(bot: Conversation) -> None:
    reply = bot.say("wangmin", "廉政意见 5人 12月1日前")
    assert "编号 2026-0001" in reply
    assert "请勿在此发送" in reply
    row = only(bot)
    assert (row.candidates, row.due_on, row.state) == (5, date(2026, 12, 1), "open")
    assert bot.pushes("liqiang") == [
        "廉政意见 2026-0001：交通局 5人，请于12月1日（周二）前答复。书面答复后请回复“答复 2026-0001”。"
    ]


def test_no_column_could_hold_a_name(bot: Conversation) -> None:
    bot.say("wangmin", "廉政意见 张小伟等3人 12月1日前")
    row = only(bot)
    assert row.candidates == 3
    assert not any("张小伟" in str(value) for value in vars(row).values())


def test_the_group_answers_on_paper(bot: Conversation) -> None:
    bot.say("wangmin", "廉政意见 5人 12月1日前")
    assert "2026-0001 交通局 5人" in bot.say("zhaoli", "待答复廉政意见")
    assert "由派驻组、综合科使用" in bot.say("wangmin", "答复 2026-0001")
    reply = bot.say("zhaoli", "答复 2026-0001 无不同意见")
    assert "未作保存" in reply
    assert only(bot).state == "answered"
    assert "已书面答复" in bot.pushes("wangmin")[-1]
    assert "此前已答复" in bot.say("zhaoli", "答复 2026-0001")
    assert "目前没有" in bot.say("zhaoli", "待答复廉政意见")


@pytest.mark.parametrize("words", ["廉政意见 5人", "廉政意见 12月1日前", "廉政意见 0人 12月1日前", "廉政意见 5人 下旬"])
def test_what_is_missing_is_said(bot: Conversation, words: str) -> None:
    assert "请写人数和答复期限" in bot.say("wangmin", words)
    with bot.session() as session:
        assert session.scalars(select(IntegrityRequest)).all() == []


def test_another_group_sees_nothing(bot: Conversation) -> None:
    bot.say("wangmin", "廉政意见 5人 12月1日前")
    assert "目前没有" in bot.say("zhenghui", "待答复廉政意见")
    assert "没有找到编号 2026-0001" in bot.say("zhenghui", "答复 2026-0001")
    assert only(bot).state == "open"


def test_it_waits_at_the_desk(bot: Conversation) -> None:
    bot.say("wangmin", "廉政意见 5人 12月1日前")
    assert "廉政意见 2026-0001 交通局 5人" in bot.say("zhaoli", "我的待办")
    bot.say("zhaoli", "答复 2026-0001")
    assert "廉政意见" not in bot.say("zhaoli", "我的待办")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("人数改一下，是4个", (4, date(2026, 12, 18))),
        ("不对，20号前", (5, date(2026, 12, 20))),
        ("应该是3人，12月15日前", (3, date(2026, 12, 15))),
    ],
)
def test_what_is_shown_is_put_right_before_it_is_sent(bot: Conversation, said: str, wanted: tuple[int, date]) -> None:
    bot.at("2026-12-07T09:50").say("wangmin", "要提5个科级，请组里出廉政意见，18号之前给我们")
    assert f"{wanted[0]}人" in bot.say("wangmin", said)
    bot.say("wangmin", "确认")
    assert (only(bot).candidates, only(bot).due_on) == wanted
