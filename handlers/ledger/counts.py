"""Counting in chat: «记 谈话提醒 3人次 交通局», «更正 谈话提醒 2人次 交通局» (M12, M18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import counts, entries
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import count_slot, day_slot, department_slot
from handlers.talk.slots import Slot, Wants
from policy.ledger.count_text import CountText, read_count
from policy.ledger.definition import CountKind, LedgerDefinition
from policy.text.write import say_day

MOST_CHOICES = 12


@dataclass(frozen=True)
class _Counted:
    """A count whose department is asked for."""

    ledger: str
    kind: str
    number: int
    day: date
    corrects: bool


def _counts(desk: Desk, message: Message) -> CountText | None:
    """A count of a register that the person may write; a confidential one does not exist for anybody else."""
    if message.kind != "text" or desk.context.actor is None:
        return None
    known = entries.definitions(desk.context)
    return read_count(message.text, known, message.at, desk.context.rules.calendar)


def _kinds(desk: Desk) -> dict[str, tuple[LedgerDefinition, CountKind]]:
    """What this person counts, by title."""
    known = (each for each in entries.definitions(desk.context) if desk.context.me.roles & set(each.write))
    return {kind.title: (each, kind) for each in known for kind in each.kinds}


def _named_kinds(desk: Desk, message: Message) -> list[str]:
    """The kinds that a sentence names, a longer word before one that stands within it."""
    words = [(word, title) for title, (_, kind) in _kinds(desk).items() for word in (title, *kind.words)]
    text, found = message.text, dict[str, int]()
    for word, title in sorted(words, key=lambda each: -len(each[0])):
        if word in text:
            text = text.replace(word, "，")
            found.setdefault(title, 0)
    return list(found)


def _as_counted(desk: Desk, said: Mapping[str, str]) -> CountText:
    definition, kind = _kinds(desk)[said["kind"]]
    day = date.fromisoformat(said["day"]) if said["day"] else desk.context.said_on
    return CountText(False, definition, kind, int(said["number"]), day, (said["department"],))


@act(
    "count",
    match=_counts,
    meant=Wants(
        Slot("kind", _named_kinds, "请问登记的是哪一类？", lambda desk: list(_kinds(desk))),
        count_slot("number", "人次|个?人|名|位|次|[场回趟件份家个]", "请问数量是多少？如“3”"),
        department_slot(),
        day_slot("day", "请问是哪一天的？", "past", optional=True),
        into=_as_counted,
    ),
    at_once=True,
    roles=GROUP,
    usage="记 谈话提醒 3人次 交通局",
    summary="登记约谈、谈话提醒等人次，只记数字",
    examples=("记 谈话提醒 3人次 交通局",),
)
def count(desk: Desk, _message: Message, found: Any) -> Reply:
    """Which department, then added to the day's number. A confidential register's figures are in no reply."""
    said: CountText = found
    if said.problem:
        raise UserError(said.problem)
    if said.number is None or said.day is None:
        raise UserError(
            f"请写明一个数字，如“记 {said.kind.title} 3{said.kind.unit} 交通局”。只记数字，不写姓名和内容。"
        )
    where = counts.writable(desk.context, said.definition)
    department = counts.named(where, said.others) if len(where) > 1 else where[0] if where else None
    if department is None and not where:
        raise UserError(f"{said.definition.title}不由您登记，如需帮助请联系{desk.context.rules.office}。")
    if department is None:
        if len(where) > MOST_CHOICES:
            raise UserError(f"请写明单位，如“记 {said.kind.title} {said.number}{said.kind.unit} {where[0].name}”。")
        choices = {each.name: each.name for each in where}
        kept = _Counted(said.definition.key, said.kind.key, said.number, said.day, said.corrects)
        return question.ask(desk, "count_department", "请问是哪个单位？", choices, kept, field="department")
    return _count(desk, said, department)


@question.answers("count_department", roles=GROUP)
def count_department(desk: Desk, kept: _Counted, name: str) -> Reply:
    """The department was chosen."""
    definition = entries.definition_of(desk.context, kept.ledger)
    kind = next((each for each in definition.kinds if each.key == kept.kind), None) if definition else None
    if definition is None or kind is None:
        raise UserError("该台账已停用，本条未计入。")
    where = {each.name: each for each in counts.writable(desk.context, definition)}
    if name not in where:
        raise UserError(f"{name}已不在您可登记的范围内，本条未计入。")
    return _count(desk, CountText(kept.corrects, definition, kind, kept.number, kept.day, ()), where[name])


def _count(desk: Desk, said: CountText, department: Department) -> Reply:
    assert said.day is not None  # without its day nothing is counted
    year = counts.count(desk.context, said, department)
    if said.definition.confidential:
        return Reply("已计入。")
    done = "已更正为" if said.corrects else "已计入"
    unit = said.kind.unit
    return Reply(
        f"{done}：{department.name} {said.kind.title} {said.number}{unit}（{say_day(said.day)}），"
        f"{said.day.year}年累计{year}{unit}。"
    )
