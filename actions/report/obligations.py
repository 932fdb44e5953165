"""Obligations as rows: one for every department that reports by itself and every period that comes due."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import Boolean, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from actions.common import recipients
from actions.common.assigned import BEHIND
from actions.common.context import Context
from actions.common.scope import every, of
from policy.time.ladder import due_at
from policy.time.periods import Period, periods
from policy.time.settings import AssignedObligation, ObligationSettings
from policy.words.reminder_text import Owed
from storage.models import Deadline, Department, Obligation
from storage.states import ReportState

AHEAD = timedelta(days=60)  # farther than the longest ladder reaches, so that every first step finds its row
_LACKING: Final = (
    select(Department)
    .where(
        Department.ended_on.is_(None),
        Department.imported_at < bindparam("end"),
        Department.parent_id.is_(None) | bindparam("by_all", type_=Boolean),
        ~every(Obligation)
        .where(
            Obligation.kind == bindparam("kind"),
            Obligation.period == bindparam("period"),
            Obligation.department_id == Department.id,
        )
        .exists(),
    )
    .order_by(Department.id)
)


def open_periods(context: Context) -> None:
    """Create what falls due from 60 days ago to 60 days ahead, for every department that reports by itself.

    Idempotent, and safe when several processes do it at once. What was due before a department was imported is not
    created.
    """
    coming = [
        (department, each, period)
        for each in context.obligations
        for period in periods(each, context.today - BEHIND, context.today + AHEAD)
        for department in _lacking(context, each, period)
    ]
    if not coming:
        return
    try:
        with context.session.begin_nested():
            _insert(context, [_made(context, *each) for each in coming])
    except IntegrityError:  # another process opens them in this very moment: fill in what it has not
        for each in coming:
            ensure(context, *each)


def _lacking(context: Context, settings: ObligationSettings, period: Period) -> Iterable[Department]:
    """The departments that owe this period and have no row for it; what is there already is thousands, and is not read."""
    query = _LACKING
    if isinstance(settings, AssignedObligation):
        query = query.where(Department.id.in_(settings.departments))
    end = datetime.combine(period.due_on + timedelta(days=1), time.min, context.rules.zone)
    by_all = isinstance(settings, AssignedObligation) or settings.subordinate
    asked = {"kind": settings.kind, "period": period.key, "end": end, "by_all": by_all}
    return context.session.scalars(query, asked)


def reports_itself(department: Department, settings: ObligationSettings) -> bool:
    """Whether the department reports by itself, or its reports go with its parent's; 布置: whether it is addressed."""
    if isinstance(settings, AssignedObligation):
        return department.id in settings.departments
    return department.parent_id is None or settings.subordinate


def ensure(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation:
    """The department's obligation for this period, created with its deadline where it does not exist yet."""
    query = of(Obligation, department).where(
        Obligation.kind == settings.kind,
        Obligation.period == period.key,
    )
    found = context.session.scalar(query)
    if found is not None:
        return found
    made = _made(context, department, settings, period)
    try:
        with context.session.begin_nested():
            _insert(context, [made])
    except IntegrityError:  # another process opened it in this very moment
        return context.session.scalars(query).one()
    return made


def open_new(context: Context, departments: Iterable[Department], settings: ObligationSettings, period: Period) -> None:
    """The same for many at once, of a kind that nobody has yet."""
    _insert(context, [_made(context, each, settings, period) for each in departments])


def _made(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation:
    rules = context.rules
    return Obligation(
        kind=settings.kind,
        title=settings.title,
        department_id=department.id,
        period=period.key,
        label=period.label,
        due_on=period.due_on,
        due_at=due_at(period.due_on, rules.reminders, rules.calendar, rules.zone),
    )


def _insert(context: Context, rows: Sequence[Obligation]) -> None:
    """New obligations, each with the deadline that its ladder runs on."""
    context.session.add_all(rows)
    context.session.flush()
    context.session.execute(
        insert(Deadline),
        [
            {
                "kind": "obligation",
                "subject_id": row.id,
                "department_id": row.department_id,
                "due_on": row.due_on,
                "due_at": row.due_at,
            }
            for row in rows
        ],
    )


def owed(context: Context, row: Obligation) -> Owed:
    """An obligation as a reminder names it; a kind that the configuration does not name any more goes by its title."""
    settings = settings_of(context, row.kind)
    return Owed(
        title=row.title,
        short=settings.short if settings else row.title,
        label=row.label,
        due_on=row.due_on,
        returned=row.state == ReportState.RETURNED,
        paper=row.state == ReportState.ANNOUNCED,
    )


def asked_role(context: Context, row: Obligation) -> str:
    """Whose the report is in its department: the liaison's, unless a 布置 asks somebody else."""
    settings = settings_of(context, row.kind)
    return settings.role if isinstance(settings, AssignedObligation) else "liaison"


def asked_of(context: Context, row: Obligation) -> list[str]:
    """Who is told of this report: those of its department whom it is asked of."""
    return recipients.asked(context, row.department, asked_role(context, row))


def settings_of(context: Context, kind: str) -> ObligationSettings | None:
    """The settings of a kind; None when the operator has taken it out of the configuration since."""
    return next((each for each in context.obligations if each.kind == kind), None)
