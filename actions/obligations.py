"""Obligations as rows: which are opened, and the one place where a ladder stops and starts again."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from actions.context import Context
from policy.ladder import due_at
from policy.periods import Period, periods
from policy.settings import ObligationSettings
from storage.models import Deadline, Department, Obligation

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
    context.session.add(
        Deadline(
            kind="obligation",
            subject_id=obligation.id,
            department_id=department.id,
            due_on=period.due_on,
            due_at=moment,
            state="open",
        )
    )
    context.session.flush()
    return obligation


def deadline_of(context: Context, kind: str, subject_id: int) -> Deadline | None:
    """The deadline of an obligation, a meeting …"""
    return context.session.scalar(select(Deadline).where(Deadline.kind == kind, Deadline.subject_id == subject_id))


def stop_deadline(context: Context, kind: str, subject_id: int) -> None:
    """Stop a ladder: nothing more is reminded of. The only place that does it."""
    row = deadline_of(context, kind, subject_id)
    if row is not None and row.state == "open":
        row.state, row.stopped_at = "stopped", context.now


def reopen_deadline(context: Context, kind: str, subject_id: int) -> None:
    """Let a ladder run again: steps that were dealt with stay dealt with."""
    row = deadline_of(context, kind, subject_id)
    if row is not None:
        row.state, row.stopped_at = "open", None


def settings_named(context: Context, text: str) -> ObligationSettings | None:
    """The obligation whose word («台账», «三重一大») or title stands in the text."""
    named = [each for each in context.rules.obligations if each.title in text or each.short in text]
    return max(named, key=lambda each: len(each.short), default=None)


def settings_of(context: Context, kind: str) -> ObligationSettings | None:
    """The settings of a kind; None when the operator has taken it out of the configuration since."""
    return next((each for each in context.rules.obligations if each.kind == kind), None)


def short_names(context: Context) -> dict[str, str]:
    """The word that people type, by kind."""
    return {each.kind: each.short for each in context.rules.obligations}
