from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from policy.time.calendar import DayRule, WorkCalendar
from policy.time.ladder import due_at, steps
from policy.time.settings import RemindersSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()


def test_the_default_ladder_of_november() -> None:
    found = steps(date(2026, 11, 25), RemindersSettings(), CALENDAR)
    assert [(step.offset, step.on.isoformat()[5:], step.to) for step in found] == [
        (-7, "11-16", "liaison"),
        (-3, "11-20", "liaison"),
        (-1, "11-24", "liaison"),
        (0, "11-25", "liaison"),
        (1, "11-26", "liaison"),
        (1, "11-26", "leader"),
        (3, "11-30", "principal"),
        (5, "12-02", "group"),
    ]


@pytest.mark.parametrize(
    ("rule", "anchor", "day_after"),
    [
        ("previous_workday", date(2026, 10, 23), date(2026, 10, 26)),
        ("same_day", date(2026, 10, 25), date(2026, 10, 26)),
        ("next_workday", date(2026, 10, 26), date(2026, 10, 27)),
    ],
)
def test_a_sunday_moves_the_reminding(rule: DayRule, anchor: date, day_after: date) -> None:
    found = steps(date(2026, 10, 25), RemindersSettings(shift=rule), CALENDAR)
    assert {step.on for step in found if step.offset == 0} == {anchor}
    assert {step.on for step in found if step.offset == 1} == {day_after}


def test_a_shifted_holiday_counts_its_working_weekend() -> None:
    # 10 October 2026 is a worked Saturday: three working days after the 8th is Monday the 12th.
    found = steps(date(2026, 10, 8), RemindersSettings(), CALENDAR)
    assert [step.on for step in found if step.offset == 3] == [date(2026, 10, 12)]


@given(
    due_on=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    rule=st.sampled_from(["previous_workday", "same_day", "next_workday"]),
    overrides=st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans(), max_size=30),
)
def test_steps_keep_their_order_and_never_warn_early(due_on: date, rule: DayRule, overrides: dict[date, bool]) -> None:
    calendar = WorkCalendar(overrides)
    found = steps(due_on, RemindersSettings(shift=rule), calendar)
    assert [step.on for step in found] == sorted(step.on for step in found)
    assert all(step.on > due_on for step in found if step.offset > 0)
    assert all(calendar.is_workday(step.on) for step in found if step.offset != 0)


def test_judged_by_the_written_date_unless_the_verdict_shifts() -> None:
    sunday = date(2026, 10, 25)
    assert due_at(sunday, RemindersSettings(), CALENDAR, SHANGHAI) == datetime(
        2026, 10, 25, 23, 59, 59, 999_999, tzinfo=SHANGHAI
    )
    shifted = RemindersSettings.model_validate({"verdict": "shifted", "shift": "next_workday", "due_time": "17:30"})
    assert due_at(sunday, shifted, CALENDAR, SHANGHAI) == datetime(2026, 10, 26, 17, 30, 59, 999_999, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "ladder",
    [
        [{"offset": 1, "to": "liaison"}, {"offset": 1, "to": "liaison"}],
        [{"offset": 1000, "to": "liaison"}],
        [{"offset": 0, "to": "everybody"}],
        [{"offset": 0, "to": "liaison", "repeat": "forever"}],
    ],
)
def test_a_wrong_ladder_is_refused_by_its_key(ladder: list[dict[str, object]]) -> None:
    with pytest.raises(ValidationError, match="ladder"):
        RemindersSettings.model_validate({"ladder": ladder})
