"""Who is told of a meeting: the group's desk, the department, and everybody who was ever told before."""

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.pushes import queue
from actions.meeting.words import desk_text
from storage.models import MeetingNotice, Push, PushRecipient


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
    query = select(PushRecipient.target).join(Push).where(Push.subject == meeting.number, Push.channel == "app")
    told = [*context.session.scalars(query.distinct()), meeting.reported_by]
    to = [*recipients.desk(context, meeting.department.group_id), *_present(context, meeting, told)]
    return _push(context, meeting, to, text, "meeting_changed")


def tell_inspectors(context: Context, meeting: MeetingNotice, userids: list[str], text: str) -> None:
    """Push to these members of the group."""
    _push(context, meeting, userids, text, "meeting_attendance")


def _push(context: Context, meeting: MeetingNotice, to: list[str], text: str, reason: str) -> list[str]:
    """Whoever acts reads the reply and needs no push."""
    others = [userid for userid in dict.fromkeys(to) if userid.casefold() != context.userid.casefold()]
    queue(context, others, text, reason, subject=meeting.number)
    return others


def _present(context: Context, meeting: MeetingNotice, userids: list[str]) -> list[str]:
    """Those who are still in the department (or its parent) or at the group's desk."""
    department = meeting.department
    roles = ("liaison", "leader", "principal")
    here = recipients.accounts(context, *roles, department_id=department.id)
    if department.parent_id is not None:
        here += recipients.accounts(context, *roles, department_id=department.parent_id)
    return [userid for userid in userids if userid in here]
