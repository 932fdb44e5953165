"""The text in which a publication reaches its addressees, their receipts, and what they owe by when.

Equal texts go together: one push for everybody whose text is the same, so that 2,000 addressees are two calls of WeCom.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.scope import of
from actions.publication.audience import Addressee
from actions.publication.draft import Draft, due_by_kind, title_of
from actions.publication.finding import audience_of, definition_of
from policy.publication.letter import Letter, letter
from policy.time.ladder import due_at
from storage.models import Deadline, Publication, Receipt
from storage.states import DeadlineState, ReceiptState

REASON = "publication"
_COMMISSION = "派出机关"
DEADLINE = "receipt"  # kind of the deadline that a receipt has


def letter_of(context: Context, row: Publication | Draft, number: str, *, asks: bool = True) -> str:
    """What an addressee reads; without `asks` what somebody reads who may only look it up."""
    starts_at = context.local(row.starts_at) if row.starts_at else None
    version = row.version if isinstance(row, Publication) else 2 if row.replaces else 1
    file = _file(context, row) if isinstance(row, Publication) else ""
    title = row.title or title_of(row.text)
    due_on = row.due_on or (due_by_kind(context, row.kind) if isinstance(row, Draft) else None)
    what = Letter(number, title, row.text, starts_at, row.day, row.place, due_on, version, asks, file)
    groups = any(part.kind == "groups" for part in (row.audience if isinstance(row, Draft) else audience_of(row)).parts)
    return letter(definition_of(context, row.kind), what, _COMMISSION if groups else context.rules.office_name)


def _file(context: Context, row: Publication) -> str:
    """The names of its files with their addresses; without a page, where they are to be had."""
    page = context.rules.public_url
    if row.files and page:
        where = f"{page.rstrip('/')}/publications/{row.number}/file"
        return "；".join(f"{each.name} {where}{f'?n={n}' if n > 1 else ''}" for n, each in enumerate(row.files, 1))
    names = "、".join(each.name for each in row.files)
    return f"{names}，请到{context.rules.office}领取" if names else ""


def address(
    context: Context, row: Publication, people: Sequence[Addressee], not_before: datetime | None = None
) -> None:
    """Make these people addressees, each once: their receipts, what they owe, and one push with the text."""
    if not people:
        return
    once = {each.member.id: each for each in people}
    rows: list[dict[str, Any]] = [
        {
            "publication_id": row.id,
            "member_id": key,
            "fields": {},
            "department_id": each.department.id if each.department else None,
            "group_id": each.group.id if each.group else None,
        }
        for key, each in once.items()
    ]
    context.session.execute(insert(Receipt), rows)  # thousands at once
    definition = definition_of(context, row.kind)
    if (
        definition.due and definition.due.ladder and row.due_on and row.due_on >= context.today
    ):  # who joins later owes no past date
        owe(context, row, row.due_on)
    text = letter_of(context, row, row.number)
    queue(
        context, [each.member.userid for each in once.values()], text, REASON, subject=row.number, not_before=not_before
    )
    context.session.expire(row, ["receipts"])


def owe(context: Context, row: Publication, due_on: date) -> None:
    """A deadline for each open receipt of a department's that has none yet; a group's office has it in its 待办."""
    known = select(Deadline.subject_id).where(Deadline.kind == DEADLINE)
    query = (
        of(Receipt, row)
        .with_only_columns(Receipt.id, Receipt.department_id)
        .where(Receipt.id.not_in(known), Receipt.department_id.is_not(None), Receipt.state == ReceiptState.WAITING)
    )
    moment = due_at(due_on, context.rules.reminders, context.rules.calendar, context.rules.zone)
    rows = [
        {"kind": DEADLINE, "subject_id": receipt, "department_id": department, "due_on": due_on, "due_at": moment}
        for receipt, department in context.session.execute(query)
    ]
    if rows:
        context.session.execute(insert(Deadline), rows)


def stop(context: Context, row: Publication) -> None:
    """Nothing is asked back any more."""
    mine = of(Receipt, row).with_only_columns(Receipt.id)
    stop = update(Deadline).where(
        Deadline.kind == DEADLINE, Deadline.subject_id.in_(mine), Deadline.state == DeadlineState.OPEN
    )
    stopped = stop.values(state=DeadlineState.STOPPED, stopped_at=context.now)
    context.session.execute(stopped.execution_options(synchronize_session=False))
