"""Reminders of meetings: the attending inspectors on the eve and one hour before, the desk while nobody is named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from actions.common import recipients
from actions.common.context import Context
from actions.common.deputies import deputies
from actions.common.pushes import queue
from actions.common.scope import every
from actions.meeting.view import history, opinion_line, opinions_of, still_missing
from actions.meeting.words import headline, say_items, say_unprepared
from policy.time.hours import in_meeting_window
from policy.time.settings import HoursSettings
from storage.models import Attendance, MeetingNotice, PushRecipient
from storage.states import AttendanceState, MeetingState

REASON = "meeting_reminder"  # not held back outside working hours: the meeting's own window is kept here
EVE_AT = time(16, 10)  # local; late enough that the day's notices are in, early enough to read the papers
LONGEST_AHEAD = timedelta(days=2)


@dataclass(frozen=True)
class MeetingReminder:
    """One planned reminder: when (aware, local), to whom, and the text. `once` names it in the outbox."""

    at: datetime
    to: tuple[str, ...]
    text: str
    once: str
    subject: str  # the meeting's number
    starts_at: datetime


def reminders_between(context: Context, first: datetime, last: datetime) -> list[MeetingReminder]:
    """Every reminder planned in [first, last] for the meetings as they are on file now, by time."""
    query = (
        every(MeetingNotice)
        .where(
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.starts_at > first,
            MeetingNotice.starts_at <= last + LONGEST_AHEAD,
            MeetingNotice.attends.is_(None)
            | MeetingNotice.attendances.any(Attendance.state == AttendanceState.PLANNED),
        )
        .options(
            selectinload(MeetingNotice.attendances).joinedload(Attendance.member), joinedload(MeetingNotice.department)
        )
    )
    meetings = context.session.scalars(query).all()
    if meetings:
        recipients.look_up_posts(context)
    planned = [_stood_in(context, each) for row in meetings for each in _of_meeting(context, row)]
    return sorted((each for each in planned if first <= each.at <= last), key=lambda each: (each.at, each.once))


def _of_meeting(context: Context, meeting: MeetingNotice) -> Iterator[MeetingReminder]:
    assert meeting.starts_at is not None  # the query asks for it
    starts_at = context.local(meeting.starts_at)
    if meeting.attends is None and not meeting.attendances:
        yield from _undecided(context, meeting, starts_at)
        return
    for name, at in (
        ("eve", eve(starts_at, context.rules.hours)),
        ("hour", hour_before(starts_at, context.rules.hours)),
    ):
        to = tuple(
            row.member.userid
            for row in meeting.attendances
            if row.state == AttendanceState.PLANNED and at is not None and row.decided_at <= at
        )
        if at is not None and to:
            text = _eve_text(context, meeting) if name == "eve" else _hour_text(context, meeting)
            yield MeetingReminder(
                at, to, text, f"meeting:{meeting.id}:{name}:{starts_at:%m%d%H%M}", meeting.number, starts_at
            )


def _undecided(context: Context, meeting: MeetingNotice, starts_at: datetime) -> Iterator[MeetingReminder]:
    """Nobody has said who attends: the desk is asked on the eve, if it knew of the meeting by then."""
    at = eve(starts_at, context.rules.hours)
    to = tuple(recipients.desk(context, meeting.department.group_id))
    if to and meeting.reported_at <= at:
        text = (
            f"{meeting.number} {meeting.department.name}{headline(context, meeting)}，尚未确定参会人员。"
            f"请回复“参会 {meeting.number} 姓名”，或“不参会 {meeting.number}”。"
        )
        once = f"meeting:{meeting.id}:undecided:{starts_at:%m%d%H%M}"
        yield MeetingReminder(at, to, text, once, meeting.number, starts_at)


def _stood_in(context: Context, each: MeetingReminder) -> MeetingReminder:
    """Whoever is away on that day is stood in for by the deputy, and the text says so."""
    away = deputies(context, each.at.date())
    names = "、".join(away[userid].away for userid in each.to if userid in away)
    if not names:
        return each
    to = tuple(dict.fromkeys(away[userid].userid if userid in away else userid for userid in each.to))
    text = f"{each.text}\n{names}同志请假，请代理同志参会，或请综合科另行安排。"
    return replace(each, to=to, text=text)


def eve(starts_at: datetime, hours: HoursSettings) -> datetime:
    """The moment of the day before, inside the meetings' own window."""
    wanted = min(max(EVE_AT, hours.meeting_start), _last_minute(hours))
    return datetime.combine(starts_at.date() - timedelta(days=1), wanted, starts_at.tzinfo)


def hour_before(starts_at: datetime, hours: HoursSettings) -> datetime | None:
    """One hour before, moved into the window of that day; None when the meeting begins before the window opens."""
    opens = datetime.combine(starts_at.date(), hours.meeting_start, starts_at.tzinfo)
    closes = datetime.combine(starts_at.date(), _last_minute(hours), starts_at.tzinfo)
    at = min(max(starts_at - timedelta(hours=1), opens), closes)
    return at if at < starts_at else None


def _last_minute(hours: HoursSettings) -> time:
    minutes = hours.meeting_end.hour * 60 + hours.meeting_end.minute - 1
    return time(minutes // 60, minutes % 60)


def due_reminders(context: Context) -> int:
    """Queue what is due now and has not gone out; once each however often and by however many schedulers it is called.

    After a time without service the hour's reminder stands for the eve's too. Gives how many were queued.
    """
    if not in_meeting_window(context.now, context.rules.hours):
        return 0
    planned = reminders_between(context, context.now - LONGEST_AHEAD, context.now)
    # By time: of two that are due for one meeting the later one stays.
    due = {each.subject: each for each in planned if each.starts_at > context.now}
    queued = 0
    for each in due.values():
        to = [userid for userid in each.to if not _known(context, each, userid)]
        queue(context, to, each.text, REASON, subject=each.subject, once=each.once)
        queued += bool(to)
    return queued


def _known(context: Context, each: MeetingReminder, userid: str) -> bool:
    query = select(PushRecipient.id).where(PushRecipient.once == f"{each.once}:0:{userid}")
    return context.session.scalar(query) is not None


def _eve_text(context: Context, meeting: MeetingNotice) -> str:
    lines = [
        f"参会提醒：{meeting.number} {meeting.department.name}",
        headline(context, meeting),
        say_items(meeting),
        *history(context, meeting),
        say_unprepared(meeting),
        still_missing(context, meeting),
        *(opinion_line(opinion) for opinion in opinions_of(context, meeting)),
        f"联系人：{meeting.contact}" if meeting.contact else "",
    ]
    return "\n".join(line for line in lines if line)


def _hour_text(context: Context, meeting: MeetingNotice) -> str:
    return f"参会提醒：{meeting.department.name}{headline(context, meeting)}即将召开（{meeting.number}）。会后请回复“已参会 {meeting.number}”。"
