"""Papers in the layout of GB/T 9704, opened again and measured."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import load_workbook

from documents.form_files import report_form_docx, report_form_xlsx
from documents.form_layout import HEAD
from documents.official import OfficialPaper
from policy.fields.report_form import KINDS
from tests.documents.forms import VERSION


@pytest.fixture
def paper() -> Any:
    made = OfficialPaper("关于三季度主体责任落实情况的通报")
    made.addressee("各单位")
    made.heading("一、总体情况")
    made.paragraph("三季度应报36件，按时36件。\x07")
    made.table([("单位", "按时"), ("交通局", "3")], (80, 76))
    made.note("单位：件", right=True)
    made.sign_line()
    made.names_annex("记录编号")
    made.signature("派驻纪检监察组", "2026年10月9日")
    made.annex("记录编号")
    made.table([("记录编号", "内容"), ("2026-0123", "交通局三季度清单")], (40, 116))
    return docx.Document(BytesIO(made.to_bytes()))


def test_the_page_is_the_standards(paper: Any) -> None:
    section = paper.sections[0]
    size = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in (*size, *margins)] == [210, 297, 37, 35, 28, 26]


def test_fonts_are_named_for_chinese_too(paper: Any) -> None:
    wanted = {"公文标题": ("方正小标宋简体", 22, 34), "Normal": ("仿宋", 16, 28), "公文表格文字": ("仿宋", 12, 20)}
    for name, (font, points, line) in wanted.items():
        style = paper.styles[name]
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {font}
        assert (style.font.size, style.paragraph_format.line_spacing) == (Pt(points), Pt(line))


def test_the_language_is_chinese(paper: Any) -> None:
    languages = list(paper.styles.element.iter(qn("w:lang")))
    assert [(each.get(qn("w:val")), each.get(qn("w:eastAsia"))) for each in languages] == [("zh-CN", "zh-CN")]


def test_pages_are_numbered_at_the_outer_edge(paper: Any) -> None:
    section = paper.sections[0]
    assert paper.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, 2), (section.even_page_footer, 0)):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment == side
        assert [each.text for each in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_what_was_written_stands_in_order(paper: Any) -> None:
    assert [paragraph.text for paragraph in paper.paragraphs] == [
        "关于三季度主体责任落实情况的通报",
        "各单位：",
        "一、总体情况",
        "三季度应报36件，按时36件。",
        "单位：件",
        "本人签字：　　　　　　　年　　月　　日",
        "附件：记录编号",
        "派驻纪检监察组",
        "2026年10月9日",
        "附件",
        "记录编号",
    ]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    assert tables == [[["单位", "按时"], ["交通局", "3"]], [["记录编号", "内容"], ["2026-0123", "交通局三季度清单"]]]


def test_the_annex_begins_a_page_with_its_mark_at_the_edge(paper: Any) -> None:
    """GB/T 9704—2012, 7.3.4 and 7.3.6: named below the body, «附件» in 三号黑体 at the edge, its name in the middle."""
    named, mark, title = (paper.paragraphs[place] for place in (6, 9, 10))
    assert (named.text, named.paragraph_format.space_before) == ("附件：记录编号", Pt(28))
    assert (mark.text, mark.paragraph_format.page_break_before, mark.paragraph_format.first_line_indent) == (
        "附件",
        True,
        0,
    )
    assert mark.runs[0].font.element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert (title.style.name, title.style.paragraph_format.alignment) == ("公文标题", 1)


def test_a_table_fits_the_page_and_its_header_stands_on_every_one(paper: Any) -> None:
    for table in paper.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(Mm(156), abs=Mm(0.1))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_file_tells_nothing_of_who_made_it(paper: Any) -> None:
    assert (paper.core_properties.author, paper.core_properties.comments) == ("", "")


def test_the_templates_ask_for_every_field_and_say_for_which_kind() -> None:
    document = docx.Document(BytesIO(report_form_docx(VERSION)))
    in_word = {cell.text.replace("\n", "") for table in document.tables for row in table.rows for cell in row.cells}
    sheet = load_workbook(BytesIO(report_form_xlsx(VERSION))).worksheets[0]
    in_excel = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    for kind, name in KINDS.items():
        for field in VERSION.fields(kind):
            if (kind, field.key) != ("funds", "basis"):  # asked for once, under the title that decisions give it
                assert [label for label in in_word if label.startswith(f"{field.title}（") and name in label]
    assert "决策依据（重大决策、大额资金使用必填）" in in_word & in_excel
    for words in HEAD.values():
        if words is not HEAD["phone"]:
            assert [label for label in in_word if label.startswith(words[0])]
    assert len(document.tables) == 4
    assert document.paragraphs[1].text == sheet["A2"].value == "表样版本 2026-01-01"


def test_excel_keeps_what_is_typed_as_text_on_a_printable_page() -> None:
    sheet: Any = load_workbook(BytesIO(report_form_xlsx(VERSION, items=1))).worksheets[0]
    typed = [cell for row in sheet.iter_rows(min_row=3, max_row=19) for cell in row if type(cell).__name__ == "Cell"]
    assert {cell.number_format for cell in typed} == {"@"}
    assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
    assert sheet.data_validations.dataValidation[0].formula1 == '"重大决策,重要人事任免,重大项目安排,大额资金使用"'
