"""Tables written to Excel, opened again."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from documents.sheets import make_sheet
from policy.words.paper import Cell
from tests.conftest import at


def opened(*rows: tuple[Cell, ...]) -> Any:
    return load_workbook(BytesIO(make_sheet("台账 11/12月", ("编号", "内容"), rows))).worksheets[0]


def test_rows_stand_below_a_title_and_a_header_that_stays() -> None:
    sheet = opened(("2026-0001", "廉政谈话"), ("2026-0002", 3), ("2026-0003", None))
    assert [[cell.value for cell in row] for row in sheet] == [
        ["台账 11/12月", None],
        ["编号", "内容"],
        ["2026-0001", "廉政谈话"],
        ["2026-0002", 3],
        ["2026-0003", None],
    ]
    assert (sheet.title, sheet.freeze_panes, sheet["A2"].font.bold) == ("台账 11－12月", "A3", True)
    assert ([str(each) for each in sheet.merged_cells.ranges], sheet.auto_filter.ref) == (["A1:B1"], "A2:B5")
    assert all(cell.border.bottom.style == "thin" for row in sheet.iter_rows(min_row=2) for cell in row)


def test_days_moments_and_amounts_are_such() -> None:
    day, moment, yuan = date(2026, 11, 24), at("2026-11-24T09:10").replace(tzinfo=None), Decimal("385000.5")
    sheet = opened((day, moment), (yuan, 12000))
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        [at("2026-11-24T00:00").replace(tzinfo=None), moment],
        [385000.5, 12000],
    ]
    shown = [[cell.number_format for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert shown == [["yyyy-mm-dd", "yyyy-mm-dd hh:mm"], ['#,##0.##"元"', "#,##0"]]


def test_it_prints_one_page_wide_with_the_header_on_each() -> None:
    sheet = opened(("2026-0001", "廉政谈话"))
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "$1:$2",
        "landscape",
        9,
    )
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


@pytest.mark.parametrize("words", ["=1+1", "+86", "-cmd", "@SUM(A1)", "\t=1"])
def test_nothing_that_was_typed_becomes_a_formula(words: str) -> None:
    cell = opened(("2026-0001", words))["B3"]
    assert (cell.data_type, cell.value) == ("s", f"'{words}")


def test_characters_that_excel_cannot_hold_are_left_out() -> None:
    assert opened(("2026-0001", "廉\x07政\x00"))["B3"].value == "廉政"
