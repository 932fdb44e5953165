"""When something that time causes may be delivered (design.md, timing). Every moment is aware and local."""

from datetime import date, datetime, time, timedelta, tzinfo

from policy.time.calendar import WorkCalendar
from policy.time.settings import HoursSettings

# WeCom advises against the full and the half hour, when everybody's robots send at once.
_CROWDED_MINUTES = (0, 30)
_LAST_PLANNED = time(9, 58)


def is_open(at: datetime, hours: HoursSettings, calendar: WorkCalendar) -> bool:
    """Whether `at` is inside the working hours of a working day; the end itself is outside."""
    return calendar.is_workday(at.date()) and hours.start <= at.time() < hours.end


def in_meeting_window(at: datetime, hours: HoursSettings) -> bool:
    """Whether a meeting's own reminder may go at `at`, on any day; the end itself is outside."""
    return hours.meeting_start <= at.time() < hours.meeting_end


def send_time(day: date, hours: HoursSettings, tz: tzinfo) -> datetime:
    """When the day's reminders leave: a quarter of an hour after the start, before 10:00, not on :00 or :30."""
    return _minutes_after_start(15, day, hours, tz)


def brief_time(day: date, hours: HoursSettings, tz: tzinfo) -> datetime:
    """When the office's and the inspectors' brief leaves: five minutes after the start (8:35 by default)."""
    return _minutes_after_start(5, day, hours, tz)


def _minutes_after_start(minutes: int, day: date, hours: HoursSettings, tz: tzinfo) -> datetime:
    at = datetime.combine(day, hours.start, tz) + timedelta(minutes=minutes)
    if at.minute in _CROWDED_MINUTES:
        at += timedelta(minutes=1)
    return min(at, datetime.combine(day, _LAST_PLANNED, tz))
