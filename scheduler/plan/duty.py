"""What planning works with: loaded values, no rows. The tick fills them from rows, `preview` partly from the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from actions.common.deputies import Deputy
from policy.time.ladder import Rung
from policy.words.brief_text import MeetingToday
from policy.words.reminder_text import Owed


@dataclass(frozen=True)
class Duty:
    """One obligation, or one entry of a register that is due, with what its ladder needs.

    `taken`: the steps dealt with, with state and day.
    """

    deadline_id: int
    department_id: int
    department: str
    group_id: int
    owed: Owed
    since: date = date.min  # the department's import, the entry's filing: earlier steps are never made up for
    taken: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    stopped_at: datetime | None = None
    ladder: tuple[Rung, ...] | None = None  # the register's; None: that of the settings
    asks: str = "liaison"  # whose the report is in its department
    owner: str = ""  # userid of whoever is responsible for an entry
    writer: str = ""
    shared: bool = True  # False: not told to the group
    liaisons_alone_until: date = date.min  # the last day of the department's trial

    def is_open(self, at: datetime) -> bool:
        """Whether the report is still owed at this moment."""
        return self.stopped_at is None or at < self.stopped_at


@dataclass(frozen=True)
class Meeting:
    """A meeting of a group's department."""

    group_id: int
    day: date
    shown: MeetingToday


@dataclass(frozen=True)
class Record:
    """A step that the plan deals with: pushed, late, drafted or unsent."""

    deadline_id: int
    step: str
    planned_on: date
    state: str


class Audience(Protocol):
    """Whom a step reaches: userids of those who hold the posts, and who stands in for them on a day."""

    def liaisons(self, department_id: int) -> Sequence[str]: ...
    def asked(self, duty: Duty) -> Sequence[str]: ...
    def leader(self, department_id: int, duty: str) -> Sequence[str]: ...
    def person(self, userid: str) -> Sequence[str]: ...
    def discipline(self, department_id: int) -> Sequence[str]: ...
    def principals(self, department_id: int) -> Sequence[str]: ...
    def offices(self, group_id: int) -> Sequence[str]: ...
    def desks(self) -> Mapping[int, Sequence[str]]: ...
    def deputies(self, day: date) -> Mapping[str, Deputy]: ...
