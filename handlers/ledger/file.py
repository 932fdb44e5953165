"""A new entry of any ledger in chat, from its word to its number: whose it is, what it lacks, filed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.ledger import entries as registers
from actions.ledger.leaders import Leader
from actions.people.members import ROLE_TITLES
from handlers.ledger.department import PLACE, Unplaced, find_department
from handlers.ledger.list_words import read_list
from handlers.ledger.owner import find_owner, leader_of
from handlers.ledger.unfinished import NOT_FILED, Place, definition_of, form_link, go_on, said_so_far
from handlers.ledger.view import usage
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Matcher, act
from policy.fields.values import named_choice
from policy.fields.ways import OTHER
from policy.ledger.apart import deeds_apart
from policy.ledger.definition import LedgerDefinition, in_force
from policy.ledger.reading import EntryRead, begins, lacking, read_entry
from policy.notice import looks_like_notice, says_all
from policy.report.absence_words import asks_who_is_away, names_deputy
from policy.text.ask import Ask

OWNER = "entry_owner"
OFFERED = "offered_register"


@dataclass(frozen=True)
class Unowned:
    """An entry of a ledger that every leader keeps, as it was read, while it is asked whose it is; `ask` comes next."""

    ledger: str
    values: dict[str, Any]
    ask: Ask | None = None


_ANNOUNCED = re.compile(r"\s*[一-龥]{2,6}\s*[:：]")  # «报备：党组会，7月10日…» is the notice of a meeting
_RECORDED = re.compile(r"\s*登?记")


def begins_with(*, kept: bool) -> Matcher:
    """The word of a register that every leader keeps, or of another one, with what stands behind it."""

    def match(desk: Desk, message: Message) -> tuple[LedgerDefinition, str] | None:
        if read_list(desk, message.text):
            return None  # «交办 我的» is a list, though 交办 begins an entry too
        if names_deputy(message.text) or asks_who_is_away(message.text):
            return None  # «请假 … 代理 …»: handlers/absence.py
        context = desk.context
        known = in_force(context.rules.ledgers, context.today) if kept else registers.definitions(context)
        found = begins(message.text, [each for each in known if bool(each.kept_by) == kept])
        if found and kept and context.me.is_group_side and _JUST_ONE.match(message.text):
            return None  # «记一笔，今天约谈了水利局2个人» of the desk is a count
        if found and not context.me.has(*found[0].write) and _DONE.match(found[1]):
            return None  # «督办办完了» of a department tells of an entry that the desk has filed
        named = _ANNOUNCED.match(message.text) or (not _RECORDED.match(message.text) and says_all(message.text))
        return None if found and named and looks_like_notice(found[1]) else found

    return match


_JUST_ONE = re.compile(r"(?:再|请|帮我)*记(?:上|录)?一?[条笔下个][，,：:\s]")
_DONE = re.compile(
    r"(?:的?(?:事项?|任务|问题))?(?:都|已经?|全部|我们)*(?:办完|办好|办结|完成|做完|弄完|落实|整改(?:到位|完)|收到)"
)
_LEADS = re.compile(
    r"(?:请|麻烦|帮我|替我|给|检查|发现|有|[登]?记一?[下条个]?|下个?|一[个条项]|个|问题(?=[：:，,])|毛病|[：:，,\s])+"
)


@dataclass(frozen=True)
class _Spoken:
    """What is to be registered in plain words, and the registers that may be meant; none is named: all."""

    words: str
    registers: tuple[LedgerDefinition, ...]


def _spoken(desk: Desk, message: Message) -> _Spoken | None:
    """«给水利局记个问题，会议记录不全，月底前改»: the department in front, then what is to be registered."""
    roles = desk.context.me.roles
    mine = [
        each
        for each in registers.definitions(desk.context)
        if roles & {*each.write} and not each.kept_by and each.words
    ]
    named = departments.mentioned(desk.context, message.text)
    text, place = message.text, named[0].name if len(named) == 1 else ""
    for form in departments.forms(place) if place else ():
        text = text.replace(form, "", 1)
    says = tuple(each for each in mine if not each.parsed_only and _is_named(each, text))
    words = f"{place} {_LEADS.sub('', text, count=1) if _LEADS.match(text) else text}".strip()
    return _Spoken(words, says or tuple(each for each in mine if not each.parsed_only)) if mine else None


def _is_named(definition: LedgerDefinition, text: str) -> bool:
    words = (re.sub("^登?记", "", each) for each in definition.words)
    return any(each in text for each in (*definition.names, *words))


@act("register_entry", match=begins_with(kept=False), meant=_spoken)
def register_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """«记整改 …»: whose it is, then read by the register's fields, asked for what is missing, filed."""
    if isinstance(found, _Spoken):
        return offer_register(desk, found.registers, found.words, message.at)
    definition, words = found
    if not words:
        return refuse(desk, definition) or Reply(usage(definition), "usage").plus(form_link(desk, definition))
    return take_entry(desk, definition, _with_choice(definition, message.text, words), message.at)


