"""Messages of the day that could not leave and are no longer true: taken back, so that the day is planned afresh.

While WeCom is away a report may come in, or the day may end. What was queued before would then remind of nothing, or
say «今日到期» a day late. Reminders are taken back only when none of those planned with them has gone out. A
digest that is true no more (a report came in, a day went by) is worded afresh, or dropped.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.pushes import TEXT_BYTES
from actions.sending.digests import DRAWN, RELEASED, post, text_of
from policy.text.write import split_bytes
from scheduler.deliver.outbox import REMINDERS
from scheduler.plan.digests import LATE, REASON
from storage.models import Deadline, Digest, Push, PushRecipient, ReminderStep
from storage.states import ChatState, DeadlineState, DigestState, PushState, StepState

GONE = (PushState.SENDING, PushState.SENT)


def withdraw(context: Context) -> int:
    """Take back what is stale; returns the number of pushes."""
    return sum(_take_back(context.session, moment) for moment in stale_moments(context))


def stale_moments(context: Context) -> list[datetime]:
    """Moments of planning of which something still waits although its day is over or one of its reports is in."""
    waiting = (
        select(Push.created_at)
        .join(PushRecipient)
        .where(PushRecipient.state == PushState.QUEUED, PushRecipient.batch.is_(None), Push.reason.in_(REMINDERS))
        .distinct()
    )
    return [moment for moment in context.session.scalars(waiting) if _is_stale(context, moment)]


def _is_stale(context: Context, moment: datetime) -> bool:
    if context.local(moment).date() < context.today:
        return True
    stopped = (
        select(ReminderStep.id)
        .join(Deadline)
        .where(ReminderStep.recorded_at == moment, Deadline.state != DeadlineState.OPEN)
    )
    return context.session.scalar(stopped.limit(1)) is not None


def _take_back(session: Session, moment: datetime) -> int:
    pushes = list(session.scalars(select(Push).where(Push.created_at == moment, Push.reason.in_(REMINDERS))))
    ids = [push.id for push in pushes]
    rows = session.scalars(select(PushRecipient).where(PushRecipient.push_id.in_(ids)).with_for_update())
    begun = {row.push_id for row in rows if row.state in GONE or row.batch}
    if begun:  # which step went out with which push is not known any more: only a brief can be dropped by itself
        pushes = [push for push in pushes if push.reason == "brief" and push.id not in begun]
    else:
        steps = delete(ReminderStep).where(ReminderStep.recorded_at == moment, ReminderStep.state != StepState.UNSENT)
        session.execute(steps)
        session.execute(delete(Digest).where(Digest.made_at == moment, Digest.state == DigestState.HELD))
    gone = [push.id for push in pushes]
    session.execute(delete(PushRecipient).where(PushRecipient.push_id.in_(gone)))
    session.execute(delete(Push).where(Push.id.in_(gone)))
    return len(gone)


def outdated(context: Context) -> list[tuple[Digest, str]]:
    """Digests of which nothing has left, with what they should say now; nothing where they are of no use any more."""
    return [(row, text) for row in _waiting(context) if (text := _text(context, row)) != _queued(context, row)]


def mend(context: Context) -> None:
    """Put the true words in the place of the old ones."""
    for row, text in outdated(context):
        pushes = _pushes(context, row)
        for recipient in _recipients(context, row):
            recipient.state, recipient.reason = PushState.CANCELLED, "内容已更新" if text else "已过时效"
        if text:
            post(context, row, text, pushes[0].reason)
    context.session.flush()


def _waiting(context: Context) -> Iterator[Digest]:
    waits = Push.recipients.any(PushRecipient.state == PushState.QUEUED)
    numbers = select(Push.subject).where(Push.reason.in_((REASON, RELEASED)), waits)
    for row in context.session.scalars(select(Digest).where(Digest.number.in_(numbers)).order_by(Digest.id)):
        if all(recipient.state == PushState.QUEUED for recipient in _recipients(context, row)):
            yield row


def _text(context: Context, row: Digest) -> str:
    made = context.local(row.made_at).date()
    if row.chat.state != ChatState.ACTIVE or context.rules.calendar.workdays_between(made, context.today) > LATE:
        return ""
    return "\n".join(split_bytes(text_of(context, row.chat, row.due_on, context.today), TEXT_BYTES))


def _queued(context: Context, row: Digest) -> str:
    return "\n".join(push.text for push in _pushes(context, row))


def _pushes(context: Context, row: Digest) -> list[Push]:
    """Its pieces that are not cancelled."""
    alive = Push.recipients.any(PushRecipient.state != PushState.CANCELLED)
    query = select(Push).where(Push.subject == row.number, Push.reason.in_((REASON, RELEASED)), alive)
    return list(context.session.scalars(query.order_by(Push.id)))


def _recipients(context: Context, row: Digest) -> list[PushRecipient]:
    """Their rows and those of the figure, held so that none is claimed meanwhile."""
    query = (
        select(PushRecipient)
        .join(Push)
        .where(
            Push.subject == row.number,
            Push.reason.in_((REASON, RELEASED, DRAWN)),
            PushRecipient.state != PushState.CANCELLED,
        )
    )  # fmt: skip
    return list(context.session.scalars(query.with_for_update(of=PushRecipient)))
