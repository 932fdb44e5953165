"""Everything with a date is one kind of row; here a ladder begins, moves and stops (design: decision 3)."""

from datetime import date, datetime

from sqlalchemy import select

from actions.common.context import Context
from storage.models import Deadline
from storage.states import DeadlineState


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
