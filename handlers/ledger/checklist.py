"""清单进展: the quarter's progress of the checklist, item by item (M5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.ledger import changes, checklists, entries
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act, plainly
from policy.notice.fits import tells_progress

PROGRESS = "checklist_progress"
STOPPED = "好的，已填报的进展予以保留，余下各项可再回复“清单进展”填报。"


@act(
    "fill_checklist",
    meant=plainly,
    words=r"(?:填报?|报)?\s*(?:主体责任|责任)?清单(?:推进|季度)?进展[。]?",
    roles=DEPARTMENT,
    usage="清单进展",
    summary="逐项填报主体责任清单本季度进展",
)
def fill_checklist(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Asks for every item of which the next report has nothing to say yet."""
    open_items, total = checklists.without_progress(desk.context)
    if not total:
        return Reply("目前没有主体责任清单，请先回复“记清单 ……”登记，或由综合科导入。")
    if not open_items:
        return Reply("本期清单各项均已有进展。如需报送，请回复“报送 清单”。")
    numbers = [item.number for item in open_items]
    return Reply(_next(desk, numbers, len(numbers)), "ask")


@dataclass(frozen=True)
class _Walk:
    """The items still to be asked about, the one on the screen first, and of how many."""

    numbers: tuple[str, ...]
    total: int


def _next(desk: Desk, numbers: Sequence[str], total: int) -> str:
    found = entries.find(desk.context, numbers[0]) if numbers else None
    if found is None:
        return "本期清单进展已逐项问完。如需报送，请回复“报送 清单”。"
    item, definition = found
    text = (
        f"（{total - len(numbers) + 1}/{total}）{checklists.label(definition, item)}（{item.owner.name}）。"
        "请回复本季度进展，没有变化回复“无变化”，暂不填报回复“跳过”。"
    )
    kept = _Walk(tuple(numbers), total)
    question.ask(desk, PROGRESS, text, kept=kept, about=numbers[0], dropped=STOPPED, skips=True)
    return text


@question.answers(PROGRESS, roles=DEPARTMENT)
def skip_item(desk: Desk, kept: _Walk, _skip: str) -> Reply:
    """«跳过»: the next one."""
    number, *rest = kept.numbers
    return Reply(f"好的，{number} 暂不填报。{_next(desk, rest, kept.total)}")


def _reads(_desk: Desk, _kept: _Walk, message: Message) -> str | None:
    return message.text.strip() if tells_progress(message.text) else None


@question.own_words(PROGRESS, _reads, roles=DEPARTMENT)
def checklist_progress(desk: Desk, kept: _Walk, said: str) -> Reply:
    """The progress of the item asked about; the next one follows."""
    number, *rest = kept.numbers
    item = entries.find(desk.context, number)
    if item is not None:  # else it was withdrawn since
        changes.progress(desk.context, item[1], item[0], said)
    return Reply(f"已登记 {number}。{_next(desk, rest, kept.total)}")
