"""A .docx as tables of cells, as Word and WPS write them; and every word of an office file, for screening."""

from collections.abc import Iterator
from typing import Any, Final
from zipfile import ZipFile

from documents.grid import Cell, Row, Table

_THROUGH: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_NO_TEXT: Final = frozenset({"moveFrom", "Fallback", "rt", "tbl"})
_SYMBOLS: Final = {0x52: "☑", 0xFE: "☑", 0xFC: "√", 0x50: "√", 0x53: "☒", 0xA3: "□", 0xA8: "□", 0x6F: "□"}
"""Places of ticks and boxes in the Wingdings fonts; Word writes them as letters, as symbols, or from U+F000 on."""


def word_tables(package: ZipFile) -> list[Table]:
    """Everything in a .docx in the order of reading; running paragraphs are tables of one column.

    A table within a cell stands after the row that holds it. Deleted revisions are not read.
    """
    body = _parse(package.read("word/document.xml"))[0]
    return [table for table in _blocks(body) if table]


_PARTS = (
    "word/document", "word/header", "word/footer", "word/comments", "word/footnotes", "word/endnotes",
    "xl/sharedStrings", "xl/worksheets/", "xl/comments", "xl/drawings/", "xl/workbook", "docProps/core",
)  # fmt: skip


def all_text(package: ZipFile, parts: tuple[str, ...] = _PARTS) -> str:
    """Every word of the file, hidden ones, headers and comments too: for screening; for reading that of its body alone."""
    said: list[str] = []
    for name in package.namelist():
        if name.startswith(parts) and name.endswith(".xml"):
            for element in _parse(package.read(name)).iter():
                said += ["\n"] if _local(element) in ("p", "si", "is", "row", "comment", "br", "tc") else []
                said += [element.text] if element.text and element.text.strip() else []
            said.append("\n")
    return "".join(said)


def _parse(xml: bytes) -> Any:
    from docx.oxml import parse_xml  # heavy: on use only; resolves no entities

    return parse_xml(xml)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    """An attribute whatever its namespace: «transitional» and «strict» files differ."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _children(element: Any) -> Iterator[Any]:
    """The children, through the wrappers that form controls and revisions put around them."""
    for child in element:
        if _local(child) in _THROUGH:
            yield from _children(child)
        else:
            yield child


def _blocks(container: Any) -> Iterator[Table]:
    lines: Table = []
    for child in _children(container):
        if _local(child) == "p":
            text = _text(child)
            lines += [(Cell(0, 1, text),)] if text else []
        elif _local(child) == "tbl":
            yield lines
            lines = []
            yield from _table(child)
    yield lines


def _table(table: Any) -> Iterator[Table]:
    rows: Table = []
    for line in _children(table):
        if _local(line) != "tr":
            continue
        row, nested = _row(line)
        rows.append(row)
        if nested:
            yield rows
            rows = []
            yield from nested
    yield rows


def _row(line: Any) -> tuple[Row, list[Table]]:
    cells: list[Cell] = []
    nested: list[Table] = []
    column = sum(int(_attribute(each, "val") or 0) for each in line.iter() if _local(each) == "gridBefore")
    for element in _children(line):
        if _local(element) != "tc":
            continue
        span, goes_on = _shape(element)
        if not goes_on:
            blocks = [block for block in _blocks(element) if block]
            lines = [cell.text for block in blocks if _is_lines(block) for row in block for cell in row]
            cells.append(Cell(column, span, "\n".join(lines)))
            nested += [block for block in blocks if not _is_lines(block)]
        column += span
    return tuple(cells), nested


def _is_lines(block: Table) -> bool:
    return all(len(row) == 1 for row in block)


def _shape(cell: Any) -> tuple[int, bool]:
    """How many columns a cell spans, and whether it only goes on with the merged cell above."""
    span, goes_on = 1, False
    for properties in (each for each in cell if _local(each) == "tcPr"):
        for each in properties:
            if _local(each) == "gridSpan":
                span = int(_attribute(each, "val") or 1)
            elif _local(each) in ("vMerge", "hMerge"):
                goes_on = _attribute(each, "val") != "restart"
    return span, goes_on


def _text(element: Any) -> str:
    return "".join(_pieces(element, ticks=False)).strip()


def _pieces(element: Any, *, ticks: bool) -> Iterator[str]:
    """The words of a paragraph as they are seen, ticks in symbol fonts included."""
    for child in element:
        name = _local(child)
        if name in _NO_TEXT:
            continue
        if name == "t":
            yield "".join(map(_symbol, child.text or "")) if ticks else child.text or ""
        elif name == "tab":
            yield "\t" if _local(element) == "r" else ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "sym":
            yield _symbol(chr(int(_attribute(child, "char") or "0", 16)))
        else:
            yield from _pieces(child, ticks=_is_symbol_run(child) if name == "r" else ticks)


def _symbol(char: str) -> str:
    code = ord(char)
    return _SYMBOLS.get(code & 0xFF, char) if code < 0x100 or 0xF000 <= code < 0xF100 else char


def _is_symbol_run(run: Any) -> bool:
    fonts = (each for each in run.iter() if _local(each) == "rFonts")
    return any(_attribute(each, "ascii").startswith("Wingdings") for each in fonts)
