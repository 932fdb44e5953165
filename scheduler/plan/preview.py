"""`preview`: every push that time would cause, computed without sending or writing anything.

As if the service had been up since the periods began: a department's import date does not matter, every earlier step
counts as gone out, and a report that is in stops its ladder from that moment on.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.common import recipients
from actions.common.context import Context, Rules
from actions.common.pushes import TEXT_BYTES
from actions.ledger.filled_in import FilledIn, filled_in
from actions.meeting import reminders as meeting_reminders
from actions.publication import meetings as publication_meetings
from actions.report import quarter_close
from actions.report.obligations import reports_itself
from actions.running import brief
from actions.sending.groups import full_name
from policy.text.write import split_bytes
from policy.time.hours import send_time
from policy.time.ladder import Step, steps
from policy.time.periods import periods
from policy.words.mentions import take_mentions
from policy.words.reminder_text import Owed
from scheduler.plan.answer_rows import answer_duties
from scheduler.plan.digests import HORIZON, REASON, digests_on
from scheduler.plan.duty import Duty
from scheduler.plan.filled_in import behind
from scheduler.plan.planner import plan_day
from scheduler.plan.receipt_rows import receipt_duties
from scheduler.plan.reminders import draft_section
from scheduler.plan.rows import Members, duty, entry_duties, meetings_between, tried
from scheduler.plan.to_review import NO_NUMBER, proposal_sections, review_sections
from storage.models import Deadline, Department, Obligation
from storage.models.duties import CLOSED
from storage.states import DeadlineState, StepState


def preview(session: Session, rules: Rules, first: datetime, last: datetime) -> Iterator[dict[str, Any]]:
    """Pushes with first ≤ at ≤ last (aware), by time: `at` (ISO, local), `to` (userids), `reason`, `text`."""
    begin, end = first.astimezone(rules.zone), last.astimezone(rules.zone)
    context = Context(session, begin, rules)
    sources = (_of_days, _of_meetings, _of_called, _of_quarters, _of_briefs)
    return heapq.merge(*(each(context, begin, end) for each in sources), key=lambda each: each["at"])


def _of_days(context: Context, begin: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    """What leaves in the morning of each working day."""
    rules = context.rules
    duties = _duties(context, begin.date(), end.date())
    meetings = meetings_between(context, begin.date(), end.date())
    members, filled = Members(context), filled_in(context)
    changes = recipients.changes(context, end.date())
    day = begin.date()
    while day <= end.date():
        if changes and changes[0] <= day:
            changes = [each for each in changes if each > day]
            members = Members(replace(context, now=datetime.combine(day, datetime.min.time(), rules.zone), read={}))
        if rules.calendar.is_workday(day):
            digests = digests_on(context, day)
            drafts = [draft_section(context, each, NO_NUMBER) for each in digests if each.held]
            drafts += [*review_sections(context, members), *proposal_sections(context, members, day)]
            known = [_on_day(each, day, rules, filled) for each in duties if each.owed.due_on <= day + HORIZON]
            for phase in plan_day(day, known, meetings, members, rules, lambda: NO_NUMBER, drafts, filled):
                if begin <= phase.at <= end:
                    for message in sorted(phase.messages, key=lambda each: each.to):
                        yield from _lines(message.at, message.to, message.reason, message.text)
            at = send_time(day, rules.hours, rules.zone)
            for each in digests:
                if not each.held and begin <= at <= end:
                    yield from _lines(at, [full_name(each.chat)], REASON, take_mentions(each.text)[0])
        day += timedelta(days=1)


def _of_meetings(context: Context, begin: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    for each in meeting_reminders.reminders_between(context, begin, end):
        yield from _lines(each.at, each.to, meeting_reminders.REASON, each.text)


def _of_called(context: Context, begin: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    for each in publication_meetings.reminders_between(context, begin, end):
        yield from _lines(each.at, each.to, publication_meetings.REASON, each.text)


def _of_quarters(context: Context, begin: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    for each in quarter_close.closes_between(context, begin, end):
        yield from _lines(each.at, [each.to], quarter_close.REASON, each.text)


def _of_briefs(context: Context, begin: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    for each in brief.briefs_between(context, begin, end):
        yield from _lines(each.at, each.to, brief.REASON, each.text)


def _lines(at: datetime, to: Sequence[str], reason: str, text: str) -> Iterator[dict[str, Any]]:
    for piece in split_bytes(text, TEXT_BYTES):
        yield {"at": at.isoformat(timespec="seconds"), "to": list(to), "reason": reason, "text": piece}


def notes(rules: Rules, first: datetime, last: datetime) -> list[str]:
    """What the reader of a preview has to know: years whose calendar is not published."""
    years = range(first.astimezone(rules.zone).year, (last.astimezone(rules.zone) + HORIZON).year + 1)
    return [
        f"{year}年的放假安排尚未公布，该年工作日暂按周末和法定假日推算，公布后请更新或在 holidays 中填写。"
        for year in years
        if not rules.calendar.is_published(year)
    ]


def _duties(context: Context, first: date, last: date) -> list[Duty]:
    """Rows as they are, and for what has no row yet the period that the rules give."""
    departments = list(
        context.session.scalars(
            select(Department)
            .where(Department.paused_reason.is_(None), Department.ended_on.is_(None))
            .order_by(Department.id)
        )
    )
    rows = _rows(context, first - HORIZON, last + HORIZON)
    found = [*rows.values(), *_entries(context, first - HORIZON, last + HORIZON)]
    for settings in context.obligations:
        for period in periods(settings, first - HORIZON, last + HORIZON):
            if not _runs_after(period.due_on, first, context.rules):
                continue
            owed = Owed(settings.title, settings.short, period.label, period.due_on)
            found += [
                Duty(-len(found) - place, each.id, each.name, each.group_id, owed)
                for place, each in enumerate(departments, 1)
                if reports_itself(each, settings) and (settings.kind, each.id, period.key) not in rows
            ]
    return tried(context, found)


def _runs_after(due_on: date, first: date, rules: Rules) -> bool:
    """Whether the ladder of a period without a row reaches the time asked for; older ones are nobody's business."""
    return any(_leaves_on(step, rules) >= first for step in steps(due_on, rules.reminders, rules.calendar))


