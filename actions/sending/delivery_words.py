"""The delivery ledger as chat shows it: what I was sent, and whether a push went out. Subjects and states, no texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, select

from actions.common.context import Context
from actions.common.scope import at_desk
from actions.sending import delivery_ledger
from storage.models import ChatGroup, Push, PushRecipient
from storage.states import PushState

MOST: Final = 20  # the newest of one's own pushes


@dataclass(frozen=True)
class Line:
    """One push to one person or chat."""

    at: datetime  # local: when it left, else when it was made
    who: str
    subject: str  # what it was about, with its number
    state: str
    problem: str | None


def received(context: Context) -> list[Line]:
    """One's own newest pushes that left, newest first."""
    query = _rows().where(
        Push.channel == "app",
        PushRecipient.target == context.me.userid,
        PushRecipient.state.in_((PushState.SENT, PushState.RECALLED)),
    )
    rows = context.session.execute(query.order_by(PushRecipient.id.desc()).limit(MOST))
    return [_line(context, push, row, context.me.name) for push, row in rows]


def sent(context: Context, number: str) -> list[Line]:
    """Everybody of the actor's groups to whom pushes with this number go or went, oldest first."""
    query = _rows().where(Push.subject == number, *delivery_ledger.ours_alone(context)).order_by(PushRecipient.id)
    names = delivery_ledger.ours(context) | _chats(context)
    found = context.session.execute(query).all()
    return [_line(context, push, row, names[row.target]) for push, row in found if row.target in names]


def _rows() -> Select[Push, PushRecipient]:
    return select(Push, PushRecipient).join(PushRecipient, PushRecipient.push_id == Push.id)


def _chats(context: Context) -> dict[str, str]:
    """A chat goes by its name; its address is a credential."""
    query = at_desk(context, ChatGroup).with_only_columns(ChatGroup.address, ChatGroup.name)
    return dict(context.session.execute(query).all())


def _line(context: Context, push: Push, row: PushRecipient, who: str) -> Line:
    reason = delivery_ledger.REASONS.get(push.reason, "通知")
    subject = f"{reason} {push.subject}" if push.subject else reason
    moment = context.local(row.sent_at or push.created_at)
    return Line(moment, who, subject, row.state.word, row.reason)
