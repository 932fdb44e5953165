"""Compilations kept as a table: the header names the columns, each row is a question; without a header the columns are known by what is in them."""

from collections.abc import Sequence
from typing import Any

from documents.compilation_typed import Raw, Read, number_all
from policy.text.compare import fold

LABELS = {
    "number": ("编号", "序号", "题号", "号", "number"),
    "question": ("问题", "问", "题目", "提问", "事项", "question"),
    "answer": ("答案", "答复", "解答", "答", "回答", "答复意见", "内容", "answer"),
    "short": ("简答", "简短答复", "short"),
    "basis": ("依据", "政策依据", "法规依据", "文件依据", "basis"),
    "keywords": ("关键词", "关键字", "keywords"),
    "ways": ("问法", "其他问法", "常见问法", "ways"),
    "related": ("相关问题", "相关", "related"),
    "effective": ("施行日期", "生效日期", "effective"),
    "repealed": ("停用日期", "废止日期", "repealed"),
}
KEYS = {label: key for key, labels in LABELS.items() for label in labels}
"""What a file may call a field → the field."""
_TITLE_ROWS = 5  # rows above the header that may hold a title
Row = tuple[str, Sequence[Any]]


class Rows:
    """The tables of one file, taken one after the other; a table that goes on on another page is read by the header before."""

    def __init__(self) -> None:
        self._header: list[str] = []
        self._raws: list[Raw] = []

    def take(self, rows: Sequence[Row]) -> bool:
        """Whether these are rows of questions; then they are kept. Rows come with the words that name their place in errors."""
        at = next((place for place, (_, row) in enumerate(rows[:_TITLE_ROWS]) if is_header(header_of(row))), None)
        if at is not None:
            self._header, rows = header_of(rows[at][1]), rows[at + 1 :]
        elif not self._header or not rows or len(rows[0][1]) != len(self._header):
            guessed = _guess(rows) if not self._header else []
            if not guessed:
                return False
            self._header = guessed
        self._raws += _questions(self._header, rows)
        return True

    def read(self) -> Read:
        """What was taken; numbered as it stands where there is no column of numbers."""
        if not any(raw.fields.get("number") for raw in self._raws):
            number_all(self._raws)
        return Read(self._raws)


def header_of(row: Sequence[Any]) -> list[str]:
    """The field of each column, "" for a column of no meaning."""
    return [KEYS.get("".join(str(cell or "").split()), "") for cell in row]


def is_header(header: Sequence[str]) -> bool:
    """Whether a row names the two columns without which there is no question."""
    return {"question", "answer"} <= set(header)


def _guess(rows: Sequence[Row]) -> list[str]:
    """The columns of a table without a header: every row asks in one, and the next holds the answer."""
    filled = [[str(cell if cell is not None else "").strip() for cell in row] for _, row in rows if any(row)]
    if not filled or len({len(row) for row in filled}) != 1:
        return []
    width = len(filled[0])
    asks = next((at for at in range(width) if all(fold(row[at]).endswith("?") for row in filled)), None)
    if asks is None or asks + 1 >= width:
        return []
    header = [""] * width
    header[asks], header[asks + 1] = "question", "answer"
    if asks and all(row[asks - 1].rstrip(".、").isdigit() for row in filled):
        header[asks - 1] = "number"
    return header


def _questions(header: Sequence[str], rows: Sequence[Row]) -> list[Raw]:
    """One question per row that holds anything; a header that stands again on the next page is none."""
    found = []
    for where, row in rows:
        if header_of(row) == list(header):
            continue
        cells = {key: cell for key, cell in zip(header, row, strict=False) if key}
        said = {key: cell for key, cell in cells.items() if cell is not None and str(cell).strip()}
        if said:
            found.append(Raw(where, said))
    return found
