"""待审核: what waits for the person's review, by numbers that acts for several may name, and each in full."""

from dataclasses import dataclass
from typing import Any, Final

from actions.common.errors import UserError
from actions.ledger import entries, review
from actions.overview import together, worktable
from actions.overview.waiting import Kind, Waiting
from actions.report import periods
from handlers.ledger.review import entry_in_full
from handlers.report.look import look_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask
from handlers.talk.registry import GROUP, act, plainly

SHOWN: Final = 10  # of a list whose numbers may be named
_KINDS: Final = together.DOES["审核通过"].keys()


@dataclass(frozen=True)
class Shown:
    """What stands in the list on the screen (kind, key), in its order."""

    keys: list[tuple[str, str]]


@act(
    "entries_to_review",
    meant=plainly,
    words=r"(?:查看)?待审核?(?:事项|列表|清单|材料)?[。]?",
    roles=GROUP,
    usage="待审核",
    summary="看待审核的报送和登记，可“审核通过 1-8”",
)
def to_review(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Reports and entries that wait for the person's review, one line of content each, oldest first; the first ten."""
    found = worktable.first(desk.context, SHOWN, _KINDS)
    total = sum(many for kind, many in worktable.counts(desk.context).items() if kind in _KINDS)
    return _list(desk, found, total) if found else Reply("目前没有待审核的报送和登记。")


def _list(desk: Desk, shown: list[Waiting], total: int) -> Reply:
    more = f"，先列{SHOWN}项" if total > SHOWN else ""
    text = f"待审核{total}项{more}。回复序号看内容；“审核通过 1-{len(shown)}”“审核通过 全部”列出后一并通过，“退回 2 原因”退回；几件事可一行一件一并发来："
    choices = {f"{each.what}{_hints(desk, each)}": f"{each.kind.value}:{each.key}" for each in shown}
    return ask(desk, "to_review", text, choices, Shown([(each.kind.value, each.key) for each in shown]), aside=True)


def _hints(desk: Desk, each: Waiting) -> str:
    found = entries.find(desk.context, each.key) if each.kind is Kind.ENTRY else None
    hints = review.hints(desk.context, found[1], found[0]) if found else []
    return f"　提示：{'、'.join(hints)}" if hints else ""


@answers("to_review", roles=GROUP)
def open_one(desk: Desk, kept: Shown, key: str) -> Reply:
    """One of them in full; the list stays, so that its numbers hold."""
    kind, _, name = key.partition(":")
    shown = _in_full(desk, Kind(kind), name)
    known = worktable.named(desk.context, set(kept.keys))
    left = [known[pair] for pair in kept.keys if pair in known]
    _list(desk, left, len(left))
    return shown


def _in_full(desk: Desk, kind: Kind, key: str) -> Reply:
    if kind is Kind.REPORT:
        return look_at(desk, periods.by_id(desk.context, int(key)))
    found = entries.find(desk.context, key)
    if found is None:
        raise UserError(f"{key} 已不在您的范围内。")
    return entry_in_full(desk, *found)
