"""What a liaison tells of a leader's deeds is offered for that leader's ledger, also while another entry waits."""

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

DEEDS = [
    "到灌区检查防汛物资管理，提醒管理人员廉洁履职",
    "给全体干部讲了廉政党课",
    "跟规划科3名同志谈话，提醒注意招标",
    "带队督导了水库除险加固项目的廉政风险防控",
]


def filed(bot: Conversation) -> list[tuple[str, str]]:
    with bot.session() as session:
        found = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id))
        return [(each.owner.name, each.happened_on.isoformat()) for each in found if each.owner is not None]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("whose", ["胡局", "胡强", "胡强副局长", "胡局长"])
@pytest.mark.parametrize("day", ["11月18日", "18号", "上周三"])
def test_a_leader_is_told_of_by_day_surname_and_post(bot: Conversation, day: str, whose: str, deed: str) -> None:
    reply = bot.at("2026-11-23T16:40").say("chenfang", f"{day}{whose}{deed}")
    assert reply.startswith("是否记入胡强同志台账？11月18日（周三）")
    assert filed(bot) == []
    bot.say("chenfang", "是")
    assert filed(bot) == [("胡强", "2026-11-18")]


def test_a_second_leader_does_not_put_the_first_aside(bot: Conversation) -> None:
    bot.at("2026-11-23T16:40").say("chenfang", "胡局上周三去灌区检查防汛物资")
    assert "林海同志台账" in bot.say("chenfang", "11月19日林局给全体干部讲了廉政党课")
    assert "胡强同志台账" in bot.say("chenfang", "是")
    bot.say("chenfang", "是")
    assert filed(bot) == [("林海", "2026-11-19"), ("胡强", "2026-11-18")]


def test_one_that_waits_for_its_owner_waits_on(bot: Conversation) -> None:
    bot.at("2026-11-23T16:40").say("chenfang", "记台账 上周三去灌区检查防汛物资管理")
    bot.say("chenfang", "11月19日林局给全体干部讲了廉政党课")
    assert "请问这条记录记在哪位同志名下？" in bot.say("chenfang", "是")
    bot.say("chenfang", "1")
    assert filed(bot) == [("林海", "2026-11-19"), ("胡强", "2026-11-18")]


@pytest.mark.parametrize(
    "words",
    [
        "胡局上周三到底去灌区检查了没",
        "胡局18号去检查了没有？",
        "胡局是18号检查的，不是19号",
        "11月18日张局到灌区检查防汛物资管理",
    ],
)
def test_a_question_and_somebody_elses_leader_are_not_offered(bot: Conversation, words: str) -> None:
    assert "是否记入" not in bot.at("2026-11-23T16:40").say("chenfang", words)
    assert filed(bot) == []


@pytest.mark.parametrize("words", ["{}", "记台账 {}"])
@pytest.mark.parametrize(
    "deeds", ["11月19日和规划科科长谈话提醒招标，20日又跟养护科2名同志谈话", "19日去灌区查了整改，20号给班子讲了廉政课"]
)
def test_two_deeds_of_two_days_are_two_entries(bot: Conversation, words: str, deeds: str) -> None:
    told = words.format(deeds)
    bot.at("2026-11-23T16:40").say("huqiang", told)
    if not filed(bot):
        bot.say("huqiang", "是")
    assert filed(bot) == [("胡强", "2026-11-19"), ("胡强", "2026-11-20")]


def test_two_leaders_told_of_at_once_are_asked_one_after_the_other(bot: Conversation) -> None:
    bot.at("2026-11-23T16:40").say("chenfang", "胡局20日检查了水库，林局今天讲了党课")
    bot.say("chenfang", "是")
    bot.say("chenfang", "是")
    assert sorted(filed(bot)) == [("林海", "2026-11-23"), ("胡强", "2026-11-20")]


def test_what_was_found_the_day_before_is_no_deed_of_its_own(bot: Conversation) -> None:
    bot.at("2026-11-23T16:40").say("huqiang", "记台账 今天检查了灌区工程，20日检查发现的问题已整改")
    assert filed(bot) == [("胡强", "2026-11-23")]
