"""Working days: the State Council's calendar with its shifted working weekends (调休), and a group's overrides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from chinese_calendar import holidays, workdays

from policy.time.lunar import assumed_free

DayRule = Literal["previous_workday", "same_day", "next_workday"]

_DAY: Final = timedelta(days=1)
_NO_OVERRIDES: Final[Mapping[date, bool]] = {}
# The farthest that one statutory holiday is from the next (国庆 to 元旦, or to 春节 when 元旦 is unknown) fits well in.
_HORIZON_DAYS: Final = 400
_PUBLISHED: Final = frozenset(day.year for day in holidays)
_NAMES: Final = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


@dataclass(frozen=True)
class Holiday:
    """A statutory holiday: its Chinese name and its first and last rest day, adjoining weekends included."""

    name: str
    first: date
    last: date


class WorkCalendar:
    """Says which days are worked. An override (True = working day) wins over the official calendar."""

    def __init__(self, overrides: Mapping[date, bool] = _NO_OVERRIDES) -> None:
        self._written = dict(overrides)
        self._overrides = dict(overrides)

    def learn(self, days: Mapping[date, bool]) -> None:
        """Take these days (True = worked) in the place of those learnt before; what the configuration writes wins."""
        self._overrides = {**days, **self._written}

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked; in a year not yet published weekends and the days of `assumed_free` are rest."""
        override = self._overrides.get(day)
        return _official(day) if override is None else override

    def is_assumed(self, day: date) -> bool:
        """Whether `day` counts as rest only because the regulation frees it: its year's calendar is not known."""
        return not self.is_published(day.year) and day in assumed_free(day.year) and day not in self._overrides

    def assumed_between(self, a: date, b: date) -> tuple[date, ...]:
        """The weekdays of [a, b] that count as rest only by assumption."""
        days = (a + timedelta(days=n) for n in range((b - a).days + 1))
        return tuple(day for day in days if day.weekday() < 5 and self.is_assumed(day))

    def is_published(self, year: int) -> bool:
        """Whether the holidays of `year` are known: officially, or because the overrides name a free weekday of it."""
        return _has_table(year) or any(self._freed(day) for day in self._overrides if day.year == year)

    def shift(self, day: date, n: int) -> date:
        """The n-th working day after (n > 0) or before (n < 0) `day`, not counting `day`; n == 0 gives `day`."""
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def nearest(self, day: date, rule: DayRule) -> date:
        """`day` itself when it is worked or the rule is same_day, else the working day before or after it."""
        if rule == "same_day" or self.is_workday(day):
            return day
        return self.shift(day, -1 if rule == "previous_workday" else 1)

    def workdays_between(self, a: date, b: date) -> int:
        """The number of working days in (a, b]; 0 when b is not after a."""
        return sum(self.is_workday(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))

    def next_holiday(self, after: date) -> Holiday | None:
        """The first statutory holiday with a rest day later than `after`, or None when none is known.

        A holiday under way is found too. In an unpublished year the days that the law frees (`assumed_free`) and the
        weekdays that an override frees are found.
        """
        for n in range(1, _HORIZON_DAYS):
            day = after + timedelta(days=n)
            if self._holiday_name(day):
                return self._block(day)
        return None

    def _block(self, day: date) -> Holiday:
        first = last = day
        while self._rests(first - _DAY):
            first -= _DAY
        while self._rests(last + _DAY):
            last += _DAY
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        names = dict.fromkeys(name for name in map(self._holiday_name, days) if name)
        return Holiday("、".join(names), first, last)

    def _rests(self, day: date) -> bool:
        return self._holiday_name(day) is not None or not self.is_workday(day)

    def _freed(self, day: date) -> bool:
        return day.weekday() < 5 and self._overrides.get(day) is False

    def _holiday_name(self, day: date) -> str | None:
        if self._overrides.get(day) is True:
            return None
        if _has_table(day.year):
            name = holidays.get(day)
            return _NAMES.get(name, "节假日") if name else None
        return assumed_free(day.year).get(day) or ("节假日" if self._freed(day) else None)


def _has_table(year: int) -> bool:
    return year in _PUBLISHED


def _official(day: date) -> bool:
    if not _has_table(day.year):
        return day.weekday() < 5 and day not in assumed_free(day.year)
    return day in workdays or (day.weekday() < 5 and day not in holidays)
