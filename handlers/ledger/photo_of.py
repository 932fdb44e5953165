"""Whose evidence a photo is; no act, so that whoever looks at photos first can ask it."""

from actions.ledger import entries, evidence
from actions.ledger.entries import LedgerEntry
from handlers.talk import question
from handlers.talk.message import Desk, Message

PHOTO = "photo_of_entry"  # the question that waits for one


def entry_of_photo(desk: Desk, message: Message) -> LedgerEntry | None:
    """The entry whose evidence a photo is: the one that waits for it, or the one just filed."""
    if message.kind != "image" or not message.media_id or desk.context.actor is None:
        return None
    number = question.kept_of(desk, PHOTO, str)
    named = entries.find(desk.context, number) if number else None
    return named[0] if named else evidence.just_touched(desk.context)
