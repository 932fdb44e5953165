"""What a first responsible person hears without a cause: a word at the start, and one calm line at each quarter's close.

Nobody's first contact is bad news (domain.md «How it speaks»): the word comes before any reminder that is drafted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from actions.common.context import Context
from actions.common.deputies import deputies
from actions.common.pushes import queue
from actions.common.scope import every
from policy.time.hours import send_time
from policy.time.months import Span, quarter_of
from policy.words.brief_text import at_close, at_start
from storage.models import Department, Holding, Member, Obligation, Push, PushRecipient
from storage.models.duties import CLOSED
from storage.states import ReportState

REASON = "quarter"
LATE = 5  # working days for which a close that could not be told is still told


@dataclass(frozen=True)
class Line:
    """What one person reads; `once` names it in the outbox."""

    at: datetime
    to: str
    text: str
    once: str


def due_lines(context: Context) -> int:
    """Queue what today asks for and nobody has sent; gives how many. Two schedulers at once: one is rolled back whole."""
    coming = [] if context.now < _send_time(context, context.today) else list(_unsaid(context))
    for line in coming:
        queue(context, [line.to], line.text, REASON, once=line.once)
    return len(coming)


def closes_between(context: Context, first: datetime, last: datetime) -> Iterator[Line]:
    """The lines of every quarter that closes in [first, last], by what is on file now."""
    day = first.date()
    while day <= last.date():
        moment = _send_time(context, day)
        if day == _closing_day(context, quarter_of(day)) and first <= moment <= last:
            yield from _at_close(replace(context, now=moment, read={}), quarter_of(day))
        day += timedelta(days=1)


def _unsaid(context: Context) -> Iterator[Line]:
    if _on_trial(context, context.today):
        return
    closing = _closing(context)
    lines = list(_at_close(context, closing)) if closing else []
    said = select(PushRecipient.once).where(PushRecipient.once.in_([f"{each.once}:0:{each.to}" for each in lines]))
    known = set(context.session.scalars(said))
    yield from (each for each in lines if f"{each.once}:0:{each.to}" not in known)
    told = {each.to for each in lines}
    yield from (each for each in _first_words(context) if each.to not in told)


def _on_trial(context: Context, day: date) -> bool:
    last = context.rules.reminders.trial_until
    return last is not None and day <= last


def _send_time(context: Context, day: date) -> datetime:
    return send_time(day, context.rules.hours, context.rules.zone)


def _closing_day(context: Context, quarter: Span) -> date:
    return context.rules.calendar.nearest(quarter.last, "previous_workday")


def _closing(context: Context) -> Span | None:
    """The quarter whose close is told today: this one on its last working day, the last one for some days more."""
    this = quarter_of(context.today)
    last = quarter_of(this.first - timedelta(days=1))
    for quarter in (this, last):
        day = _closing_day(context, quarter)
        if day <= context.today and context.rules.calendar.workdays_between(day, context.today) <= LATE:
            return quarter
    return None


def _principals(context: Context) -> Sequence[tuple[str, Department]]:
    """Who holds the post today, with the department, where that is on no trial."""
    query = (
        select(Member.userid, Department)
        .join(Holding, Holding.member_id == Member.id)
        .join(Department, Department.id == Holding.department_id)
        .where(Holding.role == "principal", Holding.on(context.today), Member.gone_at.is_(None))
        .order_by(Holding.id)
    )
    rows = context.session.execute(query)
    return [(userid, each) for userid, each in rows if each.liaisons_alone_until < context.today]


def _at_close(context: Context, quarter: Span) -> Iterator[Line]:
    """One line for each of these people, whatever the number of their departments; a deputy reads it in the person's place."""
    reports: dict[int, list[Obligation]] = {}
    query = every(Obligation).where(
        Obligation.due_on.between(quarter.first, quarter.last), Obligation.state != ReportState.EXCUSED
    )
    for row in context.session.scalars(query.order_by(Obligation.due_on, Obligation.id)):
        reports.setdefault(row.department_id, []).append(row)
    away = deputies(context, context.today)
    label = f"{quarter.first.year}年{quarter.label}"
    parts: dict[str, list[str]] = {}
    for userid, department in _principals(context):
        rows = reports.get(department.id, [])
        open_ = [f"{row.label}{row.title}" for row in rows if row.state not in CLOSED]
        parent = department.parent.name if department.parent else ""
        reader = away[userid].userid if userid in away else userid
        parts.setdefault(reader, []).append(at_close(department.name, label, len(rows), open_, parent))
    once = f"quarter:{quarter.first:%Y-%m}"
    for reader, texts in parts.items():
        yield Line(_send_time(context, context.today), reader, "\n".join(texts), once)


def _first_words(context: Context) -> Iterator[Line]:
    """For everybody in the post who has read neither this nor a close."""
    read = select(PushRecipient.target).join(Push).where(Push.reason == REASON)
    found: dict[str, str] = {}
    for userid, department in _principals(context):
        found.setdefault(userid, department.name)
    known = set(context.session.scalars(read.where(PushRecipient.target.in_(found)))) if found else set()
    for userid, name in found.items():
        if userid not in known:
            yield Line(
                _send_time(context, context.today), userid, at_start(name, context.rules.office), "quarter:start"
            )
