"""Every register of `ledgers/` in chat: a new entry by its word, short lists by its name. One file for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries as registers
from actions.ledger import filing
from actions.ledger.performance import LEDGER
from handlers.ledger.department import PLACE, Unplaced, find_department
from handlers.ledger.lists import Wanted, read_list
from handlers.ledger.view import already_filed, line, receipt, usage
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ROLE_NAMES, act, plainly
from handlers.talk.safely import safely
from policy.fields.values import Reading, UnclearValueError, WrongValueError, kept_day, named_choice, read_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import EntryRead, begins, lacking, read_entry
from policy.notice.fits import is_question
from policy.report.absence_words import names_deputy
from policy.text.ask import say_choice
from policy.time.months import Span

FIELD = "entry_field"
LONGEST_ANSWER = 600
NOT_FILED = "本条尚未登记。"
MOST_SAFE_LINES = 40  # of a list that is sent apart, and has no next page


@dataclass(frozen=True)
class _Unfinished:
    """An entry that lacks something: its register, its department, what is known of it, and the field asked for."""

    ledger: str
    department: int
    values: dict[str, Any]
    field: str


@dataclass(frozen=True)
class _Filter:
    """A list whose department is asked for."""

    ledger: str
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool


def reading_of(desk: Desk, definition: LedgerDefinition, department: Department, at: datetime) -> Reading:
    """The surroundings in which words about this department are read that were said `at` that moment."""
    context = desk.context
    names = list(registers.members(context, department))
    unkept = names if definition.key == LEDGER else ()
    return Reading(at, context.rules.calendar, names, unkept)


def _begins(desk: Desk, message: Message) -> tuple[LedgerDefinition, str] | None:
    if message.kind != "text" or desk.context.actor is None or read_list(desk, message.text):
        return None  # «交办 我的» is a list, though 交办 begins an entry too
    if names_deputy(message.text):
        return None  # «请假 … 代理 …»: handlers/absence.py
    return begins(message.text, [each for each in registers.definitions(desk.context) if each.key != LEDGER])


@act("register_entry", match=_begins)
def register_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """«记整改 …»: whose department, then read by the register's fields, asked for what is missing, filed."""
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
    where = find_department(desk, definition, words, at)
    if isinstance(where, Reply):
        return where
    department, rest = where
    return _go_on(
        desk, definition, department, read_entry(definition, rest, reading_of(desk, definition, department, at))
    )


@question.answers(PLACE)
def entry_department(desk: Desk, kept: Unplaced, name: str) -> Reply:
    """The department was chosen; what had been said of it is read by the moment at which it was."""
    definition = _definition(desk, kept.ledger)
    allowed = {each.name: each for each in registers.departments_of(desk.context, definition.write)}
    if name not in allowed:
        raise UserError(f"{name}已不在您可登记的范围内，{NOT_FILED}")
    reading = reading_of(desk, definition, allowed[name], kept.at)
    return _go_on(desk, definition, allowed[name], read_entry(definition, kept.words, reading))


def _definition(desk: Desk, key: str) -> LedgerDefinition:
    found = registers.definition_of(desk.context, key)
    if found is None:
        raise UserError(f"该台账已停用，{NOT_FILED}")
    return found


def _go_on(desk: Desk, definition: LedgerDefinition, department: Department, read: EntryRead) -> Reply:
    """Filed when everything is known; asked for one thing otherwise."""
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    if read.ask is not None or read.missing:
        asked = _ask(desk, definition, department, read)
        said = {f"field.{key}": str(value) for key, value in read.values.items()}
        page = _form(desk, definition, {"department": str(department.id), **said})
        return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(page)
    if known := filing.same_entry(desk.context, definition, department, read.values):
        return Reply(already_filed(known.number), "repeated", facts)
    row = filing.file(desk.context, definition, department, read.values)
    return Reply(receipt(definition, row), facts=facts)


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
    return desk.link("在表单中填写", f"/registers/{definition.key}/new", values or {})


def _ask(desk: Desk, definition: LedgerDefinition, department: Department, read: EntryRead) -> Reply:
    """Ask for one thing, and keep what is known."""
    field = read.unclear if read.ask is not None and read.unclear is not None else read.missing[0]
    kept = _Unfinished(definition.key, department.id, read.values, field.key)
    if read.ask is not None:
        choices = {say_choice(each, desk.context.today): each for each in read.ask.choices}
        return _put(desk, definition, kept, read.ask.text, choices)
    if field.type == "choice":
        return _put(desk, definition, kept, f"请问{field.title}是：", {each: each for each in field.choices})
    lacking = "、".join(each.title for each in read.missing)
    return _put(desk, definition, kept, f"还缺{lacking}。请回复{field.title}。", {})


def _put(desk: Desk, definition: LedgerDefinition, kept: _Unfinished, text: str, choices: Mapping[str, str]) -> Reply:
    if definition.parsed_only and not choices:  # an answer would be kept as typed
        return Reply(f"{text.split('请回复')[0]}请补充后重发整条，{NOT_FILED}", "ask")
    return question.ask(desk, FIELD, text, choices, kept, field=kept.field, dropped="好的，未登记。")


def _where(desk: Desk, definition: LedgerDefinition, kept: _Unfinished) -> Department:
    allowed = registers.departments_of(desk.context, definition.write)
    found = next((each for each in allowed if each.id == kept.department), None)
    if found is None:
        raise UserError(f"该单位已不在您可登记的范围内，{NOT_FILED}")
    return found


