"""What somebody asked of the desk and the desk has not answered: a push tells it, and a line of the trail ends it."""

from sqlalchemy import select

from actions.common.context import Context
from storage.models import Push, PushRecipient, TrailEntry


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
