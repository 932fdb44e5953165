"""What is forgotten, and when (domain.md «not taken in chat»): who asked what after 7 days, the rest as configured."""

from datetime import timedelta

from sqlalchemy import String, cast, delete, literal, select, update

from actions.context import Context
from storage.models import Dialogue, InboxMessage, Listing, RefusedMessage

ASKER_DAYS = 7
FORGOTTEN = literal("forgotten:")  # takes the place of the keyed hash: no repeat comes after so long
QUESTIONS = "qa"  # the handler whose messages are questions to the compilation


def forget(context: Context, keep_days: int) -> int:
    """Forget what is due at this moment; returns the number of messages removed. Safe to run as often as one likes."""
    session, now = context.session, context.now
    old_question = (InboxMessage.handler == QUESTIONS, InboxMessage.received_at < now - timedelta(days=ASKER_DAYS))
    session.execute(
        update(InboxMessage)
        .where(*old_question, InboxMessage.userid.is_not(None))
        .values(userid=None, key=FORGOTTEN.op("||")(cast(InboxMessage.id, String)))
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(RefusedMessage).where(RefusedMessage.day < context.today - timedelta(days=ASKER_DAYS)))
    session.execute(delete(Dialogue).where(Dialogue.expires_at < now))
    session.execute(delete(Listing).where(Listing.shown_at < now - timedelta(days=ASKER_DAYS)))
    outdated = select(InboxMessage.id).where(InboxMessage.received_at < now - timedelta(days=keep_days))
    removed = session.execute(delete(InboxMessage).where(InboxMessage.id.in_(outdated)).returning(InboxMessage.id))
    return len(removed.all())
