"""A ladder that is running: how it moves with its date, and what of it is over."""

from collections.abc import Sequence
from datetime import date, datetime

from actions.common.context import Context
from policy.time.ladder import Rung, Step, steps
from storage.models import Deadline, ReminderStep
from storage.states import StepState

Own = Sequence[Rung] | None  # the ladder of a register; None for everything whose ladder the settings say


def move(context: Context, deadline: Deadline, due_on: date, due_at: datetime, own: Own) -> None:
    """The ladder moves with the date: a step that the new date puts into the future comes (again), none is made up for."""
    deadline.due_on, deadline.due_at = due_on, due_at
    coming = {step.name for step, leaves_on in _leaving(context, deadline, own) if leaves_on > context.today}
    for row in deadline.steps:
        if row.step in coming:
            row.step = f"{row.step}~{int(context.now.timestamp())}"
    settle_past(context, deadline, own)


def settle_past(context: Context, deadline: Deadline, own: Own) -> None:
    """Steps whose day is over are not made up for: nobody missed them, they were not meant to go out."""
    taken = {row.step for row in deadline.steps}
    for step, leaves_on in _leaving(context, deadline, own):
        if leaves_on < context.today and step.name not in taken:
            deadline.steps.append(
                ReminderStep(step=step.name, planned_on=step.on, state=StepState.UNSENT, recorded_at=context.now)
            )


def _leaving(context: Context, deadline: Deadline, own: Own) -> list[tuple[Step, date]]:
    """The steps with the day on which each leaves."""
    rules = context.rules
    ladder = rules.reminders.opinion_ladder if deadline.kind == "opinion" else own
    found = steps(deadline.due_on, rules.reminders, rules.calendar, ladder)
    return [(step, rules.calendar.nearest(step.on, "next_workday")) for step in found]
