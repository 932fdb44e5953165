"""A report in everyday words: what is named in them is read from them, what is not is asked, nothing has to be said again."""

import random

import pytest
from sqlalchemy import select

from storage.models import Obligation
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-24T09:30"
LEAD = ["", "领导好，", "那个，", "好了 ", "麻烦"]
WHOSE = ["", "我们局", "我局", "交通局"]
WHICH = ["11月台账", "这个月台账", "11月的台账", "本月台帐"]
EMPTY = ["没有内容", "没内容", "没有", "无", "没啥可报的", "没有事项"]
BIDS = ["，报无", "，报个无", "，零报告报上", "，你直接给报上吧"]


def reports(bot: Conversation) -> list[tuple[str, str, str]]:
    """Every report that is in or announced: whose, of which kind and period, and how it came."""
    with bot.session() as session:
        rows = session.scalars(select(Obligation).where(Obligation.state != "open").order_by(Obligation.id))
        return [(row.department.name, row.kind, row.state) for row in rows if row.submissions or row.state]


def draw(seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(words) for words in (LEAD, WHOSE, WHICH, EMPTY, BIDS))


@pytest.mark.parametrize("seed", range(12))
def test_an_empty_report_is_taken_from_the_very_words(bot: Conversation, seed: int) -> None:
    words = draw(seed)
    reply = bot.at(NOW).say("wangmin", words)
    if "是否报送" in reply:
        reply = bot.say("wangmin", "对")
    assert "交通局11月主体责任台账：零报告" in reply, words
    assert reports(bot) == [("交通局", "ledger", "submitted")]


@pytest.mark.parametrize("words", ["这个月台账我们局没内容，怎么报个没有，你直接给报上吧", "这个月台账没有内容"])
def test_what_is_told_or_asked_is_shown_first(bot: Conversation, words: str) -> None:
    assert "是否报送交通局11月主体责任台账（零报告" in bot.at(NOW).say("wangmin", words)
    assert reports(bot) == []
    assert "零报告" in bot.say("wangmin", "对，报吧")
    assert reports(bot) == [("交通局", "ledger", "submitted")]


def test_another_department_is_not_reported_for(bot: Conversation) -> None:
    assert "您可为交通局报送" in bot.at(NOW).say("wangmin", "教育局11月台账没有，报个无")
    assert reports(bot) == []


@pytest.mark.parametrize("words", ["四季度清单纸质已送，三重一大等会儿再弄", "三重一大回头再报，四季度清单纸质已送"])
def test_what_is_put_off_is_not_reported(bot: Conversation, words: str) -> None:
    assert "四季度主体责任清单推进情况已送纸质" in bot.at("2026-12-23T15:00").say("wangmin", words)
    assert reports(bot) == [("交通局", "checklist", "announced")]


def test_who_may_not_report_is_told_whose_it_is(bot: Conversation) -> None:
    assert "由联络员、班子成员、主要负责人使用" in bot.at(NOW).say("zhoujie", "交通局11月台账报个无")
    assert reports(bot) == []


@pytest.mark.parametrize("words", ["我们台账最晚哪天", "台账最迟几号交？", "11月台账截止到什么时候", "最晚几号交"])
def test_the_latest_day_is_that_of_the_own_report(bot: Conversation, words: str) -> None:
    bot.at(NOW).say("zhaoli", "同意延期 交通局 台账 11月 11月29日")
    reply = bot.say("wangmin", words)
    assert "交通局11月主体责任台账：11月29日（周日）截止" in reply
    assert "水利局" not in reply
    assert ("三重一大" in reply) is ("台账" not in words)


def test_what_waits_for_a_word_is_said_beside_what_is_in(bot: Conversation) -> None:
    bot.at(NOW).say("wangmin", "报送 台账 11月 无")
    bot.say("wangmin", "撤回报送")
    reply = bot.say("wangmin", "现在报11月台账，无")
    assert "已于11月24日（周二）09:30收悉" in reply
    assert "请回复“确认”撤回" in reply


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("台账晚了，12月的没内容，报零", "12月"),
        ("台账报零，12月也没有内容", "12月"),
        ("11月的没东西，台账零报", "11月"),
        ("我们台账也是零报，没东西", "11月"),  # the oldest that is owed
    ],
)
def test_an_empty_report_is_of_the_period_that_is_said_anywhere(bot: Conversation, words: str, label: str) -> None:
    said = bot.at("2026-12-28T09:10").say("wangmin", words)
    assert f"交通局{label}主体责任台账：零报告" in said


@pytest.mark.parametrize("words", ["台账没有？", "台账里张局的没有", "上次台账没有内容被退了"])
def test_what_says_more_reports_nothing(bot: Conversation, words: str) -> None:
    assert "予以登记" not in bot.at("2026-12-28T09:10").say("wangmin", words)
