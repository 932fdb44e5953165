"""A digest that waits in the outbox and is true no more (a report came in, a day went by): worded afresh, or dropped."""

from collections.abc import Iterator

from sqlalchemy import select

from actions.common.context import Context
from actions.common.pushes import TEXT_BYTES
from actions.sending.digests import DRAWN, RELEASED, post, text_of
from policy.text.write import split_bytes
from scheduler.plan.digests import LATE, REASON
from storage.models import Digest, Push, PushRecipient
from storage.states import ChatState, PushState


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
