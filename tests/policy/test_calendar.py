from datetime import date

import pytest

from policy.time.calendar import Holiday, WorkCalendar

NATIONAL_DAY = Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 10, 10), True),  # a shifted working Saturday
        (date(2026, 10, 5), False),  # a Monday inside 国庆节
        (date(2027, 3, 1), True),  # not published: weekdays are worked
        (date(2027, 3, 6), False),  # not published: weekends are free
    ],
)
def test_a_day_is_worked_or_not(day: date, worked: bool) -> None:
    assert WorkCalendar().is_workday(day) is worked


def test_an_override_wins_both_ways() -> None:
    calendar = WorkCalendar({date(2026, 11, 20): False, date(2026, 11, 21): True})
    assert not calendar.is_workday(date(2026, 11, 20))
    assert calendar.is_workday(date(2026, 11, 21))
    assert calendar.shift(date(2026, 11, 19), 1) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 10, 9), 1, date(2026, 10, 10)),
        (date(2026, 11, 22), 3, date(2026, 11, 25)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_shift_counts_working_days_only(day: date, n: int, expected: date) -> None:
    assert WorkCalendar().shift(day, n) == expected


def test_nearest_follows_its_rule() -> None:
    calendar, sunday = WorkCalendar(), date(2026, 10, 25)
    assert calendar.nearest(sunday, "previous_workday") == date(2026, 10, 23)
    assert calendar.nearest(sunday, "next_workday") == date(2026, 10, 26)
    assert calendar.nearest(sunday, "same_day") == sunday
    assert calendar.nearest(date(2026, 11, 25), "previous_workday") == date(2026, 11, 25)


def test_workdays_between_leaves_the_first_day_out() -> None:
    calendar = WorkCalendar()
    assert calendar.workdays_between(date(2026, 9, 30), date(2026, 10, 10)) == 3
    assert calendar.workdays_between(date(2026, 10, 10), date(2026, 9, 30)) == 0


@pytest.mark.parametrize("after", [date(2026, 9, 28), date(2026, 10, 6)])
def test_the_next_holiday_may_be_under_way(after: date) -> None:
    assert WorkCalendar().next_holiday(after) == NATIONAL_DAY


def test_adjoining_holidays_are_one_block_with_both_names() -> None:
    assert WorkCalendar().next_holiday(date(2025, 9, 1)) == Holiday(
        "国庆节、中秋节", date(2025, 10, 1), date(2025, 10, 8)
    )


def test_an_unpublished_year_knows_what_the_law_fixes_and_what_overrides_free() -> None:
    assert WorkCalendar().next_holiday(date(2026, 10, 7)) == Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3))
    freed = WorkCalendar({date(2027, 2, 8): False})
    assert freed.next_holiday(date(2027, 1, 3)) == Holiday("节假日", date(2027, 2, 6), date(2027, 2, 8))


def test_a_year_is_published_by_the_state_council_or_by_overrides() -> None:
    assert WorkCalendar().is_published(2026)
    assert not WorkCalendar().is_published(2027)
    assert not WorkCalendar({date(2027, 2, 7): True}).is_published(2027)
    assert WorkCalendar({date(2027, 2, 8): False}).is_published(2027)
