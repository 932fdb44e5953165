"""What is forgotten, and when (domain.md «not taken in chat»): who asked what after 7 days, the rest as configured.

What went for good is counted by month, for the admins' report.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, cast, delete, literal, or_, select, update

from actions.common.context import Context
from actions.ledger import attachments
from actions.overview import export_jobs
from actions.running import audit
from actions.talk import aside, one_time_links
from policy.time.settings import Kept
from storage.models import (
    Dialogue,
    InboxMessage,
    Listing,
    Push,
    PushRecipient,
    RefusedMessage,
    Setting,
    UnansweredQuestion,
)
from storage.states import PushState

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
_MAY_LEAVE = (PushState.QUEUED, PushState.SENDING, PushState.HELD, PushState.RECALLING)
_COUNTED: Final = {"messages": "消息", "pushes": "推送", "files": "文件", "exports": "导出", "trail": "留痕"}


def forget(context: Context, kept: Kept) -> Mapping[str, int]:
    """Forget what is due at this moment; returns how many rows went for good, by kind. Safe to run as often as one likes."""
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
    _remove_pushes(context, Push.reason.in_(COPIES) & (Push.created_at < week_ago))
    session.execute(delete(RefusedMessage).where(RefusedMessage.day < context.today - timedelta(days=ASKER_DAYS)))
    session.execute(delete(Dialogue).where(Dialogue.expires_at < now))
    one_time_links.forget(context)
    aside.forget(context)
    session.execute(delete(Listing).where(Listing.shown_at < week_ago))
    unanswered_since = context.today - timedelta(days=UNANSWERED_DAYS)
    session.execute(delete(UnansweredQuestion).where(UnansweredQuestion.day < unanswered_since))
    outdated = delete(InboxMessage).where(InboxMessage.received_at < now - timedelta(days=kept.messages))
    waiting = select(PushRecipient.push_id).where(PushRecipient.state.in_(_MAY_LEAVE))
    old_push = (Push.created_at < now - timedelta(days=kept.pushes)) & Push.id.not_in(waiting)
    gone = {
        "messages": len(session.execute(outdated.returning(InboxMessage.id)).all()),
        "pushes": _remove_pushes(context, old_push),
        "files": attachments.forget(context, now - timedelta(days=kept.files)),
        "exports": export_jobs.forget(context),
    }
    _count(context, gone)
    return gone


def forget_trail(context: Context, kept: Kept) -> int:
    """Remove the whole months of the trail that were kept long enough; returns how many rows. Waits while rows are not linked."""
    month = (context.today - timedelta(days=kept.trail)).replace(day=1)
    if not audit.is_older(context.session, datetime.combine(month, time(), context.rules.zone)):
        return 0
    gone = audit.remove_before(context, month)
    _count(context, {"trail": gone})
    return gone


def said(context: Context, month: date) -> str:
    """What was removed for good in the month of this day, as the admins read it."""
    row = context.session.get(Setting, _key(month))
    gone = [f"{word}{row.value[kind]}条" for kind, word in _COUNTED.items() if row and row.value.get(kind)]
    return f"{month.month}月到期清理：{'、'.join(gone) or '无'}。"


def _key(month: date) -> str:
    return f"removed:{month:%Y-%m}"


def _count(context: Context, gone: Mapping[str, int]) -> None:
    if not any(gone.values()):
        return
    row = context.session.get(Setting, _key(context.today)) or Setting(key=_key(context.today), value={})
    row.value = {kind: row.value.get(kind, 0) + gone.get(kind, 0) for kind in _COUNTED}
    row.changed_at = context.now
    context.session.add(row)


def _remove_pushes(context: Context, which: ColumnElement[bool]) -> int:
    ids = select(Push.id).where(which)
    context.session.execute(delete(PushRecipient).where(PushRecipient.push_id.in_(ids)))
    return len(context.session.execute(delete(Push).where(which).returning(Push.id)).all())
