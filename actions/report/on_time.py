"""按时报送率 month by month: of what came due how much was in on time, each duty by itself; as figures and drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, select
from sqlalchemy.orm import aliased

from actions.common.context import Context
from actions.common.scope import counted
from policy.time.months import Span, month_of
from policy.words.paper import Plot
from storage.models import Obligation, Submission
from storage.states import ReportState

MONTHS = 12
ASSIGNED = "布置和其他"  # what the configuration does not name (any more)
Duties = Sequence[tuple[str, list["Rate"]]]


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


def last_months(today: date) -> list[Span]:
    """The last twelve months, this one included, oldest first."""
    spans = [month_of(today)]
    while len(spans) < MONTHS:
        spans.insert(0, month_of(spans[0].first - timedelta(days=1)))
    return spans


def first_receipt() -> ScalarSelect[int]:
    """For a query over Obligation: the id of its first Submission, whose verdict stays whatever is sent again."""
    receipt = aliased(Submission)
    query = select(func.min(receipt.id)).where(receipt.obligation_id == Obligation.id)
    return query.correlate(Obligation).scalar_subquery()


def judged(owed: Select[Obligation], now: datetime, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """By key: how many of these obligations have come due by now or are in, and how many of them were in on time at first."""
    in_time = func.sum(case((Submission.on_time.is_(True), 1), else_=0))
    return (
        owed.with_only_columns(*key, func.count(), in_time, maintain_column_froms=True)
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(Obligation.state != ReportState.EXCUSED)
        .where((Obligation.due_at < now) | Submission.id.is_not(None))
        .group_by(*key)
    )


def rates_by_duty(context: Context, owed: Select[Obligation] | None = None) -> list[tuple[str, list[Rate]]]:
    """The on-time rate of what is owed (in view, where nothing is handed in) in each of the last twelve months by due date, each duty by itself; last and together all that was assigned («布置»)."""
    spans, duties = last_months(context.today), {each.kind: each.title for each in context.rules.obligations}
    within = Obligation.due_on.between(spans[0].first, spans[-1].last)
    due, on_time = Counter[tuple[str, date]](), Counter[tuple[str, date]]()
    query = judged(
        counted(context, Obligation) if owed is None else owed,
        context.now,
        column(Obligation.kind),
        column(Obligation.due_on),
    ).where(within)
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


def drawn(context: Context, duties: Duties) -> Plot:
    """The rates as lines: the same figure on the page, in a group chat and in Word."""
    names = tuple(span.label for span in last_months(context.today))
    rows = tuple((title, tuple(each.percent for each in rates)) for title, rates in duties)
    return Plot("近12个月按时报送率", "lines", names, rows, "%", 100)


def column(attribute: Any) -> ColumnElement[Any]:
    """A mapped attribute as the column that it is: typed so for queries made of several."""
    column: ColumnElement[Any] = attribute
    return column
