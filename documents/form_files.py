"""The report form as a Word and as an Excel template."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from documents.form_layout import (
    HEAD,
    INSTRUCTIONS,
    ITEM,
    ITEM_BLOCKS,
    KIND_BOXES,
    PAIRS,
    TITLE,
    field_rows,
    head_hint,
    version_line,
)
from documents.official import OfficialPaper, add_table, write
from documents.official_layout import BODY_FONT, ERHAO, MARGINS_MM, TITLE_FONT, WIDTH_MM, XIAOSI
from policy.fields.report_form import KINDS, FormVersion

if TYPE_CHECKING:
    from docx.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

_LABEL_MM: Final = 34
_VALUE_MM: Final = WIDTH_MM / 2 - _LABEL_MM


def report_form_docx(version: FormVersion, items: int = ITEM_BLOCKS) -> bytes:
    """An empty 《“三重一大”事项报告表》 with room for `items` matters, in one version."""
    paper = OfficialPaper(TITLE)
    paper.note(version_line(version), right=True)
    widths = (_LABEL_MM, _VALUE_MM, _LABEL_MM, _VALUE_MM)
    head = add_table(paper.document, len(PAIRS), widths)
    for position, keys in enumerate(PAIRS):
        _write_head(head, position, keys)
    fields = field_rows(version)
    for number in range(1, items + 1):
        paper.document.add_paragraph(f"事项{number}").paragraph_format.keep_with_next = True
        block = add_table(paper.document, 2 + len(fields), (_LABEL_MM * 1.5, WIDTH_MM - _LABEL_MM * 1.5))
        write(block.cell(0, 0), ITEM["name"][0])
        write(block.cell(1, 0), ITEM["kind"][0])
        write(block.cell(1, 1), KIND_BOXES)
        for position, field in enumerate(fields, 2):
            write(block.cell(position, 0), field.title, field.hint)
    paper.sign_line("主要负责人签字")
    paper.note(INSTRUCTIONS)
    return paper.to_bytes()


def _write_head(table: "Table", position: int, keys: tuple[str, ...]) -> None:
    cells = table.rows[position].cells
    for key, place in zip(keys, (0, 2), strict=False):
        write(cells[place], HEAD[key][0], head_hint(key))
    if len(keys) == 1:
        cells[1].merge(cells[3])


_COLUMNS: Final = "ABCD"
_LABEL_WIDTH, _VALUE_WIDTH = 19, 23  # characters
_A4: Final = 9  # of the print setup
_MM_PER_INCH: Final = 25.4


def report_form_xlsx(version: FormVersion, items: int = ITEM_BLOCKS) -> bytes:
    """An empty 《“三重一大”事项报告表》 with room for `items` matters, in one version.

    What is typed stays text: «12-1» does not become a date, and nothing a formula.
    """
    from openpyxl import Workbook  # heavy: on use only
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "报告表"
    _set_page(sheet)
    for text in (TITLE, version_line(version)):
        sheet.append([text])
        sheet.merge_cells(f"A{sheet.max_row}:D{sheet.max_row}")
    sheet["A1"].font = Font(name=TITLE_FONT, size=ERHAO)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["A2"].alignment = Alignment(horizontal="right")
    for keys in PAIRS:
        _add_row(sheet, *(HEAD[key][0] + head_hint(key) for key in keys))
    for number in range(1, items + 1):
        _add_row(sheet, f"事项{number}{ITEM['name'][0]}")
        _add_row(sheet, ITEM["kind"][0])
        _offer_kinds(sheet)
        for field in field_rows(version):
            _add_row(sheet, field.title + field.hint)
    _add_row(sheet, "主要负责人签字")
    sheet.append([INSTRUCTIONS])
    _merge(sheet, "A", height=80)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _set_page(sheet: Any) -> None:  # openpyxl's types leave out half of the print setup
    for column, width in zip(_COLUMNS, (_LABEL_WIDTH, _VALUE_WIDTH) * 2, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, one wide
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side, size in MARGINS_MM.items():
        setattr(sheet.page_margins, side, size / _MM_PER_INCH)
    sheet.oddFooter.center.text = "— &P —"


def _add_row(sheet: "Worksheet", *labels: str) -> None:
    """A row of one label with a wide value, or of two with a value each."""
    from openpyxl.styles import Alignment, Border, Font, Side

    sheet.append([cell for label in labels for cell in (label, None)])
    line = Side(style="thin")
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name=BODY_FONT, size=XIAOSI)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.number_format = "@"
    if len(labels) == 1:
        _merge(sheet, "B")
    sheet.row_dimensions[sheet.max_row].height = 36


def _merge(sheet: "Worksheet", first: str, height: float = 36) -> None:
    from openpyxl.styles import Alignment

    row = sheet.max_row
    sheet[f"{first}{row}"].alignment = Alignment(wrap_text=True, vertical="center")
    sheet.merge_cells(f"{first}{row}:D{row}")
    sheet.row_dimensions[row].height = height


def _offer_kinds(sheet: "Worksheet") -> None:
    """A list to choose the kind of matter from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice: Any = DataValidation(type="list", formula1=f'"{",".join(KINDS.values())}"', allow_blank=True)
    choice.add(f"B{sheet.max_row}")
    sheet.add_data_validation(choice)
