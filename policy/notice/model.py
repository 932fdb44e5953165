"""What a notice of a meeting says."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from policy.meeting.kinds import Kind
from policy.text.ask import Ask

LONGEST: Final = 2000
"""Characters of a message that are read: a notice is never longer, what stands farther on is a paper's annex."""


@dataclass(frozen=True)
class Item:
    """One matter on the agenda: its words, its kind and why, and its amount in yuan, exact to the 分."""

    text: str
    kind: Kind
    amount_yuan: Decimal | None = None
    approximate: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Source:
    """From where a value was read: characters `start` to `end` of the message."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Notice:
    """A notice as read; what was not written is None. Datetimes are aware, in the zone of the reader's `now`."""

    type: str | None = None
    preparatory: str | None = None  # assessment, review, feasibility: meetings before the decision
    starts_at: datetime | None = None
    day: date | None = None  # the day, where the hour is missing
    ends_at: datetime | None = None
    place: str | None = None
    items: tuple[Item, ...] = ()
    contact: str | None = None
    scope: str | None = None
    department: str | None = None  # a unit that the text names as the one that meets, as written
    reason: str | None = None  # why it comes late, where the text says so
    change: str | None = None  # postponed, cancelled
    asks: tuple[Ask, ...] = ()
    sources: tuple[Source, ...] = ()
    unused: tuple[str, ...] = ()  # clauses from which nothing was read

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of starts_at, place and items still have to be asked for."""
        have = {"starts_at": self.starts_at, "place": self.place, "items": self.items}
        return tuple(name for name, value in have.items() if not value)
