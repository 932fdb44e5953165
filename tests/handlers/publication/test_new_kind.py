"""A new kind of publication is one file: 廉政家访 in chat, on the page and in its export."""

from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department
from actions.overview import profile
from bot.app import create_app
from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.dashboard.conftest import Pages, page_config
from tests.scheduler.service import Service

WHERE = "/publications/2026-0001"
KIND = """
key: home_visit
title: 廉政家访
words: [布置廉政家访]
audience: 各单位班子成员
expects: fields
fields:
  - {key: date, title: 家访日期, type: date, required: true}
  - {key: households, title: 户数, type: count, required: true}
  - {key: result, title: 情况, type: long_text, free: true}
due:
  workdays: 5
  ladder: [{offset: 0, to: owner}, {offset: 1, to: liaison}]
"""


def department_of(context: Context, name: str) -> Department:
    return context.session.scalars(select(Department).where(Department.name == name)).one()


@pytest.fixture
def service(database: Database, tmp_path: Path) -> Service:
    folder = tmp_path / "publications"
    copytree(Path(__file__).parents[3] / "publications", folder)
    (folder / "home_visit.yaml").write_text(KIND, encoding="utf-8")
    config = page_config().model_copy(update={"publications_folder": str(folder)})
    made = Service(database, config, since="2026-11-02T09:20")
    made.say("zhaoli", "布置廉政家访 请于本月开展家访")
    assert "接收5人" in made.say("zhaoli", "确认")
    made.at("2026-11-02T09:21")
    return made


def test_it_runs_in_chat(service: Service) -> None:
    assert "还缺户数" in service.say("zhangwei", "答复 2026-0001 家访日期：11月2日")
    reply = service.say("zhangwei", "答复 2026-0001 家访日期：11月2日 户数：3 情况：家风良好")
    assert "户数：3" in reply
    told = {
        moment[5:10]
        for moment in service.days("2026-11-03", "2026-11-10")
        if "廉政家访2026-0001" in service.told(moment).get("huqiang", "")
    }
    assert told == {"11-09"}
    assert "交通局张伟" not in service.say("zhaoli", "谁没签收")


def test_what_is_asked_for_is_owed_as_a_report_is(service: Service) -> None:
    service.say("zhangwei", "答复 2026-0001 家访日期：11月2日 户数：3")
    line = "廉政家访（2026-0001）：已答复1/5，11月9日（周一）截止，未答复：交通局高飞、水利局胡强、教育局徐宁、文旅局韩冰。"
    assert line in service.say("zhaoli", "谁没报")
    assert line in service.say("zhaoli", "谁没报 廉政家访")
    assert "廉政家访（2026-0001）：已答复0/1" in service.say("huqiang", "谁没报"), "a department reads its own"
    assert "廉政家访" not in service.say("zhenghui", "谁没报")
    service.say("zhaoli", "逾期", "2026-11-11T10:00")
    assert "水利局胡强 廉政家访（2026-0001）：11月9日（周一）截止，逾期2天" in service.say("zhaoli", "逾期")
    pages = Pages(create_app(service.assistant), service.assistant)
    assert "已答复1/5" in pages.visit("zhaoli").text("/board")


def test_the_rates_count_it(service: Service) -> None:
    service.say("zhangwei", "答复 2026-0001 家访日期：11月2日 户数：3")
    assert "发文按时答复率" not in service.say("zhaoli", "统计 11月"), "not due yet"
    service.say("huqiang", "答复 2026-0001 家访日期：11月2日 户数：1", "2026-11-10T10:00")
    service.say("zhangwei", "答复 2026-0001 家访日期：11月3日 户数：4", "2026-11-10T10:01")
    assert "发文按时答复率 20.0%（1/5）" in service.say("zhaoli", "统计 11月")
    desk = Pages(create_app(service.assistant), service.assistant).visit("zhaoli")
    rows = desk.text("/statistics/rows?of=发文按时答复率&span=11月")
    for how in ("张伟（按时）", "胡强（晚答复）", "徐宁（未答复）"):
        assert how in rows
    assert f'href="{WHERE}"' in rows
    with service.acting("2026-11-10T10:02") as context:
        of = {name: profile.profile(context, department_of(context, name)) for name in ("交通局", "水利局", "教育局")}
    counts = {
        name: [(x.due, x.on_time, x.late, x.missing) for x in each.reports if x.title == "廉政家访"]
        for name, each in of.items()
    }
    assert counts == {"交通局": [(2, 1, 0, 1)], "水利局": [(1, 0, 1, 0)], "教育局": [(1, 0, 0, 1)]}


def test_whoever_reminds_everybody_reminds_of_it(service: Service) -> None:
    service.say("zhangwei", "答复 2026-0001 家访日期：11月2日 户数：3")
    shown = service.say("zhaoli", "催办 全部 除教育局外", "2026-11-09T10:00")
    assert "将提醒尚未答复" in shown
    assert "（2026-0001）的3人：交通局高飞、水利局胡强、文旅局韩冰" in shown
    assert "已提醒3人答复" in service.say("zhaoli", "确认")
    told = {userid for userid, text in service.at("2026-11-09T10:05") if "您尚未答复" in text}
    assert {"huqiang"} < told
    assert len(told) == 3
    assert "（10:00已提醒过）" in service.say("zhaoli", "催办 全部")
    assert "2026-0001" not in service.say("zhaoli", "催办 全部 台账")


@ON_ONE_ENGINE
def test_it_runs_on_the_page_and_in_its_export(service: Service) -> None:
    pages = Pages(create_app(service.assistant), service.assistant)
    leader, desk = pages.visit("huqiang"), pages.visit("zhaoli")
    where = "/publications/2026-0001"
    assert leader.send(f"{where}/back", where, verb="answer", **{"field.date": "11月2日"}).status_code == 422
    done = leader.done(f"{where}/back", where, verb="answer", **{"field.date": "11月2日", "field.households": "2"})
    assert "已答复" in done
    assert "户数：2" in desk.text(where)
    sheet = load_workbook(BytesIO(desk.get("/exports/receipts.xlsx?number=2026-0001").data)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any({"家访日期", "户数", "情况"} <= set(row) for row in cells)
    assert any("胡强" in row and "2" in row for row in cells)
