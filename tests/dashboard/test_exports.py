"""导出: the link in chat, the files opened again, and what each role finds in them."""

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from storage.models import Job, TrailEntry
from tests.conftest import Conversation, HandClock, make_test_assistant
from tests.dashboard.conftest import Pages, Visit, content


@pytest.fixture
def filled(pages: Pages, bot: Conversation) -> Pages:
    bot.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月20日前整改")
    bot.say("zhaoli", '记整改 水利局 =HYPERLINK("http://x") 暗访发现窗口无人，12月20日前整改')
    bot.say("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    bot.say("zhaoli", "记 约谈 4人次 交通局")
    bot.say("wangmin", "交办 周洁 12月4日前整理档案")
    bot.say("wangmin", "记第一种形态 11月18日对2人批评教育 〔2026〕5号")
    return pages


def link(bot: Conversation, userid: str, words: str) -> str:
    """The path behind the link that a chat answers with."""
    reply = bot.say(userid, words)
    parts = urlsplit(next(line for line in reply.splitlines() if line.startswith("https://")))
    return f"{parts.path}?{parts.query}"


def words_of(visit: Visit, path: str) -> str:
    """Everything that a Word file says."""
    document = Document(BytesIO(visit.get(path).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_download_is_in_the_trail_with_its_door(filled: Pages) -> None:
    assert filled.visit("zhaoli").get("/exports/rectification.xlsx").status_code == 200
    with filled.assistant.database.read() as session:
        row = session.scalars(select(TrailEntry).where(TrailEntry.act == "download")).one()
    assert (row.actor, row.subject, row.door) == ("zhaoli", "rectification.xlsx", "page")


def test_a_view_of_a_register_as_a_sheet(filled: Pages, bot: Conversation) -> None:
    path = link(bot, "zhaoli", "导出 整改 11月")
    sheet = load_workbook(BytesIO(filled.visit("zhaoli").get(path).data)).worksheets[0]
    title, header, *rows = sheet.iter_rows(values_only=True)
    assert title[0] == "11月问题整改"
    assert header[:7] == ("编号", "单位", "来源", "问题", "措施", "责任人", "整改期限")
    assert [row[:3] for row in rows] == [
        ("2026-0001", "交通局", "巡察"), ("2026-0002", "水利局", "明察暗访"),
    ]  # fmt: skip
    assert rows[1][3].startswith("'=HYPERLINK")
    assert sheet.freeze_panes == "A3"
    own = load_workbook(BytesIO(filled.visit("wangmin").get(path).data)).worksheets[0]
    assert [row[0] for row in own.iter_rows(min_row=3, values_only=True)] == ["2026-0001"]


def test_the_monthly_ledger_in_official_layout(filled: Pages, bot: Conversation) -> None:
    path = link(bot, "wangmin", "导出 台账 11月")
    said = words_of(filled.visit("wangmin"), path)
    assert said.startswith("交通局2026年11月") or "2026年11月" in said
    assert "本人签字" in said
    assert "规划科3名同志" in said
    assert "2026-0003" in said  # the table of record numbers
    assert "高飞" not in words_of(filled.visit("zhangwei"), path)


def test_the_groups_papers(filled: Pages, bot: Conversation) -> None:
    desk = filled.visit("zhaoli")
    summary = words_of(desk, link(bot, "zhaoli", "导出 统计 四季度"))
    assert "四季度" in summary
    assert "4人次" in summary
    assert "2026-0001" in summary
    assert "通报" in words_of(desk, link(bot, "zhaoli", "导出 情况通报 四季度"))
    bot.at("2026-12-23T10:00")
    desk = filled.visit("zhaoli")
    overdue = words_of(desk, link(bot, "zhaoli", "导出 督办单 交通局"))
    assert "交通局" in overdue
    assert "巡察发现项目评审记录不完整" in overdue
    assert "3天" in overdue
    for userid in ("wangmin", "zhangwei", "liujianguo"):
        assert "由派驻组导出" in bot.say(userid, "导出 统计 四季度")
        for name in ("summary", "circular", "supervision"):
            assert filled.visit(userid).get(f"/exports/{name}.docx?department=交通局").status_code == 403


SEES = {
    "wangmin": "134", "zhangwei": "134", "liujianguo": "1345", "zhoujie": "4", "maliang": "4", "chenfang": "2",
    "zhuting": "", "zhaoli": "1235", "liqiang": "1235",
}  # fmt: skip


@pytest.mark.parametrize("userid", SEES)
def test_what_each_role_finds_in_all_exports(userid: str, filled: Pages, bot: Conversation) -> None:
    """Numbers 1 and 2: 整改 of two departments; 3: 台账; 4: a task inside 交通局; 5: its 第一种形态."""
    visit = filled.visit(userid)
    keys = [each.key for each in filled.assistant.rules.ledgers]
    found = "".join(content(visit.get(f"/exports/{key}.{kind}")) for key in keys for kind in ("xlsx", "docx"))
    assert "".join(n for n in "1234567" if f"2026-000{n}" in found) == SEES[userid]
    assert visit.get("/exports/letters_and_clues.xlsx").status_code == 404
    assert {visit.get(f"/exports/{key}.xlsx").status_code for key in keys} <= {200, 403, 404}


def test_without_a_page_the_file_is_promised(bot: Conversation) -> None:
    plain = Conversation(make_test_assistant(bot.assistant.database, HandClock()), bot.clock)
    plain.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月20日前整改")
    assert "已收到，正在处理：问题整改" in plain.say("zhaoli", "导出 整改")


def test_a_finished_job_is_for_whoever_asked(filled: Pages) -> None:
    with filled.assistant.database.write() as session:
        now = filled.assistant.clock.now()
        session.add(Job(
            number="2026-0900", userid="zhaoli", view="rectification.xlsx", asked={}, title="问题整改.xlsx", state="done",
            next_try_at=now, made_at=now, finished_at=now, content=b"PK-file",
        ))  # fmt: skip
    answer = filled.visit("zhaoli").get("/exports/jobs/2026-0900")
    assert (answer.data, answer.status_code) == (b"PK-file", 200)
    assert "spreadsheetml" in answer.content_type
    for userid in ("liqiang", "wangmin", "zhuting"):
        assert filled.visit(userid).get("/exports/jobs/2026-0900").status_code == 404
    assert filled.visit("zhaoli").get("/exports/jobs/2026-0901").status_code == 404


def test_views_as_the_clerk_asks(filled: Pages, bot: Conversation) -> None:
    desk = filled.visit("zhaoli")
    path = link(bot, "zhaoli", "导出 整改 四季度")
    sheet = load_workbook(BytesIO(desk.get(path).data)).worksheets[0]
    assert sheet.max_row == 4, "title, header and two entries"
    assert bot.say("zhaoli", "导出 整改 三季度") == "三季度问题整改暂无记录，无需导出。"
    assert bot.say("zhaoli", "导出 整改 逾期") == "问题整改暂无记录，无需导出。"
    assert "巡察发现项目评审记录不完整" in words_of(desk, link(bot, "zhaoli", "导出 整改 word版"))
    assert "2026年四季度工作汇总" in words_of(desk, link(bot, "zhaoli", "导出 季度汇总"))
    assert "统计截至2026年11月22日" in words_of(desk, link(bot, "zhaoli", "导出 情况通报"))
    assert bot.say("zhaoli", "导出 督办单").startswith("请写明单位或编号")
    assert "只记数字" in bot.say("wangmin", "导出 约谈")
    assert "只记数字" not in bot.say("zhaoli", "导出 信访"), "a register that is switched off is not named"
    assert "2026-0003" in words_of(desk, link(bot, "zhaoli", "导出 台账 交通局 11月"))
    assert "2026-0003" not in words_of(desk, link(bot, "zhaoli", "导出 台账 水利局 11月"))
    bot.at("2026-12-23T10:00")
    desk = filled.visit("zhaoli")
    one = words_of(desk, link(bot, "zhaoli", "导出 督办单 2026-0001"))
    assert "巡察发现项目评审记录不完整" in one
    assert "主体责任台账" not in one, "of all that is overdue the one entry"
    assert "没有找到编号为 2026-0999" in bot.say("zhaoli", "导出 督办单 2026-0999")
