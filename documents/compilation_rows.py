"""Compilations kept as a table: the header names the columns, each row is a question."""

from collections.abc import Iterable, Sequence
from typing import Any

from documents.compilation_typed import Raw

LABELS = {
    "number": ("编号", "序号", "number"),
    "question": ("问题", "问", "question"),
    "answer": ("答案", "答复", "解答", "答", "answer"),
    "short": ("简答", "简短答复", "short"),
    "basis": ("依据", "政策依据", "basis"),
    "keywords": ("关键词", "keywords"),
    "ways": ("问法", "其他问法", "ways"),
    "related": ("相关问题", "相关", "related"),
    "effective": ("施行日期", "生效日期", "effective"),
    "repealed": ("停用日期", "废止日期", "repealed"),
}
KEYS = {label: key for key, labels in LABELS.items() for label in labels}
"""What a file may call a field → the field."""


def header_of(row: Sequence[Any]) -> list[str]:
    """The field of each column, "" for a column of no meaning."""
    return [KEYS.get(str(cell or "").strip(), "") for cell in row]


def questions_of(header: Sequence[str], rows: Iterable[tuple[str, Sequence[Any]]]) -> list[Raw]:
    """One question per row that holds anything; a row comes with the words that name its place in errors."""
    found = []
    for where, row in rows:
        cells = {key: cell for key, cell in zip(header, row, strict=False) if key}
        said = {key: cell for key, cell in cells.items() if cell is not None and str(cell).strip()}
        if said:
            found.append(Raw(where, said))
    return found
