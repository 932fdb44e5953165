"""A new entry of any ledger in chat, from its word to its number: whose it is, what it lacks, filed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries as registers
from actions.ledger import filing
from actions.ledger.entries import LedgerEntry
from actions.ledger.leaders import Leader
from handlers.ledger.department import PLACE, Unplaced, find_department
from handlers.ledger.lists import read_list
from handlers.ledger.owner import find_owner, leader_of
from handlers.ledger.view import already_filed, receipt, usage
from handlers.ledger.watched import ask_to_tell
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, ROLE_NAMES, Matcher, act
from policy.fields.days import ask_day, kept_day
from policy.fields.fits import fits
from policy.fields.reading import UnclearValueError, WrongValueError
from policy.fields.values import named_choice, read_value
from policy.ledger.definition import LedgerDefinition, in_force
from policy.ledger.reading import EntryRead, begins, complete, lacking, read_entry
from policy.notice import looks_like_notice
from policy.notice.fits import is_question
from policy.report.absence_words import asks_who_is_away, names_deputy
from policy.text.ask import Ask, say_choice

FIELD = "entry_field"
OWNER = "entry_owner"
AGAIN = "entry_again"
NOT_FILED = "本条尚未登记。"
_JUST_NOW = timedelta(minutes=10)


@dataclass(frozen=True)
class _Unfinished:
    """An entry that lacks something: its register, whose it is, what is known of it, and the field asked for.

    `leader` is the key of the leader whose entry it is, where every leader keeps the register.
    """

    ledger: str
    department: int
    values: dict[str, Any]
    field: str
    leader: str = ""


@dataclass(frozen=True)
class Unowned:
    """An entry of a ledger that every leader keeps, as it was read, while it is asked whose it is; `ask` comes next."""

    ledger: str
    values: dict[str, Any]
    ask: Ask | None = None


@dataclass(frozen=True)
class Place:
    """Where an entry belongs: the department, and the leader in whose ledger it stands."""

    department: Department
    leader: Leader | None = None


_ANNOUNCED = re.compile(r"\s*[一-龥]{2,6}\s*[:：]")  # «报备：党组会，7月10日…» is the notice of a meeting


def _begins(*, kept: bool) -> Matcher:
    """The word of a register that every leader keeps, or of another one, with what stands behind it."""

    def match(desk: Desk, message: Message) -> tuple[LedgerDefinition, str] | None:
        if message.kind != "text" or desk.context.actor is None or read_list(desk, message.text):
            return None  # «交办 我的» is a list, though 交办 begins an entry too
        if names_deputy(message.text) or asks_who_is_away(message.text):
            return None  # «请假 … 代理 …»: handlers/absence.py
        context = desk.context
        known = in_force(context.rules.ledgers, context.today) if kept else registers.definitions(context)
        found = begins(message.text, [each for each in known if bool(each.kept_by) == kept])
        return None if found and _ANNOUNCED.match(message.text) and looks_like_notice(found[1]) else found

    return match


@act(
    "file_entry",
    match=_begins(kept=True),
    roles=DEPARTMENT,
    usage="记台账 ……",
    summary="登记一条履责记录",
    examples=("记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险",),
)
@act("register_entry", match=_begins(kept=False))
def register_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """«记整改 …»: whose it is, then read by the register's fields, asked for what is missing, filed."""
    definition, words = found
    if not words:
        return refuse(desk, definition) or Reply(usage(definition), "usage").plus(_form(desk, definition))
    return take_entry(desk, definition, _with_choice(definition, message.text, words), message.at)


def refuse(desk: Desk, definition: LedgerDefinition) -> Reply | None:
    """Who writes this register, to a person who does not."""
    if desk.context.me.roles & set(definition.write):
        return None
    holders = "、".join(name for role, name in ROLE_NAMES.items() if role in definition.write)
    return Reply(f"{definition.title}由{holders}登记，您可回复“{definition.names[0]}”查看。", "refused")


