"""Meetings: reporting one, completing it, finding it (domain.md M1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, bindparam, select

from actions.common.context import Context
from actions.common.deadlines import begin_deadline, set_deadline
from actions.common.numbers import next_number
from actions.common.scope import of_one, seen
from actions.common.states import MeetingState
from actions.common.trail import record
from actions.matter import links
from actions.meeting import agenda, rules
from actions.meeting.agenda import Agenda
from actions.meeting.telling import tell_desk, tell_everybody
from actions.meeting.words import desk_text, snapshot
from policy.notice import Item, Notice
from storage.models import Department, MeetingItem, MeetingNotice, MeetingVersion

__all__ = ["MeetingNotice"]

_SAME = "same_meeting"  # in Context.read: the notice last looked for, and the meeting on file that it speaks of again


@dataclass(frozen=True)
class Reported:
    """A report's outcome: a new meeting, the same one again, or a new version with what differs."""

    meeting: MeetingNotice
    outcome: str  # new | same | changed
    before: Mapping[str, Any] | None = None  # the earlier version, when changed


def report_meeting(
    context: Context, department: Department, notice: Notice, text: str, *, way: str = "chat",
    reported_at: datetime | None = None, form: Mapping[str, str] | None = None,
) -> Reported:  # fmt: skip
    """Register a meeting notice for a department and tell the group's desk at once.

    The same meeting reported again, by anybody of the department, is not a second meeting: with a difference it
    becomes a new version. `reported_at` (aware) is the real receipt time of paper or a telephone call; `form` is what
    the report form says, by «position.key».
    """
    known = _same_meeting(context, department, notice)
    if known is not None:
        return _again(context, known, notice, form or {})
    received = reported_at or context.said_at
    meeting = MeetingNotice(
        number=next_number(context),
        department=department,
        type=notice.type or "会议",
        kind=rules.kind_name(context, notice.type or ""),
        preparatory=notice.preparatory,
        contact=notice.contact,
        scope=notice.scope,
        reported_at=received,
        dated_at=received,
        reported_by=context.me.userid,
        way=way,
        text=text,
        late_reason=notice.reason,
        form=dict(form or {}),
        attendances=[],
    )
    items = notice.items or links.subject_items(notice)
    values = {"starts_at": notice.starts_at, "day": notice.day, "ends_at": notice.ends_at, "place": notice.place}
    fill(context, meeting, items=items, **values)
    record(context, "report_meeting", meeting.number)
    tell_desk(context, meeting, "会议报告")
    return Reported(meeting, "new")


def fill(context: Context, meeting: MeetingNotice, **values: Any) -> None:
    """Put values into a meeting and judge it anew; its deadline follows. `items` takes the read items of a notice."""
    items = values.pop("items", None)
    is_new = meeting.id is None
    linked = [item.matter for item in meeting.items if item.matter] if items is not None else []
    if items is not None:
        meeting.items = _items(items, meeting.items)
    for name, value in values.items():
        setattr(meeting, name, value)
    if meeting.starts_at is not None:
        meeting.day = context.local(meeting.starts_at).date()
    verdict = rules.verdict(context, meeting)
    meeting.lead_days = verdict.lead_days if verdict else None
    meeting.on_time = verdict.on_time if verdict else None
    meeting.rule = verdict.rule if verdict else None
    if is_new:  # what its items may continue is found before they are written: once
        links.propose_links(context, meeting)
        context.session.add(meeting)
    context.session.flush()
    if items is not None and not is_new:
        links.forget_empty(context, linked)
        links.propose_links(context, meeting)
    if meeting.day is not None and meeting.starts_at is not None:
        put = begin_deadline if is_new else set_deadline
        put(context, "meeting", meeting.id, meeting.department_id, meeting.day, meeting.starts_at)


def _items(items: Iterable[Item], old: Iterable[MeetingItem]) -> list[MeetingItem]:
    """The items of a notice; one that only has other words than before keeps its matter and its decision."""
    known = list(old)
    kept = ("matter_id", "proposed_id", "conclusion", "votes", "minutes")
    made = []
    for position, item in enumerate(items, 1):
        row = MeetingItem(
            position=position,
            text=item.text,
            kind=item.kind,
            amount_yuan=item.amount_yuan,
            approximate=item.approximate,
        )
        before = links.likest(item.text, known)
        if before is not None:
            known.remove(before)
            for name in kept:
                setattr(row, name, getattr(before, name))
        made.append(row)
    return made


