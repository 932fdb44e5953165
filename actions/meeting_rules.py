"""The rules that one meeting is held against: its kind, its lead time, what its notice and form must say."""

from typing import Final

from actions.context import Context
from policy.form import FormField, FormItem, Lack, lacking, required
from policy.lead_time import Verdict, judge, other_readings
from policy.meeting_kinds import MeetingKind, default_meeting_kinds, find_kind
from policy.settings import LeadTimeSettings
from storage.models import MeetingNotice

KINDS: Final = default_meeting_kinds()
UNPREPARED_KINDS: Final = frozenset({"project", "funds", "decision"})  # M2: these want a preparatory meeting on file


def kind_name(meeting_type: str) -> str | None:
    """Which of the other meetings (民主生活会 …) a type names; None for a “三重一大” meeting."""
    kind = find_kind(meeting_type, KINDS)
    return kind.name if kind else None


def lead_time(context: Context, kind: str | None) -> LeadTimeSettings:
    """How long ahead a meeting of this kind is reported."""
    found = _kind(kind)
    return found.lead_time if found else context.rules.lead_time


def _kind(name: str | None) -> MeetingKind | None:
    return next((kind for kind in KINDS if kind.name == name), None)


def verdict(context: Context, meeting: MeetingNotice) -> Verdict | None:
    """Whether it was reported in time under the rule in force; None while the day is unknown."""
    if meeting.day is None:
        return None
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    settings = lead_time(context, meeting.kind)
    return judge(context.local(meeting.dated_at), meeting.day, starts_at, settings, context.rules.calendar)


def other_verdicts(context: Context, meeting: MeetingNotice) -> tuple[Verdict, ...]:
    """What the ways of counting that are not in force say."""
    if meeting.day is None:
        return ()
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    settings = lead_time(context, meeting.kind)
    return other_readings(context.local(meeting.dated_at), meeting.day, starts_at, settings, context.rules.calendar)


def missing(meeting: MeetingNotice) -> list[str]:
    """Which of starts_at, place and items are still missing; the other kinds of meetings need no items."""
    have = {"starts_at": meeting.starts_at, "place": meeting.place, "items": meeting.items}
    if meeting.kind:
        del have["items"]
    return [name for name, value in have.items() if not value]


def form_lacks(context: Context, meeting: MeetingNotice) -> tuple[Lack, ...]:
    """What the report form, or the list of materials, still lacks; a preparatory meeting has no form."""
    if meeting.preparatory:
        return ()
    return lacking(_items(meeting), meeting.form, context.rules.form, _materials(meeting))


def form_fields(context: Context, meeting: MeetingNotice) -> tuple[Lack, ...]:
    """Everything that the form asks for, filled or not."""
    return required(_items(meeting), context.rules.form, _materials(meeting))


def unprepared(meeting: MeetingNotice) -> list[int]:
    """Positions of items that go to decision with no preparatory meeting on file (domain.md M2)."""
    if meeting.preparatory:
        return []
    return [
        item.position
        for item in meeting.items
        if item.kind in UNPREPARED_KINDS and item.proposed is None and not _prepared(meeting, item.position)
    ]


def _materials(meeting: MeetingNotice) -> tuple[FormField, ...]:
    kind = _kind(meeting.kind)
    return kind.materials if kind else ()


def _items(meeting: MeetingNotice) -> list[FormItem]:
    return [
        FormItem(item.position, item.kind, item.text, item.amount_yuan is not None, _prepared(meeting, item.position))
        for item in meeting.items
    ]


def _prepared(meeting: MeetingNotice, position: int) -> bool:
    matter = meeting.items[position - 1].matter
    return matter is not None and any(
        item.meeting.preparatory and item.meeting.state != "cancelled" for item in matter.items
    )
