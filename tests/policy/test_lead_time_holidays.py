"""Lead times in working days around every 调休 day and every holiday of 2024–2026.

The days are those of the State Council's yearly notices (国办发明电), written down here once more by hand, so that a wrong
calendar package is noticed.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from policy.time.calendar import WorkCalendar
from policy.time.lead_time import judge
from policy.time.settings import LeadTimeSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()
WORKDAYS = LeadTimeSettings(days=3, count="workdays")
SHIFTED_DAYS = """
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
HOLIDAY_SPANS = """
2024-01-01/2024-01-01 2024-02-10/2024-02-17 2024-04-04/2024-04-06 2024-05-01/2024-05-05 2024-06-10/2024-06-10
2024-09-15/2024-09-17 2024-10-01/2024-10-07 2025-01-01/2025-01-01 2025-01-28/2025-02-04 2025-04-04/2025-04-06
2025-05-01/2025-05-05 2025-05-31/2025-06-02 2025-10-01/2025-10-08 2026-01-01/2026-01-03 2026-02-15/2026-02-23
2026-04-04/2026-04-06 2026-05-01/2026-05-05 2026-06-19/2026-06-21 2026-09-25/2026-09-27 2026-10-01/2026-10-07
"""
SHIFTED = [date.fromisoformat(day) for day in SHIFTED_DAYS.split()]
HOLIDAYS = [
    (date.fromisoformat(first), date.fromisoformat(last))
    for first, last in (each.split("/") for each in HOLIDAY_SPANS.split())
]
FREE = {first + timedelta(days=n) for first, last in HOLIDAYS for n in range((last - first).days + 1)}


def worked(day: date) -> bool:
    """By the lists above alone."""
    return day in SHIFTED or (day.weekday() < 5 and day not in FREE)


def latest_report_day(meeting: date) -> date:
    """The last day with three working days after it, the meeting's own included: counted by hand, day by day."""
    counted, day = 0, meeting
    while counted < 3:
        counted += worked(day)
        day -= timedelta(days=1)
    return day


def on_time(reported: date, meeting: date) -> bool:
    moment = datetime.combine(reported, time(10, 0), SHANGHAI)
    return judge(moment, meeting, None, WORKDAYS, CALENDAR).on_time


def test_the_lists_are_whole() -> None:
    assert (len(SHIFTED), len(FREE)) == (19, 28 + 28 + 33)
    assert all(day.weekday() >= 5 for day in SHIFTED)


@pytest.mark.parametrize("shifted", SHIFTED, ids=str)
def test_a_shifted_day_counts_as_a_working_day(shifted: date) -> None:
    assert CALENDAR.is_workday(shifted)
    for days_after in range(15):
        meeting = shifted + timedelta(days=days_after)
        latest = latest_report_day(meeting)
        assert on_time(latest, meeting), (latest, meeting)
        assert not on_time(latest + timedelta(days=1), meeting), (latest, meeting)


@pytest.mark.parametrize("holiday", HOLIDAYS, ids=lambda each: str(each[0]))
def test_no_day_of_a_holiday_counts(holiday: tuple[date, date]) -> None:
    first, last = holiday
    assert not any(CALENDAR.is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1))
    for days_after in range(1, 12):
        meeting = last + timedelta(days=days_after)
        latest = latest_report_day(meeting)
        verdict = judge(datetime.combine(latest, time(23, 59), SHANGHAI), meeting, None, WORKDAYS, CALENDAR)
        assert verdict.on_time
        assert verdict.latest is not None
        assert verdict.latest.date() == latest


def test_every_day_of_the_three_years_agrees_with_the_notices() -> None:
    day = date(2024, 1, 1)
    while day <= date(2026, 12, 31):
        assert CALENDAR.is_workday(day) == worked(day), day
        day += timedelta(days=1)