def _leaves_on(step: Step, rules: Rules) -> date:
    return rules.calendar.nearest(step.on, "next_workday")


def _rows(context: Context, first: date, last: date) -> dict[tuple[str, int, str], Duty]:
    """Obligations on file that are due in this time, or earlier and still open."""
    query = (
        select(Obligation, Department, Deadline)
        .join(Department, Department.id == Obligation.department_id)
        .join(Deadline, (Deadline.subject_id == Obligation.id) & (Deadline.kind == "obligation"))
        .where(
            Department.paused_reason.is_(None),
            Obligation.due_on <= last,
            (Obligation.due_on >= first) | Obligation.state.not_in(CLOSED),
        )
        .order_by(Obligation.due_on, Department.id)
    )
    return {
        (obligation.kind, department.id, obligation.period): replace(
            duty(context, obligation, department, deadline.id, {}),
            since=date.min,
            stopped_at=deadline.stopped_at if deadline.state != DeadlineState.OPEN else None,
        )
        for obligation, department, deadline in context.session.execute(query)
    }


def _entries(context: Context, first: date, last: date) -> list[Duty]:
    """Entries of registers, answers and receipts that are due in this time, or earlier and still open."""
    which = Deadline.due_on <= last, (Deadline.due_on >= first) | (Deadline.state == DeadlineState.OPEN)
    return [
        replace(each, stopped_at=deadline.stopped_at if deadline.state != DeadlineState.OPEN else None)
        for deadline, each in (
            *entry_duties(context, *which),
            *answer_duties(context, *which),
            *receipt_duties(context, *which),
        )
    ]


def _on_day(duty_: Duty, day: date, rules: Rules, filled: Sequence[FilledIn]) -> Duty:
    """The duty with every step of the days before behind it."""
    taken = {
        step.name: (StepState.DRAFTED if step.to == "principal" else StepState.PUSHED, _leaves_on(step, rules))
        for step in steps(duty_.owed.due_on, rules.reminders, rules.calendar, duty_.ladder)
        if _leaves_on(step, rules) < day
    }
    return replace(duty_, taken={**taken, **behind(duty_.owed.due_on, day, filled, rules)})
