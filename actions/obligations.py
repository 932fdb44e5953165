"""Obligations as rows: one for every department that reports by itself and every period that comes due."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from actions.context import Context
from actions.deadlines import set_deadline
from policy.ladder import due_at
from policy.periods import Period, periods
from policy.settings import ObligationSettings
from storage.models import Department, Obligation

AHEAD = timedelta(days=60)  # farther than the longest ladder reaches, so that every first step finds its row


def open_periods(context: Context) -> None:
    """Create what falls due from today to 60 days ahead, for every department that reports by itself.

    Idempotent, and safe when several processes do it at once. What was due before a department was imported is not
    created.
    """
    departments = list(context.session.scalars(select(Department).order_by(Department.id)))
    query = select(Obligation.kind, Obligation.department_id, Obligation.period)
    known = {tuple(row) for row in context.session.execute(query.where(Obligation.due_on >= context.today))}
    for settings in context.rules.obligations:
        coming = periods(settings, context.today, context.today + AHEAD)
        for department in departments:
            if not reports_itself(department, settings):
                continue
            since = context.local(department.imported_at).date()
            for period in coming:
                if period.due_on >= since and (settings.kind, department.id, period.key) not in known:
                    ensure(context, department, settings, period)


def reports_itself(department: Department, settings: ObligationSettings) -> bool:
    """Whether the department reports by itself, or its reports go with its parent's."""
    return department.parent_id is None or settings.subordinate


def ensure(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation:
    """The department's obligation for this period, created with its deadline where it does not exist yet."""
    query = select(Obligation).where(
        Obligation.kind == settings.kind,
        Obligation.department_id == department.id,
        Obligation.period == period.key,
    )
    found = context.session.scalar(query)
    if found is not None:
        return found
    try:
        with context.session.begin_nested():
            return _create(context, department, settings, period)
    except IntegrityError:  # another process opened it in this very moment
        return context.session.scalars(query).one()


def _create(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation:
    rules = context.rules
    moment = due_at(period.due_on, rules.reminders, rules.calendar, rules.zone)
    obligation = Obligation(
        kind=settings.kind,
        title=settings.title,
        department=department,
        period=period.key,
        label=period.label,
        due_on=period.due_on,
        due_at=moment,
        state="open",
    )
    context.session.add(obligation)
    context.session.flush()
    set_deadline(context, "obligation", obligation.id, department.id, period.due_on, moment)
    context.session.flush()
    return obligation


def settings_of(context: Context, kind: str) -> ObligationSettings | None:
    """The settings of a kind; None when the operator has taken it out of the configuration since."""
    return next((each for each in context.rules.obligations if each.kind == kind), None)
