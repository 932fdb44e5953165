"""The outbox: every push is a row before it is a call, with a state per recipient."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Row, kept_as
from storage.sealing import Sealed
from storage.states import PushState

UNREACHABLE = "不在应用可见范围或已离开企业"  # why a push failed: WeCom does not know the account


class Push(Row):
    """One text on its way to members (channel `app`) or to a group chat (`webhook`, `appchat`).

    Of `card` and `card_done` it is what actions/talk/cards.py makes of it, of `file` «media_id name».
    """

    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(40))  # «meeting_reported», «daily», «escalation» …
    text: Mapped[str] = mapped_column(Sealed)  # within 2,048 bytes of UTF-8
    channel: Mapped[str] = mapped_column(String(10), default="app")
    subject: Mapped[str | None] = mapped_column(String(12), index=True)  # number of what it is about
    safe: Mapped[bool] = mapped_column(default=False)  # WeCom marks it with the reader's name and forbids passing it on

    recipients: Mapped[list["PushRecipient"]] = relationship(back_populates="push", cascade="all, delete-orphan")


class PushRecipient(Row):
    """queued → sending → sent | failed (with the reason); queued → cancelled.

    held → queued when the office says «发送», held → cancelled when it does not want it; sent → recalling → recalled.
    """

    __table_args__ = (Index("ix_push_recipient_state_due", "state", "next_try_at"),)

    push_id: Mapped[int] = mapped_column(ForeignKey("push.id", ondelete="CASCADE"), index=True)
    target: Mapped[str] = mapped_column(String(200), index=True)  # userid, webhook key or chatid
    once: Mapped[str | None] = mapped_column(String(100), unique=True)  # e.g. «daily:2026-11-24:wangmin»
    state: Mapped[PushState] = mapped_column(kept_as(PushState, 10), default=PushState.QUEUED)
    reason: Mapped[str | None] = mapped_column(String(200))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    batch: Mapped[str | None] = mapped_column(String(64))  # the call it went out with, re-sent byte for byte
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    msgid: Mapped[str | None] = mapped_column(String(200))
    response_code: Mapped[str | None] = mapped_column(String(512))  # of a card: by it WeCom lets it be changed, once

    push: Mapped[Push] = relationship(back_populates="recipients")
