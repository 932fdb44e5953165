"""The one shape in which Word and Excel files are read: tables of cells, each merged cell once; and an .xlsx so."""

import warnings
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any


@dataclass(frozen=True)
class Cell:
    """A cell: its first column from 0, how many columns it spans, and its text."""

    column: int
    span: int
    text: str


Row = tuple[Cell, ...]
Table = list[Row]


_MOST_ROWS, _MOST_COLUMNS = 1000, 60  # a form ends long before; a stray cell far away is not looked for


def excel_tables(data: bytes) -> list[Table]:
    """The visible sheets, without hidden rows; a formula gives its last result. `data` has passed open_package."""
    from openpyxl import load_workbook  # heavy: on use only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know is of no use to us
        book = load_workbook(BytesIO(data), data_only=True)
    return [_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheet(sheet: Any) -> Table:
    spans = {(area.min_row, area.min_col): area.size["columns"] for area in sheet.merged_cells.ranges}
    limits = {"max_row": min(sheet.max_row, _MOST_ROWS), "max_col": min(sheet.max_column, _MOST_COLUMNS)}
    rows: list[Row] = []
    for number, line in enumerate(sheet.iter_rows(**limits), 1):
        if sheet.row_dimensions[number].hidden:
            continue
        cells = [Cell(cell.column - 1, 1, shown_value(cell.value)) for cell in line if type(cell).__name__ == "Cell"]
        wide = (replace(cell, span=spans.get((number, cell.column + 1), 1)) for cell in cells)
        rows.append(tuple(wide) if any(cell.text for cell in cells) else ())
    return rows


def shown_value(value: object) -> str:
    """A value as a person reads it in the cell: whole numbers without a point, dates with year, month and day."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        clock = f"{value:%H:%M}" if value.time() != time() else ""
        return f"{value.year}年{value.month}月{value.day}日{clock}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value).strip()
