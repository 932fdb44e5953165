"""Leave in words that leave something out: what is missing is asked, the rest is kept, and the whole is confirmed."""

import pytest
from sqlalchemy import select

from storage.models import Absence
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


def absences(bot: Conversation) -> list[tuple[str, str, str, str]]:
    with bot.session() as session:
        rows = session.scalars(select(Absence).order_by(Absence.id))
        return [(row.member.name, row.deputy.name, row.first.isoformat(), row.last.isoformat()) for row in rows]


@pytest.mark.parametrize("words", ["下周休公休，周洁顶我", "下周我休年假，有事先找周洁", "下周休假，让周洁代一下"])
def test_a_whole_week_is_shown_with_its_days(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-12-17T16:00").say("wangmin", words)
    assert "王敏同志12月21日（周一）至12月25日（周五）请假，由周洁同志代理" in reply
    assert absences(bot) == []
    bot.say("wangmin", "对的")
    assert absences(bot) == [("王敏", "周洁", "2026-12-21", "2026-12-25")]
    assert "已销假" in bot.at("2026-12-23T08:40").say("wangmin", "我提前回来上班了")


@pytest.mark.parametrize(
    ("answer", "last"), [("是的 周一到周五", "2027-03-19"), ("是的，到周四", "2027-03-18"), ("确认", "2027-03-19")]
)
def test_a_yes_with_days_puts_them_right(bot: Conversation, answer: str, last: str) -> None:
    words = "下周我去省委党校学习，我这边的提醒能不能先发给林局？"
    assert "由林海同志代理" in bot.at("2027-03-12T14:25").say("huqiang", words)
    bot.say("huqiang", answer)
    assert absences(bot) == [("胡强", "林海", "2027-03-15", last)]


def test_a_deputy_of_another_house_is_asked_about(bot: Conversation) -> None:
    reply = bot.at("2027-01-15T15:00").say("tanglan", "我1月18日到22日请假，让卫健委彭莉代一下")
    assert "彭莉" in reply
    assert "韩冰" in reply
    assert absences(bot) == []
    assert "由韩冰同志代理" in bot.say("tanglan", "那让韩冰顶")
    bot.say("tanglan", "确认")
    assert absences(bot) == [("唐岚", "韩冰", "2027-01-18", "2027-01-22")]


def test_the_last_day_is_asked_where_it_is_not_sure(bot: Conversation) -> None:
    bot.at("2027-03-22T17:20")
    assert "徐宁同志3月23日（周二）起请假，请问到哪一天" in bot.say(
        "xuning", "明天起陪老人去省城看病，大概周四回，这边有事先找杨雪"
    )
    assert "3月23日（周二）至3月25日（周四）请假，由杨雪同志代理" in bot.say("xuning", "周四也不在，周五上班")
    bot.say("xuning", "是")
    assert absences(bot) == [("徐宁", "杨雪", "2027-03-23", "2027-03-25")]
