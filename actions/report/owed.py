"""What is owed now: overdue, returned, and of each kind the period that is due next."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from actions.common.actor import sees
from actions.common.context import Context
from actions.report.obligations import open_periods
from storage.models import Department, Obligation
from storage.models.duties import CLOSED
from storage.states import ReportState


def open_obligations(context: Context, department_ids: Collection[int] | None = None) -> list[Obligation]:
    """What is owed now, returned first and then by date: overdue, and of each kind the period due next.

    Of these departments, or of all in view.
    """
    open_periods(context)
    where = sees(context.me) if department_ids is None else Obligation.department_id.in_(department_ids)
    query = (
        select(Obligation)
        .join(Department)
        .where(where, Obligation.state.not_in(CLOSED))
        .options(joinedload(Obligation.department), selectinload(Obligation.submissions))
        .order_by(Obligation.due_on, Obligation.id)
    )
    rows = list(context.session.scalars(query))
    coming = _next_dates(context)
    now = [row for row in rows if row.due_on <= coming.get((row.kind, row.department_id), context.today)]
    return sorted(now, key=lambda row: row.state != ReportState.RETURNED)


def behind(context: Context, before: date) -> ColumnElement[bool]:
    """The condition for periods that were due before this day and that somebody in view has not met."""
    unmet = select(Obligation.kind, Obligation.period).join(Department)
    unmet = unmet.where(sees(context.me), Obligation.state.not_in(CLOSED), Obligation.due_on < before)
    return tuple_(Obligation.kind, Obligation.period).in_(unmet.distinct()) & (Obligation.due_on < before)


def _next_dates(context: Context) -> dict[tuple[str, int], date]:
    """For every kind and department, the date on which it is due next, in or not."""
    query = select(Obligation.kind, Obligation.department_id, func.min(Obligation.due_on))
    query = query.where(Obligation.due_on >= context.today).group_by(Obligation.kind, Obligation.department_id)
    return {(kind, department_id): due_on for kind, department_id, due_on in context.session.execute(query)}
