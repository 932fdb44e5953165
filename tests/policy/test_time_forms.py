"""Moments drawn, written in a drawn form inside a drawn sentence, and read: right, or asked with the right one offered."""

from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.time_forms import verdict
from policy.time.calendar import WorkCalendar
from policy.when import Days, read_deadline, read_when
from tests.data.forms import time_beside, time_clocks, time_dates, time_days
from tests.data.forms.deadlines import DEADLINES
from tests.data.forms.times import TimeForm, write_time

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()
FORMS = (*time_dates.FORMS, *time_clocks.FORMS, *time_days.FORMS, *time_beside.FORMS)
ASKED = {
    "{M}月{D}日（节后上班第一天）{part}{h12}点": "the drawn day is no day after a feast: the remark contradicts it",
    "{part}{h12}点": "which day is not said",
    "咱{part}{h12}点碰一下，明天哈": "in front of a place 明天哈 is no clause of its own",
}
"""Forms that may be asked for though they have a meaning (docs/reading.md)."""


@settings(max_examples=2000, deadline=None)
@given(form=st.sampled_from(FORMS), seed=st.integers(0, 2**32))
def test_a_time_is_read_right_or_asked_with_the_right_one_offered(form: TimeForm, seed: int) -> None:
    written = write_time(form, Random(seed))
    when = read_when(written.text, written.now.replace(tzinfo=ZONE), CALENDAR)
    assert verdict(when, written.meaning) in ("right", "asked"), (written, when)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.form)
def test_most_forms_are_read_without_a_question(form: TimeForm) -> None:
    for seed in range(3):
        written = write_time(form, Random(seed))
        when = read_when(written.text, written.now.replace(tzinfo=ZONE), CALENDAR)
        assert form.form in ASKED or verdict(when, written.meaning) == "right", (written, when)


@pytest.mark.parametrize(("words", "due"), DEADLINES.items())
def test_a_deadline_is_read(words: str, due: str) -> None:
    found = read_deadline(words, datetime(2026, 11, 30, 9, tzinfo=ZONE), CALENDAR)
    assert isinstance(found, Days)
    assert found.last == date.fromisoformat(due)
