"""What is owed now: overdue, returned, and of each kind the period that is due next."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import counted, every, within
from storage.models import Department, Obligation
from storage.models.duties import STILL_OWED
from storage.states import ReportState

Owing = TypeVar("Owing", Obligation, "Line")


def open_obligations(context: Context, department_ids: Collection[int] | None = None) -> list[Obligation]:
    """What is owed now, returned first and then by date: overdue, and of each kind the period due next.

    Of these departments, or of all in view.
    """
    start = counted(context, Obligation) if department_ids is None else within(Obligation, department_ids)
    query = (
        start.where(Obligation.state.in_(STILL_OWED), _now(context))
        .options(joinedload(Obligation.department), selectinload(Obligation.submissions))
        .order_by(Obligation.due_on, Obligation.id)
    )
    return sorted(context.session.scalars(query), key=lambda row: row.state != ReportState.RETURNED)


class Line(NamedTuple):
    """What one department owes, as far as a list of many names it; `id` is the obligation's."""

    id: int
    department_id: int
    department: str
    kind: str
    period: str
    state: ReportState
    due_on: date


def open_lines(context: Context) -> list[Line]:
    """The same of all in view, by date alone."""
    query = counted(context, Obligation).where(Obligation.state.in_(STILL_OWED), _now(context)).with_only_columns(
        Obligation.id, Department.id, Department.name, Obligation.kind, Obligation.period, Obligation.state, Obligation.due_on
    )  # fmt: skip
    return [Line(*row) for row in context.session.execute(query.order_by(Obligation.due_on, Obligation.id))]


def _now(context: Context) -> ColumnElement[bool]:
    """The condition for what is not due only after the next period of its kind, in or not."""
    sooner = aliased(Obligation)
    between = select(sooner.id).where(
        sooner.department_id == Obligation.department_id, sooner.kind == Obligation.kind,
        sooner.due_on >= context.today, sooner.due_on < Obligation.due_on,
    )  # fmt: skip
    return or_(Obligation.due_on <= context.today, ~between.correlate(Obligation).exists())


def behind(context: Context, before: date) -> ColumnElement[bool]:
    """The condition for periods that were due before this day and that somebody in view has not met."""
    unmet = counted(context, Obligation).with_only_columns(Obligation.kind, Obligation.period)
    unmet = unmet.where(Obligation.state.in_(STILL_OWED), Obligation.due_on < before)
    periods = context.session.execute(unmet.distinct()).all()
    if not periods:
        return false()
    of_period = or_(*(and_(Obligation.kind == kind, Obligation.period == key) for kind, key in periods))
    first = context.session.scalars(every(Obligation).with_only_columns(func.min(Obligation.due_on)).where(of_period))
    return of_period & Obligation.due_on.between(first.one(), before - timedelta(days=1))  # no earlier than is of use
