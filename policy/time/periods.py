"""The periods of an obligation: what is due when, and what each period is called."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from policy.time.recurrence import dates
from policy.time.settings import AssignedObligation, ObligationSettings

QUARTERS: Final = "一二三四"


@dataclass(frozen=True)
class Period:
    """One period of an obligation, named after the time in which it is due.

    `key` is «2026», «2026Q4», «2026-11» or «2026-11-25», `label` «2026年», «四季度», «11月» or «11月25日», "" of what
    is owed once.
    """

    kind: str
    key: str
    label: str
    due_on: date


def quarter(month: int) -> int:
    """The quarter (1 to 4) that a month belongs to."""
    return (month - 1) // 3 + 1


def _year_key(day: date) -> tuple[str, str]:
    return f"{day.year}", f"{day.year}年"


def _quarter_key(day: date) -> tuple[str, str]:
    return f"{day.year}Q{quarter(day.month)}", f"{QUARTERS[quarter(day.month) - 1]}季度"


def _month_key(day: date) -> tuple[str, str]:
    return f"{day:%Y-%m}", f"{day.month}月"


def _day_key(day: date) -> tuple[str, str]:
    return day.isoformat(), f"{day.month}月{day.day}日"


_GRAINS: Final = {"year": _year_key, "quarter": _quarter_key, "month": _month_key, "day": _day_key}


@lru_cache(maxsize=256)
def _grain(rule: str, start: date) -> str:
    sample = dates(rule, start, start, start + timedelta(days=3 * 366))
    for name, key in _GRAINS.items():
        if len({key(day) for day in sample}) == len(sample):
            return name
    return "day"


def grain(obligation: ObligationSettings) -> str:
    """The longest of year, quarter, month and day in which the obligation falls due no more than once."""
    return _grain(obligation.rrule, obligation.first_day)


def periods(obligation: ObligationSettings, first: date, last: date) -> list[Period]:
    """The periods in force that are due in [first, last], in order."""
    key: Callable[[date], tuple[str, str]] = _GRAINS[grain(obligation)]
    start = obligation.first_day
    found = [Period(obligation.kind, *key(day), day) for day in dates(obligation.rrule, start, max(first, start), last)]
    once = isinstance(
        obligation, AssignedObligation
    )  # owed once: its title says all, «年度总结» and not «2026年年度总结»
    return [replace(period, label="") for period in found] if once else found
