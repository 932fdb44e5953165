"""Everything with a date is one kind of row; here a ladder begins, moves with its date and stops (design: decision 3)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from actions.common.context import Context
from policy.time.ladder import Rung, Step, steps
from storage.models import Deadline, ReminderStep
from storage.states import DeadlineState, StepState


def set_deadline(
    context: Context, kind: str, subject_id: int, department_id: int, due_on: date, due_at: datetime
) -> Deadline:
    """The open deadline of a thing, made or moved to this local date and moment (aware)."""
    row = find_deadline(context, kind, subject_id)
    if row is None:
        return begin_deadline(context, kind, subject_id, department_id, due_on, due_at)
    row.due_on, row.due_at, row.state, row.stopped_at = due_on, due_at, DeadlineState.OPEN, None
    return row


def begin_deadline(
    context: Context, kind: str, subject_id: int, department_id: int, due_on: date, due_at: datetime
) -> Deadline:
    """The deadline of a thing that has just been registered and can have none yet."""
    row = Deadline(kind=kind, subject_id=subject_id, department_id=department_id, due_on=due_on, due_at=due_at)
    context.session.add(row)
    return row


def find_deadline(context: Context, kind: str, subject_id: int) -> Deadline | None:
    """The deadline of a thing, open or stopped."""
    return context.session.scalar(select(Deadline).where(Deadline.kind == kind, Deadline.subject_id == subject_id))


def stop_deadline(context: Context, kind: str, subject_id: int) -> None:
    """No further step of this thing's ladder goes out."""
    row = find_deadline(context, kind, subject_id)
    if row is not None and row.state == DeadlineState.OPEN:
        row.state, row.stopped_at = DeadlineState.STOPPED, context.now


def reopen_deadline(context: Context, kind: str, subject_id: int) -> Deadline | None:
    """The ladder runs again, e.g. when a report was returned; gives the deadline where there is one."""
    row = find_deadline(context, kind, subject_id)
    if row is not None:
        row.state, row.stopped_at = DeadlineState.OPEN, None
    return row


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
