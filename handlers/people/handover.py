"""交接 in chat: «交接 张伟 → 高飞 12月1日», the sheet, and both confirmations; 确认代填 with one word."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from actions.common.errors import UserError
from actions.ledger import entries, filled_in
from actions.people import handover
from actions.people.handover import Choice, Handover
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import the
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask
from handlers.talk.registry import ANYONE, EVERY_ROLE, Order, act, plainly
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.when import read_day

_FILLED_IN = "filled_in"


_MAY_PROPOSE = frozenset({"liaison", "principal", "office", "inspector", "admin"})


@dataclass(frozen=True)
class Names:
    """Who gives and who takes, as they were named."""

    giver: str
    taker: str


@act(
    "hand_over",
    words=r"(?:岗位)?交接[\s：:]*(?P<giver>[^\s\d→>至给到-]{2,4})\s*(?:→|->|—>|-+>|至|给|到|\s)\s*(?P<taker>[^\s\d→>]{2,4}?)(?P<rest>(?:\s|\d|今|明|下|本).*)?",
    roles=_MAY_PROPOSE,
    usage="交接 张伟 → 高飞 12月1日",
    summary="岗位交接：待办、提醒和台账转给接任同志",
    examples=("交接 张伟 → 高飞 12月1日",),
)
def hand_over(desk: Desk, message: Message, found: Any) -> Reply:
    """Shows what moves; both are asked to confirm."""
    context = desk.context
    names = Names(found["giver"].removesuffix("同志"), found["taker"].removesuffix("同志"))
    _people(desk, names)
    day = read_day(found["rest"] or "", message.at, context.rules.calendar, "future") or message.at.date()
    if isinstance(day, Ask):
        if not day.choices:
            return Reply(f"{day.text}请连同日期重发。", "ask")
        choices = {say_choice(each, context.today): each for each in day.choices}
        return ask(desk, "handover_day", day.text, choices, names, field="date")
    return _propose(desk, names, day)


@answers("handover_day", roles=_MAY_PROPOSE)
def handover_day(desk: Desk, names: Names, day: str) -> Reply:
    """The day was asked for; it is one of the days shown."""
    return _propose(desk, names, date.fromisoformat(day))


def _propose(desk: Desk, names: Names, day: date) -> Reply:
    row = handover.propose(desk.context, _people(desk, names), day)
    return Reply(f"{_sheet(desk, row)}\n已请两位同志确认，均确认后办结。")


def _people(desk: Desk, names: Names) -> Choice:
    """The two and the posts; raises UserError when they are not found, or are several."""
    context, giver, taker = desk.context, names.giver, names.taker
    choices = handover.choices(context, giver, taker)
    if not choices and not context.me.has("principal", "office", "inspector", "admin"):
        raise UserError(
            "交接由主要负责人、派驻组、综合科提出；本单位同志的账号无法送达时，联络员也可提出。请核对姓名。"
        )
    if not choices:
        raise UserError(f"在您的范围内没有找到同一单位的“{giver}”和“{taker}”，请核对姓名，或先补充成员名单。")
    if len(choices) > 1:
        raise UserError("几个单位都有这两个姓名，请联系综合科在成员名单中区分后办理。")
    return choices[0]


def _sheet(desk: Desk, row: Handover) -> str:
    found = handover.sheet(desk.context, row)
    gap = (
        f"台账最近一条 {say_day(found.last_entry)}，至交接日间隔{found.gap_days}天"
        if found.last_entry
        else "台账暂无记录"
    )
    lines = [f"交接单 {row.number}：{row.place} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起"]
    lines += [f"岗位：{'、'.join(found.posts) or '无'}", gap, f"待办{len(found.open_entries)}项："]
    for entry in found.open_entries:
        definition = entries.definition_of(desk.context, entry.ledger)
        if definition is not None:
            lines.append(f"{entry.number} {definition.title} {entries.describe(definition, entry)}")
    lines.append("已登记的台账仍记在原责任人名下，接任同志可一并查看。")
    return "\n".join(lines)


def _handover(desk: Desk, said: Said) -> Handover:
    """The handover named, or the only one that waits for the person."""
    if said.item is not None:
        return cast(Handover, said.item)
    rows = handover.waiting(desk.context)
    if len(rows) == 1:
        return rows[0]
    raise UserError("请写明交接编号，如“确认交接 2026-0123”。" if rows else "目前没有待您确认的交接。")


@verb("confirm_handover", "确认交接|确认", Handover, without="确认交接", alone=True, examples=("确认交接 2026-0123",))
def confirm_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """One of the two words."""
    return _confirm(desk, _handover(desk, found))


def _confirm(desk: Desk, row: Handover) -> Reply:
    if handover.confirm(desk.context, row):
        if row.done_at is None:
            return Reply(
                f"交接 {row.number} 双方已确认，{say_day(row.on)}起岗位、待办和提醒转给{row.taker.name}同志；"
                f"此前如需撤销请回复“撤销交接 {row.number}”。"
            )
        return Reply(f"交接 {row.number} 双方已确认，予以办结，待办和提醒已转给{row.taker.name}同志。")
    other = row.taker.name if row.given_at else row.giver.name
    return Reply(f"已登记您的确认，待{other}同志确认后办结。")


@verb(
    "undo_handover",
    "(?:撤销|撤回|取消)(?:交接)?",
    Handover,
    usage="撤销交接 编号",
    summary="交接日之前撤销交接，岗位不变",
    examples=("撤销交接 2026-0123",),
)
def undo_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """Until its day nothing has moved yet."""
    row: Handover = found.item
    handover.undo(desk.context, row)
    return Reply(f"交接 {row.number} 已撤销，岗位不变，已告知双方。")


def _to_confirm(desk: Desk, message: Message) -> list[str]:
    """What a bare «确认» may mean: the words that confirm what waits for this person."""
    if desk.context.actor is None or message.kind != "text" or message.text.strip(" 。.") not in ("确认", "已确认"):
        return []
    numbers = [row.number for row in handover.waiting(desk.context)]
    return numbers + [_FILLED_IN] * bool(filled_in.unconfirmed(desk.context))


@act("confirm_waiting", match=_to_confirm, order=Order.LAST, roles=EVERY_ROLE)
def confirm_waiting(desk: Desk, _message: Message, found: list[str]) -> Reply:
    """«确认» that answers no open question: the one thing that waits, or which of them."""
    if len(found) == 1:
        return confirm_which(desk, None, found[0])
    choices = {"确认代填" if each == _FILLED_IN else f"确认交接 {each}": each for each in found}
    return ask(desk, "confirm_which", "请问确认的是：", choices, field="confirm")


@answers("confirm_which", roles=EVERY_ROLE)
def confirm_which(desk: Desk, _nothing: None, what: str) -> Reply:
    """A handover by its number, or what was filled in in one's name."""
    if what == _FILLED_IN:
        return _confirm_filled_in(desk)
    return _confirm(desk, the(desk.context, Handover, what))


@verb(
    "handover_sheet",
    f"{SHOW}|(?:查看)?交接单",
    Handover,
    without="(?:查看)?交接单",
    alone=True,
    examples=("交接单 2026-0123",),
)
def handover_sheet(desk: Desk, _message: Message, found: Said) -> Reply:
    """What is handed over."""
    return Reply(_sheet(desk, _handover(desk, found)))


@act(
    "confirm_filled_in",
    meant=plainly,
    words=r"确认代填(?:记录|台账)?[。]?",
    roles=ANYONE,
    usage="确认代填",
    summary="确认联络员代填的本人履责记录",
    examples=("确认代填",),
)
def confirm_filled_in(desk: Desk, _message: Message, _found: Any) -> Reply:
    """One word a month: everything that others filled in in one's name."""
    return _confirm_filled_in(desk)


def _confirm_filled_in(desk: Desk) -> Reply:
    rows = filled_in.confirm_filled_in(desk.context)
    if not rows:
        return Reply("没有待您确认的代填记录。")
    lines = [f"{row.number} {say_day(row.happened_on)} {row.text[:24]}" for row in rows]
    return Reply(paged(desk, f"已确认代填记录{len(rows)}条：", lines) + "\n如有出入，请回复“更正 编号 ……”。")
