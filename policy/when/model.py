"""What the reading of dates takes and gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from policy.text.ask import Ask
from policy.time.calendar import Holiday
from policy.time.calendar import WorkCalendar as Calendar

__all__ = ["Calendar", "DayPart", "Frame", "Holiday", "When", "days_only", "of_days"]


@dataclass(frozen=True)
class When:
    """A meeting's time as read. Either `starts_at`, or `day` with the hour missing, or neither; `ask` when unclear."""

    starts_at: datetime | None = None
    day: date | None = None
    ends_at: datetime | None = None
    ask: Ask | None = None
    text: str = ""
    last_day: date | None = None  # of a meeting of several days
    span: tuple[int, int] | None = None  # where `text` stands


@dataclass(frozen=True)
class Frame:
    """From where a date word is read: the moment at which it is said, the calendar, and whether it looks back."""

    now: datetime
    calendar: Calendar
    past: bool = False
    back: int = 0  # days ago that may still be meant where one looks ahead (an absence that has begun)

    def is_over(self, day: date) -> bool:
        """Whether `day` cannot be meant because it has passed."""
        return not self.past and day < self.today - timedelta(days=self.back)

    @property
    def today(self) -> date:
        """The day on which it is said."""
        return self.now.date()


@dataclass(frozen=True)
class DayPart:
    """One date word at its place in the text.

    `day` is its one reading; without one, `why` and `choices` say what to ask. A part with neither is too vague to
    read (下旬). The constraints are what the words themselves fix, to check one word against its neighbour.
    """

    start: int
    end: int
    day: date | None = None
    why: str = ""
    choices: tuple[date, ...] = ()
    year: int | None = None
    month: int | None = None
    dom: int | None = None
    weekday: int | None = None
    rank: int = 0  # how decisive the word is beside a neighbour: bare weekday 1, bare day number 2, the rest 3
    last: date | None = None  # the last of adjoining days (12月1日至3日)
    also: tuple[date, ...] = ()  # further days that do not adjoin (11月24日、26日)
    at: time | None = None  # the hour that a duration fixes (两小时后)

    def fits(self, day: date) -> bool:
        """Whether `day` agrees with what the words fix."""
        fixed = ((self.year, day.year), (self.month, day.month), (self.dom, day.day), (self.weekday, day.weekday()))
        if any(said is not None and said != real for said, real in fixed):
            return False
        return self.rank < 3 or self.dom is not None or self.day is None or self.day == day


def days_only(days: Iterable[date | None]) -> tuple[date, ...]:
    """The days that exist, once each, in the order given."""
    return tuple(dict.fromkeys(day for day in days if day is not None))


def of_days(part: DayPart, days: Sequence[date], *, through: bool) -> DayPart:
    """`part` for all of `days` (rising): «至» or adjoining days are one stretch, others stand apart."""
    adjoin = all(later - day == timedelta(days=1) for day, later in pairwise(days))
    if through or adjoin:
        return replace(part, day=days[0], last=days[-1])
    return replace(part, day=days[0], also=tuple(days[1:]))
