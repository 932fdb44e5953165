"""The surroundings in which a field is read, and what may be wrong with its value."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from policy.text.ask import Ask
from policy.when import Calendar


@dataclass(frozen=True)
class Reading:
    """The surroundings in which a text is read: `now` is aware and local."""

    now: datetime
    calendar: Calendar
    people: Sequence[str] = ()
    """Names of the department's members: who may be responsible."""
    unkept: Collection[str] | None = None
    """Where no person's name may stand in free words: names that are certainly persons'."""

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


class WrongValueError(Exception):
    """A value that cannot be; the text says why, politely."""


class UnclearValueError(Exception):
    """A value that may be read in two ways."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.text)
        self.ask = ask
