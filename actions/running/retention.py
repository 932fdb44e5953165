"""What is forgotten, and when (domain.md «not taken in chat»): who asked what after 7 days, the rest as configured."""

from datetime import timedelta

from sqlalchemy import String, cast, delete, literal, or_, select, update

from actions.common.context import Context
from actions.overview import export_jobs
from storage.models import Dialogue, InboxMessage, Listing, Push, PushRecipient, RefusedMessage, UnansweredQuestion

ASKER_DAYS = 7
UNANSWERED_DAYS = 90  # a question that nobody has asked since is not asked any more
FORGOTTEN = literal("forgotten:")  # takes the place of the keyed hash: no repeat comes after so long
QUESTIONS = "qa"  # the handler whose messages are questions to the compilation
COPIES = (
    "reply_continued",
    "reply_after_restart",
    "card",
    "card_done",
)  # reasons of pushes that carry a reply, an answer's too


def forget(context: Context, keep_days: int) -> int:
    """Forget what is due at this moment; returns the number of messages removed. Safe to run as often as one likes."""
    session, now = context.session, context.now
    week_ago = now - timedelta(days=ASKER_DAYS)
    # Without a handler nobody knows what a message was: it failed or was never finished, and may have been a question.
    asked = or_(InboxMessage.handler == QUESTIONS, InboxMessage.handler.is_(None))
    old_question = (asked, InboxMessage.received_at < week_ago)
    session.execute(
        update(InboxMessage)
        .where(*old_question, InboxMessage.userid.is_not(None))
        .values(userid=None, reply_to=None, key=FORGOTTEN.op("||")(cast(InboxMessage.id, String)))
        .execution_options(synchronize_session=False)
    )
    copies = select(Push.id).where(Push.reason.in_(COPIES), Push.created_at < week_ago)
    session.execute(delete(PushRecipient).where(PushRecipient.push_id.in_(copies)))
    session.execute(delete(Push).where(Push.reason.in_(COPIES), Push.created_at < week_ago))
    session.execute(delete(RefusedMessage).where(RefusedMessage.day < context.today - timedelta(days=ASKER_DAYS)))
    export_jobs.forget(context)
    session.execute(delete(Dialogue).where(Dialogue.expires_at < now))
    session.execute(delete(Listing).where(Listing.shown_at < week_ago))
    unanswered_since = context.today - timedelta(days=UNANSWERED_DAYS)
    session.execute(delete(UnansweredQuestion).where(UnansweredQuestion.day < unanswered_since))
    outdated = select(InboxMessage.id).where(InboxMessage.received_at < now - timedelta(days=keep_days))
    removed = session.execute(delete(InboxMessage).where(InboxMessage.id.in_(outdated)).returning(InboxMessage.id))
    return len(removed.all())