def take_entry(desk: Desk, definition: LedgerDefinition, words: str, at: datetime) -> Reply:
    """An entry of this register in words said `at` that moment."""
    if refused := refuse(desk, definition):
        return refused
    if definition.kept_by:
        leaders, read = read_of_leader(desk, definition, words, at)
        return file_for(desk, definition, leaders, read)
    where = find_department(desk, definition, words, at)
    if isinstance(where, Reply):
        return where
    department, rest = where
    reading = registers.reading_of(desk.context, definition, [department], at)
    return _go_on(desk, definition, Place(department), read_entry(definition, rest, reading))


def read_of_leader(
    desk: Desk, definition: LedgerDefinition, words: str, at: datetime
) -> tuple[tuple[Leader, ...], EntryRead]:
    """Those whose entry it may be, and what it says."""
    owner = find_owner(desk.context, words)
    where = {each.department.id: each.department for each in owner.leaders}
    reading = registers.reading_of(desk.context, definition, list(where.values()), at)
    return owner.leaders, read_entry(definition, owner.words, reading)


def file_for(desk: Desk, definition: LedgerDefinition, leaders: Sequence[Leader], read: EntryRead) -> Reply:
    """Asked first whose it is, where several leaders may be meant."""
    if len(leaders) == 1:
        return _go_on(desk, definition, Place(leaders[0].department, leaders[0]), read)
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    choices = {each.label: each.key for each in leaders}
    kept = Unowned(definition.key, read.values, read.ask)
    asked = question.ask(desk, OWNER, "请问这条记录记在哪位同志名下？", choices, kept, field="owner")
    return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(_form(desk, definition, _said(read)))


@question.answers(OWNER, roles=DEPARTMENT, version=2)
def entry_owner(desk: Desk, kept: Unowned, key: str) -> Reply:
    """Whose it is was chosen."""
    definition = definition_of(desk, kept.ledger)
    return file_for(desk, definition, [leader_of(desk.context, key)], kept_read(definition, kept))


def kept_read(definition: LedgerDefinition, kept: Unowned) -> EntryRead:
    """What was kept of an entry, as it was read then."""
    unclear = definition.field(kept.ask.field) if kept.ask else None
    return EntryRead(kept.values, lacking(definition, kept.values), "", kept.ask, unclear)


@question.answers(PLACE)
def entry_department(desk: Desk, kept: Unplaced, name: str) -> Reply:
    """The department was chosen; what had been said of it is read by the moment at which it was."""
    definition = definition_of(desk, kept.ledger)
    allowed = {each.name: each for each in registers.departments_of(desk.context, definition.write)}
    if name not in allowed:
        raise UserError(f"{name}已不在您可登记的范围内，{NOT_FILED}")
    reading = registers.reading_of(desk.context, definition, [allowed[name]], kept.at)
    return _go_on(desk, definition, Place(allowed[name]), read_entry(definition, kept.words, reading))


def definition_of(desk: Desk, key: str) -> LedgerDefinition:
    """The register of what a question kept; raises UserError when there is none of that key any more."""
    found = registers.definition_of(desk.context, key)
    if found is None:
        raise UserError(f"该台账已停用，{NOT_FILED}")
    return found


def _go_on(desk: Desk, definition: LedgerDefinition, place: Place, read: EntryRead) -> Reply:
    """Filed when everything is known; asked for one thing otherwise."""
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    if read.ask is not None or read.missing:
        asked = _ask(desk, definition, place, read)
        owner = {"owner": place.leader.key} if place.leader else {"department": str(place.department.id)}
        return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(_form(desk, definition, owner | _said(read)))
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
    kept = _Unfinished(definition.key, place.department.id, read.values, "", place.leader.key if place.leader else "")
    choices = {"再记一次": question.YES, "不记": question.DROP}
    text = f"与{at}所记相同（编号 {known.number}），未重复登记："
    asked = question.ask(desk, AGAIN, text, choices, kept, field="repeated", dropped="好的，未登记。")
    return Reply(asked.text, "repeated", {**facts, **asked.facts})


@question.answers(AGAIN)
def entry_again(desk: Desk, kept: _Unfinished, _yes: str) -> Reply:
    """It is another one in the same words."""
    definition = definition_of(desk, kept.ledger)
    return _file(desk, definition, _where(desk, definition, kept), kept.values)


