"""Every register of `ledgers/` in chat: a new entry by its word, short lists by its name. One file for all of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions.common.departments import Department
from actions.ledger import entries as registers
from actions.ledger import filing
from actions.ledger.performance import LEDGER
from actions.talk import dialogue
from handlers.ledger.department import find_department
from handlers.ledger.lists import Wanted, read_list
from handlers.ledger.view import already_filed, line, receipt, usage
from handlers.talk.asking import ask_again, ask_department, names_choice
from handlers.talk.message import Desk, Message, Reply, numbered
from handlers.talk.paging import paged
from handlers.talk.registry import ROLE_NAMES, Order, act, answer, open_question, plainly
from handlers.talk.safely import safely
from policy.fields.values import Reading, label_value, named_choice
from policy.ledger.definition import FieldDefinition, LedgerDefinition
from policy.ledger.reading import EntryRead, begins, read_entry
from policy.report.absence_words import names_deputy
from policy.text.ask import say_choice

LONGEST_ANSWER = 600
NOT_FILED = "本条尚未登记。"
MOST_SAFE_LINES = 40  # of a list that is sent apart, and has no next page


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
    if not desk.context.me.roles & set(definition.write):
        holders = "、".join(name for role, name in ROLE_NAMES.items() if role in definition.write)
        return Reply(f"{definition.title}由{holders}登记，您可回复“{definition.names[0]}”查看。", "refused")
    if not words:
        return Reply(usage(definition), "usage").plus(_form(desk, definition))
    where = find_department(desk, definition, _with_choice(definition, message.text, words))
    if isinstance(where, Reply):
        return where
    department, rest = where
    read = read_entry(definition, rest, reading_of(desk, definition, department, message.at))
    facts = {"ledger": definition.key, "fields": read.values}
    if read.problem:
        return Reply(f"{read.problem}{NOT_FILED}", "problem", facts)
    command = f"{definition.words[0]} 单位：{department.name} {rest}"
    if read.ask is not None or read.missing:
        asked = _ask(desk, definition, read, command)
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


def _ask(desk: Desk, definition: LedgerDefinition, read: EntryRead, command: str) -> Reply:
    """Ask for one thing; the answer is put behind its label and the whole is read again."""
    if read.ask is not None and read.unclear is not None:
        today, field = desk.context.today, read.unclear
        answers = {say_choice(each, today): label_value(field, each[:10]) for each in read.ask.choices}
        return _open_question(desk, definition, field, read.ask.text, command, answers)
    field = read.missing[0]
    if field.type == "choice":
        commands = {choice: f"{command}\n{field.title}：{choice}" for choice in field.choices}
        return ask_again(desk, field.key, f"请问{field.title}是：", commands)
    lacking = "、".join(each.title for each in read.missing)
    return _open_question(desk, definition, field, f"还缺{lacking}。请回复{field.title}。", command)


def _open_question(
    desk: Desk,
    definition: LedgerDefinition,
    field: FieldDefinition,
    question: str,
    command: str,
    answers: Mapping[str, str] | None = None,
) -> Reply:
    """Ask for a field in words of the sender's own, or by one of the likely `answers` (shown → labelled value)."""
    if definition.parsed_only and answers:
        return ask_again(desk, field.key, question, {shown: f"{command}\n{each}" for shown, each in answers.items()})
    if definition.parsed_only:  # an answer would be kept as typed
        return Reply(f"{question.split('请回复')[0]}请补充后重发整条，本条尚未登记。", "ask")
    shown = list(answers or {})
    state = {"command": command, "title": field.title, "answers": dict(answers or {})}
    dialogue.ask(desk.context, "register_missing", question, state, shown)
    text = f"{question}\n{numbered(shown)}" if shown else question
    return Reply(text, "ask", {"ask": {"field": field.key, "text": question, "choices": shown}})


@act(
    "register_missing",
    order=Order.ANSWER,
    match=lambda desk, message: (
        message.kind == "text" and len(message.text) <= LONGEST_ANSWER and open_question(desk, "register_missing")
    ),
)
def register_missing(desk: Desk, message: Message, found: Any) -> Reply:
    """What an entry lacked; an answer that cannot be is asked for again, and nothing of the entry is lost."""
    said, state, question = message.text.strip(), dict(found.state), found.question
    dialogue.close(desk.context)
    if said in ("取消", "算了", "不记了"):
        return Reply("好的，未登记。")
    choice = dialogue.chosen(said, state["choices"])
    value = state["answers"][choice] if choice else f"{state['title']}：{said}"
    reply = answer(desk, Message(message.userid, f"{state['command']}\n{value}", message.at))[1]
    if reply.action != "problem":
        return reply
    dialogue.ask(desk.context, "register_missing", question, state, state["choices"])
    return Reply(f"{reply.text.removesuffix(NOT_FILED)}请重新回复{state['title']}，或回复“取消”。", "ask", reply.facts)


def _asks_for_list(desk: Desk, message: Message) -> Wanted | None:
    if message.kind != "text" or desk.context.actor is None:
        return None
    wanted = read_list(desk, message.text)
    return None if wanted is None or names_choice(desk, message.text) else wanted


@act("register_list", match=_asks_for_list)
def register_list(desk: Desk, _message: Message, found: Any) -> Reply:
    """«整改 逾期», «交办 我的», «清单 交通局»: short lines with numbers, in pages."""
    wanted: Wanted = found
    definition, name = wanted.definition, wanted.definition.names[0]
    if isinstance(wanted.department, list):
        said = wanted.said.replace(wanted.words, "")
        return ask_department(desk, wanted.words, wanted.department, lambda chosen: f"{name} {chosen} {said}".strip())
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
