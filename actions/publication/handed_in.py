"""What addressees hand in as files: a photo behind 已学习, materials of a called meeting, an annex to an answer (M15, M10).

A photo is taken where it is offered and never asked for. Materials are what the ladder of a meeting waits for.
"""

from datetime import timedelta

from actions.common import recipients
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.pushes import queue
from actions.common.trail import record
from actions.ledger import attachments
from actions.ledger.attachments import StoredFile, Subject
from actions.publication.addressing import DEADLINE
from actions.publication.finding import definition_of
from actions.publication.receipts import ANSWERED, Receipt, check_open, is_over, mine, take
from storage.models import Publication
from storage.states import ReceiptState

_KIND = "receipt"
_JUST = timedelta(minutes=30)


def places(context: Context) -> list[Receipt]:
    """The person's receipts to which a file may be handed in today, newest first."""
    return [row for row in mine(context) if _takes(context, row) and not is_over(context, row.publication)]


def _takes(context: Context, row: Receipt) -> bool:
    expects = definition_of(context, row.publication.kind).expects
    wants = expects in ("study", "fields") or (expects == "attendance" and row.publication.due_on is not None)
    return wants and row.department_id is not None


def just_studied(context: Context) -> Receipt | None:
    """What the person has said to have studied within the last half hour: a photo that follows belongs to it."""
    rows = [row for row in mine(context, ReceiptState.STUDIED) if row.answered_at and _takes(context, row)]
    last = max(rows, key=lambda row: row.answered_at or context.now, default=None)
    return last if last and last.answered_at and context.said_at - last.answered_at < _JUST else None


def place(context: Context, number: str) -> tuple[Receipt, Subject] | None:
    """The person's own receipt of this number, and under which subject its files lie; raises UserError when it is over."""
    row = next((row for row in mine(context, number=number) if _takes(context, row)), None)
    if row is None or row.department_id is None:
        return None
    check_open(context, row.publication)
    return row, Subject(f"{_KIND}:{number}:{row.id}", row.department_id)


def hand_in(context: Context, number: str, name: str, kind: str, data: bytes) -> Receipt | None:
    """Keep the file with the person's receipt; None where there is none that takes one. Raises UserError when it is over."""
    found = place(context, number)
    if found is None:
        return None
    row, subject = found
    attachments.keep(context, attachments.take(context, subject, name, kind, data))
    note(context, row, name)
    return row


def note(context: Context, row: Receipt, name: str) -> None:
    """What a kept file means: that it was studied, or that the materials are in, which the desk is told."""
    expects = definition_of(context, row.publication.kind).expects
    if expects == "study" and row.state == ReceiptState.WAITING:
        take(context, row, "study")
    if expects == "attendance":
        stop_deadline(context, DEADLINE, row.id)
        text = f"{row.publication.title}（{row.publication.number}）：{row.unit}{row.member.name}报送材料“{name}”。"
        offices = recipients.offices(context, row.publication.group_id or 0)
        queue(context, offices, text, ANSWERED, subject=row.publication.number)
        record(context, "publication_answer", row.publication.number)


def files_of(context: Context, row: Publication) -> dict[int, list[StoredFile]]:
    """Its files by the receipt's id; whoever sees the receipt sees them."""
    found: dict[int, list[StoredFile]] = {}
    for each in attachments.attached_below(context, f"{_KIND}:{row.number}"):
        found.setdefault(int(each.subject.rpartition(":")[2]), []).append(each)
    return found
