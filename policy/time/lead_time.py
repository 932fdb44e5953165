"""Was a meeting reported in time? Three ways of counting «三天»; every verdict names the one that it used."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from policy.time.calendar import WorkCalendar
from policy.time.settings import LeadTimeSettings

_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class Verdict:
    """What the rule says of one report.

    `lead_days` are calendar days between the two dates whatever the rule; `latest` is the last local minute at which
    the report would have been in time; `rule` names the rule in Chinese.
    """

    lead_days: int
    on_time: bool
    latest: datetime | None
    rule: str


def judge(
    reported_at: datetime, day: date, starts_at: datetime | None, settings: LeadTimeSettings, calendar: WorkCalendar
) -> Verdict:
    """Judge a meeting of `day` reported at `reported_at` (aware, local).

    Counting by hours needs the hour of the meeting; while that is unknown, dates are counted, and the rule says so.
    """
    zone, days = reported_at.tzinfo, settings.days
    if settings.count == "hours" and starts_at is not None:
        # In UTC, because a clock that is put forward between the two moments takes an hour away.
        latest = (starts_at.astimezone(UTC) - timedelta(days=days)).astimezone(zone)
        rule = f"开会前{days * 24}小时"
    elif settings.count == "workdays":
        # The report's own day does not count, the meeting's does: the first of the counted days begins after `latest`.
        counted_from = calendar.shift(day + timedelta(days=1), -days)
        latest = datetime.combine(counted_from - timedelta(days=1), _LAST_MINUTE, zone)
        rule = f"会议日前{days}个工作日{_resting_on(calendar, counted_from, day)}"
    else:
        latest = datetime.combine(day - timedelta(days=days), _LAST_MINUTE, zone)
        rule = f"会议日前{days}日（{'自然日' if settings.count == 'calendar' else '时间未定，暂按自然日'}）"
    lead_days = max(0, (day - reported_at.date()).days)
    # The last minute counts whole.
    return Verdict(lead_days, reported_at.astimezone(UTC) < latest.astimezone(UTC) + timedelta(minutes=1), latest, rule)


def _resting_on(calendar: WorkCalendar, first: date, last: date) -> str:
    """What the verdict rests on, where a day between counts as free only because the year's calendar is not published."""
    assumed = calendar.assumed_between(first, last)
    days = "、".join(f"{day.month}月{day.day}日" for day in assumed)
    return f"（{assumed[0].year}年放假安排尚未公布，{days}暂按法定假日计）" if assumed else ""


def other_readings(
    reported_at: datetime, day: date, starts_at: datetime | None, settings: LeadTimeSettings, calendar: WorkCalendar
) -> tuple[Verdict, ...]:
    """What the ways of counting that are not in force would say; by hours only when the hour is known."""
    counts: tuple[Literal["calendar", "workdays", "hours"], ...] = ("calendar", "workdays", "hours")
    return tuple(
        judge(reported_at, day, starts_at, LeadTimeSettings(days=settings.days, count=count), calendar)
        for count in counts
        if count != settings.count and (count != "hours" or starts_at is not None)
    )


def earliest_day(now: datetime, settings: LeadTimeSettings, calendar: WorkCalendar) -> date:
    """The first day for which a meeting reported `now` (aware, local) is in time; by hours, from this hour of it on."""
    if settings.count == "workdays":
        return calendar.shift(now.date(), settings.days)
    return now.date() + timedelta(days=settings.days)
