"""Photos sent as evidence: WeCom keeps them for three days, so they are fetched at once and kept with their entry."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import every, mine
from actions.ledger import attachments
from actions.ledger.changes import is_own, may, note
from policy.ledger.definition import LedgerDefinition
from storage.models import LedgerEntry, LedgerNote
from storage.states import EntryState

KEPT_BY_WECOM = timedelta(days=3)  # D:90239
REASON = "photo_lost"
JUST_FILED = timedelta(minutes=30)  # so long a photo belongs to the entry before it
_HEADS = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


@dataclass(frozen=True)
class Waiting:
    """A photo that lies with WeCom and not yet here."""

    note_id: int
    media_id: str
    sent_at: datetime


def waiting(context: Context, most: int = 20) -> list[Waiting]:
    """The oldest photos that have not been fetched."""
    query = every(LedgerNote).where(LedgerNote.kind == "photo", LedgerNote.media_id.is_not(None))
    rows = context.session.scalars(query.order_by(LedgerNote.id).limit(most))
    return [Waiting(row.id, row.media_id, row.at) for row in rows if row.media_id]


def keep(context: Context, note_id: int, data: bytes) -> bool:
    """Store the photo with its hash, size and type; False when it is done already, or is no photo and its sender is told."""
    found = _still_waiting(context, note_id)
    if found is None:
        return False
    note, entry = found
    kind = next((kind for head, kind in _HEADS.items() if data.startswith(head)), None)
    subject = f"entry:{entry.number}"
    if kind is None or len(attachments.attached(context, subject)) >= attachments.MOST:
        _tell(context, note, entry, "不是图片" if kind is None else f"该项已附{attachments.MOST}个文件")
        return False
    place = sum(each.kind == "photo" for each in entry.notes if each.id <= note.id)
    name = f"{entry.number}佐证{place}.{kind}"
    attachments.keep_fetched(context, attachments.Subject(subject, entry.department_id), name, kind, data, note.by)
    note.media_id, note.text = None, name
    return True


def give_up(context: Context, note_id: int, why: str) -> None:
    """WeCom does not have the photo any more: whoever sent it is told once, with the way out."""
    found = _still_waiting(context, note_id)
    if found is not None:
        _tell(context, *found, why)


def _still_waiting(context: Context, note_id: int) -> tuple[LedgerNote, LedgerEntry] | None:
    query = every(LedgerNote).where(LedgerNote.id == note_id, LedgerNote.media_id.is_not(None)).with_for_update()
    note = context.session.scalar(query)
    return (note, note.entry) if note is not None else None


def _tell(context: Context, note: LedgerNote, entry: LedgerEntry, why: str) -> None:
    note.media_id, note.text = None, "未能保存"
    where = f"，也可将纸质送{context.rules.office}"
    text = (
        f"您为 {entry.number} 发送的佐证图片未能保存（{why}）。"
        f"请回复“佐证 {entry.number}”后重新发送图片{where}。请确认图片不涉密，涉密不上网。"
    )
    queue(context, [note.by], text, REASON, subject=entry.number)


def check_may_attach(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """Raises UserError unless a file may be added to the entry: by the department whose it is, or by who wrote it."""
    of_department = row.department_id in context.me.department_ids
    if not of_department and not is_own(context, row) and not may(context, definition, row, definition.close):
        raise UserError(f"{row.number} 的佐证由该单位或登记人上传。")
    states.check(row, "attach")


def just_touched(context: Context) -> LedgerEntry | None:
    """The entry that the person filed or added a photo to within the last half hour, the newest."""
    recent = context.now - JUST_FILED
    filed = mine(context, LedgerEntry).where(LedgerEntry.filed_at > recent, LedgerEntry.state != EntryState.WITHDRAWN)
    row = context.session.scalar(filed.order_by(LedgerEntry.id.desc()).limit(1))
    photos = mine(context, LedgerNote).where(LedgerNote.kind == "photo", LedgerNote.at > recent)
    last = context.session.scalar(photos.order_by(LedgerNote.id.desc()).limit(1))
    return last.entry if last is not None and (row is None or last.at > row.filed_at) else row


def attach(context: Context, row: LedgerEntry, media_id: str | None = None, *, name: str = "") -> int:
    """Keep a photo as evidence of the entry, or a file that is here already by its name; gives how many it has now."""
    states.move(context, row, "attach")
    note(context, row, "photo", name, media_id=media_id)
    context.session.refresh(row, ["notes"])
    return sum(each.kind == "photo" for each in row.notes)
