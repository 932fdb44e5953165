"""Ladders of entries that are due: who is told today, once, in one message a person (domain.md «Reminders»)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from actions import people, registers
from actions.context import Context
from actions.pushes import queue
from policy.hours import is_open, send_time
from policy.ledger_definition import EntryStep, LedgerDefinition
from policy.wording import say_day
from storage.models import Deadline, LedgerEntry, ReminderStep

HORIZON = timedelta(days=100)  # calendar days that hold the longest step before a due date (60 working days)


@dataclass(frozen=True)
class _Due:
    """A step whose day has come and that nobody has dealt with."""

    deadline: Deadline
    entry: LedgerEntry
    definition: LedgerDefinition
    step: EntryStep
    planned_on: date


def remind_entries(context: Context) -> int:
    """Queue today's reminders of entries; gives how many people are told. For the scheduler to call at every tick.

    Keeps to working hours and to the day's sending time. A step missed while the service was down is told once, late.
    Raises IntegrityError when another scheduler does the same at this moment.
    """
    rules = context.rules
    if not is_open(context.now, rules.hours, rules.calendar):
        return 0
    if context.now < send_time(context.today, rules.hours, rules.zone):
        return 0
    lines: dict[str, dict[str, None]] = {}
    for due in _due(context):
        to = _readers(context, due)
        state = "unsent" if not to else "pushed" if due.planned_on == context.today else "late"
        context.session.add(
            ReminderStep(
                deadline_id=due.deadline.id,
                step=_name(due.step),
                planned_on=due.planned_on,
                state=state,
                recorded_at=context.now,
            )
        )
        for userid in to:
            lines.setdefault(userid, {})[_line(context, due)] = None
    context.session.flush()
    together: dict[str, list[str]] = {}
    for userid, said in lines.items():
        together.setdefault("\n".join(["台账到期提醒：", *said, "办理后请回复“进展 编号 ……”。"]), []).append(userid)
    for text, userids in together.items():
        queue(context, userids, text, "daily", once=f"entries:{context.today}")
    return len(lines)


def _due(context: Context) -> Iterator[_Due]:
    query = (
        select(Deadline, LedgerEntry)
        .join(LedgerEntry, LedgerEntry.id == Deadline.subject_id)
        .where(Deadline.kind == "entry", Deadline.state == "open", Deadline.due_on <= context.today + HORIZON)
        .options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
        .order_by(Deadline.due_on, Deadline.id)
    )
    rows = context.session.execute(query).all()
    taken = _taken(context)
    for deadline, entry in rows:
        definition = registers.definition_of(context, entry.ledger)
        if definition is None or definition.due is None or entry.department.paused_reason:
            continue
        anchor = context.rules.calendar.nearest(deadline.due_on, context.rules.reminders.shift)
        filed = context.local(entry.filed_at).date()
        for step in definition.due.ladder:
            on = context.rules.calendar.shift(anchor, step.offset)
            if filed <= on <= context.today and (deadline.id, _name(step)) not in taken:
                yield _Due(deadline, entry, definition, step, on)


def _taken(context: Context) -> set[tuple[int, str]]:
    query = select(ReminderStep.deadline_id, ReminderStep.step).join(Deadline)
    rows = context.session.execute(query.where(Deadline.kind == "entry", Deadline.state == "open"))
    return {(deadline_id, step) for deadline_id, step in rows}


def _name(step: EntryStep) -> str:
    return f"{step.offset:+d}:{step.to}" if step.offset else f"0:{step.to}"


def _readers(context: Context, due: _Due) -> list[str]:
    """Userids whom a step reaches; what the group does not see is never told to its desk."""
    entry, department = due.entry, due.entry.department
    desk = people.offices(context, department.group_id) if entry.shared else []
    held = context.rules.reminders.principal_step == "release"
    found = {
        "owner": [entry.owner.userid],
        "writer": [entry.entered_by],
        "liaison": people.liaisons(context, department),
        "leader": people.leader_in_charge(context, department),
        "principal": desk if held and entry.shared else people.principals(context, department),
        "discipline": people.accounts(context, "discipline", department_id=department.id),
        "group": desk,
    }
    return found[due.step.to]


def _line(context: Context, due: _Due) -> str:
    entry = due.entry
    what = "" if due.definition.parsed_only else registers.short_words(due.definition, entry)
    late = (context.today - due.deadline.due_on).days
    when = f"逾期{late}天" if late > 0 else "今日到期" if late == 0 else f"{say_day(due.deadline.due_on)}到期"
    held = due.step.to == "principal" and context.rules.reminders.principal_step == "release" and entry.shared
    told = "，请告主要负责人" if held else ""
    return f"{entry.number} {entry.department.name}{due.definition.title}：{what}（{when}{told}）"
