"""RRULEs (RFC 5545) by which periods recur: day by day, weekly or rarer, sure to give dates; and as people say them."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from dateutil.rrule import rrule, rrulestr

from policy.text.write import say_day

_PARTS: Final = re.compile(
    r"FREQ=(YEARLY|MONTHLY|WEEKLY)(;(INTERVAL|BYMONTH|BYMONTHDAY|BYDAY|BYSETPOS|UNTIL|COUNT|WKST)=[\w,+-]+)*",
    re.IGNORECASE,
)

_SHORTEST: Final = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}  # days; the other months have 31


@lru_cache(maxsize=256)
def recurrence(rule: str, start: date) -> rrule:
    """The dates of `rule` from `start` on; raises ValueError when the rule is wrong, skips months or never gives a date."""
    if not _PARTS.fullmatch(rule):
        raise ValueError(f"not an RRULE that recurs weekly, monthly or yearly: {rule}")
    if re.search(r"INTERVAL=0+(;|$)", rule, re.IGNORECASE):
        raise ValueError(f"INTERVAL must be at least 1: {rule}")
    if skipped := _skipped(rule):
        raise ValueError(
            f"{skipped}: months without that day would be skipped; use BYMONTHDAY=-1 for the last day: {rule}"
        )
    try:
        found = rrulestr(rule, dtstart=datetime.combine(start, time.min), cache=True)
    except (ValueError, TypeError) as error:
        raise ValueError(f"not a valid RRULE: {rule}: {error}") from error
    if not isinstance(found, rrule) or next(iter(found), None) is None:
        raise ValueError(f"the RRULE gives no date: {rule}")
    return found


def _skipped(rule: str) -> str:
    """The day of the month (29 to 31, or so far from its end) that not every month of a monthly or yearly rule has; "" when each has it."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";"))
    if parts["FREQ"] == "WEEKLY" or "BYSETPOS" in parts or parts.get("COUNT") == "1":
        return ""
    months = [int(month) for month in parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",") if month.isdigit()]
    shortest = min((_SHORTEST.get(month, 31) for month in months), default=28)
    days = [day for day in parts.get("BYMONTHDAY", "").split(",") if day.lstrip("+-").isdigit()]
    return next((f"BYMONTHDAY={day}" for day in days if abs(int(day)) > shortest), "")


def dates(rule: str, start: date, first: date, last: date) -> list[date]:
    """The dates of `rule` in [first, last], counted from `start`; raises ValueError as `recurrence` does."""
    found = recurrence(rule, start).between(
        datetime.combine(first, time.min), datetime.combine(last, time.min), inc=True
    )
    return [moment.date() for moment in found]


_QUARTERS: Final = {"1,4,7,10": "每季度首月", "3,6,9,12": "每季度末月"}
_DAYS: Final = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
_SHOWN = 3  # dates of a rule that has no words


def say_rule(rule: str, start: date) -> str:
    """The dates of an RRULE that is in force from `start`."""
    parts = dict(part.split("=", 1) for part in rule.removeprefix("RRULE:").split(";") if part)
    months, day, weekday = (parts.pop(key, "") for key in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    match parts:
        case {"FREQ": "WEEKLY", **more} if not more and weekday in _DAYS and not months and not day:
            return f"每周{_DAYS[weekday]}"
        case {"FREQ": "MONTHLY" | "YEARLY", **more} if (
            not more and day and not weekday and (months or parts["FREQ"] == "MONTHLY")
        ):
            return f"{_months(months)}{_days(day)}"
    coming = dates(rule, start, start, start + timedelta(days=3 * 366))[:_SHOWN]
    return "、".join(map(say_day, coming)) + "等"


def _months(said: str) -> str:
    if not said:
        return "每月"
    return _QUARTERS.get(said) or f"每年{'、'.join(f'{each}月' for each in said.split(','))}"


def _days(said: str) -> str:
    return "、".join("最后一天" if each == "-1" else f"{each}日" for each in said.split(","))
