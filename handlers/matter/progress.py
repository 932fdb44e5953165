"""进展: how a matter goes on after the meeting, by number or one after the other (M2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.matter import matters
from actions.matter.matters import Matter, MatterStage
from handlers.meeting.changes import MAY_CHANGE
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act, plainly
from policy.notice.fits import tells_progress

PROGRESS = "matter_progress"
STOPPED = "好的，已填报的进展予以保留，余下事项可再回复“三重一大进展”填报。"


@verb(
    "note_progress",
    "进展|反馈|落实",
    Matter,
    roles=MAY_CHANGE,
    usage="进展 事项编号 ……",
    summary="登记事项进展；办结写“完成”",
    examples=("进展 2026-0140 已完成招标", "进展 2026-0140 完成"),
)
def note_progress(desk: Desk, _message: Message, found: Said) -> Reply:
    """A line of progress; «完成» completes the matter."""
    matter: Matter = found.item
    if not found.rest:
        raise UserError(f"请写明进展，如“进展 {matter.number} 已完成招标”。")
    matters.note(desk.context, matter, found.rest, done=matters.says_done(found.rest))
    return Reply(f"收悉，进展已登记：{matters.progress_line(desk.context, matter)}。")


@verb("finish_matter", "办结|完成|完结", Matter, roles=MAY_CHANGE)
def finish_matter(desk: Desk, _message: Message, found: Said) -> Reply:
    """«办结 2026-0140»: the same as its progress «完成», with what was said of it."""
    matters.note(desk.context, found.item, found.rest or MatterStage.DONE.word, done=True)
    return Reply(f"收悉，事项已办结：{matters.progress_line(desk.context, found.item)}。")


@act(
    "fill_progress",
    meant=plainly,
    words=r"(?:填报?|报)?\s*(?:三重一大|事项)(?:推进)?进展",
    roles=DEPARTMENT,
    usage="三重一大进展",
    summary="逐项填报事项进展",
)
def fill_progress(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The quarterly progress, pre-filled from the open matters, one after the other."""
    rows = [matter for each in departments.own(desk.context) for matter in matters.open_matters(desk.context, each)]
    return Reply(_next(desk, [matter.number for matter in rows], len(rows)))


@dataclass(frozen=True)
class _Walk:
    """The matters still to be asked about, the one on the screen first, and of how many."""

    numbers: tuple[str, ...]
    total: int


def _next(desk: Desk, numbers: Sequence[str], total: int) -> str:
    if not numbers:
        return "各事项进展已填报。如需报送，请回复“报送 三重一大”。" if total else "目前没有在办事项。"
    matter = matters.find_matter(desk.context, numbers[0])
    assert matter is not None  # it was in view a moment ago
    text = (
        f"（{total - len(numbers) + 1}/{total}）{matters.progress_line(desk.context, matter)}。"
        "请回复本季度进展，没有变化回复“无变化”，办结回复“完成”，暂不填报回复“跳过”。"
    )
    kept = _Walk(tuple(numbers), total)
    question.ask(desk, PROGRESS, text, kept=kept, about=numbers[0], dropped=STOPPED, skips=True)
    return text


@question.answers(PROGRESS, roles=DEPARTMENT)
def skip_matter(desk: Desk, kept: _Walk, _skip: str) -> Reply:
    """«跳过»: the next one."""
    number, *rest = kept.numbers
    return Reply(f"好的，{number} 暂不填报。{_next(desk, rest, kept.total)}")


def _reads(_desk: Desk, _kept: _Walk, message: Message) -> str | None:
    return message.text.strip() if tells_progress(message.text) else None


@question.own_words(PROGRESS, _reads, roles=DEPARTMENT)
def progress_answer(desk: Desk, kept: _Walk, said: str) -> Reply:
    """The progress of the matter asked about; the next one follows."""
    number, *rest = kept.numbers
    matter = matters.find_matter(desk.context, number)
    if matter is not None:
        matters.note(desk.context, matter, said, done=matters.says_done(said))
    return Reply(f"已登记 {number}。{_next(desk, rest, kept.total)}")
