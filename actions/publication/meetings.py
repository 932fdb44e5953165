"""Meetings that the group calls: who has not declined is reminded on the eve and one hour before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

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


@dataclass(frozen=True)
class Due:
    """A reminder: when, to whom, and the key by which it goes out once."""

    at: datetime
    to: tuple[str, ...]
    text: str
    once: str
    number: str


def due_reminders(context: Context) -> int:
    """Queue what is due now and has not gone out, once each; gives how many were queued."""
    if not in_meeting_window(context.now, context.rules.hours):
        return 0
    newest = {each.number: each for each in _due(context, context.now, context.now + _AHEAD) if each.at <= context.now}
    queued = 0
    for each in newest.values():
        known = select(PushRecipient.target).where(PushRecipient.once.startswith(f"{each.once}:"))
        to = sorted({*each.to} - {*context.session.scalars(known)}, key=each.to.index)
        queue(context, to, each.text, REASON, subject=each.number, once=each.once)
        queued += bool(to)
    return queued


def reminders_between(context: Context, begin: datetime, end: datetime) -> list[Due]:
    """The reminders that leave from `begin` to `end` (aware)."""
    return sorted(
        (each for each in _due(context, begin, end + _AHEAD) if begin <= each.at <= end), key=lambda due: due.at
    )


def _due(context: Context, after: datetime, until: datetime) -> Iterator[Due]:
    """Of the meetings that begin in this time: the eve's reminder and the hour's, to whom it may concern."""
    query = every(Publication).where(
        Publication.state == PublicationState.SENT, Publication.starts_at > after, Publication.starts_at <= until
    )
    for row in context.session.scalars(query.order_by(Publication.id)):
        assert row.starts_at is not None  # the query asks for it
        starts_at, sent_at = context.local(row.starts_at), row.sent_at or context.now
        coming = receipts(context, row, ReceiptState.WAITING, ReceiptState.COMING, ReceiptState.DEPUTED)
        to = tuple(each.member.userid for each in coming)
        place = f"，{row.place}" if row.place else ""
        moments = {"eve": eve(starts_at, context.rules.hours), "hour": hour_before(starts_at, context.rules.hours)}
        for name, at in moments.items():
            soon = "即将召开" if name == "hour" else "请按时到会"
            text = f"会议提醒：{row.title}（{row.number}）{soon}，{say_moment(starts_at)}{place}。不能到会的请回复“请假 {row.number} 原因”。"
            if at is not None and sent_at <= at:
                yield Due(at, to, text, f"publication:{row.id}:{name}", row.number)
