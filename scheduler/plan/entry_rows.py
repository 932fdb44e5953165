"""Entries of registers that are due → what planning works with."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.ledger import entries
from actions.ledger.due import entry_owed, ladder_for
from scheduler.plan.duty import Duty
from storage.models import Deadline, Department, LedgerEntry


def entry_duties(context: Context, *which: ColumnElement[bool]) -> list[tuple[Deadline, Duty]]:
    """Entries whose deadline is among these, with no step dealt with and never stopped; none of a paused department."""
    query = (
        select(Deadline, LedgerEntry)
        .join(LedgerEntry, LedgerEntry.id == Deadline.subject_id)
        .join(Department, Department.id == LedgerEntry.department_id)
        .where(Deadline.kind == "entry", Department.paused_reason.is_(None), *which)
        .options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
        .order_by(Deadline.due_on, Deadline.id)
    )
    rows = context.session.execute(query)
    return [(deadline, duty) for deadline, entry in rows if (duty := _duty(context, deadline, entry)) is not None]


def _duty(context: Context, deadline: Deadline, entry: LedgerEntry) -> Duty | None:
    owed, definition = entry_owed(context, entry), entries.definition_of(context, entry.ledger)
    if owed is None or definition is None or definition.due is None:
        return None
    return Duty(
        deadline_id=deadline.id,
        department_id=entry.department_id,
        department=entry.department.name,
        group_id=entry.department.group_id,
        owed=owed,
        since=context.local(entry.filed_at).date(),
        ladder=ladder_for(definition, entry),
        owner=entry.owner.userid,
        writer=entry.entered_by,
        shared=entry.shared,
    )
