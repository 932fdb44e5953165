"""RRULEs (RFC 5545) by which periods recur: day by day, weekly or rarer, and sure to give dates."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from dateutil.rrule import rrule, rrulestr

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