def _said(read: EntryRead) -> dict[str, str]:
    """What was understood, as the form's fields are called."""
    return {f"field.{key}": str(value) for key, value in read.values.items()}


def _with_choice(definition: LedgerDefinition, text: str, words: str) -> str:
    """«请假 …», «记民生实事 …»: the word that begins the entry names a choice that the rest leaves open."""
    word = max((each for each in definition.words if text.strip().startswith(each)), key=len, default="")
    for field in definition.fields:
        choice = named_choice(field, word) if field.type == "choice" and not named_choice(field, words) else None
        if choice:
            return f"{words}\n{field.title}：{choice}"
    return words


def _form(desk: Desk, definition: LedgerDefinition, values: Mapping[str, str] | None = None) -> str:
    """A link to the register's form, filled with what was understood; none where only what is parsed may be kept."""
    if definition.parsed_only or definition.safe or not definition.fields:
        return ""
    return desk.link("在表单中填写", f"{definition.path}/new", values or {})


def _ask(desk: Desk, definition: LedgerDefinition, place: Place, read: EntryRead) -> Reply:
    """Ask for one thing, and keep what is known."""
    field = read.unclear if read.ask is not None and read.unclear is not None else read.missing[0]
    kept = _Unfinished(
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


def _put(desk: Desk, definition: LedgerDefinition, kept: _Unfinished, text: str, choices: Mapping[str, str]) -> Reply:
    if definition.parsed_only and not choices:  # an answer would be kept as typed
        return Reply(f"{text.split('请回复')[0]}请补充后重发整条，{NOT_FILED}", "ask")
    return question.ask(desk, FIELD, text, choices, kept, field=kept.field, dropped="好的，未登记。")


def _where(desk: Desk, definition: LedgerDefinition, kept: _Unfinished) -> Place:
    if kept.leader:
        leader = leader_of(desk.context, kept.leader)
        return Place(leader.department, leader)
    allowed = registers.departments_of(desk.context, definition.write)
    found = next((each for each in allowed if each.id == kept.department), None)
    if found is None:
        raise UserError(f"该单位已不在您可登记的范围内，{NOT_FILED}")
    return Place(found)


@question.answers(FIELD)
def entry_field(desk: Desk, kept: _Unfinished, key: str) -> Reply:
    """One of the likely values was chosen."""
    definition = definition_of(desk, kept.ledger)
    place = _where(desk, definition, kept)
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


def _with(desk: Desk, definition: LedgerDefinition, place: Place, kept: _Unfinished, said: Mapping[str, Any]) -> Reply:
    values = complete(definition, kept.values | dict(said))
    return _go_on(desk, definition, place, EntryRead(values, lacking(definition, values)))


def _reads_field(desk: Desk, kept: _Unfinished, message: Message) -> EntryRead | None:
    """What a message says of the field that was asked for, and of others by their labels; None for what does not fit."""
    definition = registers.definition_of(desk.context, kept.ledger)
    if definition is None or definition.parsed_only or is_question(message.text):
        return None
    place = _where(desk, definition, kept)
    field = next(each for each in definition.fields if each.key == kept.field)
    said = message.text.strip()
    reading = registers.reading_of(desk.context, definition, [place.department], message.at)
    labelled = read_entry(definition, said, reading, partial=True)
    if field.key in labelled.values and not field.free:
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
def entry_field_said(desk: Desk, kept: _Unfinished, read: EntryRead) -> Reply:
    """What an entry lacked; an answer that cannot be is asked for again, and nothing of the entry is lost."""
    definition = definition_of(desk, kept.ledger)
    place = _where(desk, definition, kept)
    if read.ask is not None:
        return _go_on(desk, definition, place, replace(read, values=kept.values))
    if not read.problem:
        return _with(desk, definition, place, kept, read.values)
    field = next(each for each in definition.fields if each.key == kept.field)
    choices = {each: each for each in field.choices}
    again = _put(desk, definition, kept, f"{read.problem}请重新回复{field.title}，或回复“取消”。", choices)
    return Reply(again.text, "ask", {"ledger": definition.key, "fields": kept.values, **again.facts})
