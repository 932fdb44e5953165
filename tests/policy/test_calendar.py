from datetime import date, timedelta

import pytest

from policy.time.calendar import Holiday, WorkCalendar
from policy.time.lunar import assumed_free

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
    # 除夕 to 初三 are freed by the regulation; the override adds the 9th.
    freed = WorkCalendar({date(2027, 2, 9): False})
    assert freed.next_holiday(date(2027, 1, 3)) == Holiday("春节、节假日", date(2027, 2, 5), date(2027, 2, 9))


ASSUMED_2027 = "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03"
ASSUMED_2028 = "01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03"


@pytest.mark.parametrize(("year", "days"), [(2027, ASSUMED_2027), (2028, ASSUMED_2028)])
def test_an_unpublished_year_is_free_on_weekends_and_on_the_days_of_the_regulation(year: int, days: str) -> None:
    calendar, free = WorkCalendar(), {date.fromisoformat(f"{year}-{day}") for day in days.split()}
    for n in range(365):
        day = date(year, 1, 1) + timedelta(days=n)
        assert calendar.is_workday(day) is (day.weekday() < 5 and day not in free), day
        assert calendar.is_assumed(day) is (day in free), day
    assert not any(WorkCalendar().is_assumed(date(2026, 1, 1) + timedelta(days=n)) for n in range(365))


@pytest.mark.parametrize("year", range(2020, 2027))
def test_what_is_assumed_is_free_in_every_year_that_was_published(year: int) -> None:
    # The regulation of 2025 added 除夕 and 2 May: before, they were free by shifting at most.
    added = {(5, 2)} if year < 2025 else set()
    for day, name in assumed_free(year).items():
        if (
            name == "春节"
            and year < 2025
            and day == min(each for each, feast in assumed_free(year).items() if feast == name)
        ):
            continue
        assert (day.month, day.day) in added or not WorkCalendar().is_workday(day), (day, name)


def test_an_override_works_an_assumed_day() -> None:
    calendar = WorkCalendar({date(2027, 6, 9): True})
    assert calendar.is_workday(date(2027, 6, 9))
    assert not calendar.is_assumed(date(2027, 6, 9))
    assert calendar.assumed_between(date(2027, 6, 1), date(2027, 10, 10)) == (date(2027, 9, 15), date(2027, 10, 1))


def test_a_year_is_published_by_the_state_council_or_by_overrides() -> None:
    assert WorkCalendar().is_published(2026)
    assert not WorkCalendar().is_published(2027)
    assert not WorkCalendar({date(2027, 2, 7): True}).is_published(2027)
    assert WorkCalendar({date(2027, 2, 8): False}).is_published(2027)
