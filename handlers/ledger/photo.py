"""A photo of an entry: read back field by field and registered after 确认, or kept as the evidence of one on file (M4, M8)."""

from collections.abc import Iterator
from typing import Any

from actions.ledger import entries, evidence
from actions.ledger.entries import LedgerEntry
from documents.photo_entry import PhotoEntry
from handlers.ledger.department import Unplaced
from handlers.ledger.entry import entry_of
from handlers.ledger.file import refuse, take_entry
from handlers.ledger.photo_of import PHOTO, entry_of_photo
from handlers.ledger.unfinished import definition_of
from handlers.talk import question
from handlers.talk.commands import verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
from handlers.talk.sent_file import read_back
from policy.fields.values import say_value
from policy.ledger.reading import read_entry


def show(desk: Desk, photo: PhotoEntry) -> Reply:
    """What was read, each field in doubt with a mark; nothing is recorded yet."""
    if refused := refuse(desk, photo.definition):
        return refused
    kept = Unplaced(photo.definition.key, photo.words, desk.context.said_at)
    text = f"{photo.definition.title}：{read_back(_fields(desk, photo))}"
    dropped = f"好的，未登记。请用文字发送，如“{photo.definition.words[0]} ……”，或对准、调亮后重拍。"
    return question.confirm(desk, "entry_photo", text, kept, verb="登记", dropped=dropped)


def _fields(desk: Desk, photo: PhotoEntry) -> Iterator[tuple[str, str, bool]]:
    """As they will be read once more; what is not on the picture and may stay empty is left out."""
    context, definition = desk.context, photo.definition
    where = entries.departments_of(context, definition.write)
    reading = entries.reading_of(context, definition, where, context.said_at)
    values = read_entry(definition, photo.words, reading).values
    for field in definition.fields:
        if field.key in values:
            yield field.title, say_value(field.type, values[field.key], context.today.year), field.key in photo.doubts
        elif field.required:
            yield field.title, "", True


@question.answers("entry_photo")
def entry_photo(desk: Desk, kept: Unplaced, _yes: str) -> Reply:
    """As if it had been typed then."""
    return take_entry(desk, definition_of(desk, kept.ledger), kept.words, kept.at)


_SAFE = "请确认图片不涉密，涉密不上网。"


@verb("name_photo", "佐证|附图|补图", LedgerEntry, examples=("佐证 2026-0123",))
def name_photo(desk: Desk, _message: Message, found: Any) -> Reply:
    """To which entry the photo belongs that is sent next."""
    _said, row, definition = entry_of(found)
    if definition.parsed_only:
        return no_photo(row)
    evidence.check_may_attach(desk.context, definition, row)
    return question.ask(desk, PHOTO, f"请直接发送 {row.number} 的佐证图片。{_SAFE}", kept=row.number, about=row.number)


@act("attach_photo", match=entry_of_photo, order=Order.EVENT)
def attach_photo(desk: Desk, message: Message, row: LedgerEntry) -> Reply:
    """A photo sent within half an hour of an entry, or of its last photo, is its evidence."""
    assert message.media_id is not None  # the matcher asks for it
    definition = entries.definition_of(desk.context, row.ledger)
    if definition is None or definition.parsed_only:
        return no_photo(row)
    evidence.check_may_attach(desk.context, definition, row)
    if question.is_open(desk, PHOTO):
        question.close(desk)
    count = evidence.attach(desk.context, row, message.media_id)
    return Reply(f"已作为 {row.number} 的佐证登记（第{count}张）。{_SAFE}")


def no_photo(row: LedgerEntry) -> Reply:
    """A register that keeps numbers alone takes no picture."""
    words = f"{row.number} 只登记类别、日期和数字，不接收图片，未作保存；请在手机上删除，纸质材料请当面报送。"
    return Reply(words, "refused")


@question.answers(PHOTO)
def photo_of_entry(_desk: Desk, number: str, _key: str) -> Reply:
    """There is nothing to choose: the photo itself is the answer."""
    return Reply(f"请直接发送 {number} 的佐证图片。{_SAFE}")
