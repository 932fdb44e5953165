"""看板: chosen by department, kind and state; every count opens the rows that it counts; later dates and reminders stand in their cell."""

import re

import pytest

from tests.conftest import Conversation
from tests.dashboard.conftest import Pages, Visit

OFFICE = "zhaoli"
DEPARTMENTS = ("交通局", "水利局", "教育局", "文旅局")


def rows(text: str) -> dict[str, str]:
    """What the table says of each department."""
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    found = re.findall(r"<tr><th[^>]*><a[^>]*>([^<]+)</a></th>(.*?)</tr>", body, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", " ", cells) for name, cells in found}


@pytest.fixture
def desk(bot: Conversation, pages: Pages) -> Visit:
    """Two are in, one of them gone back; one has more time; one was reminded."""
    bot.at("2026-11-20T09:20").say("wangmin", "报送 台账 11月 无")
    bot.say("yangxue", "报送 台账 11月 无")
    bot.say(OFFICE, "退回 教育局 台账 11月 请补记")
    bot.say(OFFICE, "确认")
    bot.say("chenfang", "延期 台账 11月 主要负责人外出学习，请延到11月30日")
    bot.say(OFFICE, "同意延期 水利局 台账 11月 11月30日")
    bot.say(OFFICE, "催办 文旅局 台账")
    return pages.visit(OFFICE)


def test_more_time_and_the_last_reminder_stand_in_the_cell(desk: Visit) -> None:
    text = desk.text("/board?month=2026-11")
    shown = rows(text)
    assert "已延期" in shown["水利局"]
    assert "至11月30日（周一）" in shown["水利局"]
    assert "上次提醒11月20日（周五）09:20" in shown["文旅局"]
    assert "已退回" in shown["教育局"]
    assert text.count("11月主体责任台账<span>") == 1, "one period is one column"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("only=in", {"交通局"}),
        ("only=out", {"水利局", "教育局", "文旅局"}),
        ("only=red", {"教育局"}),
        ("kind=ledger&period=2026-11", set(DEPARTMENTS)),
        ("kind=checklist", set()),
        ("only=%00&kind=x", set()),
    ],
)
def test_a_part_is_chosen(desk: Visit, query: str, names: set[str]) -> None:
    assert set(rows(desk.text(f"/board?month=2026-11&{query}"))) == names


def test_what_is_in_opens_at_once_what_is_out_its_reminder(desk: Visit) -> None:
    opens = re.findall(r'href="(/reports|/board)/\d+">([^<]+)<', desk.text("/board?month=2026-11&kind=ledger"))
    assert set(opens) == {("/reports", "已报"), ("/board", "已退回"), ("/board", "已延期"), ("/board", "待报")}


def test_one_department(desk: Visit, pages: Pages) -> None:
    assert set(rows(desk.text(f"/board?month=2026-11&department={pages.department('水利局')}"))) == {"水利局"}
    assert rows(desk.text(f"/board?month=2026-11&department={pages.department('财政局')}")) == {}


def test_every_count_opens_the_rows_that_it_counts(desk: Visit) -> None:
    text = desk.text("/board")
    counts = re.findall(r'<a href="([^"]+)">(?:已报|未报)(\d+)</a>', text.partition('class="sums"')[2])
    assert counts
    for address, number in counts:
        assert len(rows(desk.text(address.replace("&amp;", "&")))) == int(number), address
