"""Counting in chat: «记 谈话提醒 3人次 交通局», «更正 谈话提醒 2人次 交通局» (M12, M18)."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import counts, entries
from handlers.talk import question
from handlers.talk.follow_on import looked_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, Order, act, act_named, taker
from handlers.talk.slot_kinds import count_slot, day_slot, department_slot
from handlers.talk.slots import Slot, Wants
from policy.ledger.count_text import CountText, read_count
from policy.ledger.definition import CountKind, LedgerDefinition
from policy.text.asking import is_question
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


_NUMBER = count_slot("number", "人次|个?人|名|位|次|[场回趟件份家个]", "请问数量是多少？如“3”")
_PLACE = department_slot()
_DAY = day_slot("day", "请问是哪一天的？", "past", optional=True)


@act(
    "count",
    match=_counts,
    meant=Wants(
        Slot("kind", _named_kinds, "请问登记的是哪一类？", lambda desk: list(_kinds(desk))),
        _NUMBER,
        _PLACE,
        _DAY,
        into=_as_counted,
    ),
    at_once=True,
    roles=GROUP,
    usage="记 谈话提醒 3人次 交通局",
    summary="登记约谈、谈话提醒等人次，只记数字",
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


_CLAUSES = re.compile(r"[，,、；;。\n]")
_MARKS = re.compile(r"[都全]?(?:给|帮)?我?(?:登记|记|登|计)(?:[上下入到录]|一下)*[吧了]?")


def _several(desk: Desk, message: Message) -> list[tuple[str, str, str]] | None:
    """«谈话提醒了水利局3个人，约谈了2个，都记上»: of each clause the kind, the number and the department."""
    if is_question(message.text):
        return None
    found, place = list[tuple[str, str, str]](), ""
    for clause in (
        each for each in _CLAUSES.split(message.text) if each.strip() and not _MARKS.fullmatch(each.strip())
    ):
        part = replace(message, text=clause)
        kinds, numbers = _named_kinds(desk, part), _NUMBER.read(desk, part)
        if len(kinds) != 1 or len(numbers) != 1:
            return None
        places = _PLACE.read(desk, part)
        place = places[0] if len(places) == 1 else "" if places else place
        if not place or _kinds(desk)[kinds[0]][0].confidential:
            return None
        found.append((kinds[0], numbers[0], place))
    return found if len(found) > 1 else None


@act("count_several", match=_several, order=Order.CHANGE, roles=GROUP)
def count_several(desk: Desk, message: Message, found: list[tuple[str, str, str]]) -> Reply:
    """Shown together, counted after 确认."""
    day = next(iter(_DAY.read(desk, message)), "")
    said = [
        _as_counted(desk, {"kind": kind, "number": number, "department": place, "day": day})
        for kind, number, place in found
    ]
    lines = [f"{each.others[0]} {each.kind.title} {each.number}{each.kind.unit}" for each in said]
    kept = _Several([_kept(each) for each in said], [each.others[0] for each in said])
    text = f"将计入（{say_day(kept.counts[0].day)}）：{'；'.join(lines)}。"
    return question.confirm(desk, "confirm_counts", text, kept, verb="登记", dropped="好的，未计入。")


@dataclass(frozen=True)
class _Several:
    """Counts of one message, each with its department, while they are shown."""

    counts: list[_Counted]
    departments: list[str]


@question.answers("confirm_counts", roles=GROUP)
def confirm_counts(desk: Desk, kept: _Several, _yes: str) -> Reply:
    """«确认»."""
    done = [count_department(desk, each, name) for each, name in zip(kept.counts, kept.departments, strict=True)]
    return Reply("\n".join(each.text for each in done))


_WRONG = re.compile(
    r"(?:(?:刚才|上面|上一|那)(?:那|的)?[个条笔]?[，,\s]*)?(?:不对|[说记写弄搞]?错了|更正(?:一下)?|改一下|纠正(?:一下)?|应该?(?=[记是]))+[，,。；;\s]*(?=\S)"
)


def _put_right(desk: Desk, message: Message) -> tuple[CountText, CountText] | None:
    """«不对，是教育局的», «刚才那个记错了，是3个» after a count, questions between: what was counted, and what is meant."""
    said = next((each for each in desk.lately if not is_question(each)), "") if _WRONG.match(message.text) else ""
    if not said:
        return None
    last = replace(message, text=said)
    taken = taker(desk, last)
    if looked_at(taken) != "count":
        return None
    wants, before = act_named("count").meant, taken[1]
    if not isinstance(before, CountText) and isinstance(wants, Wants):
        before = None if wants.lacks(desk, last) else _as_counted(desk, defaultdict(str, wants(desk, last).known))
    number, place = _NUMBER.read(desk, message), _PLACE.read(desk, message)
    if before is None or before.number is None or before.day is None or not (number or place):
        return None
    if before.definition.confidential:
        return None  # its figures stand in no reply
    return before, replace(
        before, number=int(number[0]) if number else before.number, others=tuple(place) or before.others
    )


@dataclass(frozen=True)
class _Recount:
    """A count that was wrong and what it is to be, while it is shown."""

    wrong: _Counted
    wrong_department: str
    right: _Counted
    department: str


@act("recount", match=_put_right, order=Order.CHANGE, roles=GROUP)
def recount(desk: Desk, _message: Message, found: tuple[CountText, CountText]) -> Reply:
    """Shown first: the one is taken off, the other counted."""
    before, after = found
    where = counts.writable(desk.context, before.definition)
    was, now = counts.named(where, before.others), counts.named(where, after.others)
    if was is None or now is None:
        raise UserError(f"请写明更正的内容，如“更正 {before.kind.title} 2{before.kind.unit} 交通局”。")
    kept = _Recount(_kept(before), was.name, _kept(after), now.name)
    unit = f"{before.kind.unit}（{say_day(before.day)}）" if before.day else before.kind.unit
    text = f"将更正：{was.name} {before.kind.title} {before.number}{unit}，改计{now.name} {after.number}{after.kind.unit}。"
    return question.confirm(desk, "confirm_recount", text, kept, verb="更正", dropped="好的，未更正。")


def _kept(said: CountText) -> _Counted:
    assert said.number is not None  # looked at above
    assert said.day is not None
    return _Counted(said.definition.key, said.kind.key, said.number, said.day, corrects=False)


@question.answers("confirm_recount", roles=GROUP)
def confirm_recount(desk: Desk, kept: _Recount, _yes: str) -> Reply:
    """«确认»."""
    count_department(desk, replace(kept.wrong, number=-kept.wrong.number), kept.wrong_department)
    return count_department(desk, kept.right, kept.department)


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