@question.answers(FIELD)
def entry_field(desk: Desk, kept: _Unfinished, key: str) -> Reply:
    """One of the likely values was chosen."""
    definition = _definition(desk, kept.ledger)
    department = _where(desk, definition, kept)
    field = next(each for each in definition.fields if each.key == kept.field)
    reading = reading_of(desk, definition, department, desk.context.said_at)
    try:
        value = (
            kept_day(field, date.fromisoformat(key[:10]), reading)
            if field.type == "date"
            else read_value(field, key, reading)
        )
    except (WrongValueError, UnclearValueError) as wrong:
        return Reply(f"{wrong}{NOT_FILED}", "problem")
    return _with(desk, definition, department, kept, {field.key: value})


def _with(
    desk: Desk, definition: LedgerDefinition, department: Department, kept: _Unfinished, said: Mapping[str, Any]
) -> Reply:
    values = kept.values | dict(said)
    return _go_on(desk, definition, department, EntryRead(values, lacking(definition, values)))


def _reads_field(desk: Desk, kept: _Unfinished, message: Message) -> EntryRead | None:
    """What a message says of the field that was asked for, and of others by their labels; None for what does not fit."""
    definition = registers.definition_of(desk.context, kept.ledger)
    if definition is None or definition.parsed_only or len(message.text) > LONGEST_ANSWER or is_question(message.text):
        return None
    department = _where(desk, definition, kept)
    field = next(each for each in definition.fields if each.key == kept.field)
    said = message.text.strip()
    reading = reading_of(desk, definition, department, message.at)
    labelled = read_entry(definition, said, reading, partial=True)
    if field.key in labelled.values and not field.free:
        return labelled
    try:
        return EntryRead({field.key: read_value(field, said, reading)})
    except UnclearValueError as unclear:
        return EntryRead({}, ask=unclear.ask, unclear=field)
    except WrongValueError as wrong:
        return EntryRead({}, problem=str(wrong))


@question.own_words(FIELD, _reads_field)
def entry_field_said(desk: Desk, kept: _Unfinished, read: EntryRead) -> Reply:
    """What an entry lacked; an answer that cannot be is asked for again, and nothing of the entry is lost."""
    definition = _definition(desk, kept.ledger)
    department = _where(desk, definition, kept)
    if read.ask is not None:
        return _go_on(desk, definition, department, replace(read, values=kept.values))
    if not read.problem:
        return _with(desk, definition, department, kept, read.values)
    field = next(each for each in definition.fields if each.key == kept.field)
    choices = {each: each for each in field.choices}
    again = _put(desk, definition, kept, f"{read.problem}请重新回复{field.title}，或回复“取消”。", choices)
    return Reply(again.text, "ask", {"ledger": definition.key, "fields": kept.values, **again.facts})


def _asks_for_list(desk: Desk, message: Message) -> Wanted | None:
    if message.kind != "text" or desk.context.actor is None:
        return None
    return read_list(desk, message.text)


@act("register_list", match=_asks_for_list)
def register_list(desk: Desk, _message: Message, found: Any) -> Reply:
    """«整改 逾期», «交办 我的», «清单 交通局»: short lines with numbers, in pages."""
    wanted: Wanted = found
    definition = wanted.definition
    if isinstance(wanted.department, list):
        kept = _Filter(definition.key, wanted.span, wanted.mine, wanted.overdue, wanted.waiting)
        return question.ask_department(desk, "register_list_of", wanted.words, wanted.department, kept)
    return _list(desk, wanted)


@question.answers("register_list_of")
def register_list_of(desk: Desk, kept: _Filter, name: str) -> Reply:
    """The department was chosen."""
    department = question.chosen_department(desk, name)
    definition = _definition(desk, kept.ledger)
    return _list(desk, Wanted(definition, kept.span, kept.mine, kept.overdue, kept.waiting, department, name, ""))


def _list(desk: Desk, wanted: Wanted) -> Reply:
    definition = wanted.definition
    assert not isinstance(wanted.department, list)  # asked about before
    rows = registers.entries(
        desk.context, definition, department=wanted.department, span=wanted.span, mine=wanted.mine,
        overdue=wanted.overdue, waiting=wanted.waiting,
    )  # fmt: skip
    title = f"{wanted.department.name if wanted.department else ''}{definition.title}{wanted.label}"
    if not rows:
        return Reply(f"{title}：暂无记录。")
    several = len({row.department_id for row in rows}) > 1
    lines = [line(desk, definition, row, several, disclose=definition.safe) for row in rows]
    if definition.safe:
        return safely(desk, "\n".join([f"{title}，共{len(rows)}条：", *lines[:MOST_SAFE_LINES]]))
    return Reply(paged(desk, f"{title}，共{len(rows)}条：", lines))


@act(
    "registers",
    meant=plainly,
    words=r"(?:查看)?(?:可登记事项|登记目录|台账目录|有哪些台账|登记事项)[。？?]?",
    usage="登记目录",
    summary="查看各类台账怎么记、怎么查",
    examples=("登记目录",),
)
def list_registers(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Every register in force that the person may write or read, with its words."""
    roles = desk.context.me.roles
    lines = []
    for each in registers.definitions(desk.context):
        write = f"登记“{each.words[0]} ……”" if each.words and roles & set(each.write) else ""
        if each.kinds and roles & set(each.write):
            write = f"登记“记 {each.kinds[0].title} 3{each.kinds[0].unit} 单位”"
        see = f"查看“{each.names[0]}”" if each.names and roles & set(each.see) else ""
        lines.append(f"{each.title}：{'，'.join(part for part in (write, see) if part) or '计入“统计”'}")
    tail = "按编号办理：查看、更正、撤回、进展、办结。"
    return Reply(f"{paged(desk, f'可用台账{len(lines)}类：', lines)}\n{tail}" if lines else "您的岗位暂无可用台账。")
