"""«不对，是前天谈的», «算了，不记了» while an entry waits for an answer: what is wrong of it is changed before it is filed."""

from dataclasses import replace

from actions.common.errors import UserError
from actions.ledger import entries
from handlers.ledger.file import OWNER, Unowned, file_for, kept_read
from handlers.ledger.nth import new_values
from handlers.ledger.owner import leader_of
from handlers.ledger.unfinished import FIELD, Unfinished, go_on, where
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import act
from policy.fields.reading import Reading, UnclearValueError, WrongValueError
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.nth_words import NthWords, read_last
from policy.ledger.reading import EntryRead, lacking

_Draft = tuple[Unowned | Unfinished, LedgerDefinition, tuple[NthWords, ...]]


def _of_draft(desk: Desk, message: Message) -> _Draft | None:
    """The entry that waits for whose it is, or for one thing, and what is said to be wrong of it."""
    if message.kind != "text" or desk.context.actor is None:
        return None
    kept = question.kept_of(desk, OWNER, Unowned) or question.kept_of(desk, FIELD, Unfinished)
    definition = entries.definition_of(desk.context, kept.ledger) if kept else None
    if kept is None or definition is None or definition.parsed_only:
        return None
    said = read_last(message.text, (label for field in definition.fields for label in field.labels))
    return (kept, definition, said) if said else None


@act("correct_draft", match=_of_draft)
def correct_draft(desk: Desk, message: Message, found: _Draft) -> Reply:
    """Changed, and asked again for what it waits for; «不记了» lets it go."""
    _kept, definition, said = found
    if said[0].what == "delete":
        question.close(desk)
        return Reply("好的，未登记。")
    reply, new = _changed(desk, message, found)
    shown = "，".join(
        f"{field.title}：{say_value(field.type, new[field.key], desk.context.today.year)}"
        for field in definition.fields
        if field.key in new
    )
    return replace(reply, text=f"已改为{shown}。\n{reply.text}")


def _changed(desk: Desk, message: Message, found: _Draft) -> tuple[Reply, dict[str, object]]:
    """What is asked then, and what was changed."""
    kept, definition, said = found
    if isinstance(kept, Unfinished):
        place = where(desk, definition, kept)
        reading = entries.reading_of(desk.context, definition, [place.department], message.at)
        new = _corrected(definition, kept.values, said, reading)
        values = kept.values | new
        return go_on(desk, definition, place, EntryRead(values, lacking(definition, values))), new
    asked = opened(desk)
    leaders = [leader_of(desk.context, key) for _, key in asked.choices] if asked else []
    reading = entries.reading_of(desk.context, definition, [each.department for each in leaders], message.at)
    new = _corrected(definition, kept.values, said, reading)
    unclear = None if kept.ask and kept.ask.field in new else kept.ask
    now = replace(kept, values=kept.values | new, ask=unclear)
    return file_for(desk, definition, leaders, kept_read(definition, now)), new


def _corrected(
    definition: LedgerDefinition, values: dict[str, object], said: tuple[NthWords, ...], reading: Reading
) -> dict[str, object]:
    """What changes of a draft with these values; raises UserError where it is not clear what."""
    text = str(values.get(definition.free.key, "")) if definition.free else ""
    try:
        new = new_values(definition, text, said, reading)
    except (WrongValueError, UnclearValueError) as wrong:
        raise UserError(str(wrong)) from wrong
    if not new:
        raise UserError("请写明是哪一项有误，如“日期：11月18日”。")
    return new
