"""A ladder that is running: how it moves with its date, and what of it is over."""

from datetime import date, datetime

from actions.common.context import Context
from actions.ledger import entries
from policy.time.ladder import Rung, Step, steps
from storage.models import Deadline, LedgerEntry, ReminderStep


def move(context: Context, deadline: Deadline, due_on: date, due_at: datetime) -> None:
    """The ladder moves with the date: a step that the new date puts into the future comes (again), none is made up for."""
    deadline.due_on, deadline.due_at = due_on, due_at
    coming = {step.name for step, leaves_on in _leaving(context, deadline) if leaves_on > context.today}
    for row in deadline.steps:
        if row.step in coming:
            row.step = f"{row.step}~{int(context.now.timestamp())}"
    settle_past(context, deadline)


def settle_past(context: Context, deadline: Deadline) -> None:
    """Steps whose day is over are not made up for: nobody missed them, they were not meant to go out."""
    taken = {row.step for row in deadline.steps}
    for step, leaves_on in _leaving(context, deadline):
        if leaves_on < context.today and step.name not in taken:
            deadline.steps.append(
                ReminderStep(step=step.name, planned_on=step.on, state="unsent", recorded_at=context.now)
            )


def _leaving(context: Context, deadline: Deadline) -> list[tuple[Step, date]]:
    """The steps with the day on which each leaves."""
    rules = context.rules
    found = steps(deadline.due_on, rules.reminders, rules.calendar, _own_ladder(context, deadline))
    return [(step, rules.calendar.nearest(step.on, "next_workday")) for step in found]


def _own_ladder(context: Context, deadline: Deadline) -> tuple[Rung, ...] | None:
    """The register's, or that of opinions; None for a report, whose ladder is that of the settings."""
    if deadline.kind == "opinion":
        return context.rules.reminders.opinion_ladder
    if deadline.kind != "entry":
        return None
    entry = context.session.get_one(LedgerEntry, deadline.subject_id)
    definition = entries.definition_of(context, entry.ledger)
    return definition.due.ladder if definition and definition.due else ()
