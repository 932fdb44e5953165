"""What a person has said lately, newest first, for words that go on from it («11月呢»)."""

from datetime import timedelta

from sqlalchemy import select

from actions.common.context import Context
from storage.models import InboxMessage
from storage.states import InboxState

_MOST = 5  # messages


def said_lately(context: Context, within: timedelta) -> list[str]:
    """The texts of this person's last handled messages within this time; a forgotten one is empty."""
    query = select(InboxMessage.text).where(
        InboxMessage.userid == context.userid,
        InboxMessage.state == InboxState.DONE,
        InboxMessage.kind == "text",
        InboxMessage.chat.is_(None),
        InboxMessage.received_at > context.now - within,
    )
    return list(context.session.scalars(query.order_by(InboxMessage.id.desc()).limit(_MOST)))
