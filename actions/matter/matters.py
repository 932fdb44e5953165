"""Matters: one thing from its first preparatory meeting to its completion (domain.md M2).

A matter gets its row, and its number, when it is first needed: by a link, a decision, a note or a list.
The quarterly “三重一大” report names those in hand, and those of which nothing new is on file (M3).
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.numbers import next_number, next_numbers
from actions.common.scope import of, seen, within
from actions.common.states import MatterStage, MeetingState, allows, hold, lock, move
from actions.common.trail import record
from policy.fields.report_form import KINDS
from policy.meeting.matter_match import title_of
from policy.notice.items import read_item
from storage.models import Department, Matter, MatterNote, MeetingItem, MeetingNotice

__all__ = ["KINDS", "Matter", "MatterStage", "MeetingItem"]

CLOSED = (MatterStage.DONE, MatterStage.REJECTED)
PASSED = frozenset({"通过", "原则通过", "同意"})
NOT_PASSED = frozenset({"未通过", "不通过", "不同意"})
_DONE: Final = re.compile(r"(?:已|已经)?(?:全部|全面)?(?:完成|办结|完结|结束)[。]?")


def of_item(context: Context, item: MeetingItem) -> Matter:
    """The matter of an item, made now if it has none."""
    if item.matter is None:
        _make(context, [item])
    assert item.matter is not None
    return item.matter


def start(context: Context, department: Department, title: str) -> Matter:
    """动议: a matter before any meeting."""
    item, _ask = read_item(title)
    matter = Matter(
        number=next_number(context), department=department, title=item.text, kind=item.kind, stage=MatterStage.MOTION,
        opened_at=context.now,
    )  # fmt: skip
    context.session.add(matter)
    context.session.flush()
    record(context, "start_matter", matter.number)
    return matter


def _make(context: Context, items: Sequence[MeetingItem]) -> None:
    """The matters that these items begin, at the stages at which their meetings have put them."""
    for number, item in zip(next_numbers(context, len(items)), items, strict=True):
        meeting, stage = item.meeting, _stage_of(item)
        item.matter, item.proposed = Matter(
            number=number, department_id=meeting.department_id, title=title_of(item.text), kind=item.kind, stage=stage,
            opened_at=meeting.reported_at, closed_at=context.now if stage in CLOSED else None,
        ), None  # fmt: skip
        record(context, "start_matter", number)
    context.session.flush()


def link(context: Context, item: MeetingItem, matter: Matter) -> None:
    """This item is this matter; its stage follows."""
    item.matter, item.proposed = matter, None
    advance(context, matter, _stage_of(item))
    context.session.flush()


def _stage_of(item: MeetingItem) -> MatterStage:
    if item.conclusion in NOT_PASSED:
        return MatterStage.REJECTED
    if item.conclusion in PASSED:
        return MatterStage.EXECUTION
    return MatterStage(item.meeting.preparatory or MatterStage.MEETING)


def advance(context: Context, matter: Matter, stage: MatterStage) -> None:
    """Move a matter to a stage; never back."""
    lock(context, matter)
    if allows(matter, stage):
        move(context, matter, stage)
    if matter.stage in CLOSED and matter.closed_at is None:
        matter.closed_at = context.now


def find_matter(context: Context, number: str) -> Matter | None:
    """A matter by its number, if it belongs to what the actor may see."""
    return context.session.scalar(seen(context, Matter).where(Matter.number == number))


def of_department(context: Context, department: Department) -> list[Matter]:
    """Every matter of a department, oldest first; items of its meetings that have none yet get theirs."""
    items = context.session.scalars(
        of(MeetingItem, department)
        .where(
            MeetingNotice.state != MeetingState.CANCELLED,
            MeetingItem.matter_id.is_(None),
            MeetingItem.proposed_id.is_(None),
            MeetingItem.kind.in_(KINDS),
        )
        .options(joinedload(MeetingItem.meeting))
        .order_by(MeetingItem.id)
    )
    if begun := items.all():
        _make(context, begun)
    query = of(Matter, department).order_by(Matter.opened_at, Matter.id).options(selectinload(Matter.notes))
    return list(context.session.scalars(query))


def open_matters(context: Context, department: Department) -> list[Matter]:
    """What a quarterly progress report is pre-filled from: matters that are neither completed nor rejected."""
    return [matter for matter in of_department(context, department) if matter.stage not in CLOSED]


def decide(
    context: Context, items: Sequence[MeetingItem], conclusion: str, votes: str | None, minutes: str | None
) -> None:
    """Record what a meeting concluded on these items; their matters move on."""
    for item in items:
        item.conclusion, item.votes, item.minutes = conclusion, votes or item.votes, minutes or item.minutes
        if item.kind in KINDS:
            advance(context, of_item(context, item), _stage_of(item))
    record(context, "record_decision", items[0].meeting.number)


def note(context: Context, matter: Matter, text: str, *, done: bool) -> None:
    """A line of progress; `done` completes the matter. Raises UserError once it is completed or rejected."""
    hold(context, matter, "note")
    matter.notes.append(MatterNote(noted_at=context.now, noted_by=context.me.userid, text=text[:300]))
    if done:
        advance(context, matter, MatterStage.DONE)
    record(context, "note_progress", matter.number)


def says_done(text: str) -> bool:
    """Whether a line of progress says that the matter is completed, and nothing else."""
    return _DONE.fullmatch(text) is not None


def progress_line(context: Context, matter: Matter) -> str:
    """«2026-0140 XX路改造项目（执行）：11月20日 已完成招标», the newest note last."""
    newest = matter.notes[-1] if matter.notes else None
    said = ""
    if newest is not None:
        day = context.local(newest.noted_at)
        said = f"：{day.month}月{day.day}日 {newest.text}"
    return f"{matter.number} {matter.title}（{matter.stage.word}）{said}"


def in_hand(context: Context, department_id: int) -> list[Matter]:
    """Matters on file that are neither completed nor rejected, oldest first; makes none."""
    query = (
        within(Matter, {department_id})
        .where(Matter.stage.not_in(CLOSED))
        .options(selectinload(Matter.notes), selectinload(Matter.items).joinedload(MeetingItem.meeting))
        .order_by(Matter.opened_at, Matter.id)
    )
    return list(context.session.scalars(query))


def without_progress(matters: Sequence[Matter], since: datetime) -> list[Matter]:
    """Those with neither a line of progress nor a meeting reported since then (aware)."""
    return [
        matter
        for matter in matters
        if matter.opened_at < since
        and not any(note.noted_at >= since for note in matter.notes)
        and not any(item.meeting.reported_at >= since for item in matter.items)
    ]
