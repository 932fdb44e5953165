"""Writing Excel: plain tables, safe to open anywhere."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from policy.words.paper import Cell, Sheet

_A4: Final = 9  # of the print setup
_FORMATS: Final[dict[type, str]] = {
    datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd", Decimal: '#,##0.##"元"', float: "#,##0.##", int: "#,##0",
}  # fmt: skip
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """An .xlsx with its title above a header that filters, stays in view and stands on every printed page, as wide as an A4 page lying.

    Days and numbers are such; a text that a spreadsheet would run as a formula stays a text.
    """
    return _book([(title, header, rows)])


def make_book(sheets: Iterable[Sheet]) -> bytes:
    """An .xlsx of several such tables, a sheet each."""
    return _book((each.title, each.header, each.rows) for each in sheets)


def _book(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    from openpyxl import Workbook  # heavy: on use only

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, header, rows in sheets:
        name = title[:31].translate({ord(mark): "－" for mark in "[]:*?/\\"}) or "表"
        _fill(book.create_sheet(name), title, header, rows)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    from openpyxl.utils import get_column_letter

    widths = [len(name) for name in header]
    sheet.append([plain(title)])
    sheet.append(list(header))
    for row in rows:
        cells = [plain(cell) for cell in row]
        sheet.append(cells)
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, cells, strict=True)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(8 + width * 1.6, 60)
    _set_looks(sheet)
    if len(header) > 1:
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(header))}{sheet.max_row}"
    sheet.freeze_panes = "A3"
    _set_print(sheet)


def _set_looks(sheet: Any) -> None:
    """Title and header in the middle, everything below ruled; a text is never a formula, whatever it begins with."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="FF808080")
    ruled, top = Border(line, line, line, line), Alignment(wrap_text=True, vertical="top")
    middle = Alignment(wrap_text=True, horizontal="center", vertical="center")
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), middle
    sheet["A1"].data_type = "s"
    sheet.row_dimensions[1].height = 30
    for cell in sheet[2]:
        cell.font, cell.alignment, cell.border = Font(bold=True), middle, ruled
        cell.fill = PatternFill("solid", fgColor="FFEDEFF2")
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.alignment, cell.border = top, ruled
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif cell.value is not None:
                cell.number_format = _FORMATS[type(cell.value)]


def _set_print(sheet: Any) -> None:  # openpyxl's types leave out half of the print setup
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, one wide
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第&P页，共&N页"


def plain(cell: Cell) -> Cell:
    """A cell as it may be written: a text that begins like a formula gets an apostrophe, control characters go."""
    if not isinstance(cell, str):
        return cell
    text = "".join(char for char in cell if char >= " " or char in "\n\t\r")[:32_000]
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
