"""进展: how a matter goes on after the meeting, by number or one after the other (M2)."""

import re
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.matter import matters
from actions.talk import dialogue
from handlers.meeting.changes import MAY_CHANGE
from handlers.meeting.which import Said, command
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act, open_question, plainly

_DONE = re.compile(r"(?:已|已经)?(?:全部|全面)?(?:完成|办结|完结|结束)[。]?")


@act(
    "note_progress",
    match=command("进展", numbered=True, alone=False),
    roles=MAY_CHANGE,
    usage="进展 事项编号 ……",
    summary="登记事项进展；办结写“完成”",
    examples=("进展 2026-0140 已完成招标", "进展 2026-0140 完成"),
)
def note_progress(desk: Desk, _message: Message, found: Said) -> Reply:
    """A line of progress; «完成» completes the matter."""
    matter = matters.find_matter(desk.context, found.number or "")
    if matter is None:
        raise UserError(f"没有找到编号 {found.number} 的事项，请核对编号，或回复“事项 单位”查看。")
    if not found.rest:
        raise UserError(f"请写明进展，如“进展 {matter.number} 已完成招标”。")
    matters.note(desk.context, matter, found.rest, done=bool(_DONE.fullmatch(found.rest)))
    return Reply(f"收悉，进展已登记：{matters.progress_line(desk.context, matter)}。")


@act(
    "fill_progress",
    meant=plainly,
    words=r"(?:填报?|报)?\s*(?:三重一大|事项)(?:推进)?进展",
    roles=DEPARTMENT,
    usage="三重一大进展",
    summary="逐项填报事项进展",
    examples=("三重一大进展",),
)
def fill_progress(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The quarterly progress, pre-filled from the open matters, one after the other."""
    rows = [matter for each in departments.own(desk.context) for matter in matters.open_matters(desk.context, each)]
    return Reply(_next(desk, [matter.number for matter in rows], len(rows)))


def _next(desk: Desk, numbers: list[str], total: int) -> str:
    if not numbers:
        dialogue.close(desk.context)
        return "各事项进展已填报。" if total else "目前没有在办事项。"
    matter = matters.find_matter(desk.context, numbers[0])
    assert matter is not None  # it was in view a moment ago
    text = (
        f"（{total - len(numbers) + 1}/{total}）{matters.progress_line(desk.context, matter)}。"
        "请回复本季度进展，没有变化回复“无变化”，办结回复“完成”。"
    )
    dialogue.ask(desk.context, "progress_answer", text, {"numbers": numbers, "total": total})
    return text


@act(
    "progress_answer",
    order=Order.ANSWER,
    match=lambda desk, message: message.kind == "text" and open_question(desk, "progress_answer"),
    roles=DEPARTMENT,
)
def progress_answer(desk: Desk, message: Message, found: Any) -> Reply:
    """The progress of the matter asked about; the next one follows."""
    number, *rest = found.state["numbers"]
    matter = matters.find_matter(desk.context, number)
    if matter is not None:
        text = message.text.strip()
        matters.note(desk.context, matter, text, done=bool(_DONE.fullmatch(text)))
    more = _next(desk, rest, found.state["total"])
    done = "" if rest else "如需报送，请回复“报送 三重一大”。"
    return Reply(f"已登记 {number}。{more}{done}")
