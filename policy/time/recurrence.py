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


@lru_cache(maxsize=256)
def recurrence(rule: str, start: date) -> rrule:
    """The dates of `rule` from `start` on; raises ValueError when the rule is wrong or never gives a date."""
    if not _PARTS.fullmatch(rule):
        raise ValueError(f"not an RRULE that recurs weekly, monthly or yearly: {rule}")
    if re.search(r"INTERVAL=0+(;|$)", rule, re.IGNORECASE):
        raise ValueError(f"INTERVAL must be at least 1: {rule}")
    try:
        found = rrulestr(rule, dtstart=datetime.combine(start, time.min), cache=True)
    except (ValueError, TypeError) as error:
        raise ValueError(f"not a valid RRULE: {rule}: {error}") from error
    if not isinstance(found, rrule) or next(iter(found), None) is None:
        raise ValueError(f"the RRULE gives no date: {rule}")
    return found


def dates(rule: str, start: date, first: date, last: date) -> list[date]:
    """The dates of `rule` in [first, last], counted from `start`; raises ValueError as `recurrence` does."""
    found = recurrence(rule, start).between(
        datetime.combine(first, time.min), datetime.combine(last, time.min), inc=True
    )
    return [moment.date() for moment in found]
