"""The report form as an Excel template."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from documents.form_layout import (
    HEAD,
    INSTRUCTIONS,
    ITEM,
    ITEM_BLOCKS,
    PAIRS,
    TITLE,
    field_rows,
    head_hint,
    version_line,
)
from documents.official_layout import BODY_FONT, ERHAO, MARGINS_MM, TITLE_FONT, XIAOSI
from policy.fields.report_form import KINDS, FormVersion

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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
