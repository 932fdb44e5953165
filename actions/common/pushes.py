"""Queueing pushes: rows that the scheduler delivers (design: decision 2)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, cast

from sqlalchemy import Table
from sqlalchemy.orm import Session

from actions.common.context import Context
from policy.text.write import split_bytes
from storage.models import Push, PushRecipient
from storage.states import PushState

TEXT_BYTES = 2048  # message/send, text: longer is truncated by WeCom (C3)
_PUSH: Final = cast(Table, Push.__table__).insert().returning(Push.__table__.c.id)
_RECIPIENTS: Final = cast(Table, PushRecipient.__table__).insert()


def queue(
    context: Context,
    to: Iterable[str],
    text: str,
    reason: str,
    *,
    subject: str | None = None,
    not_before: datetime | None = None,
    once: str | None = None,
    channel: str = "app",
    safe: bool = False,
) -> None:
    """Queue one text for each target (userids, or a chat's address), in pieces of at most 2,048 bytes.

    `safe` pushes cannot be passed on and bear the reader's name (message/send, safe: 1).

    `once` names what must not go out twice; together with target and piece it is unique in the database.
    """
    targets = list(dict.fromkeys(to))
    if not targets:
        return
    push = {"created_at": context.now, "not_before": not_before or context.now, "reason": reason, "channel": channel}
    push |= {"subject": subject, "safe": safe}
    for position, piece in enumerate(split_bytes(text, TEXT_BYTES)):
        _put(context.session, {**push, "text": piece}, targets, once and f"{once}:{position}")


def _put(session: Session, push: Mapping[str, object], targets: Iterable[str], once: str | None) -> None:
    """Written without the ORM: every notice passes here twice (docs/performance.md)."""
    push_id = session.execute(_PUSH, push).scalar_one()
    recipients = [
        {"push_id": push_id, "target": target, "next_try_at": push["not_before"], "once": once and f"{once}:{target}"}
        for target in targets
    ]
    session.execute(_RECIPIENTS, recipients)  # thousands at once


def put(session: Session, to: Sequence[str], text: str, reason: str, now: datetime, channel: str) -> None:
    """Queue what goes with something else and is no text of its own (a card, a change of one), whole and at once."""
    if to:
        push = {"created_at": now, "not_before": now, "reason": reason, "text": text, "channel": channel}
        _put(session, push, to, None)


def overtake(push: Push) -> None:
    """What waits does not go out by itself any more."""
    for recipient in push.recipients:
        if recipient.state is PushState.QUEUED:
            recipient.state, recipient.reason = PushState.CANCELLED, "overtaken by a later change"
