"""A year of 12 departments and 60 leaders: every number of the summaries against a count by SQL, the files opened again."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import load_workbook
from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.overview import export_views
from actions.report import on_time
from bot.assistant import Assistant
from documents.exported import render
from policy.words.paper import Paper, PaperSection
from storage.base import Moment
from storage.engine import Database
from tests.conftest import SHANGHAI, HandClock, make_test_assistant
from tests.year import GROUP, NOW, OFFICE, make_year

QUARTERS = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}


@pytest.fixture
def assistant(database: Database) -> Assistant:
    made = make_test_assistant(database, HandClock(datetime(2026, 1, 1, 9, tzinfo=SHANGHAI)))
    with database.write() as session:
        make_year(database, made.context(session))
    made.clock.time = NOW  # type: ignore[attr-defined]
    return made


@pytest.fixture
def context(assistant: Assistant) -> Iterator[Context]:
    with assistant.database.read() as session:
        yield assistant.context(session, OFFICE)


class Sql:
    """Counts by statements of their own, which share nothing with the program but the tables."""

    def __init__(self, session: Session, months: tuple[int, int], department: str | None = None) -> None:
        self._session = session
        last = (datetime(2026, months[1], 28, tzinfo=SHANGHAI) + timedelta(days=4)).replace(day=1)
        self._values = {
            "group": GROUP, "first": f"2026-{months[0]:02}-01", "last": f"{last - timedelta(days=1):%Y-%m-%d}",
            "begin": datetime(2026, months[0], 1, tzinfo=SHANGHAI), "end": last, "now": NOW, "department": department or "",
        }  # fmt: skip
        name = "d.name = :department" if department else ":department = ''"
        self._where = f"d.group_id = (SELECT id FROM inspection_group WHERE name = :group) AND {name}"

    def number(self, tables: str, condition: str, what: str = "count(*)") -> int:
        """`tables` name the department d."""
        values = {k: v for k, v in self._values.items() if f":{k}" in f"{tables}{condition}{self._where}"}
        statement = text(f"SELECT coalesce({what}, 0) FROM {tables} WHERE {condition} AND {self._where}")
        moments = [bindparam(key, type_=Moment()) for key in ("begin", "end", "now") if key in values]
        return int(self._session.execute(statement.bindparams(*moments), values).scalar_one())

    def entries(self, key: str, more: str = "") -> int:
        return self.number(
            "ledger_entry e JOIN department d ON d.id = e.department_id",
            f"e.ledger = '{key}' AND e.state <> 'withdrawn' AND e.shared AND CAST(e.happened_on AS varchar(10)) BETWEEN :first AND :last {more}",
        )

    def counted(self, key: str) -> int:
        table = '"count" c JOIN department d ON d.id = c.department_id'
        day = "CAST(c.day AS varchar(10)) BETWEEN :first AND :last"
        return self.number(table, f"c.register = '{key}' AND {day}", "sum(c.count)")


def expected(context: Context, sql: Sql) -> dict[str, str]:
    """Every figure and rate that may stand in a summary, by title."""
    meeting = "meeting_notice m JOIN department d ON d.id = m.department_id"
    held = "m.state <> 'cancelled' AND CAST(m.day AS varchar(10)) BETWEEN :first AND :last"
    owed = "obligation o JOIN department d ON d.id = o.department_id"
    due = "CAST(o.due_on AS varchar(10)) BETWEEN :first AND :last AND o.due_at < :now AND o.state <> 'excused'"
    figures: dict[str, str] = {}

    def put(title: str, value: int, unit: str) -> None:
        if value:
            figures[title] = f"{value}{unit}"

    def rate(title: str, part: int, whole: int) -> None:
        if whole:
            figures[title] = f"{part / whole:.1%}（{part}/{whole}）"

    for definition in context.rules.ledgers:
        if definition.confidential or not definition.enabled or "office" not in definition.see:
            continue
        for kind in definition.kinds:
            put(kind.title, sql.counted(kind.key), kind.unit)
        for each in definition.rates:
            rate(each.title, sql.counted(each.part), sql.counted(each.whole))
        if definition.fields:
            whole = sql.entries(definition.key)
            put(definition.title, whole, "条")
            if definition.close:
                done = sql.entries(definition.key, "AND e.state = 'closed'")
                title = "整改率" if definition.key == "rectification" else f"{definition.title}办结率"
                rate(title, done, whole)
    put("报告会议", sql.number(meeting, held), "次")
    put(
        "列席会议",
        sql.number(
            meeting,
            f"{held} AND EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id AND a.state = 'attended')",
        ),
        "次",
    )
    put(
        "提出意见",
        sql.number(
            "opinion o JOIN meeting_notice m ON m.id = o.meeting_id JOIN department d ON d.id = m.department_id",
            "o.state <> 'recalled' AND o.sent_at >= :begin AND o.sent_at < :end",
        ),
        "条",
    )
    put(
        "审核登记",
        sql.number(
            "ledger_note n JOIN ledger_entry e ON e.id = n.entry_id JOIN department d ON d.id = e.department_id",
            "e.shared AND n.kind IN ('accepted', 'returned') AND n.at >= :begin AND n.at < :end",
        ),
        "条",
    )
    put(
        "收到报送",
        sql.number(
            "submission s JOIN obligation o ON o.id = s.obligation_id JOIN department d ON d.id = o.department_id",
            "s.submitted_at >= :begin AND s.submitted_at < :end",
        ),
        "份",
    )
    timely = f"{due} AND EXISTS (SELECT 1 FROM submission s WHERE s.obligation_id = o.id AND s.on_time)"
    rate("按时报送率", sql.number(owed, timely), sql.number(owed, due))
    return figures


def paper(context: Context, name: str, asked: Mapping[str, str]) -> Paper:
    made = export_views.view(context, name, asked)
    assert isinstance(made, Paper)
    return made


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_number_of_the_quarter_s_summary(context: Context, quarter: str) -> None:
    summary = paper(context, "summary.docx", {"span": f"2026年{quarter}"})
    total, timely, each = summary.sections
    assert timely.plot == on_time.drawn(context, on_time.rates_by_duty(context)), "the figure of the page"
    session = context.session
    assert {title: said for title, said, _before in total.rows} == expected(context, Sql(session, QUARTERS[quarter]))
    assert {before.strip("条次人份件期") for *_, before in total.rows} <= {"0", "未填", "无"}, (
        "nothing is on file of 2025"
    )
    assert total.plot is not None
    drawn = dict(zip(total.plot.names, total.plot.rows[0][1], strict=True))
    assert {title: said for title, said, _before in total.rows if title in drawn}.keys() == drawn.keys()
    assert len(total.rows) >= 12
    assert len(each.rows) == 12
    for name, words in each.rows:
        wanted = expected(context, Sql(session, QUARTERS[quarter], name))
        assert words == "；".join(
            f"{title}{figure}"
            for title, figure in sorted(wanted.items(), key=lambda pair: words.index(pair[0] + pair[1]))
        )


def test_the_records_behind_the_summary_are_those_that_it_counts(context: Context) -> None:
    summary = paper(context, "summary.docx", {"span": "2026年三季度"})
    numbers = [number for number, _ in summary.records]
    assert len(numbers) == len(set(numbers))
    sql = Sql(context.session, QUARTERS["三季度"])
    registers = ("performance", "rectification", "education", "research", "consultations", "tasks")
    assert len(numbers) == sum(sql.entries(key) for key in registers)


def test_the_circular_s_figures(context: Context) -> None:
    circular = paper(context, "circular.docx", {"span": "2026年四季度"})
    lead, section, *to_fill_in = circular.sections
    assert lead.paragraphs[0].startswith("现将2026年四季度各单位报送和整改情况通报如下")
    assert [(each.heading, each.paragraphs) for each in to_fill_in] == [
        (heading, ("（由综合科填写）",)) for heading in ("主要做法", "存在问题", "下一步工作要求")
    ]
    for name, timely, meetings, fixed in section.rows:
        wanted = expected(context, Sql(context.session, QUARTERS["四季度"], name))
        inside = {title: re.search(r"（(\d+/\d+)）", figure) for title, figure in wanted.items()}
        rate = inside.get("按时报送率")
        assert timely == (rate[1] if rate else "无")
        assert meetings == wanted.get("报告会议", "0次").removesuffix("次")
        rate = inside.get("整改率")
        assert fixed == (rate[1] if rate else "无")


def test_headings_are_numbered_where_there_are_several(context: Context) -> None:
    headings = [each.heading for each in paper(context, "circular.docx", {"span": "2026年四季度"}).laid_out]
    assert headings == ["", "一、总体情况", "二、主要做法", "三、存在问题", "四、下一步工作要求"]
    alone = Paper("督办单", (PaperSection("事项"), PaperSection()))
    assert [each.heading for each in alone.laid_out] == ["事项", ""]
    many = Paper("台账", tuple(PaperSection("某") for _ in range(100)))
    assert [many.laid_out[place].heading for place in (9, 10, 19, 22, 98)] == [
        "十、某",
        "十一、某",
        "二十、某",
        "二十三、某",
        "九十九、某",
    ]


def test_who_has_no_record_signs_nothing(context: Context) -> None:
    ledger = paper(context, "ledger.docx", {"span": "2026年2月"})
    assert {bool(each.sign) == bool(each.rows) for each in ledger.sections} == {True}
    assert {bool(each.rows) for each in ledger.sections} == {True, False}, "else nothing is shown by it"


@pytest.fixture
def summary(context: Context) -> Any:
    return docx.Document(BytesIO(render(paper(context, "circular.docx", {"span": "2026年三季度"}))))


def test_the_word_file_is_laid_out_as_an_official_document(summary: Any) -> None:
    fonts = {
        name: summary.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("公文标题", "Normal", "公文表格文字")
    }
    assert fonts == {"公文标题": "方正小标宋简体", "Normal": "仿宋", "公文表格文字": "仿宋"}
    body = summary.styles["Normal"]
    assert (body.font.size, body.paragraph_format.line_spacing) == (Pt(16), Pt(28))
    footers = (summary.sections[0].footer, summary.sections[0].even_page_footer)
    assert [[each.text for each in footer._element.iter(qn("w:instrText"))] for footer in footers] == [
        ["PAGE"],
        ["PAGE"],
    ]
    assert summary.paragraphs[0].text == "关于2026年三季度主体责任落实情况的通报"
    assert summary.paragraphs[1].text == "各单位："
    assert len(summary.tables[0].rows) == 13


def test_the_monthly_ledger_has_a_line_to_sign_for_every_leader(context: Context) -> None:
    asked = {"span": "2026年9月", "department": "退役军人局"}
    document: Any = docx.Document(BytesIO(render(paper(context, "ledger.docx", asked))))
    signed = [each.text for each in document.paragraphs if each.text.startswith("本人签字：")]
    assert len(signed) == 5
    numbers = {row.cells[0].text for row in document.tables[-1].rows[1:]}
    found = context.session.execute(
        text(
            "SELECT e.number FROM ledger_entry e JOIN department d ON d.id = e.department_id WHERE e.ledger = 'performance' "
            "AND e.state <> 'withdrawn' AND d.name = '退役军人局' AND CAST(e.happened_on AS varchar(10)) BETWEEN '2026-09-01' AND '2026-09-30'"
        )
    ).scalars()
    assert numbers == set(found)
    assert len(numbers) > 0


def test_the_sheet_holds_every_entry_once(context: Context) -> None:
    view = export_views.view(context, "rectification.xlsx", {"span": "2026年"})
    sheet: Any = load_workbook(BytesIO(render(view))).worksheets[0]
    numbers = [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert len(numbers) == len(set(numbers)) == Sql(context.session, (1, 12)).entries("rectification")
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.paperSize) == ("A3", "$1:$2", 9)
    assert sheet.page_setup.orientation == "landscape"
    assert all(sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[2])
