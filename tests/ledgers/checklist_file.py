"""Excel files of a year's checklist, as departments make them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADER = ["序号", "单位", "清单类别", "责任内容", "措施", "责任人", "完成时限"]
ROWS: list[list[Any]] = [
    [1, "交通局", "党组", "每半年专题研究全面从严治党工作", "召开2次专题会议", None, "12月底前"],
    [2, "交通局", "主要负责人", "与班子成员开展廉政谈话", "每半年一次", "刘建国", "长期坚持"],
    [3, "交通局", "班子成员", "推进巡察整改", "逐项销号", "张伟", "2026-12-31"],
]


def workbook(
    rows: Sequence[Sequence[Any]] = ROWS, header: Sequence[Any] = HEADER, change: Callable[[Any], Any] | None = None
) -> bytes:
    """A file with a title line above the header; `change` gets the sheet before it is saved."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "清单"
    sheet.append(["交通局2026年主体责任清单"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=7)
    for row in (header, *rows):
        sheet.append(list(row))
    if change:
        change(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
