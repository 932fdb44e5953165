"""确认 that answers no open question: a handover, or what was filled in in one's name."""

from typing import Any

from actions.ledger import filled_in
from actions.people import handover
from actions.people.handover import Handover
from handlers.people.handovers import named
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import the
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask
from handlers.talk.registry import ANYONE, EVERY_ROLE, Order, act, plainly
from policy.text.write import say_day

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
