"""«导出 发文»: what was sent out as a sheet, in chat and on the page, for the desk alone."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.app import create_app
from storage.engine import Database
from tests.dashboard.conftest import Pages, page_config
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database, page_config(), since="2026-11-18T09:20")
    for words in ("发通知 各单位 12月1日前核对联络员名单", "告诉 水利局 明天下午来综合科领台账本"):
        made.say(OFFICE, words)
        assert "已发出" in made.say(OFFICE, "确认")
    made.at("2026-11-18T09:22")
    made.say("chenfang", "收到 2026-0001")
    made.say("wangmin", "答复 2026-0001 已核对")
    return made


def rows(pages: Pages, userid: str, path: str) -> list[dict[str, str]]:
    sheet = load_workbook(BytesIO(pages.visit(userid).get(path).data)).active
    cells = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    top = next(place for place, row in enumerate(cells) if "编号" in row)
    return [dict(zip(cells[top], row, strict=True)) for row in cells[top + 1 :] if row[0].startswith("20")]


@pytest.mark.parametrize("words", ["导出 发文 2026", "导出 发文", "导出今年的发文记录", "导出 发文 四季度"])
def test_the_desk_has_it_by_a_word(service: Service, words: str) -> None:
    address = re.search(r"/exports/publications.xlsx\S*", service.say(OFFICE, words))
    assert address
    pages = Pages(create_app(service.assistant), service.assistant)
    first, second = rows(pages, OFFICE, address[0])
    assert (first["编号"], first["种类"], first["接收范围"]) == ("2026-0001", "通知", "各单位")
    reached = int(first["接收人数"])
    assert (first["已签收"], first["已答复"], first["未回"]) == ("2", "1", str(reached - 2))
    assert first["发出日期"] == "2026-11-18 00:00:00", "a day, as Excel keeps it"
    assert (second["接收人数"], second["已签收"], second["未回"]) == ("1", "0", "1")


def test_another_year_has_none(service: Service) -> None:
    pages = Pages(create_app(service.assistant), service.assistant)
    assert rows(pages, OFFICE, "/exports/publications.xlsx?span=2025年") == []
    assert "请写明年份" in service.say(OFFICE, "导出 发文 乱写")


def test_it_stands_on_the_page_of_the_desk_alone(service: Service) -> None:
    pages = Pages(create_app(service.assistant), service.assistant)
    assert "/exports/publications.xlsx" in pages.visit(OFFICE).text("/publications")
    assert "/exports/publications.xlsx" not in pages.visit("wangmin").text("/publications")
    assert pages.visit("wangmin").get("/exports/publications.xlsx").status_code == 403
    assert rows(pages, "zhenghui", "/exports/publications.xlsx") == [], "another group's"
    assert "/exports/publications" not in service.say("wangmin", "导出 发文")
