"""A photo as evidence: right after the entry, or after «佐证 编号»."""

from typing import Any

from actions.ledger import entries, evidence
from actions.ledger.entries import LedgerEntry
from handlers.ledger.entry import entry_of
from handlers.ledger.photo_of import PHOTO, entry_of_photo
from handlers.talk import question
from handlers.talk.commands import verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act

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
