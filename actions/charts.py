"""Figures behind the charts: on-time rates, lead days and late notices of the departments in view."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, select

from actions.actor import sees
from actions.board import first_receipt
from actions.context import Context
from policy.months import Span, month_of
from storage.models import Department, MeetingNotice, Obligation, Submission

MONTHS = 12
LONG = 10  # lead days from which on notices are counted together


@dataclass(frozen=True)
class Rate:
    """Of what came due, how much was in on time; `name` is a month or a department."""

    name: str
    due: int
    on_time: int

    @property
    def percent(self) -> int | None:
        """Whole percent; None when nothing came due."""
        return round(100 * self.on_time / self.due) if self.due else None


@dataclass(frozen=True)
class Notices:
    """Meetings reported in a month: all, and those reported late without and with the group's recognition."""

    name: str
    reported: int
    late: int
    excused: int


def last_months(today: date) -> list[Span]:
    """The last twelve months, this one included, oldest first."""
    spans = [month_of(today)]
    while len(spans) < MONTHS:
        spans.insert(0, month_of(spans[0].first - timedelta(days=1)))
    return spans


def _judged(context: Context) -> Select[int, str, date, bool]:
    """Each obligation that has come due or is in, with the verdict on its first receipt."""
    return (
        select(Department.id, Department.name, Obligation.due_on, Submission.on_time)
        .select_from(Obligation)
        .join(Department)
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(sees(context.me), Obligation.state != "excused")
        .where((Obligation.due_at < context.now) | Submission.id.is_not(None))
    )


def rates_by_month(context: Context) -> list[Rate]:
    """The on-time rate of each of the last twelve months, by due date."""
    spans = last_months(context.today)
    query = _judged(context).where(Obligation.due_on.between(spans[0].first, spans[-1].last))
    due: Counter[str] = Counter()
    on_time: Counter[str] = Counter()
    for _id, _name, due_on, in_time in context.session.execute(query):
        due[f"{due_on:%Y-%m}"] += 1
        on_time[f"{due_on:%Y-%m}"] += bool(in_time)
    keys = [(span.label, f"{span.first:%Y-%m}") for span in spans]
    return [Rate(label, due[key], on_time[key]) for label, key in keys]


def rates_by_department(context: Context) -> list[Rate]:
    """This year's on-time rate of each department in view, in the order of the list, never sorted by it."""
    query = _judged(context).where(Obligation.due_on >= context.today.replace(month=1, day=1))
    names: dict[int, str] = {}
    due: Counter[int] = Counter()
    on_time: Counter[int] = Counter()
    for department_id, name, _due_on, in_time in context.session.execute(query):
        names[department_id] = name
        due[department_id] += 1
        on_time[department_id] += bool(in_time)
    return [Rate(names[key], due[key], on_time[key]) for key in sorted(names)]


def _held(context: Context, *more: ColumnElement[bool]) -> Select[MeetingNotice]:
    query = select(MeetingNotice).join(Department).where(sees(context.me), MeetingNotice.state != "cancelled")
    return query.where(*more)


def notices_by_month(context: Context) -> list[Notices]:
    """Notices of each of the last twelve months by the day of the meeting, and how many came late."""
    spans = last_months(context.today)
    rows = list(context.session.scalars(_held(context, MeetingNotice.day.between(spans[0].first, spans[-1].last))))
    return [_month(span, [row for row in rows if row.day and span.holds(row.day)]) for span in spans]


def _month(span: Span, rows: Iterable[MeetingNotice]) -> Notices:
    kinds = Counter("on time" if row.on_time else ("excused" if row.excused else "late") for row in rows)
    return Notices(span.label, kinds.total(), kinds["late"], kinds["excused"])


def lead_days(context: Context) -> list[tuple[str, int]]:
    """How many notices of this year came how many days ahead."""
    since = context.today.replace(month=1, day=1)
    rows = context.session.scalars(_held(context, MeetingNotice.day >= since, MeetingNotice.lead_days.is_not(None)))
    counted = Counter(min(row.lead_days or 0, LONG) for row in rows)
    return [(f"{days}天" if days < LONG else f"{LONG}天以上", counted[days]) for days in range(LONG + 1)]
