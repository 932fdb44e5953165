"""What becomes of a meeting that is on file: the values that a word about it says (M1)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal

from policy.notice.model import Item

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
        place = self.place or self.place_open or self.back
        return bool(
            self.called_off or self.moves or place or self.scope or self.added or self.dropped or self.dropped_named
        )
