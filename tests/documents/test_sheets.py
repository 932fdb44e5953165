"""Tables written to Excel, opened again."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from documents.sheets import make_sheet


def opened(*rows: tuple[str | int | None, ...]) -> Any:
    return load_workbook(BytesIO(make_sheet("台账 11/12月", ("编号", "内容"), rows))).worksheets[0]


def test_rows_stand_below_a_header_that_stays() -> None:
    sheet = opened(("2026-0001", "廉政谈话"), ("2026-0002", 3), ("2026-0003", None))
    assert [[cell.value for cell in row] for row in sheet] == [
        ["编号", "内容"],
        ["2026-0001", "廉政谈话"],
        ["2026-0002", 3],
        ["2026-0003", None],
    ]
    assert (sheet.title, sheet.freeze_panes, sheet["A1"].font.bold) == ("台账 11－12月", "A2", True)


def test_it_prints_one_page_wide_with_the_header_on_each() -> None:
    sheet = opened(("2026-0001", "廉政谈话"))
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "$1:$1",
        "landscape",
        9,
    )
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


@pytest.mark.parametrize("words", ["=1+1", "+86", "-cmd", "@SUM(A1)", "\t=1"])
def test_nothing_that_was_typed_becomes_a_formula(words: str) -> None:
    cell = opened(("2026-0001", words))["B2"]
    assert (cell.data_type, cell.value) == ("s", f"'{words}")


def test_characters_that_excel_cannot_hold_are_left_out() -> None:
    assert opened(("2026-0001", "廉\x07政\x00"))["B2"].value == "廉政"
