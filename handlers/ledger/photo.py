"""An entry of a register on paper, photographed: shown back field by field, and registered after 确认 alone (M4, M8)."""

from collections.abc import Iterator

from actions.ledger import entries
from documents.photo_entry import PhotoEntry
from handlers.ledger.department import Unplaced
from handlers.ledger.file import refuse, take_entry
from handlers.ledger.unfinished import definition_of
from handlers.talk import question
from handlers.talk.message import Desk, Reply
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
