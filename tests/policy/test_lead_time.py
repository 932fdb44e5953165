from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from policy.time.calendar import WorkCalendar
from policy.time.lead_time import Verdict, earliest_day, judge, other_readings
from policy.time.settings import LeadTimeSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
CALENDAR = WorkCalendar()
Count = Literal["calendar", "workdays", "hours"]


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def verdict(reported: str, starts: str, count: Count, zone: ZoneInfo = SHANGHAI) -> Verdict:
    starts_at = local(starts, zone)
    return judge(local(reported, zone), starts_at.date(), starts_at, LeadTimeSettings(count=count), CALENDAR)


@pytest.mark.parametrize(
    ("count", "reported", "starts", "on_time", "latest", "rule"),
    [
        ("calendar", "2026-11-24T23:59:59", "2026-11-27T14:30", True, "2026-11-24T23:59", "会议日前3日（自然日）"),
        ("calendar", "2026-11-25T00:00", "2026-11-27T14:30", False, "2026-11-24T23:59", "会议日前3日（自然日）"),
        ("workdays", "2026-11-24T09:00", "2026-11-27T14:30", True, "2026-11-24T23:59", "会议日前3个工作日"),
        # Monday to Wednesday are the three days, so the weekend before them is still in time.
        ("workdays", "2026-11-22T20:00", "2026-11-25T09:00", True, "2026-11-22T23:59", "会议日前3个工作日"),
        ("workdays", "2026-11-23T00:01", "2026-11-25T09:00", False, "2026-11-22T23:59", "会议日前3个工作日"),
        # On a Saturday: Wednesday to Friday are the three days.
        ("workdays", "2026-11-24T12:00", "2026-11-28T09:00", True, "2026-11-24T23:59", "会议日前3个工作日"),
        ("workdays", "2026-11-25T12:00", "2026-11-28T09:00", False, "2026-11-24T23:59", "会议日前3个工作日"),
        # Over 国庆节: 8, 9 and 10 October are worked.
        ("workdays", "2026-10-07T12:00", "2026-10-10T09:00", True, "2026-10-07T23:59", "会议日前3个工作日"),
        ("hours", "2026-11-24T14:30:59", "2026-11-27T14:30", True, "2026-11-24T14:30", "开会前72小时"),
        ("hours", "2026-11-24T14:31", "2026-11-27T14:30", False, "2026-11-24T14:30", "开会前72小时"),
    ],
)
def test_three_ways_of_counting(
    count: Count, reported: str, starts: str, on_time: bool, latest: str, rule: str
) -> None:
    found = verdict(reported, starts, count)
    assert (found.on_time, found.latest, found.rule) == (on_time, local(latest), rule)


def test_lead_days_are_calendar_days_whatever_the_rule() -> None:
    counts: tuple[Count, ...] = ("calendar", "workdays", "hours")
    assert [verdict("2026-11-20T18:00", "2026-11-23T09:00", count).lead_days for count in counts] == [3, 3, 3]


def test_a_meeting_that_is_over_has_no_lead_time() -> None:
    found = verdict("2026-11-28T08:00", "2026-11-27T14:30", "calendar")
    assert (found.lead_days, found.on_time) == (0, False)


def test_an_unknown_hour_is_judged_by_dates_and_says_so() -> None:
    found = judge(local("2026-11-24T23:00"), date(2026, 11, 27), None, LeadTimeSettings(count="hours"), CALENDAR)
    assert found == Verdict(3, True, local("2026-11-24T23:59"), "会议日前3日（时间未定，暂按自然日）")


def test_the_number_of_days_is_a_setting() -> None:
    one_day = LeadTimeSettings(days=1)
    found = judge(local("2026-11-26T08:00"), date(2026, 11, 27), None, one_day, CALENDAR)
    assert (found.on_time, found.rule) == (True, "会议日前1日（自然日）")


def test_hours_are_counted_across_a_change_of_clocks() -> None:
    # New York's clocks go back on 1 November 2026: from Thursday noon to Sunday noon are 73 hours.
    assert verdict("2026-10-29T13:00", "2026-11-01T12:00", "hours", NEW_YORK).on_time
    assert not verdict("2026-10-29T13:01", "2026-11-01T12:00", "hours", NEW_YORK).on_time


def test_the_other_readings_are_the_two_not_in_force() -> None:
    starts_at = local("2026-11-30T09:00")
    reported = local("2026-11-27T10:00")
    found = other_readings(reported, starts_at.date(), starts_at, LeadTimeSettings(), CALENDAR)
    assert [(each.rule, each.on_time) for each in found] == [("会议日前3个工作日", False), ("开会前72小时", False)]
    without_hour = other_readings(reported, starts_at.date(), None, LeadTimeSettings(), CALENDAR)
    assert [each.rule for each in without_hour] == ["会议日前3个工作日"]


@pytest.mark.parametrize("count", ["calendar", "workdays", "hours"])
@pytest.mark.parametrize("now", ["2026-11-22T10:00", "2026-09-30T17:00", "2026-11-26T00:00"])
def test_the_earliest_day_is_the_first_that_is_in_time(count: Count, now: str) -> None:
    reported, settings = local(now), LeadTimeSettings(count=count)
    day = earliest_day(reported, settings, CALENDAR)

    def in_time(meeting: date) -> bool:
        last_minute = datetime.combine(meeting, time(23, 58), SHANGHAI)
        return judge(reported, meeting, last_minute, settings, CALENDAR).on_time

    assert in_time(day)
    assert not in_time(date.fromordinal(day.toordinal() - 1))


def test_a_verdict_that_rests_on_an_assumed_day_says_so() -> None:
    # 9 June 2027 is 端午节, free by the regulation while the year's calendar is not published.
    found = verdict("2027-06-07T10:00", "2027-06-11T09:00", "workdays")
    assert found.rule == "会议日前3个工作日（2027年放假安排尚未公布，6月9日暂按法定假日计）"
    assert found.on_time
    assert verdict("2027-06-21T10:00", "2027-06-25T09:00", "workdays").rule == "会议日前3个工作日"
