"""主体责任清单 through the year: the items of a department, and the progress that the next report will carry (M5)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import every, within
from actions.ledger import entries
from policy.ledger.definition import LedgerDefinition, in_force
from storage.models import Department, LedgerEntry, LedgerNote, Obligation, Submission
from storage.states import EntryState, ReportState

PROGRESS = ("progress", "gate")
KIND = "checklist"  # the obligation that the items' progress is reported for


def register_of(context: Context, kind: str) -> LedgerDefinition | None:
    """The register in force whose items a report of this kind tells of."""
    found = in_force(context.rules.ledgers, context.today)
    return next((each for each in found if each.report == kind), None)


def items(context: Context, definition: LedgerDefinition, where: ColumnElement[bool], year: int) -> list[LedgerEntry]:
    """The year's items of the departments that fulfil the condition, in the order of their filing."""
    query = (
        every(LedgerEntry)
        .join(LedgerEntry.department)
        .where(
            where,
            LedgerEntry.ledger == definition.key,
            LedgerEntry.state != EntryState.WITHDRAWN,
            LedgerEntry.happened_on.between(date(year, 1, 1), date(year, 12, 31)),
        )
        .options(selectinload(LedgerEntry.notes), joinedload(LedgerEntry.owner))
    )
    return list(context.session.scalars(query.order_by(LedgerEntry.id)))


def unreported(item: LedgerEntry, own: Collection[int] = ()) -> list[LedgerNote]:
    """An item's progress that no report has carried; `own` are reports that were returned and carry it again."""
    progress = [note for note in item.notes if note.kind in PROGRESS]
    return [note for note in progress if note.submission_id is None or note.submission_id in own]


def replace(item: LedgerEntry, own: Collection[int]) -> None:
    """What was said of the item for a report that nobody has accepted gives way to what is said now; the history keeps it."""
    for note in unreported(item, own):
        if note.kind == "progress":
            note.kind = "replaced"


def label(definition: LedgerDefinition, item: LedgerEntry) -> str:
    """«2026-0003 推进巡察整改»."""
    return f"{item.number} {entries.short_words(definition, item)}"


def progress_line(definition: LedgerDefinition, item: LedgerEntry, notes: Collection[LedgerNote]) -> str:
    """An item with what these notes say of it: «2026-0003 推进巡察整改：完成80%»."""
    said = "；".join(note.text for note in notes if note.entry_id == item.id)
    return f"{label(definition, item)}：{said or '本期无进展'}"


def without_progress(context: Context) -> tuple[list[LedgerEntry], int]:
    """Items of the person's departments of which the next report has nothing to say yet, and how many items there are.

    A leader is asked for the own items; a liaison and the first responsible person for all of the department.
    """
    definition = register_of(context, KIND)
    if definition is None:
        return [], 0
    me = context.me
    whole = {post.department_id for post in me.posts if post.department_id and post.role in ("liaison", "principal")}
    where = Department.id.in_(me.department_ids)
    found = [
        item
        for item in items(context, definition, where, context.today.year)
        if item.department_id in whole or item.owner_id == me.member.id
    ]
    returned = _returned(context, {item.department_id for item in found})
    return [item for item in found if not unreported(item, returned)], len(found)


def _returned(context: Context, department_ids: Collection[int]) -> set[int]:
    """Reports that were sent back: what they carried is open again."""
    query = (
        within(Submission, department_ids)
        .with_only_columns(Submission.id)
        .where(Obligation.kind == KIND, Obligation.state == ReportState.RETURNED)
    )
    return set(context.session.scalars(query))
