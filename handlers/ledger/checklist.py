"""清单进展: the quarter's progress of the checklist, item by item (M5)."""

import re
from typing import Any

from actions.ledger import changes, checklists, entries
from actions.talk import dialogue
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act, open_question

_SKIP = re.compile(r"(?:跳过|下一项|稍后|先不填)[。]?")
_STOP = re.compile(r"(?:取消|算了|不填了|先这样|停止)[。]?")


@act(
    "fill_checklist",
    words=r"(?:填报?|报)?\s*(?:主体责任|责任)?清单(?:推进|季度)?进展[。]?",
    roles=DEPARTMENT,
    usage="清单进展",
    summary="逐项填报主体责任清单本季度进展",
    examples=("清单进展",),
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


def _next(desk: Desk, numbers: list[str], total: int) -> str:
    found = entries.find(desk.context, numbers[0]) if numbers else None
    if found is None:
        dialogue.close(desk.context)
        return "本期清单进展已逐项问完。如需报送，请回复“报送 清单”。"
    item, definition = found
    text = (
        f"（{total - len(numbers) + 1}/{total}）{checklists.label(definition, item)}（{item.owner.name}）。"
        "请回复本季度进展，没有变化回复“无变化”，暂不填报回复“跳过”。"
    )
    dialogue.ask(desk.context, "checklist_progress", text, {"numbers": numbers, "total": total})
    return text


@act(
    "checklist_progress",
    order=Order.ANSWER,
    match=lambda desk, message: message.kind == "text" and open_question(desk, "checklist_progress"),
    roles=DEPARTMENT,
)
def checklist_progress(desk: Desk, message: Message, found: Any) -> Reply:
    """The progress of the item asked about; the next one follows."""
    number, *rest = found.state["numbers"]
    said = message.text.strip()
    if _STOP.fullmatch(said):
        dialogue.close(desk.context)
        return Reply("好的，已填报的进展予以保留，余下各项可再回复“清单进展”填报。")
    if _SKIP.fullmatch(said):
        done = f"好的，{number} 暂不填报。"
    else:
        item = entries.find(desk.context, number)
        if item is not None:  # else it was withdrawn since
            changes.progress(desk.context, item[1], item[0], said)
        done = f"已登记 {number}。"
    return Reply(done + _next(desk, rest, found.state["total"]))
