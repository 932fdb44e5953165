"""Who has reported and who has not: the queries behind 谁没报, 逾期, 我的待办 and a department's overview."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, false, func, or_
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import counted, of, own
from actions.meeting import report
from actions.meeting.report import MeetingNotice
from actions.report.obligations import AHEAD
from actions.report.owed import behind, open_obligations
from actions.report.submit import ANNOUNCED
from policy.time.months import Span, year_of
from policy.time.periods import periods
from storage.models import Department, Obligation
from storage.models.duties import CLOSED, STILL_OWED
from storage.states import MeetingState, ReportState

__all__ = ["MeetingNotice", "Obligation", "open_obligations"]


_ONE_PERIOD = timedelta(days=180)  # a period's label comes again a year later


@dataclass(frozen=True)
class PeriodStatus:
    """How many of the departments in view are in for one period of one kind, and which are not."""

    kind: str
    title: str
    label: str
    due_on: date
    total: int
    missing: tuple[str, ...]
    announced: tuple[str, ...]

    @property
    def reported(self) -> int:
        """How many are in."""
        return self.total - len(self.missing)


@dataclass(frozen=True)
class YearFigures:
    """A department's year or other span: reports that came due in it and meetings reported in it."""

    due: int
    reported: int
    on_time: int
    overdue: int  # still owed; in a span that is not over, whatever came due before it too
    meetings: int
    meetings_on_time: int
    meetings_late: int
    meetings_excused: int


def current_periods(context: Context) -> list[PeriodStatus]:
    """For every kind the period due next, after all that came before and somebody in view has not met."""
    found = _periods(context, Obligation.due_on >= context.today, behind(context, context.today))
    coming: dict[str, date] = {}
    for status in found:
        if status.due_on >= context.today:
            coming.setdefault(status.kind, status.due_on)
    return [
        status
        for status in found
        if status.due_on == coming.get(status.kind) or (status.due_on < context.today and status.missing)
    ]


def periods_within(context: Context, span: Span) -> list[PeriodStatus]:
    """Every period due on these days, complete or not."""
    return _periods(context, Obligation.due_on.between(span.first, span.last))


def to_come(context: Context, span: Span) -> list[PeriodStatus]:
    """The periods due on these days that are too far ahead for anybody to owe them yet, as the rules have them."""
    first = max(span.first, context.today + AHEAD + timedelta(days=1))
    found = [
        PeriodStatus(each.kind, settings.title, each.label, each.due_on, 0, (), ())
        for settings in context.obligations
        for each in periods(settings, first, span.last)
    ]
    return sorted(found, key=lambda each: each.due_on)


def _periods(context: Context, *where: ColumnElement[bool]) -> list[PeriodStatus]:
    """The periods of these obligations in view, by date and in the order of the kinds.

    Counted by the database, each condition by an index of its own; names are read of those alone that are not in.
    """
    owing: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    missing: dict[tuple[str, str], list[tuple[int, ReportState, str]]] = defaultdict(list)
    period = Obligation.kind, Obligation.period
    day = *period, Obligation.title, Obligation.label, Obligation.due_on
    for each in where:
        numbers = counted(context, Obligation).with_only_columns(*day, func.count(), func.min(Department.id))
        numbers = numbers.where(each, Obligation.state != ReportState.EXCUSED)
        for kind, key, title, label, due_on, number, first in context.session.execute(numbers.group_by(*day)):
            owing[kind, key].append(_Counted(title, label, due_on, number, first))
        names = counted(context, Obligation).with_only_columns(
            *period, Department.id, Obligation.state, Department.name
        )
        names = names.where(each, Obligation.state.in_(STILL_OWED))
        for kind, key, department_id, state, name in context.session.execute(names):
            missing[kind, key].append((department_id, state, name))
    found = [_status(kind, days, sorted(missing[kind, key])) for (kind, key), days in owing.items()]
    order = [each.kind for each in context.obligations]
    return sorted(found, key=lambda each: (each.due_on, order.index(each.kind) if each.kind in order else len(order)))


class _Counted(NamedTuple):
    """How many departments owe one period by one day; `first` is the lowest of their ids."""

    title: str
    label: str
    due_on: date
    number: int
    first: int


def _status(kind: str, days: list[_Counted], missing: list[tuple[int, ReportState, str]]) -> PeriodStatus:
    """One period; a department with an extension counts with the others, under the date of most of them."""
    first = min(days, key=lambda each: each.first)
    usual = max(days, key=lambda each: (each.number, -each.first))
    names = tuple(name for _id, _state, name in missing)
    announced = tuple(name for _id, state, name in missing if state == ANNOUNCED)
    return PeriodStatus(
        kind, first.title, first.label, usual.due_on, sum(each.number for each in days), names, announced
    )


