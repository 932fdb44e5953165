"""What ought to be told, worked out anew: a few sets and loops, nothing of the program's own.

It knows the ladder as domain.md tells it («Reminders»), the State Council's calendar, and who stands behind whom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import chinese_calendar

DAY = timedelta(days=1)
Rung = tuple[int, str]  # working days from the due date, reader
Told = tuple[str, bool]  # report, whether it says that an earlier reminder is made up for


def is_worked(day: date, overrides: Mapping[date, bool]) -> bool:
    return overrides.get(day, chinese_calendar.is_workday(day))


def go(day: date, steps: int, overrides: Mapping[date, bool]) -> date:
    """So many working days on (or back)."""
    while steps:
        day += DAY if steps > 0 else -DAY
        if is_worked(day, overrides):
            steps -= 1 if steps > 0 else -1
    return day


@dataclass
class Report:
    """What one department owes."""

    name: str
    due_on: date
    is_open: bool = True
    is_excused: bool = False
    dealt_with: set[Rung] = field(default_factory=set)


@dataclass
class Office:
    """The people of one department, its reports, and what they have been told."""

    ladder: tuple[Rung, ...]
    shift: str
    overrides: Mapping[date, bool]
    since: date  # when the department was imported
    trial_until: date | None
    reports: list[Report] = field(default_factory=list)
    is_paused: bool = False
    told_on: set[tuple[str, date]] = field(default_factory=set)

    def leaves_on(self, report: Report, rung: Rung) -> tuple[date, date]:
        """The day on which a step falls, and the working day on which it leaves."""
        anchor = report.due_on
        if not is_worked(anchor, self.overrides) and self.shift != "same_day":
            anchor = go(anchor, 1 if self.shift == "next_workday" else -1, self.overrides)
        falls = go(anchor, rung[0], self.overrides)
        return falls, falls if is_worked(falls, self.overrides) else go(falls, 1, self.overrides)

    def told(self, at: datetime, reader: str) -> frozenset[Told]:
        """What this reader is told by a tick at this local moment; the steps are dealt with."""
        in_hours = is_worked(at.date(), self.overrides) and at.time() < time(17, 29) and not self.is_paused
        for report in self.reports if in_hours and at.time() >= time(8, 35) else ():
            if report.is_open:
                report.dealt_with |= {rung for rung in self._due(report, at.date()) if self._is_silent(report, rung)}
        if not in_hours or at.time() < time(8, 45) or (reader, at.date()) in self.told_on:
            return frozenset()
        found = set()
        for report in self.reports:
            waiting = {rung for rung in self._due(report, at.date()) if rung[1] == reader and report.is_open}
            if waiting:
                report.dealt_with |= waiting
                found.add((report.name, any(self.leaves_on(report, rung)[1] < at.date() for rung in waiting)))
        if found:
            self.told_on.add((reader, at.date()))
        return frozenset(found)

    def _due(self, report: Report, today: date) -> set[Rung]:
        """Steps of today and before that nobody has dealt with."""
        return {rung for rung in self.ladder if self.leaves_on(report, rung)[1] <= today} - report.dealt_with

    def _is_silent(self, report: Report, rung: Rung) -> bool:
        """Before the department's import, and on trial for all but liaisons, nothing is sent."""
        falls, leaves = self.leaves_on(report, rung)
        on_trial = self.trial_until is not None and leaves <= self.trial_until and rung[1] != "liaison"
        return falls < self.since or on_trial

    # What people do. Whatever rested is not made up for.

    def submit(self, report: Report) -> None:
        report.is_open = False

    def return_(self, report: Report, today: date) -> None:
        report.is_open = True
        self._forget_what_is_over([report], today)

    def resume(self, today: date) -> None:
        self.is_paused = False
        self._forget_what_is_over((report for report in self.reports if report.is_open), today)

    def extend(self, report: Report, due_on: date, today: date) -> None:
        """A step that the new date puts into the future comes, even if it came before."""
        report.due_on = due_on
        coming = {rung for rung in self.ladder if self.leaves_on(report, rung)[1] > today}
        report.dealt_with -= coming
        self._forget_what_is_over([report], today)

    def _forget_what_is_over(self, reports: Iterable[Report], today: date) -> None:
        for report in reports:
            report.dealt_with |= {rung for rung in self.ladder if self.leaves_on(report, rung)[1] < today}
