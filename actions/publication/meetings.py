"""Meetings that the group calls: who has not declined is reminded on the eve and one hour before."""

from datetime import timedelta

from sqlalchemy import select

from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.scope import every
from actions.meeting.reminders import eve, hour_before
from actions.publication.receipts import receipts
from policy.text.write import say_moment
from policy.time.hours import in_meeting_window
from storage.models import Publication, PushRecipient
from storage.states import PublicationState, ReceiptState

REASON = "convened_reminder"
_AHEAD = timedelta(days=2)


def due_reminders(context: Context) -> int:
    """Queue what is due now and has not gone out, once each; gives how many were queued."""
    if not in_meeting_window(context.now, context.rules.hours):
        return 0
    query = every(Publication).where(
        Publication.state == PublicationState.SENT,
        Publication.starts_at > context.now,
        Publication.starts_at <= context.now + _AHEAD,
    )
    return sum(_remind(context, row) for row in context.session.scalars(query))


def _remind(context: Context, row: Publication) -> int:
    assert row.starts_at is not None  # the query asks for it
    starts_at, sent_at = context.local(row.starts_at), row.sent_at or context.now
    moments = {"eve": eve(starts_at, context.rules.hours), "hour": hour_before(starts_at, context.rules.hours)}
    due = [name for name, at in moments.items() if at is not None and sent_at <= at <= context.now]
    if not due:
        return 0
    once = f"publication:{row.id}:{due[-1]}"
    coming = receipts(context, row, ReceiptState.WAITING, ReceiptState.COMING, ReceiptState.DEPUTED)
    known = set(context.session.scalars(select(PushRecipient.target).where(PushRecipient.once.startswith(f"{once}:"))))
    to = [each.member.userid for each in coming if each.member.userid not in known]
    place = f"，{row.place}" if row.place else ""
    soon = "即将召开" if due[-1] == "hour" else "请按时到会"
    text = f"会议提醒：{row.title}（{row.number}）{soon}，{say_moment(starts_at)}{place}。不能到会的请回复“请假 {row.number} 原因”。"
    queue(context, to, text, REASON, subject=row.number, once=once)
    return bool(to)
