from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from policy.time.calendar import WorkCalendar
from policy.time.hours import brief_time, in_meeting_window, is_open, send_time
from policy.time.settings import HoursSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS, CALENDAR = HoursSettings(), WorkCalendar()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-23T08:30", True),
        ("2026-11-23T17:29:59", True),
        ("2026-11-23T08:29", False),
        ("2026-11-23T17:30", False),
        ("2026-11-20T10:00", True),  # Friday
        ("2026-11-22T10:00", False),  # Sunday
        ("2026-10-01T10:00", False),  # 国庆节
        ("2026-10-10T10:00", True),  # a worked Saturday
    ],
)
def test_open_hours(at: str, expected: bool) -> None:
    assert is_open(local(at), HOURS, CALENDAR) is expected


def test_reminders_and_briefs_of_the_default_hours() -> None:
    day = date(2026, 11, 25)
    assert send_time(day, HOURS, SHANGHAI) == local("2026-11-25T08:45")
    assert brief_time(day, HOURS, SHANGHAI) == local("2026-11-25T08:35")


@given(start=st.times(time(0, 0), time(9, 50)).map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_is_planned_leaves_between_the_start_and_ten_at_a_quiet_minute(start: time) -> None:
    hours = HoursSettings(start=start)
    for at in (send_time(date(2026, 11, 25), hours, SHANGHAI), brief_time(date(2026, 11, 25), hours, SHANGHAI)):
        assert start < at.time() < time(10)
        assert at.minute not in (0, 30)
        assert is_open(at, hours, CALENDAR)


@pytest.mark.parametrize(
    ("at", "inside"),
    [("06:59", False), ("07:00", True), ("21:29", True), ("21:30", False), ("23:00", False)],
)
def test_the_window_of_meetings_is_wider_and_knows_no_weekend(at: str, inside: bool) -> None:
    assert in_meeting_window(local(f"2026-11-22T{at}"), HOURS) is inside


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"start": "17:30", "end": "08:30"}, "start"),
        ({"start": "10:30"}, "start"),
        ({"end": "08:30"}, "end"),
        ({"start": "09:00", "end": "09:00"}, "end"),
        ({"meeting_start": "21:30", "meeting_end": "07:00"}, "meeting_end"),
        ({"start": 5000}, "start"),
        ({"begin": "08:30"}, "begin"),
    ],
)
def test_hours_that_leave_no_minute_are_refused_by_their_key(wrong: dict[str, object], key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        HoursSettings.model_validate(wrong)


def test_a_bare_time_in_yaml_keeps_its_meaning() -> None:
    assert HoursSettings.model_validate({"end": 1050}).end == time(17, 30)
