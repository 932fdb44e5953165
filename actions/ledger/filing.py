"""Filing an entry of any register: its number, its deadline with the ladder, and who is told."""

from datetime import date, timedelta
from typing import Any

from actions.common import deadlines
from actions.common.context import Context
from actions.common.deadlines import begin_deadline, find_deadline
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.scope import of
from actions.common.trail import record
from actions.ledger import entries
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import lacking
from policy.time.ladder import due_at
from policy.time.months import month_of
from storage.models import Department, LedgerEntry, Member
from storage.states import EntryState


def file(
    context: Context,
    definition: LedgerDefinition,
    department: Department,
    values: dict[str, Any],
    owner: Member | None = None,
) -> LedgerEntry:
    """File an entry with all that the definition requires: number, deadline with its ladder, and who is told.

    `owner` is whose it is in a register that every leader keeps; he confirms what others fill in (actions/ledger/filled_in.py).
    """
    if lacks := lacking(definition, values):
        raise ValueError(f"an entry without its {lacks[0].key} is not filed")
    whose = owner or owner_of(context, definition, department, values)
    row = add(context, definition, department, values, owner=whose, day=happened_on(definition, values))
    if owner is None:
        tell(context, definition, row)
    return row


def owner_of(context: Context, definition: LedgerDefinition, department: Department, values: dict[str, Any]) -> Member:
    """Whose an entry is by what it says: the member whom it names, else whoever writes it."""
    named = next((values[f.key] for f in definition.fields if f.type == "person" and f.key in values), None)
    return (entries.members(context, department) if named else {}).get(str(named), context.me.member)


def same_entry(
    context: Context, definition: LedgerDefinition, department: Department, values: dict[str, Any], owner: Member | None
) -> LedgerEntry | None:
    """What is on file for the owner in the same words: a message sent twice is one entry.

    Where no day is said, only what the person filed within a day is the same.
    """
    query = of(LedgerEntry, department).where(
        LedgerEntry.ledger == definition.key,
        LedgerEntry.state != EntryState.WITHDRAWN,
    )
    day = happened_on(definition, values)
    if owner is not None and day is not None:
        query = query.where(LedgerEntry.owner_id == owner.id, LedgerEntry.happened_on == day)
    else:
        recent = context.now - timedelta(days=1)
        query = query.where(LedgerEntry.entered_by == context.me.userid, LedgerEntry.filed_at > recent)
    rows = context.session.scalars(query.order_by(LedgerEntry.id))
    return next((row for row in rows if _said(row.fields) == _said(values)), None)


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != "marks" and value is not None}


def add(
    context: Context,
    definition: LedgerDefinition,
    department: Department,
    values: dict[str, Any],
    *,
    owner: Member,
    day: date | None = None,
) -> LedgerEntry:
    """The entry's row, its number and its deadline; nobody is told. Without `day` it is that of the message."""
    by_group = bool(context.me.group_ids) and department.id not in context.me.department_ids
    on = day or context.said_on
    row = LedgerEntry(
        number=next_number(context),
        ledger=definition.key,
        department=department,
        owner=owner,
        entered_by=context.me.userid,
        happened_on=on,
        filed_at=context.now,
        state=first_state(definition),
        fields={**values, "marks": _marks(context, definition, owner, on)},
        titles={field.key: field.title for field in definition.fields if field.key in values},
        text=next((str(values[f.key]) for f in definition.fields if f.free and f.key in values), ""),
        shared=definition.shared_with_group or by_group,
        told=not (definition.watched and by_group),
    )
    context.session.add(row)
    context.session.flush()
    set_due(context, definition, row)
    record(context, "file_entry", row.number)
    return row


def _marks(context: Context, definition: LedgerDefinition, owner: Member, on: date) -> list[str]:
    """Filled in by another person it is marked 代填, for a past month 补录."""
    marks = {"代填": bool(definition.kept_by) and owner.id != context.me.member.id}
    return [mark for mark, holds in (marks | {"补录": on < month_of(context.said_on).first}).items() if holds]


def first_state(definition: LedgerDefinition) -> EntryState:
    """The state in which an entry of the register begins."""
    return EntryState.SUBMITTED if definition.review else EntryState.OPEN if definition.close else EntryState.FILED


def happened_on(definition: LedgerDefinition, values: dict[str, Any]) -> date | None:
    """The day that an entry is about: its first date that lies in the past."""
    for field in definition.fields:
        if field.type == "date" and field.when != "future" and field.key in values:
            return date.fromisoformat(values[field.key])
    return None


def set_due(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """The entry's due date as its rule says, and the deadline on which its ladder runs."""
    rule = definition.due
    if rule is None:
        return
    said = row.fields.get(rule.field) if rule.field else None
    if said is not None:
        row.due_on = date.fromisoformat(said)
    elif rule.days is not None:
        days = rule.days
        later = row.happened_on + timedelta(days=days)
        row.due_on = context.rules.calendar.shift(row.happened_on, days) if rule.workdays else later
    if row.due_on is not None:
        moment = due_at(row.due_on, context.rules.reminders, context.rules.calendar, context.rules.zone)
        before = find_deadline(context, "entry", row.id)
        if before is None:
            begin_deadline(context, "entry", row.id, row.department_id, row.due_on, moment)
        elif before.due_on != row.due_on:
            deadlines.move(context, before, row.due_on, moment, rule.ladder)


def tell(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """Who has to know of a new entry: its owner, the liaisons of what the group wrote, the desk that reviews.

    Nobody as long as the group only watches.
    """
    if not row.told:
        return
    how = f"回复“查看 {row.number}”看全文"
    to = [] if row.owner_id == context.me.member.id else [row.owner.userid]
    if context.me.is_group_side:
        to += liaisons(context, row.department)
    elif definition.review:
        to += offices(context, row.department.group_id)
        how += f"，“审核通过 {row.number}”或“退回 {row.number} 原因”"
    what = "" if definition.parsed_only or definition.safe else f"：{entries.describe(definition, row)}"
    text = f"{definition.title} {row.number}（{row.department.name}）已登记{what}。\n{how}。"
    told = [userid for userid in to if userid != context.me.userid]
    queue(context, told, text, "entry_filed", subject=row.number)
