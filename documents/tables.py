"""Tables that people keep, as rows of text with line numbers: .csv (UTF-8 with or without BOM, or GBK), .xlsx, and what was sent back filled in."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from documents.grid import Table, excel_tables
from documents.opening import read_text, sheet_rows
from documents.package import FormFileError, open_package
from documents.word_grid import all_text, word_tables

T = TypeVar("T")


class TableError(Exception):
    """The file cannot be read as a table; the text says why."""


@dataclass(frozen=True)
class Line:
    """One row: its line number in the file (the header is line 1) and its cells by column name."""

    number: int
    cells: dict[str, str]


_EXACT = 10**15  # Excel keeps 15 digits; a longer number has lost its last ones
_NOTES_ABOVE = 30  # rows above the header that may hold notes on how to fill the table in


def read_table(
    path: Path, columns: Sequence[str], optional: Sequence[str] = (), also: Mapping[str, str] | None = None
) -> list[Line]:
    """`read_rows` of a file, whose name stands in what is raised."""
    if not path.is_file():
        raise TableError(f"{path}: no such file")
    try:
        return read_rows(path.name, path.read_bytes(), columns, optional, also)
    except TableError as error:
        raise TableError(f"{path}: {error}") from error


def read_rows(
    name: str, data: bytes, columns: Sequence[str], optional: Sequence[str] = (), also: Mapping[str, str] | None = None
) -> list[Line]:
    """The rows under a header that has these columns, in any order; empty rows are left out. Raises TableError.

    The header may stand below notes. `optional` columns may be absent; `also` gives other titles with the column that each stands for.
    """
    rows = enumerate(_read_xlsx(data) if name.lower().endswith(".xlsx") else _read_csv(data), 1)
    header = _find_header(rows, columns, also or {})
    lines = []
    for number, row in rows:
        cells = dict(zip(header, row, strict=False))
        if any(cells.values()):
            lines.append(Line(number, {column: cells.get(column, "") for column in (*columns, *optional)}))
    return lines


def _find_header(rows: Iterator[tuple[int, list[str]]], columns: Sequence[str], also: Mapping[str, str]) -> list[str]:
    """The first row that has all columns, its titles as ours; the error names the row that lacks least."""
    at, lacking = 1, list(columns)
    for number, row in islice(rows, _NOTES_ABOVE):
        titles = [title.lstrip("*＊").strip() for title in row]
        header = [title if also.get(title) in (*titles, None) else also[title] for title in titles]
        missing = [column for column in columns if column not in header]
        if not missing:
            return header
        if len(missing) < len(lacking):
            at, lacking = number, missing
    raise TableError(f"line {at}: missing column {'、'.join(lacking)}")


def _read_csv(data: bytes) -> Iterator[list[str]]:
    return ([cell.strip() for cell in row] for row in csv.reader(io.StringIO(_opened(data, read_text))))


def _read_xlsx(data: bytes) -> Iterator[list[str]]:
    return ([_shown(cell) for cell in row] for row in _opened(data, lambda found: list(sheet_rows(found))))


def _opened(data: bytes, read: Callable[[bytes], T]) -> T:
    try:
        return read(data)
    except ValueError as error:
        raise TableError(str(error)) from error


def _shown(cell: object) -> str:
    """A cell's text; a whole number that was kept with a point is shown without it."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def office_tables(name: str, data: bytes) -> tuple[list[Table], str]:
    """The tables of a .docx or .xlsx, and every word of it, hidden ones too. Raises FormFileError, a sentence for the sender."""
    kind, package = open_package(name, data)
    with package:
        try:
            return word_tables(package) if kind == "docx" else excel_tables(data), all_text(package)
        except FormFileError:
            raise
        except Exception as error:  # whatever a library makes of a file that is not what it says
            raise FormFileError("文件已损坏，无法读取，请用Word或WPS打开后另存为新文件再上传。") from error
