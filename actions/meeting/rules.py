"""The rules that one meeting is held against: its kind, its lead time, what its notice and form must say."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.common import outages
from actions.common.context import Context
from policy.fields.field import Field
from policy.fields.report_form import FormItem, FormVersion, Lack, lacking, required
from policy.meeting.meeting_kinds import MeetingKind, find_kind
from policy.notice import Notice
from policy.time.lead_time import Verdict, judge, other_readings
from policy.time.settings import LeadTimeSettings
from storage.models import MeetingNotice
from storage.states import MeetingState

MISSABLE: Final = ("starts_at", "place", "items")  # no notice can be without; other kinds of meetings need no items
UNPREPARED_KINDS: Final = frozenset({"project", "funds", "decision"})  # M2: these want a preparatory meeting on file


def kind_name(context: Context, meeting_type: str) -> str | None:
    """Which of the other meetings (民主生活会 …) a type names; None for a “三重一大” meeting."""
    kind = find_kind(meeting_type, context.rules.meeting_kinds)
    return kind.name if kind else None


def lead_time(context: Context, kind: str | None) -> LeadTimeSettings:
    """How long ahead a meeting of this kind is reported."""
    found = _kind(context, kind)
    return found.lead_time if found else context.rules.lead_time


def _kind(context: Context, name: str | None) -> MeetingKind | None:
    return next((kind for kind in context.rules.meeting_kinds if kind.name == name), None)


def verdict(context: Context, meeting: MeetingNotice) -> Verdict | None:
    """Whether it was reported in time under the rule in force; None while the day is unknown."""
    if meeting.day is None:
        return None
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    settings = lead_time(context, meeting.kind)
    reported_at = context.local(meeting.dated_at)
    return _fair(context, reported_at, judge(reported_at, meeting.day, starts_at, settings, context.rules.calendar))


def _fair(context: Context, reported_at: datetime, verdict: Verdict) -> Verdict:
    """A notice whose last moment fell into an outage of ours is in time when it comes once we are back."""
    if verdict.on_time or verdict.latest is None or reported_at > outages.extended(context, verdict.latest):
        return verdict
    return replace(verdict, on_time=True, rule=f"{verdict.rule}（系统停用，顺延）")


def notice_verdict(context: Context, notice: Notice) -> Verdict | None:
    """What a notice would be judged if it were registered now; None while the day is unknown."""
    day = notice.starts_at.date() if notice.starts_at else notice.day
    if day is None:
        return None
    settings = lead_time(context, kind_name(context, notice.type or ""))
    return _fair(
        context, context.said_at, judge(context.said_at, day, notice.starts_at, settings, context.rules.calendar)
    )


def other_verdicts(context: Context, meeting: MeetingNotice) -> tuple[Verdict, ...]:
    """What the ways of counting that are not in force say."""
    if meeting.day is None:
        return ()
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    settings = lead_time(context, meeting.kind)
    return other_readings(context.local(meeting.dated_at), meeting.day, starts_at, settings, context.rules.calendar)


def missing(meeting: MeetingNotice) -> list[str]:
    """Which of starts_at, place and items are still missing; the other kinds of meetings need no items."""
    wanted = MISSABLE[:-1] if meeting.kind else MISSABLE
    return [name for name in wanted if not getattr(meeting, name)]


def notice_missing(context: Context, notice: Notice) -> list[str]:
    """The same of a notice that is not registered yet."""
    wanted = MISSABLE[:-1] if kind_name(context, notice.type or "") else MISSABLE
    return [name for name in wanted if not getattr(notice, name)]


def form_lacks(context: Context, meeting: MeetingNotice) -> tuple[Lack, ...]:
    """What the report form, or the list of materials, still lacks; a preparatory meeting has no form."""
    if meeting.preparatory:
        return ()
    return lacking(_items(meeting), meeting.form, _form(context, meeting), _materials(context, meeting))


def form_fields(context: Context, meeting: MeetingNotice) -> tuple[Lack, ...]:
    """Everything that the form asks for, filled or not."""
    return required(_items(meeting), _form(context, meeting), _materials(context, meeting))


def unprepared(meeting: MeetingNotice) -> list[int]:
    """Positions of items that go to decision with no preparatory meeting on file (domain.md M2)."""
    if meeting.preparatory:
        return []
    return [
        item.position
        for item in meeting.items
        if item.kind in UNPREPARED_KINDS and item.proposed is None and not _prepared(meeting, item.position)
    ]


def _form(context: Context, meeting: MeetingNotice) -> FormVersion:
    """The version of the form that was in force on the day of the report."""
    return context.rules.form.on(context.local(meeting.reported_at).date())


def _materials(context: Context, meeting: MeetingNotice) -> tuple[Field, ...]:
    kind = _kind(context, meeting.kind)
    return kind.materials if kind else ()


def _items(meeting: MeetingNotice) -> list[FormItem]:
    return [
        FormItem(item.position, item.kind, item.text, item.amount_yuan is not None, _prepared(meeting, item.position))
        for item in meeting.items
    ]


def _prepared(meeting: MeetingNotice, position: int) -> bool:
    matter = meeting.items[position - 1].matter
    return matter is not None and any(
        item.meeting.preparatory and item.meeting.state != MeetingState.CANCELLED for item in matter.items
    )
