"""Messages of the day that could not leave and are no longer true: taken back, so that the day is planned afresh.

While WeCom is away a report may come in, or the day may end. What was queued before would then remind of nothing, or
say «今日到期» a day late. Reminders are taken back only when none of those planned with them has gone out.
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from scheduler.deliver.outbox import REMINDERS
from storage.models import Deadline, Digest, Push, PushRecipient, ReminderStep
from storage.states import DeadlineState, DigestState, PushState, StepState

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
