"""Reports that were assigned («布置»), as rules: beside those of the configuration they are owed like every other."""

from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from actions.common.actor import Actor
from policy.time.settings import AssignedObligation
from storage.models import Assignment, Obligation
from storage.models.duties import CLOSED

LONGEST_WORD = 10  # characters that people have to type
BEHIND = timedelta(days=60)  # what fell due while the service was down this long is opened all the same


def assigned(session: Session, today: date, actor: Actor | None) -> tuple[AssignedObligation, ...]:
    """Those of a person's own departments and groups; without a person, all.

    One that is long over and in everywhere is left out.
    """
    waiting = select(Obligation.kind).where(Obligation.state.not_in(CLOSED), Obligation.kind.startswith("task_"))
    query = select(Assignment).where(
        Assignment.cancelled_at.is_(None), or_(Assignment.due_on >= today - BEHIND, Assignment.kind.in_(waiting))
    )
    return tuple(as_settings(row) for row in session.scalars(query.order_by(Assignment.id)) if _concerns(row, actor))


def _concerns(row: Assignment, actor: Actor | None) -> bool:
    return actor is None or row.group_id in actor.group_ids or not actor.department_ids.isdisjoint(row.department_ids)


def as_settings(row: Assignment) -> AssignedObligation:
    """The rule that an assignment is: due once, by the departments addressed."""
    due = row.due_on
    return AssignedObligation(
        kind=row.kind,
        title=row.title,
        short=row.title[:LONGEST_WORD],
        rrule=f"FREQ=YEARLY;COUNT=1;BYMONTH={due.month};BYMONTHDAY={due.day}",
        effective_from=f"{due:%Y-%m}",
        departments=frozenset(row.department_ids),
        role=row.role,
    )