def missing(meeting: MeetingNotice) -> list[str]:
    """Which of the three that no notice can be without are still missing: starts_at, place, items."""
    return rules.missing(meeting)


def find_meeting(context: Context, number: str) -> MeetingNotice | None:
    """A meeting by its number, if it belongs to what the actor may see."""
    query = seen(context, MeetingNotice).where(MeetingNotice.number == number)
    return context.session.scalar(query)


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


def value_before(context: Context, meeting: MeetingNotice, key: str) -> str | None:
    """What the notice said of this (a key of `snapshot`) before it was changed last; None where it never said otherwise."""
    query = select(MeetingVersion.content).where(MeetingVersion.meeting_id == meeting.id)
    now = snapshot(context, meeting)[key]
    earlier = (content[key] for content in context.session.scalars(query.order_by(MeetingVersion.version.desc())))
    return next((value for value in earlier if value and value != now), None)


def agenda_again(context: Context, department: Department, notice: Notice) -> tuple[MeetingNotice, Agenda] | None:
    """The meeting on file of which this notice speaks again, and its agenda beside the one that it lists."""
    meeting = _same_meeting(context, department, notice) if notice.items else None
    return (meeting, agenda.again(meeting.items, notice.items)) if meeting is not None else None


# Every notice asks this, so it is put together once.
_SAME_DAY = (
    of_one(MeetingNotice, Department)
    .where(MeetingNotice.day == bindparam("day", type_=Date), MeetingNotice.state == MeetingState.REGISTERED)
    .order_by(MeetingNotice.id.desc())
)


def _same_meeting(context: Context, department: Department, notice: Notice) -> MeetingNotice | None:
    """The open meeting of the department that this notice speaks of again: of the same kind on the same day, or, where it
    names no kind, the only one of that day.
    """
    known: tuple[Notice, MeetingNotice | None] | None = context.read.get(_SAME)
    if known is None or known[0] is not notice:  # the handler asks for its agenda before it registers it
        known = context.read[_SAME] = (notice, _look_for_same(context, department, notice))
    return known[1]


def _look_for_same(context: Context, department: Department, notice: Notice) -> MeetingNotice | None:
    day: date | None = notice.starts_at.date() if notice.starts_at else notice.day
    if day is None:
        return None
    that_day = context.session.scalars(_SAME_DAY, {"of": department.id, "day": day})
    same_time = [
        meeting
        for meeting in that_day.all()
        if not notice.type or meeting.type == notice.type
        if meeting.starts_at is None or notice.starts_at is None or meeting.starts_at == notice.starts_at
        or {item.text for item in meeting.items} & {item.text for item in notice.items}
    ]  # fmt: skip
    return same_time[0] if len(same_time) == 1 or (same_time and notice.type) else None


def _said(item: Item | MeetingItem) -> tuple[str, object]:
    return item.text, item.amount_yuan


def _again(context: Context, meeting: MeetingNotice, notice: Notice, form: Mapping[str, str]) -> Reported:
    said = {"starts_at": notice.starts_at, "ends_at": notice.ends_at, "place": notice.place, "contact": notice.contact,
            "scope": notice.scope, "late_reason": notice.reason}  # fmt: skip
    changed: dict[str, Any] = {name: value for name, value in said.items() if value and value != getattr(meeting, name)}
    listed = agenda.again(meeting.items, notice.items).listed
    if listed and [*map(_said, listed)] != [*map(_said, meeting.items)]:
        changed["items"] = listed
    if any(meeting.form.get(key) != value for key, value in form.items()):
        changed["form"] = {**meeting.form, **form}
    if not changed:
        return Reported(meeting, "same")
    before = keep_version(context, meeting)
    fill(context, meeting, **changed)
    record(context, "change_meeting", meeting.number)
    tell_everybody(context, meeting, desk_text(context, meeting, "会议变更"))
    return Reported(meeting, "changed", before)
