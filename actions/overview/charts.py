"""Figures behind the charts: on-time rates, lead days and late notices of the departments in view."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func

from actions.common.context import Context
from actions.common.scope import counted
from actions.overview.board import first_receipt
from actions.overview.measures import moments
from actions.publication import totals
from policy.time.months import Span, month_of
from storage.models import Department, MeetingNotice, Obligation, Publication, Receipt, Submission
from storage.states import MeetingState, ReportState

MONTHS = 12
ASSIGNED = "布置和其他"  # what the configuration does not name (any more)
LONG = 10  # lead days from which on notices are counted together


@dataclass(frozen=True)
class Rate:
    """Of what came due, how much was in on time; `name` is a month or a department."""

    name: str
    due: int
    on_time: int
    department_id: int = 0

    @property
    def percent(self) -> int | None:
        """Whole percent; None when nothing came due."""
        return round(100 * self.on_time / self.due) if self.due else None


@dataclass(frozen=True)
class Notices:
    """Meetings reported in a month: all, late without and with the group's recognition, and all of the year before."""

    name: str
    reported: int
    late: int
    excused: int
    before: int


def last_months(today: date) -> list[Span]:
    """The last twelve months, this one included, oldest first."""
    spans = [month_of(today)]
    while len(spans) < MONTHS:
        spans.insert(0, month_of(spans[0].first - timedelta(days=1)))
    return spans


def _judged(context: Context, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """By key: how many obligations have come due or are in, and how many of them were in on time at first."""
    in_time = func.sum(case((Submission.on_time.is_(True), 1), else_=0))
    return (
        counted(context, Obligation)
        .with_only_columns(*key, func.count(), in_time, maintain_column_froms=True)
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(Obligation.state != ReportState.EXCUSED)
        .where((Obligation.due_at < context.now) | Submission.id.is_not(None))
        .group_by(*key)
    )


def rates_by_duty(context: Context) -> list[tuple[str, list[Rate]]]:
    """The on-time rate of each of the last twelve months by due date, each duty by itself; last and together all that was assigned («布置»)."""
    spans, duties = last_months(context.today), {each.kind: each.title for each in context.rules.obligations}
    within = Obligation.due_on.between(spans[0].first, spans[-1].last)
    due, on_time = Counter[tuple[str, date]](), Counter[tuple[str, date]]()
    query = _judged(context, _column(Obligation.kind), _column(Obligation.due_on)).where(within)
    for kind, due_on, count, in_time in context.session.execute(query):
        key = duties.get(kind, ASSIGNED), due_on.replace(day=1)
        due[key] += count
        on_time[key] += in_time
    known = {title for title, _month in due}
    return [
        (title, [Rate(span.label, due[title, span.first], on_time[title, span.first]) for span in spans])
        for title in (*duties.values(), ASSIGNED)
        if title in known
    ]


def rates_by_department(context: Context) -> list[Rate]:
    """This year's on-time rate of each department in view, in the order of the list, never sorted by it."""
    query = _judged(context, _column(Department.id), _column(Department.name)).order_by(Department.id)
    this_year = Obligation.due_on >= context.today.replace(month=1, day=1)
    return [
        Rate(name, due, int(in_time), key)
        for key, name, due, in_time in context.session.execute(query.where(this_year))
    ]


def _column(attribute: Any) -> ColumnElement[Any]:
    """A mapped attribute as the column that it is: typed so for queries made of several."""
    column: ColumnElement[Any] = attribute
    return column


def _counted(context: Context, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """By key: how many meetings in view were reported and not called off."""
    query = counted(context, MeetingNotice).with_only_columns(*key, func.count(), maintain_column_froms=True)
    return query.where(MeetingNotice.state != MeetingState.CANCELLED).group_by(*key)


def notices_by_month(context: Context) -> list[Notices]:
    """Notices of each of the last twelve months by the day of the meeting, how many came late, and the year before's."""
    spans = last_months(context.today)
    excused = _column(MeetingNotice.excused.is_not(None))
    query = _counted(context, _column(MeetingNotice.day), _column(MeetingNotice.on_time), excused)
    within = MeetingNotice.day.between(_year_before(spans[0].first), spans[-1].last)
    counts: Counter[tuple[date, str]] = Counter()
    for day, on_time, is_excused, count in context.session.execute(query.where(within)):
        kind = "on time" if on_time else ("excused" if is_excused else "late")
        counts[day.replace(day=1), kind] += count
    return [_month(span, counts) for span in spans]


def _month(span: Span, counts: Counter[tuple[date, str]]) -> Notices:
    on_time, late, excused = (counts[span.first, kind] for kind in ("on time", "late", "excused"))
    before = sum(counts[_year_before(span.first), kind] for kind in ("on time", "late", "excused"))
    return Notices(span.label, on_time + late + excused, late, excused, before)


def _year_before(first: date) -> date:
    return first.replace(year=first.year - 1)


@dataclass(frozen=True)
class Sent:
    """What was sent out in a month: issues, how many people were to answer, and how many did."""

    name: str
    issues: int
    asked: int
    back: int

    @property
    def percent(self) -> int | None:
        """Whole percent; None when nothing was to come back."""
        return round(100 * self.back / self.asked) if self.asked else None


def sent_by_month(context: Context) -> list[Sent]:
    """What the departments in view were sent in each of the last twelve months, and what came back of it."""
    spans, asking = last_months(context.today), totals.asking(context)
    query = counted(context, Receipt).join(Receipt.publication).where(totals.OUT)
    query = query.where(Publication.sent_at >= moments(context, spans[0])[0])
    back = func.sum(case((totals.BACK, 1), else_=0))
    columns = query.with_only_columns(
        Publication.kind, Publication.sent_at, func.count(), back, maintain_column_froms=True
    ).group_by(Publication.id)  # fmt: skip
    found: dict[date, Counter[str]] = {span.first: Counter() for span in spans}
    for kind, sent_at, asked, answered in context.session.execute(columns):
        month = found[context.local(sent_at).date().replace(day=1)]
        month.update(issues=1, **({"asked": asked, "back": answered} if kind in asking else {}))
    return [Sent(span.label, *(found[span.first][key] for key in ("issues", "asked", "back"))) for span in spans]


def lead_days(context: Context) -> list[tuple[str, int]]:
    """How many notices of this year came how many days ahead."""
    this_year = MeetingNotice.day >= context.today.replace(month=1, day=1)
    counts: Counter[int] = Counter()
    for days, count in context.session.execute(_counted(context, _column(MeetingNotice.lead_days)).where(this_year)):
        if days is not None:
            counts[min(days, LONG)] += count
    return [(f"{days}天" if days < LONG else f"{LONG}天以上", counts[days]) for days in range(LONG + 1)]
