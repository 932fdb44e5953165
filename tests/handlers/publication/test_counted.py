"""What was sent out and what came back of it is counted where reports are: 统计 and its rows, the commission's table, charts, 结转."""

import pytest

from actions.overview import charts, closing_figures
from bot.app import create_app
from policy.time.months import year_of
from storage.engine import Database
from tests.dashboard.conftest import Pages, page_config
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database, page_config(), since="2026-11-18T09:20")
    for words in (
        "发通知 各单位联络员 请核对联络员名单",
        "发廉政提醒 水利局、教育局联络员 请严守纪律，廉洁过节，杜绝公款吃喝",
    ):
        made.say(OFFICE, words)
        assert "已发出" in made.say(OFFICE, "确认")
    made.at("2026-11-18T09:21")
    assert "已签收" in made.say("wangmin", "收到")
    made.say(OFFICE, "发通知 水利局 请来领文件")
    made.say(OFFICE, "确认")
    made.say(OFFICE, "撤回 2026-0003")
    return made


def test_statistics_tell_issues_and_rates(service: Service) -> None:
    reply = service.say(OFFICE, "统计 11月")
    assert "发文 2件" in reply, "what was recalled does not count"
    assert "廉政提醒 1期" in reply
    assert "发文回执率 25.0%（1/4）" in reply
    alone = service.say(OFFICE, "统计 11月 交通局")
    assert "发文 1件" in alone
    assert "发文回执率 100.0%（1/1）" in alone
    assert "廉政提醒" not in alone


def test_the_rows_of_a_figure_are_opened(service: Service) -> None:
    desk = Pages(create_app(service.assistant), service.assistant).visit(OFFICE)
    rows = desk.text("/statistics/rows?of=发文回执率&span=11月")
    assert "王敏（已签收）" in rows
    assert "陈芳（待回复）" in rows
    assert 'href="/publications/2026-0001"' in rows
    issued = desk.text("/statistics/rows?of=廉政提醒&span=11月")
    assert "2026-0002" in issued
    assert "2026-0001" not in issued


def test_the_commission_reads_totals_by_group(service: Service) -> None:
    reply = service.say("luojun", "统计 11月")
    assert "发文" in reply
    assert "核对" not in reply


def test_the_charts_have_it(service: Service) -> None:
    with service.database.read() as session:
        context = service.assistant.context(session, OFFICE)
        month = charts.sent_by_month(context)[-1]
    assert (month.issues, month.asked, month.back, month.percent) == (2, 4, 1, 25)
    pages = Pages(create_app(service.assistant), service.assistant)
    assert "近12个月发文回执率" in pages.visit(OFFICE).text("/charts")
    own = pages.visit("wangmin").text("/charts")
    assert "近12个月发文回执率" in own
    assert "100%" in own, "a department sees its own alone"


def test_the_year_is_closed_with_it(service: Service) -> None:
    with service.database.read() as session:
        context = service.assistant.context(session, OFFICE)
        closed = closing_figures.figures_of(context, year_of(context.today))
        figures = {(each.department.name, each.title): each.value for each in closed.values()}
    assert figures["交通局", "发文"] == figures["交通局", "发文已回"] == 1
    assert figures["水利局", "发文"] == 2
    assert figures["水利局", "发文未回"] == figures["水利局", "廉政提醒"] == 1
    assert ("交通局", "廉政提醒") not in figures
