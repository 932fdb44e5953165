"""An entry that is read and placed: filed when everything is known, else asked for one thing, and nothing of it is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries as registers
from actions.ledger import filing
from actions.ledger.entries import LedgerEntry
from actions.ledger.leaders import Leader
from handlers.ledger.owner import leader_of
from handlers.ledger.view import already_filed, receipt
from handlers.ledger.watched import ask_to_tell
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from policy.fields.days import ask_day, kept_day
from policy.fields.fits import UnclearValueError, WrongValueError, fits
from policy.fields.values import read_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import EntryRead, complete, lacking, read_entry
from policy.notice.fits import is_question
from policy.text.ask import say_choice

FIELD = "entry_field"
AGAIN = "entry_again"
NOT_FILED = "本条尚未登记。"
_JUST_NOW = timedelta(minutes=10)


@dataclass(frozen=True)
class Unfinished:
    """An entry that lacks something: its register, whose it is, what is known of it, and the field asked for.

    `leader` is the key of the leader whose entry it is, where every leader keeps the register.
    """

    ledger: str
    department: int
    values: dict[str, Any]
    field: str
    leader: str = ""


@dataclass(frozen=True)
class Place:
    """Where an entry belongs: the department, and the leader in whose ledger it stands."""

    department: Department
    leader: Leader | None = None


def definition_of(desk: Desk, key: str) -> LedgerDefinition:
    """The register of what a question kept; raises UserError when there is none of that key any more."""
    found = registers.definition_of(desk.context, key)
    if found is None:
        raise UserError(f"该台账已停用，{NOT_FILED}")
    return found


def go_on(desk: Desk, definition: LedgerDefinition, place: Place, read: EntryRead) -> Reply:
    """Filed when everything is known; asked for one thing otherwise."""
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    if read.ask is not None or read.missing:
        asked = _ask(desk, definition, place, read)
        owner = {"owner": place.leader.key} if place.leader else {"department": str(place.department.id)}
        return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(
            form_link(desk, definition, owner | said_so_far(read))
        )
    owner_row = place.leader.member if place.leader else None
    if known := filing.same_entry(desk.context, definition, place.department, read.values, owner_row):
        return _repeated(desk, definition, place, read, known)
    return _file(desk, definition, place, read.values)


def _file(desk: Desk, definition: LedgerDefinition, place: Place, values: dict[str, Any]) -> Reply:
    facts = {"ledger": definition.key, "fields": values}
    row = filing.file(desk.context, definition, place.department, values, place.leader.member if place.leader else None)
    if not row.told:
        return replace(ask_to_tell(desk, row, receipt(desk, definition, row)), facts=facts)
    return Reply(receipt(desk, definition, row), facts=facts)


def _repeated(desk: Desk, definition: LedgerDefinition, place: Place, read: EntryRead, known: LedgerEntry) -> Reply:
    """The same words again: within ten minutes it may be a second one, and is asked; later it is said that it is on file."""
    facts = {"ledger": definition.key, "fields": read.values}
    if desk.context.now - known.filed_at > _JUST_NOW:
        return Reply(already_filed(known.number), "repeated", facts)
    at = f"{desk.context.local(known.filed_at):%H:%M}"
    kept = Unfinished(definition.key, place.department.id, read.values, "", place.leader.key if place.leader else "")
    choices = {"再记一次": question.YES, "不记": question.DROP}
    text = f"与{at}所记相同（编号 {known.number}），未重复登记："
    asked = question.ask(desk, AGAIN, text, choices, kept, field="repeated", dropped="好的，未登记。")
    return Reply(asked.text, "repeated", {**facts, **asked.facts})


@question.answers(AGAIN)
def entry_again(desk: Desk, kept: Unfinished, _yes: str) -> Reply:
    """It is another one in the same words."""
    definition = definition_of(desk, kept.ledger)
    return _file(desk, definition, where(desk, definition, kept), kept.values)


def _ask(desk: Desk, definition: LedgerDefinition, place: Place, read: EntryRead) -> Reply:
    """Ask for one thing, and keep what is known."""
    field = read.unclear if read.ask is not None and read.unclear is not None else read.missing[0]
    kept = Unfinished(
        definition.key, place.department.id, read.values, field.key, place.leader.key if place.leader else ""
    )
    asked = read.ask or (ask_day(field, desk.context.said_on) if field.is_day_done else None)
    if asked is not None:
        choices = {say_choice(each, desk.context.today): each for each in asked.choices}
        reply = _put(desk, definition, kept, asked.text, choices)
        return replace(reply, facts={"ask": {"field": field.key, "text": asked.text, "choices": list(asked.choices)}})
    if field.type == "choice":
        return _put(desk, definition, kept, f"请问{field.title}是：", {each: each for each in field.choices})
    lacking_titles = "、".join(each.title for each in read.missing)
    return _put(desk, definition, kept, f"还缺{lacking_titles}。请回复{field.title}。", {})


def _put(desk: Desk, definition: LedgerDefinition, kept: Unfinished, text: str, choices: Mapping[str, str]) -> Reply:
    if definition.parsed_only and not choices:  # an answer would be kept as typed
        return Reply(f"{text.split('请回复')[0]}请补充后重发整条，{NOT_FILED}", "ask")
    return question.ask(desk, FIELD, text, choices, kept, field=kept.field, dropped="好的，未登记。")


def where(desk: Desk, definition: LedgerDefinition, kept: Unfinished) -> Place:
    """Whose an entry that waits is; raises UserError where the person may not write there any more."""
    if kept.leader:
        leader = leader_of(desk.context, kept.leader)
        return Place(leader.department, leader)
    allowed = registers.departments_of(desk.context, definition.write)
    found = next((each for each in allowed if each.id == kept.department), None)
    if found is None:
        raise UserError(f"该单位已不在您可登记的范围内，{NOT_FILED}")
    return Place(found)


@question.answers(FIELD)
def entry_field(desk: Desk, kept: Unfinished, key: str) -> Reply:
    """One of the likely values was chosen."""
    definition = definition_of(desk, kept.ledger)
    place = where(desk, definition, kept)
    field = next(each for each in definition.fields if each.key == kept.field)
    reading = registers.reading_of(desk.context, definition, [place.department], desk.context.said_at)
    try:
        value = (
            kept_day(field, date.fromisoformat(key[:10]), reading)
            if field.type == "date"
            else read_value(field, key, reading)
        )
    except (WrongValueError, UnclearValueError) as wrong:
        return Reply(f"{wrong}{NOT_FILED}", "problem")
    return _with(desk, definition, place, kept, {field.key: value})


def _with(desk: Desk, definition: LedgerDefinition, place: Place, kept: Unfinished, said: Mapping[str, Any]) -> Reply:
    values = complete(definition, kept.values | dict(said))
    return go_on(desk, definition, place, EntryRead(values, lacking(definition, values)))


def _reads_field(desk: Desk, kept: Unfinished, message: Message) -> EntryRead | None:
    """What a message says of the field that was asked for, and of others by their labels; None for what does not fit."""
    definition = registers.definition_of(desk.context, kept.ledger)
    if definition is None or definition.parsed_only or is_question(message.text):
        return None
    place = where(desk, definition, kept)
    field = next(each for each in definition.fields if each.key == kept.field)
    said = message.text.strip()
    reading = registers.reading_of(desk.context, definition, [place.department], message.at)
    labelled = read_entry(definition, said, reading, partial=True)
    more = field.type != "date" or len(labelled.values) > 1 or fits(field, said)  # a day within a request is no answer
    if field.key in labelled.values and not field.free and more:
        return labelled
    if not fits(field, said):
        return None
    try:
        return EntryRead({field.key: read_value(field, said, reading)})
    except UnclearValueError as unclear:
        return EntryRead({}, ask=unclear.ask, unclear=field)
    except WrongValueError as wrong:
        return EntryRead({}, problem=str(wrong))


@question.own_words(FIELD, _reads_field)
def entry_field_said(desk: Desk, kept: Unfinished, read: EntryRead) -> Reply:
    """What an entry lacked; an answer that cannot be is asked for again, and nothing of the entry is lost."""
    definition = definition_of(desk, kept.ledger)
    place = where(desk, definition, kept)
    if read.ask is not None:
        return go_on(desk, definition, place, replace(read, values=kept.values))
    if not read.problem:
        return _with(desk, definition, place, kept, read.values)
    field = next(each for each in definition.fields if each.key == kept.field)
    choices = {each: each for each in field.choices}
    again = _put(desk, definition, kept, f"{read.problem}请重新回复{field.title}，或回复“取消”。", choices)
    return Reply(again.text, "ask", {"ledger": definition.key, "fields": kept.values, **again.facts})


def said_so_far(read: EntryRead) -> dict[str, str]:
    """What was understood, as the form's fields are called."""
    return {f"field.{key}": str(value) for key, value in read.values.items()}


def form_link(desk: Desk, definition: LedgerDefinition, values: Mapping[str, str] | None = None) -> str:
    """A link to the register's form, filled with what was understood; none where only what is parsed may be kept."""
    if definition.parsed_only or definition.safe or not definition.fields:
        return ""
    return desk.link("在表单中填写", f"{definition.path}/new", values or {})
