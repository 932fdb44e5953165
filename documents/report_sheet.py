"""填报表 as a file: one line of a report a row, filled with what is on record; and what was written into it, by the lines' numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from documents.grid import Row, Table
from documents.official import OfficialPaper
from documents.package import FormFileError
from documents.sheets import make_sheet
from documents.tables import office_tables
from policy.screening.names import mask_personnel
from policy.screening.screen import Refusal, screen

HEADER: Final = ("编号", "事项或责任人", "上期情况", "本期情况")
NOTE: Final = (
    "请在“本期情况”栏填写，其他栏请勿改动；另送纸质的填“纸质”，没有变化的保持原样。人事事项不写姓名，涉密不上网。"
)
_WIDTHS_MM: Final = (24.0, 38.0, 42.0, 52.0)
_Rows = Sequence[tuple[str, str, str, str]]  # cells as HEADER names them


@dataclass(frozen=True)
class SheetRead:
    """The rows as they may be kept (number or name, text): names in personnel matters masked. With `refusal` nothing else is filled."""

    rows: tuple[tuple[str, str], ...] = ()
    refusal: Refusal | None = None


def report_sheet_docx(title: str, rows: _Rows) -> bytes:
    """The sheet in Word."""
    paper = OfficialPaper(title)
    paper.note(NOTE)
    paper.table([HEADER, *rows], _WIDTHS_MM)
    return paper.to_bytes()


def report_sheet_xlsx(title: str, rows: _Rows) -> bytes:
    """The sheet in Excel, its name the sheet's."""
    return make_sheet(title, HEADER, rows)


def read_report_sheet(name: str, data: bytes) -> SheetRead:
    """What stands in the last column, row by row. Raises FormFileError, with a Chinese sentence, where there is no such table."""
    tables, whole = office_tables(name, data)
    if refusal := screen(whole).refusal:
        return SheetRead(refusal=refusal)
    found = [row for table in tables for row in _rows(table)]
    if not found:
        raise FormFileError(f"文件中没有找到“{HEADER[0]}”“{HEADER[-1]}”等栏目，请使用本期填报表填写后再上传。")
    return SheetRead(tuple((key, mask_personnel(text)) for key, text in found))


def _rows(table: Table) -> list[tuple[str, str]]:
    """The rows below the header: known by the number, or where there is none by whose or what it is."""
    start = next((place for place, row in enumerate(table) if {*HEADER} <= {_bare(cell.text) for cell in row}), None)
    if start is None:
        return []
    columns = {_bare(cell.text): cell.column for cell in table[start]}
    number, about, text = (columns[title] for title in (HEADER[0], HEADER[1], HEADER[-1]))
    cells = [(_at(row, number) or _at(row, about), _at(row, text)) for row in table[start + 1 :]]
    return [(key, said) for key, said in cells if key and key not in HEADER]


def _at(row: Row, column: int) -> str:
    return next((cell.text.strip().removeprefix("'") for cell in row if cell.column == column), "")


def _bare(text: str) -> str:
    return "".join(text.split())
