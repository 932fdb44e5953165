"""检查, 检查问题, 抽查 in chat: what has been inspected, what was found and by when it is mended, and lots drawn in the open."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.publication import inspections
from actions.publication.inspections import Inspection
from handlers.publication.wish import SENDERS
from handlers.talk import question
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, Order, act, plainly
from handlers.talk.slot_kinds import departments_slot
from handlers.talk.slots import Slot, Wants
from policy.text.asking import is_question
from policy.text.compare import chinese_number
from policy.text.write import say_day
from policy.when import Days, read_days

_PAPERS, _TALKS = "问卷", "谈话|访谈|走访|谈了|人次"
_NAMES = re.compile(r"[、，,和与\s]+")
_COUNT = r"(?P<n>\d{1,5}|[一两二三四五六七八九十百]{1,5})"


@dataclass(frozen=True)
class Held:
    """An inspection that is to be recorded."""

    names: list[str]
    first: date
    last: date
    questionnaires: int
    interviews: int


def _unannounced(desk: Desk, message: Message) -> bool:
    """«下周去教育局突击检查»: a plan, with the department that is not to know."""
    text = message.text
    if not desk.context.me.has(*SENDERS) or is_question(text):
        return False
    return inspections.plans(desk.context, text)


@act("unannounced_inspection", match=_unannounced, order=Order.VERB, roles=SENDERS)
def unannounced_inspection(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """When and where somebody is looked at unannounced stands nowhere here: it is said so, and forgotten."""
    return Reply(inspections.NOT_HERE, "refused", forgotten=True)


def _days(desk: Desk, message: Message) -> list[str]:
    found = read_days(message.text, message.at, desk.context.rules.calendar, back=inspections.BACK)
    return [f"{found.first}/{found.last}"] if isinstance(found, Days) else []


def _tally(words: str) -> Callable[[Desk, Message], list[str]]:
    return lambda _desk, message: [str(count)] if (count := read_tally(message.text, words)) else []


@act(
    "record_inspection",
    words=r"登记(?:监督)?检查[\s：:]*(?P<who>[^\s\d：:][^\s\d]*?)[\s，,]*(?P<when>\d.*?)(?P<counts>(?:[\s，,]*(?:发放)?(?:问卷|谈话|访谈|走访谈话)\S*)*)[。]?",
    meant=Wants(
        departments_slot("who", "请问检查了哪些单位？"),
        Slot("days", _days, "请写明检查的起止日期，如“11月10日至11月12日”："),
        Slot("questionnaires", _tally(_PAPERS)),
        Slot("interviews", _tally(_TALKS)),
    ),
    roles=GROUP,
    usage="登记检查 单位 起止日期 问卷……份 谈话……人次",
    summary="检查结束后登记单位、日期和数量，再用“检查问题 编号 ……”登记问题",
    examples=("登记检查 交通局、水利局 11月10日至11月12日 问卷267份 谈话34人次",),
)
def record_inspection(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown, then recorded; one that is still to come is entered nowhere."""
    where = [named_department(desk, name) for name in _NAMES.split(found["who"]) if name]
    held = _read_so(where, found) if isinstance(found, Mapping) else _read(desk, message, where, found)
    if held.last > message.at.date():
        return Reply(inspections.NOT_HERE, "refused", forgotten=True)
    until = f"至{say_day(held.last)}" if held.last != held.first else ""
    text = f"登记检查：{'、'.join(held.names)}，{say_day(held.first)}{until}，问卷{held.questionnaires}份，谈话{held.interviews}人次。"
    return question.confirm(desk, "confirm_inspection", text, held, verb="登记", dropped="好的，未登记。")


def _read(desk: Desk, message: Message, where: list[Department], found: Any) -> Held:
    """The command's parts. Raises UserError where its days cannot be read."""
    days = read_days(found["when"], message.at, desk.context.rules.calendar, back=inspections.BACK)
    if not isinstance(days, Days):
        raise UserError("请写明检查的起止日期，如“11月10日至11月12日”，并重发整条“登记检查”。")
    counts = found["counts"] or ""
    names = [each.name for each in where]
    return Held(names, days.first, days.last, read_tally(counts, _PAPERS), read_tally(counts, _TALKS))


def _read_so(where: list[Department], found: Mapping[str, str]) -> Held:
    first, _, last = found["days"].partition("/")
    names, numbers = [each.name for each in where], (int(found["questionnaires"] or 0), int(found["interviews"] or 0))
    return Held(names, date.fromisoformat(first), date.fromisoformat(last), *numbers)


def named_department(desk: Desk, name: str) -> Department:
    """A department of the person's, by its name; raises UserError with the nearest."""
    found = departments.resolve(desk.context, name)
    if not isinstance(found, Department):
        near = f"，您是否指{'、'.join(found)}" if found else ""
        raise UserError(f"未找到单位“{name}”{near}。请核对后重发整条。")
    return found


def read_tally(text: str, words: str) -> int:
    """The number that stands right before or behind one of these words; 0 where none does."""
    found = re.search(rf"{_COUNT}[个条份项]?(?:{words})", text) or re.search(
        rf"(?:{words})[^\d，,。；;]{{0,4}}{_COUNT}(?![下些起])", text
    )
    return chinese_number(found["n"]) or 0 if found else 0


@question.answers("confirm_inspection", roles=GROUP)
def confirm_inspection(desk: Desk, kept: Held, _yes: str) -> Reply:
    """«确认»: it has a number, with which its findings are recorded."""
    where = [question.chosen_department(desk, name) for name in kept.names]
    row = inspections.record_inspection(
        desk.context, where, kept.first, kept.last, kept.questionnaires, kept.interviews
    )
    return Reply(
        f"已登记，编号 {row.number}。发现的问题请回复“检查问题 {row.number} {where[0].name}：……；共性：…… 12月31日前整改”。"
    )


@act(
    "inspections",
    words=r"(?:查看|看看)?(?:(?:监督)?检查(?:记录|情况|台账|列表|清单)|今年(?:的)?(?:监督)?检查)[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="检查记录",
    summary="看本组登记的监督检查及问题整改情况",
)
def list_inspections(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The latest first, with how many findings are mended."""
    rows = inspections.listing(desk.context, most=60)
    lines = [f"{row.number} {inspections.line(desk.context, row)}" for row in rows]
    return Reply(paged(desk, f"监督检查{len(rows)}次：", lines) if rows else "目前没有登记监督检查。")


@verb("show_inspection", SHOW, Inspection, roles=GROUP)
def show_inspection(desk: Desk, _message: Message, found: Said) -> Reply:
    """What was found, department by department, and how far it is mended."""
    row: Inspection = found.item
    lines = [
        f"{each.number} {each.department.name}：{each.text}（{each.state.word}）"
        for each in inspections.findings_of(desk.context, row)
    ]
    return Reply(paged(desk, f"监督检查 {row.number}：{inspections.line(desk.context, row)}。", lines))
