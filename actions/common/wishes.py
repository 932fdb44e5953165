"""What somebody asked of the desk and the desk has not answered: a push tells it, and a line of the trail ends it."""

from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import or_, select

from actions.common.context import Context
from storage.models import Push, PushRecipient, TrailEntry

_MOST: Final = 50


class Wish(NamedTuple):
    """What was asked of a desk: as the desk was told of it and when, and whether it has answered."""

    number: str
    text: str
    at: datetime
    settled: bool


def waiting(context: Context, asked: str, answered: str) -> list[Push]:
    """What the person's desk was told for the reason `asked` and has not ended by the act `answered`, oldest first."""
    ended = select(TrailEntry.subject).where(TrailEntry.act == answered)
    query = select(Push).where(
        Push.reason == asked,
        Push.subject.not_in(ended),
        Push.recipients.any(PushRecipient.target == context.me.userid),
    )
    return list(context.session.scalars(query.order_by(Push.id)))


def told(context: Context, asked: str, answered: str, number: str) -> str | None:
    """How the desk was told of the one of this number, while it waits."""
    return next((push.text for push in waiting(context, asked, answered) if push.subject == number), None)


def lately(context: Context, reason: str, asked: str, answered: str) -> list[Wish]:
    """What was asked of the person's desk for this reason, or by the act `asked` of the person, newest first; at most 50."""
    by_me = select(TrailEntry.subject).where(TrailEntry.act == asked, TrailEntry.actor == context.me.userid)
    to_me = Push.recipients.any(PushRecipient.target == context.me.userid)
    query = select(Push).where(Push.reason == reason, or_(Push.subject.in_(by_me), to_me))
    found = list(context.session.scalars(query.order_by(Push.id.desc()).limit(_MOST)))
    ended = select(TrailEntry.subject).where(
        TrailEntry.act == answered, TrailEntry.subject.in_([each.subject for each in found])
    )
    settled = set(context.session.scalars(ended))
    return [Wish(each.subject or "", each.text, each.created_at, each.subject in settled) for each in found]
