"""What becomes of a meeting that is on file: the values that a word about it says, and which meeting it names (M1)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from policy.notice import change_patterns as wording
from policy.notice.meeting import meeting_type
from policy.notice.model import Item
from policy.text.ask import Ask
from policy.when import read_day
from policy.when.model import Frame

CalledOff = Literal["cancelled", "postponed"]
Field = Literal["starts_at", "place"]
CANCELLED: Final[CalledOff] = "cancelled"
POSTPONED: Final[CalledOff] = "postponed"


@dataclass(frozen=True)
class MeetingChange:
    """What becomes of a meeting. `days` and `kind` name it; `hours` is a clock time of its day, likeliest first.

    `minutes` and `later` (days) move it from where it is; `unused` are the clauses that say something else.
    """

    days: tuple[date, ...] = ()
    kind: str | None = None
    about: str = ""  # what else names it: «边坡那个会»
    called_off: CalledOff | None = None
    reason: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    hours: tuple[time, ...] = ()
    moments: tuple[str, ...] = ()  # ISO choices, where the new time may be read in two ways
    minutes: int = 0
    later: int = 0
    same_hour: bool = False  # on its new day it begins at the hour at which it began
    place: str | None = None
    place_open: bool = False  # the place no longer holds, the new one will follow
    back: Field | None = None  # this is again as it was before it was changed last
    scope: tuple[str, ...] = ()  # who comes, too
    added: tuple[Item, ...] = ()
    dropped: tuple[int, ...] = ()
    dropped_named: str = ""  # the words that name an item which is dropped
    unused: tuple[str, ...] = ()
    named: bool = False  # a meeting is spoken of, not only a time or a place

    @property
    def moves(self) -> bool:
        """Whether the time changes."""
        return bool(self.starts_at or self.day or self.hours or self.moments or self.minutes or self.later)

    @property
    def says_something(self) -> bool:
        """Whether anything changes at all."""
        place, items = self.place or self.place_open or self.back, self.added or self.dropped or self.dropped_named
        return bool(self.called_off or self.moves or place or items or self.scope)


def name_meeting(head: str, change: MeetingChange, frame: Frame) -> MeetingChange:
    """What stands before the verb names the meeting: its day, its kind."""
    kind = change.kind or (meeting_type(head) if head else None)
    return replace(change, days=change.days or days_named(head, frame), kind=kind, about=change.about or _about(head))


def _about(head: str) -> str:
    """«边坡那个会» → 边坡: what is left of the words that name a meeting, besides its day and its kind."""
    if wording.MEETING.search(head) is None and wording.THAT_ONE.search(head) is None:
        return ""
    left = bare(head.replace(meeting_type(head) or "", "")).removesuffix("会").removesuffix("个").removesuffix("那")
    return left if len(left) > 1 else ""


def days_named(words: str, frame: Frame) -> tuple[date, ...]:
    """The days that the words may mean; a bare weekday may be today's, too."""
    day = read_day(words, frame.now, frame.calendar, "future") if words else None
    if isinstance(day, Ask):
        return tuple(date.fromisoformat(each[:10]) for each in day.choices)
    if day is None:
        return ()
    week_before = day - timedelta(days=7)
    return (week_before, day) if week_before == frame.today and not re.search(r"下[个]?(?:周|星期)", words) else (day,)


def of_meeting(head: str, change: MeetingChange) -> bool:
    """Whether what stands before the verb can be a meeting: it is called one, or nothing else is named."""
    return bool(wording.MEETING.search(head) or wording.THAT_ONE.search(head)) or not bare(head)


def bare(head: str) -> str:
    """What is left of words without days, hours and filling."""
    return wording.MOMENT.sub("", wording.FILLER.sub("", head))
