"""Writing Excel: plain tables, safe to open anywhere."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from policy.words.paper import Sheet

Cell = str | int | float | None
_A4: Final = 9  # of the print setup
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """An .xlsx with a bold header that stays in view and on every printed page, as wide as an A4 page lying.

    A text that a spreadsheet would run as a formula stays a text.
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
        _fill(book.create_sheet(title[:31].translate({ord(mark): "－" for mark in "[]:*?/\\"}) or "表"), header, rows)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    widths = [len(name) for name in header]
    sheet.append(list(header))
    for row in rows:
        cells = [plain(cell) for cell in row]
        sheet.append(cells)
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, cells, strict=True)]
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(8 + width * 1.6, 60)
    top = Alignment(wrap_text=True, vertical="top")
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = top
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    sheet.freeze_panes = "A2"
    _set_print(sheet)


def _set_print(sheet: Any) -> None:  # openpyxl's types leave out half of the print setup
    sheet.print_title_rows = "1:1"
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
