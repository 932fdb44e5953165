"""«不对，是前天谈的», «算了，不记了» while an entry waits for an answer: what is wrong of it is changed before it is filed."""

from dataclasses import dataclass, replace

from actions.common.errors import UserError
from actions.ledger import entries
from handlers.ledger.file import OWNER, Unowned, file_for, kept_read
from handlers.ledger.nth import new_values, stands_there
from handlers.ledger.offer import OFFER, Offered, offer
from handlers.ledger.owner import leader_of
from handlers.ledger.unfinished import FIELD, Unfinished, go_on, where
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import act
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.nth_words import NthWords, read_last, read_nth
from policy.ledger.reading import EntryRead, lacking
from policy.when import read_day


@dataclass(frozen=True)
class _Draft:
    """What waits for an answer, and what is said to be wrong of it; `place` is which of the entries offered, from 0."""

    kept: Unowned | Unfinished | Offered
    definition: LedgerDefinition
    said: tuple[NthWords, ...]
    place: int = 0


def _of_draft(desk: Desk, message: Message) -> _Draft | None:
    """The entry that waits for whose it is, for one thing, or for a yes, and what is said to be wrong of it."""
    offered = question.kept_of(desk, OFFER, Offered)
    kept = offered or question.kept_of(desk, OWNER, Unowned) or question.kept_of(desk, FIELD, Unfinished)
    ledger = kept.entries[-1].ledger if isinstance(kept, Offered) else kept.ledger if kept else ""
    definition = entries.definition_of(desk.context, ledger) if ledger else None
    if kept is None or definition is None or definition.parsed_only:
        return None
    said = read_last(message.text, frozenset(label for field in definition.fields for label in field.labels))
    values = kept.entries[-1].values if isinstance(kept, Offered) else kept.values
    reading = Reading(message.at, desk.context.rules.calendar)
    said = said if said and stands_there(definition, values, said[0], reading) else ()
    if not isinstance(kept, Offered):
        return _Draft(kept, definition, said) if said else None
    nth = None if said else read_nth(message.text)
    place = len(kept.entries) - 1 if nth is None else _place(desk, message, kept, nth)
    words = said or ((nth,) if nth else ())
    return _Draft(kept, definition, words, place) if words and place is not None else None


def _place(desk: Desk, message: Message, offered: Offered, nth: NthWords) -> int | None:
    """Which of the entries offered is named by its place or its day; None where it is none of them, or not clear which."""
    if nth.place:
        return nth.place - 1 if 1 < len(offered.entries) >= nth.place else None
    if not nth.day:
        return len(offered.entries) - 1
    day = read_day(nth.day, message.at, desk.context.rules.calendar, "past")
    found = [place for place, each in enumerate(offered.entries) if each.values["date"] == str(day)]
    return found[0] if len(found) == 1 else None


@act("correct_draft", match=_of_draft)
def correct_draft(desk: Desk, message: Message, found: _Draft) -> Reply:
    """Changed, and asked again for what it waits for; «不记了» lets it go."""
    if found.said[0].what == "delete":
        return _let_go(desk, found)
    reply, new = _changed(desk, message, found)
    free = found.definition.free
    shown = "，".join(
        f"{field.title}：{say_value(field.type, new[field.key], desk.context.today.year)}"
        for field in found.definition.fields
        if field.key in new and not (field.reader and free and free.key in new)
    )
    return replace(reply, text=f"已改为{shown}。\n{reply.text}")


def _let_go(desk: Desk, found: _Draft) -> Reply:
    """Of several that are offered the others stay."""
    kept = found.kept
    if isinstance(kept, Offered) and len(kept.entries) > 1:
        left = kept.entries[: found.place] + kept.entries[found.place + 1 :]
        reply = offer(desk, replace(kept, entries=left))
        return replace(reply, text=f"好的，该条不记。\n{reply.text}")
    question.close(desk)
    return Reply("好的，未登记。")


def _changed(desk: Desk, message: Message, found: _Draft) -> tuple[Reply, dict[str, object]]:
    """What is asked then, and what was changed."""
    kept, definition, said = found.kept, found.definition, found.said
    if isinstance(kept, Unfinished):
        place = where(desk, definition, kept)
        reading = entries.reading_of(desk.context, definition, [place.department], message.at)
        new = _corrected(definition, kept.values, said, reading)
        values = kept.values | new
        return go_on(desk, definition, place, EntryRead(values, lacking(definition, values))), new
    asked = opened(desk)
    keys = kept.owners if isinstance(kept, Offered) else [key for _, key in asked.choices] if asked else []
    leaders = [leader_of(desk.context, key) for key in keys]
    reading = entries.reading_of(desk.context, definition, [each.department for each in leaders], message.at)
    entry = kept.entries[found.place] if isinstance(kept, Offered) else kept
    new = _corrected(definition, entry.values, said, reading)
    unclear = None if entry.ask and entry.ask.field in new else entry.ask
    now = replace(entry, values=entry.values | new, ask=unclear)
    if isinstance(kept, Offered):
        rows = (*kept.entries[: found.place], now, *kept.entries[found.place + 1 :])
        return offer(desk, replace(kept, entries=rows)), new
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
