"""The ladder of one obligation: which reminder or escalation falls on which day."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from policy.calendar import WorkCalendar
from policy.settings import RemindersSettings


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


def steps(due_on: date, settings: RemindersSettings, calendar: WorkCalendar) -> tuple[Step, ...]:
    """The steps of an obligation that is due on `due_on`, in order of time.

    They are counted from the anchor, the due date moved off rest days as `settings.shift` says; a step after the
    anchor is always later than the written due date, for no working day lies between the two.
    """
    anchor = calendar.nearest(due_on, settings.shift)
    found = (Step(step.offset, calendar.shift(anchor, step.offset), step.to) for step in settings.ladder)
    return tuple(sorted(found, key=lambda step: step.offset))


def due_at(due_on: date, settings: RemindersSettings, calendar: WorkCalendar, zone: tzinfo) -> datetime:
    """The last moment at which a report is on time: the whole last minute of the written (or shifted) date counts."""
    day = calendar.nearest(due_on, settings.shift) if settings.verdict == "shifted" else due_on
    return datetime.combine(day, settings.due_time.replace(second=59, microsecond=999_999), zone)
