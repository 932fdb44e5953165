"""What the ladders say on a day: today's steps, and those that were missed while nothing ran."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from actions.common.context import Rules
from policy.time.ladder import Rung, Step, steps
from policy.words.reminder_text import Owed
from scheduler.plan.duty import Duty, Record
from storage.states import StepState


@dataclass(frozen=True)
class Firing:
    """A duty whose ladder speaks today to one kind of reader, with the steps that this settles."""

    duty: Duty
    to: str
    records: tuple[Record, ...]

    @property
    def owed(self) -> Owed:
        """The report as the reader's line shows it."""
        return replace(self.duty.owed, late=any(record.state == StepState.LATE for record in self.records))


class Ladder:
    """The open duties of a working day, most urgent first."""

    def __init__(self, day: date, duties: Iterable[Duty], rules: Rules) -> None:
        self.firings: list[Firing] = []
        self.skipped: list[Record] = []  # due before the department was imported, or on trial: never sent
        self._day = day
        self._rules = rules
        self._known: dict[tuple[date, tuple[Rung, ...] | None], list[tuple[Step, date]]] = {}
        order = {settings.title: place for place, settings in enumerate(rules.obligations)}
        for duty in sorted(
            duties, key=lambda each: (each.owed.due_on, each.department_id, order.get(each.owed.title, len(order)))
        ):
            if not duty.owed.paper:  # the office has the next word
                self._read(duty)

    def to(self, reader: str) -> list[Firing]:
        """What one kind of reader is told."""
        return [firing for firing in self.firings if firing.to == reader]

    def _read(self, duty: Duty) -> None:
        waiting: dict[str, list[tuple[Step, date]]] = {}
        for step, leaves_on in self._steps(duty):
            if leaves_on > self._day or step.name in duty.taken:
                continue
            if step.on < duty.since or self._on_trial(duty, step, leaves_on):
                self.skipped.append(Record(duty.deadline_id, step.name, step.on, StepState.UNSENT))
            else:
                waiting.setdefault(step.to, []).append((step, leaves_on))
        for reader, found in waiting.items():
            self.firings.append(Firing(duty, reader, self._records(duty, found)))

    def _on_trial(self, duty: Duty, step: Step, leaves_on: date) -> bool:
        last = max(self._rules.reminders.trial_until or date.min, duty.liaisons_alone_until)
        return leaves_on <= last and step.to != "liaison"

    def _records(self, duty: Duty, found: list[tuple[Step, date]]) -> tuple[Record, ...]:
        """Today's steps are pushed; of those missed the last is made up for, the others stay unsent."""
        missed = [step for step, leaves_on in found if leaves_on < self._day]
        states = [
            StepState.PUSHED if leaves_on == self._day else StepState.LATE if step == missed[-1] else StepState.UNSENT
            for step, leaves_on in found
        ]
        return tuple(
            Record(duty.deadline_id, step.name, step.on, state) for (step, _), state in zip(found, states, strict=True)
        )

    def _steps(self, duty: Duty) -> list[tuple[Step, date]]:
        """The steps with the day on which each leaves: the next working day where the shift rule chose a rest day."""
        key = duty.owed.due_on, duty.ladder
        if key not in self._known:
            calendar = self._rules.calendar
            found = steps(duty.owed.due_on, self._rules.reminders, calendar, duty.ladder)
            self._known[key] = [(step, calendar.nearest(step.on, "next_workday")) for step in found]
        return self._known[key]
