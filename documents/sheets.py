"""Writing Excel: one plain table per workbook, safe to open anywhere."""

from collections.abc import Iterable, Sequence
from io import BytesIO

Cell = str | int | float | None
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """An .xlsx with a bold header; a text that a spreadsheet would run as a formula stays a text."""
    from openpyxl import Workbook  # heavy: on use only
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31].translate({ord(mark): "－" for mark in "[]:*?/\\"}) or "表"
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
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    sheet.freeze_panes = "A2"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def plain(cell: Cell) -> Cell:
    """A cell as it may be written: a text that begins like a formula gets an apostrophe, control characters go."""
    if not isinstance(cell, str):
        return cell
    text = "".join(char for char in cell if char >= " " or char in "\n\t\r")[:32_000]
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
