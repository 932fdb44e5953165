"""A compilation in Word: typed in paragraphs, or a table, or both."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from documents.compilation_lines import Typed
from documents.compilation_rows import KEYS, Rows
from documents.compilation_typed import Read, read_typed

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_LEVELS = frozenset("123456789")  # of headings
_NUMBER_OF_LIST = "./w:pPr/w:numPr[not(w:ilvl) or w:ilvl/@w:val='0']/w:numId/@w:val"


def read_word(data: bytes) -> Read:
    """The questions of a .docx; a table that is none of questions belongs to the answer before it. Raises ValueError naming the place."""
    from docx import Document  # heavy: on use only
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        blocks = list(Document(BytesIO(data)).iter_inner_content())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise ValueError("不是Word（.docx）文件") from error
    table = Rows()
    typed: list[Typed] = []
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            rows = list(_rows(block, tables))
            if not table.take(rows):
                typed += [Typed(where, " ".join(dict.fromkeys(filter(None, cells)))) for where, cells in rows]
        else:
            paragraphs += 1
            typed += _typed(block, f"第{paragraphs}段")
    read = table.read()
    words = read_typed(typed, KEYS) if not read.raws or any(each.text for each in typed) else Read()
    return Read([*read.raws, *words.raws], [*read.notes, *words.notes])


def _typed(paragraph: "Paragraph", where: str) -> Iterator[Typed]:
    """A paragraph; where a soft break follows bold words, the lines apart."""
    listed = paragraph._p.xpath(_NUMBER_OF_LIST)
    level = _level(paragraph)
    texts, bolds = [""], [True]
    for run in paragraph.runs:
        for position, text in enumerate(run.text.split("\n")):
            if position:
                texts.append("")
                bolds.append(True)
            texts[-1] += text
            bolds[-1] &= bool(run.bold) or not text.strip()
    if "".join(texts).strip() != paragraph.text.replace("\n", "").strip():  # words in a link or a field
        texts, bolds = paragraph.text.split("\n"), [False] * (paragraph.text.count("\n") + 1)
    for position, (text, bold) in enumerate(zip(texts, bolds, strict=True)):
        first = position == 0
        yield Typed(
            where,
            text,
            str(listed[0]) if listed and first else None,
            level if first else 0,
            bold and bool(text.strip()),
        )


def _level(paragraph: "Paragraph") -> int:
    """1 to 9 of a heading style, else 0."""
    style = paragraph.style
    name = (style.name or "") if style is not None else ""
    found = name.lower().removeprefix("heading ").removeprefix("标题 ")
    return int(found) if found in _LEVELS and found != name else 0


def _rows(table: "Table", number: int) -> Iterator[tuple[str, list[Any]]]:
    """The cells of each row, with the row's place; a merged cell stands in each of its columns."""
    for place, row in enumerate(table.rows, 1):
        yield f"第{number}个表第{place}行", [cell.text.strip() for cell in row.cells]