def in_time(context: Context, period: PeriodStatus) -> list[str]:
    """Names of the departments in view whose first report for the period came in time."""
    query = counted(context, Obligation).where(Obligation.kind == period.kind, Obligation.label == period.label)
    near = Obligation.due_on.between(period.due_on - _ONE_PERIOD, period.due_on + _ONE_PERIOD)
    rows = context.session.scalars(
        query.where(near, Obligation.submissions.any())
        .options(joinedload(Obligation.department), selectinload(Obligation.submissions))
        .order_by(Department.id)
    )
    return [row.department.name for row in rows if row.submissions[0].on_time]


def overdue(context: Context) -> list[Obligation]:
    """What is owed in view and late, longest first."""
    query = (
        counted(context, Obligation)
        .where(Obligation.state.in_(STILL_OWED), Obligation.due_at < context.now)
        .options(joinedload(Obligation.department))
        .order_by(Obligation.due_on, Department.id)
    )
    return list(context.session.scalars(query))


def announced(context: Context) -> list[Obligation]:
    """Reports in view of which the department says that the paper is on its way."""
    query = counted(context, Obligation).where(Obligation.state == ANNOUNCED)
    query = query.options(joinedload(Obligation.department))
    return list(context.session.scalars(query.order_by(Obligation.due_on, Department.id)))


def meetings_within(context: Context, span: Span) -> list[MeetingNotice]:
    """Registered meetings in view on these days, in order of time; one without an hour comes first on its day."""
    query = (
        counted(context, MeetingNotice)
        .where(
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.day.between(span.first, span.last),
        )
        .options(joinedload(MeetingNotice.department))
    )
    early = datetime.min.replace(tzinfo=context.rules.zone)
    rows = list(context.session.scalars(query))
    return sorted(rows, key=lambda row: (row.day, row.starts_at or early, row.id))


def incomplete_meetings(context: Context) -> list[MeetingNotice]:
    """The person's departments' coming meetings that still lack time, place or items."""
    query = (
        own(context, MeetingNotice)
        .where(
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.day.is_(None) | (MeetingNotice.day >= context.today),
        )
        .options(selectinload(MeetingNotice.items))
        .order_by(MeetingNotice.day, MeetingNotice.id)
    )
    return [row for row in context.session.scalars(query) if report.missing(row)]


def year_figures(context: Context, department: Department, span: Span | None = None) -> YearFigures:
    """Counts of this year, or of the span; a report returned and sent again counts by its first receipt."""
    span = span or year_of(context.today)
    in_span = Obligation.due_on.between(span.first, span.last)
    still_owed = Obligation.state.not_in(CLOSED) & (Obligation.due_at < context.now)
    earlier = still_owed & (Obligation.due_on < span.first) if span.last >= context.today else false()
    rows = context.session.scalars(
        of(Obligation, department)
        .where(or_(in_span, earlier), Obligation.state != ReportState.EXCUSED)
        .options(selectinload(Obligation.submissions))
    ).all()
    counted = [row for row in rows if span.holds(row.due_on) and (row.submissions or row.due_at < context.now)]
    held = _reported(context, department, span)
    return YearFigures(
        due=len(counted),
        reported=sum(bool(row.submissions) for row in counted),
        on_time=sum(row.submissions[0].on_time for row in counted if row.submissions),
        overdue=sum(row.state not in CLOSED and row.due_at < context.now for row in rows),
        meetings=len(held),
        meetings_on_time=sum(row.on_time is True for row in held),
        meetings_late=sum(row.on_time is False and row.excused is None for row in held),
        meetings_excused=sum(row.on_time is False and row.excused is not None for row in held),
    )


def _reported(context: Context, department: Department, span: Span) -> list[MeetingNotice]:
    """The department's meetings that were reported on these days and not called off."""
    midnight = datetime.min.time()
    first = datetime.combine(span.first, midnight, context.rules.zone)
    end = datetime.combine(span.last + timedelta(days=1), midnight, context.rules.zone)
    query = of(MeetingNotice, department).where(
        MeetingNotice.state != MeetingState.CANCELLED,
        MeetingNotice.reported_at >= first,
        MeetingNotice.reported_at < end,
    )
    return list(context.session.scalars(query))
