"""Filled report forms as people send them: the template from Word and Excel, and forms of their own as WPS writes them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook, load_workbook

from documents.form_files import report_form_docx, report_form_xlsx
from policy.fields.report_form import FormSettings, FormVersion

VERSION = FormVersion()
SETTINGS = FormSettings()
DAY = date(2026, 11, 22)
"""On which the forms are sent in."""
CHAT = (
    "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；"
    "2.XX路改造项目资金320万元的分配方案；3.两名科级干部任免事项。请派驻组参会。联系人：王敏 13800000000"
)
"""What the filled forms below say, as a message."""

HEAD = {
    "报告部门": "交通局",
    "填报人及电话": "王敏 13800000000",
    "会议类型": "党组会议",
    "会议时间": "11月27日（周五）下午2:30",
    "地点": "局三楼会议室",
    "联系人": "王敏 13800000000",
}
ITEMS: tuple[Mapping[str, str], ...] = (
    {"事项名称": "2027年部门预算编制", "类别": "重大决策", "决策依据": "预算法"},
    {
        "事项名称": "XX路改造项目资金320万元的分配方案",
        "类别": "大额资金使用",
        "金额": "320万元",
        "资金来源": "财政预算",
    },
    {"事项名称": "两名科级干部任免事项", "类别": "重要人事任免", "履行程序情况": "已动议、民主推荐、考察"},
)


def filled_docx(
    head: Mapping[str, str] = HEAD,
    items: Sequence[Mapping[str, str]] = ITEMS,
    version: FormVersion = VERSION,
) -> bytes:
    """The Word template, filled in by label; the kind is ticked in its boxes."""
    document = docx.Document(BytesIO(report_form_docx(version)))
    for table, values in zip(document.tables, (head, *items), strict=False):
        for row in table.rows:
            cells = list(row.cells)
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                title = label.text.split("\n")[0]
                if title == "类别":
                    value.text = value.text.replace(f"□{values.get(title)}", f"☑{values.get(title)}")
                elif title in values:
                    value.text = values[title]
    return saved(document)


def filled_xlsx(head: Mapping[str, str] = HEAD, items: Sequence[Mapping[str, str]] = ITEMS) -> bytes:
    """The Excel template, filled in by label."""
    book = load_workbook(BytesIO(report_form_xlsx(VERSION)))
    sheet = book.worksheets[0]
    block = -1
    for row in sheet.iter_rows(min_row=3):
        for label, value in zip(row[::2], row[1::2], strict=True):
            title = str(label.value or "").split("（")[0]
            if title.endswith("事项名称"):
                block, title = block + 1, "事项名称"
            values = {**head, **(items[block] if 0 <= block < len(items) else {})}
            if title in values and type(value).__name__ == "Cell":
                value.value = values[title]
    return saved(book)


def wps_docx() -> bytes:
    """A form of a department's own: labels split over runs and spread with spaces, merged and nested cells."""
    document = docx.Document()
    document.add_paragraph("“三重一大”事项报告表").alignment = 1
    split(document.add_paragraph(), "报告单位：交通局　　填报人及电话：王敏 13800000000")
    table = document.add_table(4, 4)
    split(table.cell(0, 0).paragraphs[0], "会 议 时 间：")
    table.cell(0, 1).merge(table.cell(0, 3)).text = "2026年11月27日\n（周五）下午2:30"
    split(table.cell(1, 0).paragraphs[0], "会议\u3000类型")
    table.cell(1, 1).text = "党组会议"
    split(table.cell(1, 2).paragraphs[0], "地　点")
    table.cell(1, 3).text = "局三楼会议室"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "联系人及\n联系电话"
    table.cell(2, 1).merge(table.cell(3, 3)).text = "王敏 13800000000"
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "研究\n事项"
    grid = outer.cell(0, 1).add_table(4, 5)
    rows = [
        ("序号", "类　别", "议　题", "金额（万元）", "资金来源"),
        ("1", "重大决策", "2027年部门预算编制", "", ""),
        ("2", "大额资金", "XX路改造项目资金320万元的分配方案", "320", "财政预算"),
        ("3", "人事任免", "两名科级干部任免事项", "", ""),
    ]
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def own_xlsx() -> bytes:
    """A sheet of a department's own: values below their labels, a true date, amounts in 万元, a hidden old sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = "三重一大事项报告表"
    sheet.merge_cells("B2:F2")
    for place, (label, value) in enumerate(
        (
            ("会议类型", "党组会议"),
            ("会议时间", datetime.fromisoformat("2026-11-27T14:30")),
            ("会议地点", "局三楼会议室"),
        ),
        2,
    ):
        sheet.cell(4, place, label)
        sheet.cell(5, place, value)
    sheet["B7"], sheet["C7"], sheet["E7"] = "联系人", "王敏", 13800000000
    sheet["D7"] = "联系电话"
    for place, row in enumerate(
        (
            ("序号", "事项名称", "事项类别", "金额（万元）", "资金来源"),
            (1, "2027年部门预算编制", "重大决策", None, None),
            (2, "XX路改造项目资金320万元的分配方案", "大额资金使用", 320.0, "财政预算"),
            (3, "两名科级干部任免事项", "重要人事任免", None, None),
        ),
        9,
    ):
        for column, value in enumerate(row, 2):
            sheet.cell(place, column, value)
    old = book.create_sheet("上次")
    old.append(["会议时间", "10月9日上午9点"])
    old.sheet_state = "hidden"
    return saved(book)


def controlled_docx(*, symbols: str = "element") -> bytes:
    """Values in content controls, a revision not yet accepted, and a tick in a symbol font.

    The tick is an element of its own, a letter, or a character from U+F000 on, as different programs write it.
    """
    document = docx.Document()
    table = document.add_table(4, 2)
    for place, label in enumerate(("会议时间", "会议类型", "事项名称", "事项类别")):
        table.cell(place, 0).text = label
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:r><w:t>12月1日上午9点</w:t></w:r></w:sdtContent></w:sdt>"
    )
    table.cell(0, 1).paragraphs[0]._p.append(parse_xml(control))
    revision = (
        f"<w:p {nsdecls('w')}><w:del w:id='1'><w:r><w:delText>党组会议</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='3'><w:r><w:t>党委会议</w:t></w:r></w:moveFrom><w:ins w:id='2'><w:r><w:t>局长办公会</w:t></w:r></w:ins></w:p>"
    )
    table.cell(1, 1)._tc.append(parse_xml(revision))
    table.cell(2, 1).text = "信用平台升级"
    kinds = table.cell(3, 1).paragraphs[0]
    for char, name in (("F0A3", "重大决策　"), ("F052", "重大项目安排")):
        if symbols == "element":
            symbol = OxmlElement("w:sym")
            symbol.set(qn("w:font"), "Wingdings 2")
            symbol.set(qn("w:char"), char)
            kinds.add_run()._r.append(symbol)
        else:
            code = int(char, 16)
            kinds.add_run(chr(code if symbols == "private" else code - 0xF000)).font.name = "Wingdings 2"
        kinds.add_run(name)
    return saved(document)


def split(paragraph: Any, text: str) -> None:
    """One run a character, as an editor leaves a text that was corrected often."""
    for char in text:
        paragraph.add_run(char)


def saved(document: Any) -> bytes:
    """A document's or workbook's bytes."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one part put in, in place of the one of this name."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return file.getvalue()
