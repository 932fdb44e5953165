"""Who is told of a meeting: the group's desk, the department, and everybody who was ever told before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.pushes import overtake, queue
from actions.meeting.words import chained, change_head, desk_text
from storage.models import MeetingNotice, Push, PushRecipient
from storage.states import PushState

TOGETHER: Final = timedelta(minutes=5)
_CHANGED: Final = "meeting_changed"


def tell_desk(context: Context, meeting: MeetingNotice, head: str) -> None:
    """Push what matters of a meeting to the group's desk, at once."""
    to = recipients.desk(context, meeting.department.group_id)
    _push(context, meeting, to, desk_text(context, meeting, head), "meeting_reported")


def tell_department(context: Context, meeting: MeetingNotice, text: str) -> list[str]:
    """Push to the department's liaisons and to whoever reported; gives whom."""
    to = [*recipients.liaisons(context, meeting.department), *_present(context, meeting, [meeting.reported_by])]
    return _push(context, meeting, to, text, "meeting_department")


def tell_everybody(context: Context, meeting: MeetingNotice, text: str) -> list[str]:
    """Push to everybody who was ever told of this meeting, to the desk and to whoever reported it; gives whom."""
    for push in _changes_told(context, meeting):
        if push.not_before > context.now:
            overtake(push)
    told = [*_ever_told(context, meeting), meeting.reported_by]
    to = [*recipients.desk(context, meeting.department.group_id), *_present(context, meeting, told)]
    return _push(context, meeting, to, text, _CHANGED)


def _ever_told(context: Context, meeting: MeetingNotice) -> list[str]:
    query = select(PushRecipient.target).join(Push).where(Push.subject == meeting.number, Push.channel == "app")
    return list(context.session.scalars(query.distinct()))


def tell_change(context: Context, meeting: MeetingNotice, head: str, changes: Sequence[str]) -> list[str]:
    """Push what changed to everybody who was told, a line a value: «地点：三楼 → 五楼». Gives whom.

    A second change within five minutes of one that was told waits until they are over, and goes with the others.
    """
    earlier = _changes_told(context, meeting)
    waiting = next((push for push in earlier if push.not_before > context.now), None)
    if waiting is not None:
        changes = chained(waiting.text.splitlines()[1:], changes)
        overtake(waiting)
    until = waiting.not_before if waiting else earlier[-1].not_before + TOGETHER if earlier else None
    text = "\n".join([change_head(context, meeting, head), *changes])
    told = [*_ever_told(context, meeting), meeting.reported_by]
    to = [*recipients.desk(context, meeting.department.group_id), *_present(context, meeting, told)]
    return _push(context, meeting, to, text, _CHANGED, not_before=until)


def _changes_told(context: Context, meeting: MeetingNotice) -> list[Push]:
    """The changes of the last five minutes that went out or wait, oldest first."""
    query = (
        select(Push)
        .join(Push.recipients)
        .where(Push.subject == meeting.number, Push.reason == _CHANGED, PushRecipient.state != PushState.CANCELLED)
        .where(Push.not_before > context.now - TOGETHER)
        .order_by(Push.not_before, Push.id)
    )
    return list(context.session.scalars(query).unique())


def tell_inspectors(context: Context, meeting: MeetingNotice, userids: list[str], text: str) -> None:
    """Push to these members of the group."""
    _push(context, meeting, userids, text, "meeting_attendance")


def _push(
    context: Context,
    meeting: MeetingNotice,
    to: list[str],
    text: str,
    reason: str,
    *,
    not_before: datetime | None = None,
) -> list[str]:
    """Whoever acts reads the reply and needs no push."""
    others = [userid for userid in dict.fromkeys(to) if userid.casefold() != context.userid.casefold()]
    queue(context, others, text, reason, subject=meeting.number, not_before=not_before)
    return others


def _present(context: Context, meeting: MeetingNotice, userids: list[str]) -> list[str]:
    """Those who are still in the department (or its parent) or at the group's desk."""
    department = meeting.department
    roles = ("liaison", "leader", "principal")
    here = recipients.accounts(context, *roles, department_id=department.id)
    if department.parent_id is not None:
        here += recipients.accounts(context, *roles, department_id=department.parent_id)
    return [userid for userid in userids if userid in here]
