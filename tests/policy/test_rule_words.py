"""Rules in sentences: what is said agrees with the dates that the rule gives, and no rule is shown as it is written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as draw

from policy.time.recurrence import dates, say_rule

START = date(2026, 2, 1)
MONTHS = draw.lists(draw.integers(1, 12), min_size=1, max_size=11, unique=True).map(sorted)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "每月25日"),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "每季度末月25日"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "每年12月5日"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "每月最后一天"),
        ("FREQ=WEEKLY;BYDAY=FR", "每周五"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026年2月28日（周六）、5月31日（周日）、8月31日（周一）等"),
    ],
)
def test_how_it_is_said(rule: str, said: str) -> None:
    assert say_rule(rule, START).replace("2026年", "") == said.replace("2026年", "")


@settings(deadline=None)  # a busy machine proves nothing
@given(MONTHS, draw.integers(1, 28))
def test_what_is_said_is_what_falls_due(months: list[int], day: int) -> None:
    rule = f"FREQ=MONTHLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day}"
    said = say_rule(rule, START)
    due = dates(rule, START, START, date(2027, 1, 31))
    assert said.endswith(f"{day}日")
    assert all(each.day == day for each in due)
    named = said.removeprefix("每年").removesuffix(f"{day}日")
    if named.startswith("每季度"):
        assert {each.month % 3 for each in due} == {1 if "首月" in named else 0}
    else:
        assert named.split("、") == [f"{each}月" for each in sorted({each.month for each in due})]
