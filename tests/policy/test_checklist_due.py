"""完成时限 of yearly lists."""

from datetime import date

import pytest

from policy.ledger.checklist_due import read_due


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026年12月31日", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("2026.6.30", date(2026, 6, 30)),
        ("12月15日前", date(2026, 12, 15)),
        ("2027年3月31日（周三）", date(2027, 3, 31)),
        ("6月底前", date(2026, 6, 30)),
        ("2月", date(2026, 2, 28)),
        ("2026年9月", date(2026, 9, 30)),
        ("11月份完成", date(2026, 11, 30)),
        ("三季度", date(2026, 9, 30)),
        ("第1季度末", date(2026, 3, 31)),
        ("年底前", date(2026, 12, 31)),
        ("2026年底", date(2026, 12, 31)),
        ("长期坚持", None),
        ("每季度末", None),
        ("全年", None),
    ],
)
def test_what_lists_write(said: str, day: date | None) -> None:
    assert read_due(said, 2026) == day


@pytest.mark.parametrize("said", ["13月", "2月30日", "张伟", "待定", "3个项目", "五季度", ""])
def test_what_is_no_due_date(said: str) -> None:
    with pytest.raises(ValueError, match="not a due date"):
        read_due(said, 2026)
