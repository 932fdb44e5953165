"""Publications that wait for 收到, 已学习 or an answer → what planning works with: the addressee is reminded, in the one daily message."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.publication.addressing import DEADLINE
from actions.publication.finding import definition_of
from policy.ledger.parts import EntryStep
from policy.publication.definition import Expects, PublicationDefinition
from policy.time.ladder import offset_of
from policy.words.reminder_text import Owed
from scheduler.plan.duty import Duty
from storage.models import Deadline, Department, Publication, Receipt
from storage.states import PublicationState, ReceiptState

_REPLY: Final[Mapping[Expects, str]] = {
    "receipt": "收到",
    "study": ReceiptState.STUDIED.word,
    "attendance": "答复",
    "fields": "答复",
}


def receipt_duties(context: Context, *which: ColumnElement[bool]) -> list[tuple[Deadline, Duty]]:
    """Receipts whose deadline is among these and whose publication is in force; none of a paused department."""
    query = (
        select(Deadline, Receipt)
        .join(Receipt, Receipt.id == Deadline.subject_id)
        .join(Publication, Publication.id == Receipt.publication_id)
        .join(Department, Department.id == Receipt.department_id)
        .where(
            Deadline.kind == DEADLINE,
            Publication.state == PublicationState.SENT,
            Department.paused_reason.is_(None),
            *which,
        )
        .options(joinedload(Receipt.publication), joinedload(Receipt.department), joinedload(Receipt.member))
        .order_by(Deadline.due_on, Deadline.id)
    )
    return [(deadline, _duty(context, deadline, row)) for deadline, row in context.session.execute(query)]


def _duty(context: Context, deadline: Deadline, row: Receipt) -> Duty:
    definition, publication = definition_of(context, row.publication.kind), row.publication
    sent = publication.sent_at or context.now
    title = f"{definition.title.removesuffix('通知')}材料" if definition.expects == "attendance" else definition.title
    assert row.department is not None  # joined: what a group's office owes has no ladder
    return Duty(
        deadline_id=deadline.id,
        department_id=row.department.id,
        department=row.department.name,
        group_id=row.department.group_id,
        owed=Owed(
            title=title, short=title, label=publication.number, due_on=deadline.due_on,
            about=publication.title, reply=_REPLY.get(definition.expects, "答复"),
        ),
        since=context.local(sent).date() + timedelta(days=1),
        ladder=_ladder(context, definition, publication, deadline.due_on),
        owner=row.member.userid,
    )  # fmt: skip


def _ladder(
    context: Context, definition: PublicationDefinition, publication: Publication, due_on: date
) -> tuple[EntryStep, ...]:
    """The kind's, and the day on which the desk wants those who have not answered to be reminded."""
    ladder = definition.due.ladder if definition.due else ()
    if publication.urge_on is None:
        return ladder
    offset = offset_of(publication.urge_on, due_on, context.rules.reminders, context.rules.calendar)
    return tuple(dict.fromkeys((*ladder, EntryStep(offset=offset, to="owner"))))
