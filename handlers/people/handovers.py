"""交接 that are under way: 交接情况, the sheet of one, and 撤销交接; named by number, by a name, or being the only one."""

from collections.abc import Sequence
from typing import Any, cast

from actions.common.errors import UserError
from actions.ledger import entries
from actions.people import colleagues, handover
from actions.people.handover import Handover
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import act, plainly
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
    examples=("交接情况",),
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
