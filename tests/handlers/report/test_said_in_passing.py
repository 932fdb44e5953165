"""What departments and desk say of reports in passing: by when, how much later, nothing to report, and the report itself."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from policy.text.write import say_day
from storage.models import Obligation
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
DUE = date(2026, 11, 25)


def ledger_of(bot: Conversation, department: str) -> Obligation:
    with bot.session() as session:
        rows = session.scalars(select(Obligation).where(Obligation.kind == "ledger", Obligation.due_on >= DUE))
        return next(row for row in rows if row.department.name == department)


@pytest.mark.parametrize(
    "words",
    [
        "我们台账今晚10点前给，行吗",
        "台账今晚给",
        "台账25号下午交可以吧",
        "台账今天下班前交，下午五点前报",
        "台账晚上十点前报上行不行",
    ],
)
def test_a_promise_within_the_date_needs_no_extension(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-25T10:00").say("wangmin", words)
    assert "11月25日（周三）截止，当日24时前报送即为按时" in reply
    assert ledger_of(bot, "交通局").state == "open"


@pytest.mark.parametrize(
    "words", ["昨天忙忘了，台账今天补报行不", "台账今天报行不行", "台账我今天补上", "昨天没顾上，台账今天交可以吗"]
)
def test_behind_the_date_it_is_to_be_reported_and_no_more_time_asked_for(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-26T10:00").say("wangmin", words)
    assert "11月25日（周三）已截止，请尽快回复“报送 台账 11月”" in reply
    assert ledger_of(bot, "交通局").extension_reason is None


@pytest.mark.parametrize("words", ["台账25号前交不齐，能缓三天吗", "台账想延期三天，人手紧"])
def test_so_many_days_more_are_named_to_the_desk(bot: Conversation, words: str) -> None:
    assert "拟11月28日（周六）报送" in bot.at("2026-11-18T09:30").say("wangmin", words)


@pytest.mark.parametrize("words", ["台账25号交不上，能宽限到28号不", "台账25号交不了，27号交行吗"])
def test_the_day_that_cannot_be_met_is_no_promise(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-18T09:30").say("wangmin", words)
    assert "无需申请延期" not in reply
    assert "申请延期" in reply


@pytest.mark.parametrize(
    "words", ["台账明天上午交可以吗", "我局台账后天给你们行吗", "11月台账28号交行不行", "台账下周一报上，可以吗"]
)
def test_a_promise_behind_the_date_asks_for_more_time(bot: Conversation, words: str) -> None:
    assert "申请延期，请说明原因" in bot.at("2026-11-25T10:00").say("wangmin", words)
    assert "申请延期（局长出差）" in bot.say("wangmin", "局长出差")
    assert ledger_of(bot, "交通局").extension_reason == "局长出差"


@pytest.mark.parametrize("words", ["台账是不是明天交", "台账明天要交吗", "清单几号交"])
def test_what_is_asked_of_the_date_promises_nothing(bot: Conversation, words: str) -> None:
    assert "延期" not in bot.at("2026-11-25T10:00").say("wangmin", words)


@pytest.mark.parametrize("seed", range(8))
def test_the_desk_gives_more_time_unasked_after_the_word(bot: Conversation, seed: int) -> None:
    chance = random.Random(seed)
    words, days = chance.choice([("一天", 1), ("两天", 2), ("3天", 3), ("一周", 7), ("两个星期", 14), ("到28号", 3)])
    form = chance.choice(["给水利局台账{}{}", "水利局台账可以{}{}", "水利局的台账就{}{}吧", "让水利局台账{}{}"])
    verb = chance.choice(["缓", "宽限", "延", "推迟", "晚"])
    bot.at("2026-11-25T10:00")
    asked = bot.say("zhaoli", form.format(verb, words))
    assert f"未申请延期，将由11月25日（周三）延至{say_day(DUE + timedelta(days))}" in asked
    assert ledger_of(bot, "水利局").due_on == DUE
    assert "请回复 1 确认" in bot.say("zhaoli", "行")
    assert "已同意" in bot.say("zhaoli", "确认")
    assert ledger_of(bot, "水利局").due_on == DUE + timedelta(days)
    assert ledger_of(bot, "交通局").due_on == DUE


def test_of_several_reports_of_the_department_it_is_asked_which(bot: Conversation) -> None:
    assert "请问是哪一项" in bot.at("2026-11-25T10:00").say("zhaoli", "给水利局缓一天")
    assert "延至11月26日（周四）" in bot.say("zhaoli", "台账")


def test_a_meeting_is_not_taken_for_a_report(bot: Conversation) -> None:
    assert "延至" not in bot.at("2026-11-25T10:00").say("zhaoli", "水利局的会推迟一天")


@pytest.mark.parametrize(
    "words", ["没啥可写的咋整", "没有啥可记的怎么办", "台账没有内容怎么报", "这个月台账没啥写的咋办"]
)
def test_it_is_said_how_nothing_is_reported(bot: Conversation, words: str) -> None:
    assert "请回复“报送 台账 11月 无”，即为零报告" in bot.at("2026-11-24T10:00").say("gaofei", words)


@pytest.mark.parametrize("words", ["12月没有要记的", "12月没啥可写的", "12月台账没有要写的"])
def test_what_is_recorded_is_the_ledger(bot: Conversation, words: str) -> None:
    asked = bot.at("2026-12-24T10:00").say("wangmin", words)
    assert asked.startswith("是否报送交通局12月主体责任台账（零报告")


@pytest.mark.parametrize(
    "words",
    [
        "台账 本月召开党组会2次，研究三重一大3项",
        "台账：本月召开党组会2次，研究三重一大3项",
        "台账 11月 本月召开党组会2次，研究三重一大3项",
    ],
)
def test_the_report_itself_behind_its_name(bot: Conversation, words: str) -> None:
    asked = bot.at("2026-11-24T10:00").say("wangmin", words)
    assert asked.startswith("是否报送交通局11月主体责任台账（内容“本月召开党组会2次，研究三重一大3项”")
    assert "予以登记" in bot.say("wangmin", "是")


@pytest.mark.parametrize("words", ["台账11月的补报，纸质今天下午送", "11月台账纸质的明天送", "台账书面材料下午送过去"])
def test_that_paper_comes_is_not_the_report(bot: Conversation, words: str) -> None:
    assert "纸质" in bot.at("2026-11-24T10:00").say("wangmin", words)
    with bot.session() as session:
        assert not [each.text for row in session.scalars(select(Obligation)) for each in row.submissions]


def test_the_report_looked_at_last_is_meant(bot: Conversation) -> None:
    bot.at("2026-11-24T10:00")
    for who in ("wangmin", "chenfang", "yangxue"):
        bot.say(who, "报送 台账 11月 无")
    for name in ("交通局", "水利局", "交通局"):
        bot.say("zhaoli", f"审核 {name} 台账")
    asked = bot.say("zhaoli", "太简单了，让他们补充谈话情况")
    assert "交通局11月主体责任台账" in asked
    assert "太简单，补充谈话情况" in asked
    bot.say("zhaoli", "确认")
    assert "请问是哪一项" in bot.say("zhaoli", "可以了，通过")  # it was returned since, and two others wait
    bot.say("zhaoli", "审核 教育局 台账")
    assert "已登记审核通过：教育局" in bot.say("zhaoli", "可以了，通过")


@pytest.mark.parametrize("words", ["11月台账现在几家按时", "哪些单位11月台账按时报了", "11月台账按时交的有几家"])
def test_how_many_were_in_time_is_counted_while_something_else_waits(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T10:00").say("wangmin", "报送 台账 11月 无")
    bot.at("2026-11-26T10:00").say("chenfang", "报送 台账 11月 无")
    bot.say("zhaoli", "催办 全部 台账")
    reply = bot.say("zhaoli", words)
    assert "4家已报2家" in reply
    assert "按时1家（交通局）" in reply
    assert "已提醒" in bot.say("zhaoli", "确认")


@pytest.mark.parametrize("words", ["好的马上", "马上", "收到，马上办", "好，我们抓紧落实"])
def test_a_promise_without_a_thing_is_heard(bot: Conversation, words: str) -> None:
    assert bot.say("gaofei", words) == ""
