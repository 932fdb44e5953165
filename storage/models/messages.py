"""What came in, and what a dialogue is waiting for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import WRITTEN_KEPT, Base, Row, kept_as
from storage.sealing import Sealed, SealedJSON
from storage.states import InboxState

_UNANSWERED: dict[str, Any] = {f"{engine}_where": text("reply_to IS NOT NULL") for engine in ("sqlite", "postgresql")}


class InboxMessage(Row):
    """A message or event, stored before it is understood; `received` → `done` | `failed`."""

    __table_args__ = (Index("ix_inbox_message_unanswered", "id", **_UNANSWERED),)

    key: Mapped[str] = mapped_column(String(64), unique=True)  # keyed hash: repeats meet their own row
    userid: Mapped[str | None] = mapped_column(String(64), index=True)  # forgotten after 7 days for questions
    kind: Mapped[str] = mapped_column(String(80))  # text, image …, event:subscribe …
    text: Mapped[str] = mapped_column(Sealed)  # already filtered and masked; never the raw text
    media_id: Mapped[str | None] = mapped_column(String(512))
    chat: Mapped[str | None] = mapped_column(String(64))  # the group chat in which it was said
    quote: Mapped[str | None] = mapped_column(Sealed)  # what it quotes, filtered as the text is
    reply_to: Mapped[str | None] = mapped_column(String(400))  # the door's own address of the reply, until it arrived
    received_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[InboxState] = mapped_column(kept_as(InboxState, 10), default=InboxState.RECEIVED, index=True)
    claimed_by: Mapped[str | None] = mapped_column(String(64))  # the worker that is handling it
    handler: Mapped[str | None] = mapped_column(String(40))
    reply: Mapped[str | None] = mapped_column(Sealed)
    choices: Mapped[Any] = mapped_column(SealedJSON, nullable=True)  # of the reply, where its door keeps replies
    reference: Mapped[str | None] = mapped_column(String(12))  # what a user quotes when something broke


class RefusedMessage(Base):
    """A keyed hash of a refused message, so that its repeat is counted once; nothing else is kept."""

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(index=True)


class RefusalCount(Base):
    """How many messages were refused on a day, by kind."""

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


class Dialogue(Base):
    """The one open question of a person: which handler asked, what it keeps, and when it lapses."""

    userid_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    handler: Mapped[str] = mapped_column(String(40))
    question: Mapped[str] = mapped_column(Sealed)
    state: Mapped[dict[str, Any]] = mapped_column(SealedJSON, info=WRITTEN_KEPT)
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Listing(Base):
    """The rest of a long list shown to a person, waiting for «续»."""

    userid_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(Sealed)
    lines: Mapped[list[str]] = mapped_column(SealedJSON)
    page: Mapped[int]  # the last page shown, from 1
    shown_at: Mapped[datetime]
