"""Meetings: reporting one, completing it, judging its lead time, telling the group (domain.md M1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from actions import people
from actions.context import Context
from actions.deadlines import set_deadline
from actions.meeting_words import desk_text, snapshot
from actions.numbers import next_number
from actions.pushes import queue
from actions.trail import record
from policy.form import FormItem, Lack, lacking
from policy.lead_time import judge
from policy.notice import Item, Notice
from storage.models import Department, MeetingItem, MeetingNotice, MeetingVersion

__all__ = [
    "MeetingNotice",
    "Reported",
    "fill",
    "find_meeting",
    "form_lacks",
    "keep_version",
    "missing",
    "report_meeting",
    "tell_desk",
]


@dataclass(frozen=True)
class Reported:
    """A report's outcome: a new meeting, the same one again, or a new version with what differs."""

    meeting: MeetingNotice
    outcome: str  # new | same | changed
    before: Mapping[str, Any] | None = None  # the earlier version, when changed


def report_meeting(
    context: Context, department: Department, notice: Notice, text: str, *, way: str = "chat",
    reported_at: datetime | None = None,
) -> Reported:  # fmt: skip
    """Register a meeting notice for a department and tell the group's desk at once.

    The same meeting reported again, by anybody of the department, is not a second meeting: with a difference it
    becomes a new version. `reported_at` (aware) is the real receipt time of paper or a telephone call.
    """
    known = _same_meeting(context, department, notice)
    if known is not None:
        return _again(context, known, notice)
    meeting = MeetingNotice(
        number=next_number(context),
        department_id=department.id,
        type=notice.type or "会议",
        preparatory=notice.preparatory,
        contact=notice.contact,
        scope=notice.scope,
        reported_at=reported_at or context.now,
        reported_by=context.me.userid,
        way=way,
        text=text,
        late_reason=notice.reason,
        form={},
    )
    meeting.department = department
    meeting.items = _items(notice.items)
    context.session.add(meeting)
    context.session.flush()
    fill(context, meeting, starts_at=notice.starts_at, day=notice.day, ends_at=notice.ends_at, place=notice.place)
    record(context, "report_meeting", meeting.number)
    tell_desk(context, meeting, "会议报告")
    return Reported(meeting, "new")


def fill(context: Context, meeting: MeetingNotice, **values: Any) -> None:
    """Put values into a meeting and judge it anew; its deadline follows. `items` takes the read items of a notice."""
    items = values.pop("items", None)
    if items is not None:
        meeting.items = _items(items)
    for name, value in values.items():
        setattr(meeting, name, value)
    if meeting.starts_at is not None:
        meeting.day = context.local(meeting.starts_at).date()
    _judge(context, meeting)
    context.session.flush()
    due = meeting.starts_at
    if meeting.day is not None and due is not None:
        set_deadline(context, "meeting", meeting.id, meeting.department_id, meeting.day, due)


def _judge(context: Context, meeting: MeetingNotice) -> None:
    if meeting.day is None:
        meeting.lead_days = meeting.on_time = meeting.rule = None
        return
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    rules = context.rules
    verdict = judge(context.local(meeting.reported_at), meeting.day, starts_at, rules.lead_time, rules.calendar)
    meeting.lead_days, meeting.on_time, meeting.rule = verdict.lead_days, verdict.on_time, verdict.rule


def _items(items: tuple[Item, ...]) -> list[MeetingItem]:
    return [
        MeetingItem(
            position=position,
            text=item.text,
            kind=item.kind,
            amount_yuan=item.amount_yuan,
            approximate=item.approximate,
        )
        for position, item in enumerate(items, 1)
    ]


def missing(meeting: MeetingNotice) -> list[str]:
    """Which of the three that no notice can be without are still missing: starts_at, place, items."""
    have = {"starts_at": meeting.starts_at, "place": meeting.place, "items": meeting.items}
    return [name for name, value in have.items() if not value]


def form_lacks(context: Context, meeting: MeetingNotice) -> tuple[Lack, ...]:
    """What the report form still lacks, item by item."""
    items = [FormItem(item.position, item.kind, item.text, item.amount_yuan is not None) for item in meeting.items]
    return lacking(items, meeting.form, context.rules.form)


def tell_desk(context: Context, meeting: MeetingNotice, headline: str) -> None:
    """Push what matters of a meeting to the group's desk, at once."""
    to = people.desk(context, meeting.department.group_id)
    queue(context, to, desk_text(context, meeting, headline), "meeting_reported", subject=meeting.number)


def find_meeting(context: Context, number: str) -> MeetingNotice | None:
    """A meeting by its number, if it belongs to what the actor may see."""
    meeting = context.session.scalar(select(MeetingNotice).where(MeetingNotice.number == number))
    if meeting is None:
        return None
    department, actor = meeting.department, context.me
    own = {department.id, department.parent_id} & set(actor.department_ids)
    return meeting if own or department.group_id in actor.group_ids else None


def keep_version(context: Context, meeting: MeetingNotice) -> dict[str, Any]:
    """Store what the notice says now as an earlier version, before it is changed; returned for showing differences."""
    content = snapshot(context, meeting)
    context.session.add(
        MeetingVersion(
            meeting_id=meeting.id,
            version=meeting.version,
            content=content,
            replaced_at=context.now,
            replaced_by=context.me.userid,
        )
    )
    meeting.version += 1
    return content


def _same_meeting(context: Context, department: Department, notice: Notice) -> MeetingNotice | None:
    """The open meeting of the department that this notice speaks of again: same kind on the same day."""
    day: date | None = notice.starts_at.date() if notice.starts_at else notice.day
    if day is None:
        return None
    query = select(MeetingNotice).where(
        MeetingNotice.department_id == department.id,
        MeetingNotice.day == day,
        MeetingNotice.type == (notice.type or "会议"),
        MeetingNotice.state == "registered",
    )
    same_time = [
        meeting
        for meeting in context.session.scalars(query.order_by(MeetingNotice.id.desc()))
        if meeting.starts_at is None or notice.starts_at is None or meeting.starts_at == notice.starts_at
        or {item.text for item in meeting.items} & {item.text for item in notice.items}
    ]  # fmt: skip
    return same_time[0] if same_time else None


def _again(context: Context, meeting: MeetingNotice, notice: Notice) -> Reported:
    said = {"starts_at": notice.starts_at, "ends_at": notice.ends_at, "place": notice.place, "contact": notice.contact,
            "scope": notice.scope, "late_reason": notice.reason}  # fmt: skip
    changed = {name: value for name, value in said.items() if value and value != getattr(meeting, name)}
    texts = [item.text for item in notice.items]
    items_changed = bool(texts) and texts != [item.text for item in meeting.items]
    if not changed and not items_changed:
        return Reported(meeting, "same")
    before = keep_version(context, meeting)
    fill(context, meeting, **changed, **({"items": notice.items} if items_changed else {}))
    record(context, "change_meeting", meeting.number)
    tell_desk(context, meeting, "会议变更")
    return Reported(meeting, "changed", before)
