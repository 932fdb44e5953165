"""What existed before comes in from Excel: last year's ledgers, open findings, counts; compared first, by line, once."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from actions.common.errors import UserError
from actions.ledger.bring_in import Brought, source_of, sources
from actions.ledger.file_rows import ImportRowsError
from bot.files import read_file
from storage.models import Count, LedgerEntry
from tests.conftest import Conversation

LEDGER = ["序号", "单位", "责任人", "日期", "履责方式", "对象", "内容", "备注"]
LAST_YEAR = [
    [1, "交通局", "张伟", "2025年3月5日", "廉政谈话", "规划科3人", "与规划科同志谈项目评审环节的风险", ""],
    [2, "交通局", "刘建国", date(2025, 6, 18), "研究部署", "", "专题研究上半年全面从严治党工作", "原纸质"],
    [3, "水利局", "胡强", "20250912", "检查督促", "", "检查在建工程廉政风险防控措施落实情况", ""],
]
FINDINGS = ["单位", "来源", "问题", "整改措施", "整改期限", "登记日期", "状态"]
OPEN = [
    ["交通局", "监督检查", "3号桥项目变更未报批", "补办手续", "2026-10-31", "2026-08-03", "整改中"],
    ["水利局", "巡察", "水库管理所账务不规范", "重新核对", "2026年12月31日", "2026年9月1日", ""],
    ["教育局", "审计", "食堂采购未公开", "公开采购", "2026/6/30", "2026/3/2", "已销号"],
]


def book(header: Sequence[Any], rows: Sequence[Sequence[Any]], sheet: str = "表1") -> bytes:
    file, made = BytesIO(), Workbook()
    made.worksheets[0].title = sheet
    for row in (header, *rows):
        made.worksheets[0].append(list(row))
    made.save(file)
    return file.getvalue()


def bring_in(bot: Conversation, key: str, data: bytes, userid: str = "zhaoli", *, preview: bool = False) -> Brought:
    with bot.assistant.database.write() as session:
        context = bot.assistant.context(session, userid)
        source = source_of(context, key)
        rows = read_file(source, "表.xlsx", data)
        return source.compare(context, rows) if preview else source.load(context, rows)


def entries(bot: Conversation) -> list[LedgerEntry]:
    with bot.session() as session:
        rows = list(session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))
        _ = [(row.owner.name, row.department.name) for row in rows]
        return rows


def counts(bot: Conversation) -> dict[tuple[str, date], int]:
    with bot.session() as session:
        return {(row.register, row.day): row.count for row in session.scalars(select(Count))}


def test_last_years_ledger_of_all_departments_in_one_file(bot: Conversation) -> None:
    file = book(LEDGER, LAST_YEAR)
    shown = bring_in(bot, "履责台账", file, preview=True)
    assert shown.lines[0] == "工作表“表1”第2行 交通局 张伟 2025-03-05 与规划科同志谈项目评审环节的风险（新增）"
    assert entries(bot) == []
    assert bring_in(bot, "performance", file).summary == "新增3条，修改0条，未变0条"
    first, second, third = entries(bot)
    assert (first.owner.name, first.happened_on, first.state, first.fields["way"]) == (
        "张伟", date(2025, 3, 5), "filed", "廉政谈话",
    )  # fmt: skip
    assert (second.owner.name, second.happened_on, third.happened_on) == (
        "刘建国",
        date(2025, 6, 18),
        date(2025, 9, 12),
    )
    assert bring_in(bot, "台账", file).summary == "新增0条，修改0条，未变3条"
    assert [text for text in bot.pushes("wangmin") if "导入" in text] == [
        "交通局履责台账已导入：新增2条，修改0条。回复“台账 交通局”查看。"
    ]
    assert "没有待您确认的代填记录" in bot.say("zhangwei", "确认代填"), "it stands on paper"
    assert "与规划科同志" in bot.say("zhangwei", "台账 2025年3月")


def test_no_report_carries_what_was_reported_elsewhere(bot: Conversation) -> None:
    this_month = [4, "交通局", "高飞", "2026年11月10日", "约谈", "科长1人", "约谈项目管理科负责人", ""]
    bring_in(bot, "performance", book(LEDGER, [*LAST_YEAR, this_month]))
    assert "现有1条记录（高飞1条）" in bot.say("wangmin", "报送 台账 11月")
    bot.say("wangmin", "确认")
    old, new = (next(row for row in entries(bot) if row.owner.name == name) for name in ("张伟", "高飞"))
    assert (old.submission_id, old.history) == (None, True)
    assert new.submission_id is not None


def test_open_findings_run_from_the_day_of_their_import(bot: Conversation) -> None:
    assert bring_in(bot, "整改", book(FINDINGS, OPEN)).summary == "新增3条，修改0条，未变0条"
    late, open_, done = entries(bot)
    assert (late.state, late.due_on, late.happened_on) == ("open", date(2026, 10, 31), date(2026, 8, 3))
    assert (open_.due_on, done.state) == (date(2026, 12, 31), "closed")
    said = bot.say("zhaoli", "整改 逾期")
    assert late.number in said
    assert open_.number not in said
    now_done = [[*OPEN[0][:6], "已办结"], [*OPEN[1][:4], "2027年1月31日", *OPEN[1][5:]], OPEN[2]]
    plan = bring_in(bot, "整改", book(FINDINGS, now_done))
    assert plan.summary == "新增0条，修改2条，未变1条"
    assert plan.lines[0].endswith(f"（{late.number}）：办结")
    late, open_, _ = entries(bot)
    assert (late.state, open_.due_on) == ("closed", date(2027, 1, 31))


def test_counts_of_before(bot: Conversation) -> None:
    header = ["单位", "月份", "谈话提醒", "约谈"]
    rows = [["交通局", "2025年3月", 3, ""], ["交通局", "2025年4月", 0, "2人次"], ["水利局", "2025年3月", "", 1]]
    plan = bring_in(bot, "counts", book(header, rows))
    assert plan.summary == "登记4个数，未变0个"
    assert plan.lines[0] == "工作表“表1”第2行 交通局 2025年3月谈话提醒 3人次"
    assert len(counts(bot)) == 4, "an empty cell is no nought, a nought is one"
    assert bring_in(bot, "数字", book(header, rows)).summary == "登记0个数，未变4个"
    rows[0][2] = 5
    assert bring_in(bot, "数字", book(header, rows)).summary == "登记1个数，未变3个"
    assert "谈话提醒 5人次" in bot.say("zhaoli", "统计 2025年3月 交通局")


@pytest.mark.parametrize(
    ("key", "header", "row", "said"),
    [
        ("整改", FINDINGS, ["交通据", *OPEN[0][1:]], "第2行“单位”：交通据不在您可登记的范围内，是否交通局"),
        ("整改", FINDINGS, ["财政局", *OPEN[0][1:]], "财政局不在您可登记的范围内"),
        ("整改", FINDINGS, [*OPEN[0][:4], "10月31日", *OPEN[0][5:]], "“整改期限”：“10月31日”没有年份"),
        ("整改", FINDINGS, [*OPEN[0][:4], "尽快", *OPEN[0][5:]], "“整改期限”：“尽快”不是日期"),
        ("整改", FINDINGS, [*OPEN[0][:4], "", *OPEN[0][5:]], "缺“整改期限”"),
        ("整改", FINDINGS, [*OPEN[0][:5], "2027年1月1日", ""], "“登记日期”：2027年1月1日尚未到来"),
        ("整改", FINDINGS, [*OPEN[0][:6], "差不多了"], "“状态”：“差不多了”不认识"),
        ("整改", FINDINGS, ["交通局", "来信", *OPEN[0][2:]], "“来源”：“来信”不认识"),
        ("台账", LEDGER, [1, "交通局", "", *LAST_YEAR[0][3:]], "缺“责任人”"),
        ("台账", LEDGER, [1, "交通局", "胡强", *LAST_YEAR[0][3:]], "交通局的成员名单（含曾任）中没有“胡强”"),
        ("台账", LEDGER, [*LAST_YEAR[0][:3], "2025年2月30日", *LAST_YEAR[0][4:]], "“日期”：“2025年2月30日”不是日期"),
        ("counts", ["单位", "月份", "约谈"], ["交通局", "3月", 2], "“时间”：“3月”没有年份"),
        ("counts", ["单位", "月份", "约谈"], ["交通局", "2025年3月", "若干"], "“约谈”：“若干”不是整数"),
        ("counts", ["单位", "月份", "约谈"], ["交通局", "2025年13月", 2], "不是日期"),
        ("counts", ["单位", "月份", "约谈"], ["交通局", "2026年12月", 2], "尚未到来"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_and_nothing_is_half_written(
    bot: Conversation, key: str, header: list[Any], row: list[Any], said: str
) -> None:
    good = {"整改": OPEN[1], "台账": LAST_YEAR[2], "counts": ["水利局", "2025年3月", 1]}[key]
    with pytest.raises(ImportRowsError) as error:
        bring_in(bot, key, book(header, [row, good]))
    assert said in str(error.value)
    assert "本次未作任何改动" in str(error.value)
    assert (entries(bot), counts(bot)) == ([], {})


def test_a_number_is_not_counted_twice(bot: Conversation) -> None:
    bot.say("zhaoli", "记 约谈 2人次 交通局 11月3日")
    header = ["单位", "月份", "约谈"]
    with pytest.raises(ImportRowsError, match="尚未到来"):
        bring_in(bot, "counts", book(header, [["交通局", "2026年11月", 5]]))
    bot.say("zhaoli", "记 约谈 2人次 交通局 10月9日")
    with pytest.raises(ImportRowsError, match="交通局这段时间已逐日登记2人次"):
        bring_in(bot, "counts", book(header, [["交通局", "2026年10月", 5]]))
    with pytest.raises(ImportRowsError, match="是同一单位同一时间"):
        bring_in(bot, "counts", book(header, [["交通局", "2025年3月", 5], ["交通局", "2025年3月", 6]]))


def test_who_brings_in_what(bot: Conversation) -> None:
    with bot.assistant.database.read() as session:
        mine = {who: dict(sources(bot.assistant.context(session, who))) for who in ("zhaoli", "wangmin", "luojun")}
    assert {"performance", "rectification", "checklist", "counts"} <= set(mine["zhaoli"])
    assert {"first_form", "letters_and_clues"}.isdisjoint(mine["zhaoli"]), "no text and no secret comes in from a file"
    assert "performance" in mine["wangmin"]
    assert {"rectification", "counts"}.isdisjoint(mine["wangmin"])
    assert mine["luojun"] == {}
    with pytest.raises(UserError, match="暂不能导入问题整改"):
        bring_in(bot, "整改", book(FINDINGS, OPEN), "wangmin")


def test_what_the_group_only_watches_is_told_to_nobody(bot: Conversation) -> None:
    bring_in(
        bot,
        "supervision_items",
        book(["单位", "监督事项", "登记日期"], [["交通局", "重点监督3号桥项目", "2026年9月1日"]]),
    )
    assert [text for text in bot.pushes("wangmin") if "导入" in text or "3号桥" in text] == []
