"""Figures behind the charts: on-time rates, lead days, late notices and open rectifications of the departments in view."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func

from actions.common.context import Context
from actions.common.scope import counted
from actions.ledger import entries
from actions.overview.measures import moments
from actions.publication import totals
from actions.report.on_time import Rate, column, judged, last_months
from policy.time.months import Span
from storage.models import Department, LedgerEntry, MeetingNotice, Obligation, Publication, Receipt
from storage.states import EntryState, MeetingState

LONG = 10  # lead days from which on notices are counted together


@dataclass(frozen=True)
class Notices:
    """Meetings reported in a month: all, late without and with the group's recognition, and all of the year before."""

    name: str
    reported: int
    late: int
    excused: int
    before: int


def rates_by_department(context: Context) -> list[Rate]:
    """This year's on-time rate of each department in view, in the order of the list, never sorted by it."""
    query = judged(counted(context, Obligation), context.now, column(Department.id), column(Department.name)).order_by(
        Department.id
    )
    this_year = Obligation.due_on >= context.today.replace(month=1, day=1)
    return [
        Rate(name, due, int(in_time), key)
        for key, name, due, in_time in context.session.execute(query.where(this_year))
    ]


def _counted(context: Context, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """By key: how many meetings in view were reported and not called off."""
    query = counted(context, MeetingNotice).with_only_columns(*key, func.count(), maintain_column_froms=True)
    return query.where(MeetingNotice.state != MeetingState.CANCELLED).group_by(*key)


def notices_by_month(context: Context) -> list[Notices]:
    """Notices of each of the last twelve months by the day of the meeting, how many came late, and the year before's."""
    spans = last_months(context.today)
    excused = column(MeetingNotice.excused.is_not(None))
    query = _counted(context, column(MeetingNotice.day), column(MeetingNotice.on_time), excused)
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
    for days, count in context.session.execute(_counted(context, column(MeetingNotice.lead_days)).where(this_year)):
        if days is not None:
            counts[min(days, LONG)] += count
    return [(f"{days}天" if days < LONG else f"{LONG}天以上", counts[days]) for days in range(LONG + 1)]


REGISTER = "rectification"


@dataclass(frozen=True)
class Month:
    """A month's problems; `left` is what was open at its end, or is open now in the running month."""

    name: str
    found: int
    closed: int
    left: int


def burn_down(context: Context) -> list[Month] | None:
    """The last twelve months of what is in view; None when the register is out of use or not for this person."""
    definition = next((each for each in entries.definitions(context) if each.key == REGISTER), None)
    if definition is None:
        return None
    rows = entries.reached(context, definition, definition.see).where(LedgerEntry.state != EntryState.WITHDRAWN)
    day, done, months = LedgerEntry.happened_on, LedgerEntry.closed_at, last_months(context.today)
    since = datetime.combine(months[0].first, time(), context.rules.zone)
    by_day = (
        rows.with_only_columns(day, func.count()).where(day.between(months[0].first, months[-1].last)).group_by(day)
    )
    found = Counter[date]()
    for on, number in context.session.execute(by_day):
        found[on.replace(day=1)] += number
    closings = context.session.scalars(rows.with_only_columns(done).where(done >= since))
    closed = Counter(context.local(at).date().replace(day=1) for at in closings if at)
    before = rows.with_only_columns(func.count()).where(day < months[0].first, done.is_(None) | (done >= since))
    left = context.session.scalars(before).one()
    shown = []
    for span in months:
        left += found[span.first] - closed[span.first]
        shown.append(Month(span.label, found[span.first], closed[span.first], left))
    return shown
