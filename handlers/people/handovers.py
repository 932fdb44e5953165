"""交接 that are under way: 交接情况, the sheet of one, 撤销交接, and 确认 that answers no open question."""

from collections.abc import Sequence
from typing import Any, cast

from actions.common.errors import UserError
from actions.ledger import entries, filled_in
from actions.people import colleagues, handover
from actions.people.handover import Handover
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import the
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask
from handlers.talk.registry import ANYONE, EVERY_ROLE, Order, act, plainly
from policy.text.write import say_day

_MAY_SEE = frozenset({"liaison", "leader", "principal", "office", "inspector", "admin"})


def sheet(desk: Desk, row: Handover) -> str:
    """What is handed over: the posts, the gap of the ledger, what is open."""
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


def _in_reach(desk: Desk) -> list[Handover]:
    """Those that the person could name by number."""
    return [row for row in colleagues.handovers(desk.context) if handover.find(desk.context, row.number) is not None]


def named(said: Said, rows: Sequence[Handover], none: str) -> Handover:
    """The handover named by number or by a name, or the only one of these; raises UserError that lists them."""
    if said.item is not None:
        return cast(Handover, said.item)
    name = said.rest.removesuffix("同志")
    named = [row for row in rows if not name or name in (row.giver.name, row.taker.name)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise UserError(f"{none}。")
    raise UserError(f"有几项交接，请写明编号：{'；'.join(_line(row) for row in named)}。")


def _line(row: Handover) -> str:
    """«2026-0003 交通局 张伟 → 高飞，12月1日（周二）起，待张伟同志确认»."""
    waits = [each.name for each, said in ((row.giver, row.given_at), (row.taker, row.taken_at)) if said is None]
    state = "已转接" if row.done_at else f"待{'、'.join(waits)}同志确认" if waits else "双方已确认，到日转接"
    return f"{row.number} {row.place} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起，{state}"


@act(
    "list_handovers",
    words=r"(?:查看|看看?)?(?:岗位)?交接(?:情况|进展|进度|名单|列表)[。？?]?|(?:现在|目前)?(?:还)?有哪些(?:岗位)?交接[。？?]?",
    meant=plainly,
    roles=_MAY_SEE,
    usage="交接情况",
    summary="看岗位交接办到哪一步",
)
def list_handovers(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Those under way first."""
    rows = colleagues.handovers(desk.context)
    if not rows:
        return Reply("目前没有岗位交接。")
    return Reply(paged(desk, f"岗位交接{len(rows)}项：", [f"· {_line(row)}" for row in rows]))


@verb(
    "undo_handover",
    "(?:撤销|撤回|取消)(?:交接)?",
    Handover,
    without="(?:撤销|撤回|取消)交接",
    alone=True,
    usage="撤销交接 编号",
    summary="交接日之前撤销交接，岗位不变",
    examples=("撤销交接 2026-0123",),
)
def undo_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """Until its day nothing has moved yet."""
    open_ones = [row for row in _in_reach(desk) if row.done_at is None]
    row = named(found, open_ones, "目前没有可以撤销的交接")
    handover.undo(desk.context, row)
    return Reply(f"交接 {row.number} 已撤销，岗位不变，已告知双方。")


@verb(
    "handover_sheet",
    f"{SHOW}|(?:查看)?交接单",
    Handover,
    without="(?:查看)?交接单",
    alone=True,
    examples=("交接单 2026-0123",),
)
def handoversheet(desk: Desk, _message: Message, found: Said) -> Reply:
    """What is handed over."""
    return Reply(sheet(desk, named(found, _in_reach(desk), "目前没有交接单")))


_FILLED_IN = "filled_in"
_CONFIRMS = frozenset({"确认", "已确认"})
_AGREES = frozenset({"同意", "同意交接", "同意接任", "确认接任", "确认移交", "无异议"})  # of a handover alone


@verb("confirm_handover", "确认交接|确认", Handover, without="确认交接", alone=True, examples=("确认交接 2026-0123",))
def confirm_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """One of the two words."""
    return _confirm(desk, named(found, handover.waiting(desk.context), "目前没有待您确认的交接"))


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


def _to_confirm(desk: Desk, message: Message) -> tuple[list[str]] | None:
    """What a bare «确认» may mean: the words that confirm what waits for this person; None where nothing does."""
    word = message.text.strip(" 。.")
    if word not in _CONFIRMS and word not in _AGREES:
        return None
    numbers = [row.number for row in handover.waiting(desk.context)]
    waits = numbers + [_FILLED_IN] * (word in _CONFIRMS and bool(filled_in.unconfirmed(desk.context)))
    return (waits,) if waits else None


@act("confirm_waiting", match=_to_confirm, order=Order.LAST, roles=EVERY_ROLE)
def confirm_waiting(desk: Desk, _message: Message, waits: tuple[list[str]]) -> Reply:
    """«确认» that answers no open question: the one thing that waits, or which of them."""
    (found,) = waits
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


@act(
    "confirm_filled_in",
    meant=plainly,
    words=r"确认代填(?:记录|台账)?[。]?",
    roles=ANYONE,
    usage="确认代填",
    summary="确认联络员代填的本人履责记录",
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
