"""A compilation in Word: typed in paragraphs, or a table with a header, or both."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from documents.compilation_rows import KEYS, header_of, questions_of
from documents.compilation_typed import Raw, Typed, number_all, read_typed

if TYPE_CHECKING:
    from docx.table import Table

_NUMBER_OF_LIST = "./w:pPr/w:numPr[not(w:ilvl) or w:ilvl/@w:val='0']/w:numId/@w:val"


def read_word(path: Path) -> list[Raw]:
    """The questions of a .docx; a table without 问题 and 答案 in its header belongs to the answer before it.

    A table that goes on on another page is read by the header of the one before. Raises ValueError naming the place.
    """
    from docx import Document  # heavy: on use only
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        blocks = list(Document(str(path)).iter_inner_content())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise ValueError("not a Word .docx file") from error
    raws: list[Raw] = []
    typed: list[Typed] = []
    header: list[str] = []
    paragraphs = tables = 0
    for block in blocks:
        if not isinstance(block, Table):
            paragraphs += 1
            listed = block._p.xpath(_NUMBER_OF_LIST)
            typed.append(Typed(f"paragraph {paragraphs}", block.text, str(listed[0]) if listed else None))
            continue
        tables += 1
        rows = list(_rows(block, tables))
        header = _header(rows, header)
        if header:
            raws += questions_of(header, [row for row in rows if header_of(row[1]) != header])
        else:
            typed += [Typed(where, " ".join(dict.fromkeys(filter(None, cells)))) for where, cells in rows]
    return [*number_all(raws), *read_typed(typed, KEYS)]


def _rows(table: "Table", number: int) -> Iterator[tuple[str, list[str]]]:
    """The cells of each row, with the row's place; a merged cell stands in each of its columns."""
    for place, row in enumerate(table.rows, 1):
        yield f"table {number} row {place}", [cell.text.strip() for cell in row.cells]


def _header(rows: list[tuple[str, list[str]]], before: list[str]) -> list[str]:
    """The header by which a table's rows are questions, empty when they are none."""
    own: list[Any] = header_of(rows[0][1]) if rows else []
    if {"question", "answer"} <= set(own):
        return own
    return before if rows and len(rows[0][1]) == len(before) else []
