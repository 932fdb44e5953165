"""A list that people keep in Excel → its rows by our columns; what must not be kept is refused or masked first."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from documents.list_sheet import ListFileError, ListLine, read_sheet
from documents.package import FormFileError, open_package
from policy.screening.names import mask_personnel
from policy.screening.screen import Refusal, screen

__all__ = ["ListFileError"]

MOST_LINES: Final = 5000  # of one import


@dataclass(frozen=True)
class ListRead:
    """A list as it may be kept: names in personnel matters are masked. With `refusal` set nothing else is filled.

    `notes` are sentences for whoever imports it.
    """

    lines: tuple[ListLine, ...] = ()
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None


def read_list(name: str, data: bytes, columns: Mapping[str, Sequence[str]], first: str) -> ListRead:
    """Read every visible sheet of an .xlsx that has the header; `columns` and `first` as in read_sheet.

    Raises ListFileError, with a Chinese sentence that names line and column, when it cannot be taken.
    """
    lines: list[ListLine] = []
    notes: list[str] = []
    for values, formulas in _sheets(name, data):
        found = read_sheet(values, formulas, columns, first)
        if found is None:
            notes.append(f"工作表“{values.title}”没有“{columns[first][0]}”等表头，未读取。")
            continue
        refusal = next((kind for row in found.text if (kind := screen(row).refusal)), None)
        if refusal:
            return ListRead(refusal=refusal)
        lines += found.lines
        notes += found.notes
    if not lines:
        raise ListFileError(f"没有找到清单内容：表头须有“{columns[first][0]}”等栏目，请核对后重新导入。")
    if len(lines) > MOST_LINES:
        raise ListFileError(f"共{len(lines)}行，一次最多导入{MOST_LINES}行，请按单位分开导入。")
    masked = [replace(line, cells={key: mask_personnel(text) for key, text in line.cells.items()}) for line in lines]
    hidden = [str(new.number) for old, new in zip(lines, masked, strict=True) if old != new]
    notes += [f"第{'、'.join(hidden[:20])}行人事事项中的姓名已隐去（×××），未作保存。"] if hidden else []
    return ListRead(tuple(masked), tuple(notes))


def _sheets(name: str, data: bytes):  # type: ignore[no-untyped-def]
    try:
        kind, package = open_package(name, data)
    except FormFileError as error:
        raise ListFileError(str(error)) from error
    package.close()
    if kind != "xlsx":
        raise ListFileError("清单请用Excel（.xlsx）导入。")
    from openpyxl import load_workbook  # heavy: on use only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know is of no use to us
        try:
            books = [load_workbook(BytesIO(data), data_only=results) for results in (True, False)]
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise ListFileError("文件已损坏，请用Excel或WPS打开后“另存为”.xlsx再导入。") from error
    pairs = zip(books[0].worksheets, books[1].worksheets, strict=True)
    return [(values, formulas) for values, formulas in pairs if values.sheet_state == "visible" and values.max_row > 1]
