"""Leave in everyday words: oneself, or whoever is named; days that are not both said and a person without a name are asked about."""

import pytest
from sqlalchemy import select

from storage.models import Absence
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-18T09:20"


def absences(bot: Conversation) -> list[tuple[str, str, str, str]]:
    with bot.session() as session:
        rows = session.scalars(select(Absence).order_by(Absence.id))
        return [(row.member.name, row.deputy.name, row.first.isoformat(), row.last.isoformat()) for row in rows]


@pytest.mark.parametrize(
    ("userid", "words", "wanted"),
    [
        ("zhangwei", "请个假，下周一到周三，高飞代我", ("张伟", "高飞", "2026-11-23", "2026-11-25")),
        ("wangmin", "我20号到27号休年假，有事找周洁", ("王敏", "周洁", "2026-11-20", "2026-11-27")),
        ("gaofei", "12月21号到24号去省里学习 张局代我", ("高飞", "张伟", "2026-12-21", "2026-12-24")),
        ("zhangwei", "我12月要休假5号到10号，让高飞替我", ("张伟", "高飞", "2026-12-05", "2026-12-10")),
        ("wangmin", "明天起休3天年假 有事找周洁", ("王敏", "周洁", "2026-11-19", "2026-11-21")),
        ("wangmin", "我明天休假，周洁替我", ("王敏", "周洁", "2026-11-19", "2026-11-19")),
        ("wangmin", "张局下周一到周三出差，高局代", ("张伟", "高飞", "2026-11-23", "2026-11-25")),
        ("wangmin", "刘书记下周一到周三出差，张局长代", ("刘建国", "张伟", "2026-11-23", "2026-11-25")),
        ("wangmin", "出差到下周三，老高替我", ("王敏", "高飞", "2026-11-18", "2026-11-25")),
        ("wangmin", "张伟出差到周五，高飞代", ("张伟", "高飞", "2026-11-18", "2026-11-20")),
        ("zhaoli", "请假 交通局 老高 11月23日至11月25日 代理 张局", ("高飞", "张伟", "2026-11-23", "2026-11-25")),
    ],
)
def test_who_is_away_and_who_stands_in(
    bot: Conversation, userid: str, words: str, wanted: tuple[str, str, str, str]
) -> None:
    assert "已登记" in bot.at(NOW).say(userid, words)
    assert absences(bot) == [wanted]


@pytest.mark.parametrize(
    "words",
    [
        "请三天假，从周四开始，高飞代",
        "我下周休年假，让高飞代一下",
        "局长明天出差，高飞代一下",
        "明后两天出差，找人代我",
    ],
)
def test_what_is_not_said_is_not_guessed(bot: Conversation, words: str) -> None:
    bot.at(NOW).say("zhangwei", words)
    assert absences(bot) == []


def test_a_leader_records_nobody_else(bot: Conversation) -> None:
    assert "没有找到“高飞”" in bot.at(NOW).say("zhangwei", "请假 高飞 11月24日至11月26日 代理 张伟")
    assert absences(bot) == []


def test_the_day_of_coming_back_is_no_day_away(bot: Conversation) -> None:
    said = bot.say("wangmin", "我出差下周三回来，周洁代我")
    assert "请问从哪一天到哪一天" in said, "the first day is not guessed"
    assert "出差" not in said
    assert absences(bot) == []


def test_whoever_is_called_by_surname_and_post_comes_back(bot: Conversation) -> None:
    bot.at(NOW).say("wangmin", "张局今天到下周三出差，高局代")
    assert "张伟同志已销假" in bot.say("wangmin", "张局提前回来了，今天就上班")
    assert "没有找到“王敏”的请假登记" in bot.say("wangmin", "我提前回来上班了")


def test_the_days_are_put_right_while_the_deputy_is_asked_for(bot: Conversation) -> None:
    assert "12月4日" in bot.say("zhangwei", "我11月25日至12月4日外出考察")
    assert "11月25日（周三）至12月2日（周三）请假，请问由哪位" in bot.say("zhangwei", "日期改到12月2日为止")
    assert "至12月2日（周三）请假，由高飞同志代理" in bot.say("zhangwei", "高飞")
