"""The ladder of anything that is due: which reminder or escalation falls on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol

from policy.time.calendar import WorkCalendar
from policy.time.settings import RemindersSettings


class Rung(Protocol):
    """A step as the configuration or a register's definition says it."""

    @property
    def offset(self) -> int: ...
    @property
    def to(self) -> str: ...


@dataclass(frozen=True)
class Step:
    """One step: `offset` working days from the anchor (0 is the anchor), the day it falls on, and who is told."""

    offset: int
    on: date
    to: str

    @property
    def name(self) -> str:
        """How it is called in its row: «-7», «0», «+1»; a reader other than the liaison is named: «+1:leader»."""
        offset = f"{self.offset:+d}" if self.offset else "0"
        return offset if self.to == "liaison" else f"{offset}:{self.to}"


def steps(
    due_on: date, settings: RemindersSettings, calendar: WorkCalendar, ladder: Iterable[Rung] | None = None
) -> tuple[Step, ...]:
    """The steps of what is due on `due_on`, in order of time; without a ladder of its own that of the settings.

    They are counted from the anchor, the due date moved off rest days as `settings.shift` says; a step after the
    anchor is always later than the written due date, for no working day lies between the two.
    """
    anchor = calendar.nearest(due_on, settings.shift)
    found = (
        Step(step.offset, calendar.shift(anchor, step.offset), step.to)
        for step in (settings.ladder if ladder is None else ladder)
    )
    return tuple(sorted(found, key=lambda step: step.offset))


def offset_of(day: date, due_on: date, settings: RemindersSettings, calendar: WorkCalendar) -> int:
    """The offset of the step that falls on this working day."""
    anchor = calendar.nearest(due_on, settings.shift)
    before = calendar.workdays_between(day - timedelta(days=1), anchor - timedelta(days=1))
    return calendar.workdays_between(anchor, day) - before


def due_at(due_on: date, settings: RemindersSettings, calendar: WorkCalendar, zone: tzinfo) -> datetime:
    """The last moment at which a report is on time: the whole last minute of the written (or shifted) date counts."""
    day = calendar.nearest(due_on, settings.shift) if settings.verdict == "shifted" else due_on
    return datetime.combine(day, settings.due_time.replace(second=59, microsecond=999_999), zone)
