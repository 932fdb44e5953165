"""Tables that people keep: .csv (UTF-8 with or without BOM, or GBK) and .xlsx, as rows of text with line numbers."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile


class TableError(Exception):
    """The file cannot be read as a table; the text says why."""


@dataclass(frozen=True)
class Line:
    """One row: its line number in the file (the header is line 1) and its cells by column name."""

    number: int
    cells: dict[str, str]


def read_table(path: Path, columns: Sequence[str]) -> list[Line]:
    """The rows under a header that has these columns, in any order; empty rows are left out. Raises TableError."""
    if not path.is_file():
        raise TableError(f"{path}: no such file")
    rows = _read_xlsx(path) if path.suffix.lower() == ".xlsx" else _read_csv(path)
    header = next(rows, [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise TableError(f"{path}: line 1: missing column {'、'.join(missing)}")
    lines = []
    for number, row in enumerate(rows, 2):
        cells = dict(zip(header, row, strict=False))
        if any(cells.values()):
            lines.append(Line(number, {column: cells.get(column, "") for column in columns}))
    return lines


def _read_csv(path: Path) -> Iterator[list[str]]:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gbk"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return ([cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)))
    raise TableError(f"{path}: neither UTF-8 nor GBK")


def _read_xlsx(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # heavy: on use only
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        raise TableError(f"{path}: not an Excel .xlsx file") from error
    with closing(book):
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell).strip() for cell in row]
