"""One sheet of a list that people keep in Excel: where its header stands, and the rows under it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from documents.grid import shown_value

HEADER_WITHIN: Final = 10  # rows: a title and a note may stand above the header
SCANNED: Final = 20_000  # rows, empty ones included
_FOOT: Final = re.compile(r"(?:合计|总计|小计|填表人|制表人?|审核人?|备注|说明|注)\s*(?:[：:]|$)")
_CLEAN: Final = re.compile(r"\s|[（(][^）)]*[）)]|\*")


class ListFileError(Exception):
    """The file cannot be taken as a list: a Chinese sentence that names line and column."""


@dataclass(frozen=True)
class ListLine:
    """One row: its number in the sheet (from 1), the sheet's name, and its cells by the key of the column."""

    number: int
    sheet: str
    cells: dict[str, str]


@dataclass
class SheetRead:
    """What a sheet says; `notes` are sentences on what was not taken as it stands, `text` is every cell, row by row."""

    lines: list[ListLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Header:
    keys: dict[int, str]  # column (from 1) → key of ours
    headed: frozenset[int]  # columns under any heading
    titles: dict[int, str]
    last_row: int


def read_sheet(values: Any, formulas: Any, columns: Mapping[str, Sequence[str]], first: str) -> SheetRead | None:
    """The rows of an openpyxl sheet (its results, and the same with formulas); None when it has no such header.

    `columns` are the titles by which each key may be headed, `first` the key without which there is no header. A cell
    that is merged downwards counts for each of its rows. Raises ListFileError.
    """
    if values.max_row > SCANNED:
        raise ListFileError(f"工作表“{values.title}”有{values.max_row}行（含空白行），请删去空白行后重新导入。")
    merged = {
        (row, column): area
        for area in values.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    sheet = _Sheet(values, formulas, merged)
    header = _find_header(sheet, columns, first)
    return _rows(sheet, header) if header else None


class _Sheet:
    def __init__(self, values: Any, formulas: Any, merged: Mapping[tuple[int, int], Any]) -> None:
        self.values, self._formulas, self._merged = values, formulas, merged
        self.title = str(values.title)
        self.rows, self.columns = values.max_row, min(values.max_column, 60)

    def wide(self, row: int, column: int) -> bool:
        """Whether the cell is merged with its neighbour to the side."""
        area = self._merged.get((row, column))
        return area is not None and area.min_col != area.max_col

    def text(self, row: int, column: int) -> str:
        """What a person reads there; of a merged cell each row and column reads the same."""
        area = self._merged.get((row, column))
        at = (area.min_row, area.min_col) if area else (row, column)
        return shown_value(self.values.cell(*at).value)

    def row(self, row: int) -> list[str]:
        """The whole row."""
        return [self.text(row, column) for column in range(1, self.columns + 1)]

    def formula(self, row: int, column: int) -> bool:
        return bool(self._formulas.cell(row, column).data_type == "f")

    def hidden(self, row: int) -> bool:
        return bool(self.values.row_dimensions[row].hidden)


def _find_header(sheet: _Sheet, columns: Mapping[str, Sequence[str]], first: str) -> _Header | None:
    keys = {title: key for key, titles in columns.items() for title in titles}
    for row in range(1, min(sheet.rows, HEADER_WITHIN) + 1):
        above = {column: _CLEAN.sub("", sheet.text(row, column)) for column in range(1, sheet.columns + 1)}
        named = {column: keys[title] for column, title in above.items() if title in keys}
        if first not in named.values() or len(named) < 2:
            continue
        below = {column: _CLEAN.sub("", sheet.text(row + 1, column)) for column in above if sheet.wide(row, column)}
        under = {column: keys[title] for column, title in below.items() if title in keys and column not in named}
        _check_header(sheet, row, named)
        found = {**named, **under}
        titles = {column: below.get(column) if column in under else above[column] for column in found}
        twice = [key for key in set(found.values()) if list(found.values()).count(key) > 1]
        if twice:
            title = columns[twice[0]][0]
            raise ListFileError(f"{_where(sheet, row)}表头有两列“{title}”，请只保留一列后重新导入。")
        return _Header(
            found,
            frozenset(column for column, title in above.items() if title),
            {column: str(title) for column, title in titles.items()},
            row + 1 if under else row,
        )
    return None


def _check_header(sheet: _Sheet, row: int, named: Mapping[int, str]) -> None:
    for column in named:
        if sheet.wide(row, column):
            title = sheet.text(row, column)
            raise ListFileError(f"{_where(sheet, row)}表头“{title}”合并了几列，无法对应，请取消合并后重新导入。")


def _rows(sheet: _Sheet, header: _Header) -> SheetRead:
    read, hidden = SheetRead(), []
    read.text = ["\n".join(sheet.row(row)) for row in range(1, header.last_row + 1)]
    for row in range(header.last_row + 1, sheet.rows + 1):
        cells = {key: sheet.text(row, column) for column, key in header.keys.items()}
        said = sheet.row(row)
        read.text.append("\n".join(said))
        if not any(said) or _is_repeated(sheet, header, row):
            continue
        if sheet.hidden(row):
            hidden.append(str(row))
        elif _FOOT.match(next(each for each in said if each)):
            read.notes.append(f"{_where(sheet, row)}“{next(each for each in said if each)[:10]}”不是清单内容，未读取。")
        else:
            _check_row(sheet, header, row, said)
            read.lines.append(ListLine(row, sheet.title, cells))
    if hidden:
        read.notes.append(f"工作表“{sheet.title}”第{'、'.join(hidden[:20])}行是隐藏行，未读取。")
    return read


def _is_repeated(sheet: _Sheet, header: _Header, row: int) -> bool:
    """A header that stands again on the next printed page."""
    return all(_CLEAN.sub("", sheet.text(row, column)) == title for column, title in header.titles.items())


def _check_row(sheet: _Sheet, header: _Header, row: int, said: Sequence[str]) -> None:
    for column in range(1, sheet.columns + 1):
        text = said[column - 1]
        title = header.titles.get(column, "")
        if text and sheet.wide(row, column) and column in header.keys:
            raise ListFileError(f"{_where(sheet, row)}“{title}”与旁边的列合并，无法对应，请取消合并后重新导入。")
        if text and column not in header.headed and not sheet.wide(row, column):
            letter = sheet.values.cell(row, column).column_letter
            raise ListFileError(f"{_where(sheet, row)}{letter}列有内容但没有表头，可能错列，请核对后重新导入。")
        if column in header.keys and sheet.formula(row, column) and (not text or text.startswith("#")):
            raise ListFileError(
                f"{_where(sheet, row)}“{title}”是公式且没有结果，请在Excel中保存后再导入，或改为直接填写。"
            )


def _where(sheet: _Sheet, row: int) -> str:
    return f"工作表“{sheet.title}”第{row}行"