def offer_register(desk: Desk, among: Sequence[LedgerDefinition], words: str, at: datetime) -> Reply:
    """«是否登记为“问题整改”？», or which of these registers; nothing is filed before the answer."""
    text = f"是否登记为“{among[0].title}”？" if len(among) == 1 else "请问登记为哪一类？"
    choices = {"是": among[0].key, "否": question.DROP} if len(among) == 1 else {each.title: each.key for each in among}
    kept = Unplaced("", words, at)
    return question.ask(desk, OFFERED, text, choices, kept, field="register", dropped="好的，未登记。")


@question.answers(OFFERED, version=2)
def offered_register(desk: Desk, kept: Unplaced, key: str) -> Reply:
    """It is to be recorded, as it was said then."""
    return take_entry(desk, definition_of(desk, key), kept.words, kept.at)


def refuse(desk: Desk, definition: LedgerDefinition) -> Reply | None:
    """Who writes this register, to a person who does not."""
    if desk.context.me.roles & set(definition.write):
        return None
    holders = "、".join(name for role, name in ROLE_TITLES.items() if role in definition.write)
    return Reply(f"{definition.title}由{holders}登记，您可回复“{definition.names[0]}”查看。", "refused")


def take_entry(desk: Desk, definition: LedgerDefinition, words: str, at: datetime) -> Reply:
    """An entry of this register in words said `at` that moment."""
    if refused := refuse(desk, definition):
        return refused
    if definition.kept_by:
        if len(deeds := deeds_apart(words)) > 1:
            return _file_each(desk, definition, deeds, at)
        leaders, read = read_of_leader(desk, definition, words, at)
        if "date" not in read.values and read.values.get("way") == OTHER and not read.problem:
            return Reply(
                f"{usage(definition)}\n{NOT_FILED}", "usage", forgotten=True
            )  # hardly an entry: not kept while it is asked about
        return file_for(desk, definition, leaders, read)
    where = find_department(desk, definition, words, at)
    if isinstance(where, Reply):
        return where
    department, rest = where
    reading = registers.reading_of(desk.context, definition, [department], at)
    return go_on(desk, definition, Place(department), read_entry(definition, rest, reading))


def _file_each(desk: Desk, definition: LedgerDefinition, deeds: Sequence[str], at: datetime) -> Reply:
    """Every deed is an entry of its own; where one of them lacks something none is filed, and each is to be sent by itself."""
    found = [read_of_leader(desk, definition, each, at) for each in deeds]
    if any(len(leaders) != 1 or read.ask or read.missing or read.problem for leaders, read in found):
        text = f"一条消息里有{len(deeds)}件事，请一事一记，分{len(deeds)}条发送，并写明各自的日期和方式。{NOT_FILED}"
        return Reply(text, "problem", forgotten=True)
    filed = [file_for(desk, definition, leaders, read).text for leaders, read in found]
    return Reply("\n".join([f"一事一记，按{len(deeds)}条登记：", *filed]))


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
        return go_on(desk, definition, Place(leaders[0].department, leaders[0]), read)
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    choices = {each.label: each.key for each in leaders}
    kept = Unowned(definition.key, read.values, read.ask)
    asked = question.ask(desk, OWNER, "请问这条记录记在哪位同志名下？", choices, kept, field="owner")
    return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(form_link(desk, definition, said_so_far(read)))


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
    return go_on(desk, definition, Place(allowed[name]), read_entry(definition, kept.words, reading))


def _with_choice(definition: LedgerDefinition, text: str, words: str) -> str:
    """«请假 …», «记民生实事 …»: the word that begins the entry names a choice that the rest leaves open."""
    word = max((each for each in definition.words if text.strip().startswith(each)), key=len, default="")
    for field in definition.fields:
        choice = named_choice(field, word) if field.type == "choice" and not named_choice(field, words) else None
        if choice:
            return f"{words}\n{field.title}：{choice}"
    return words
