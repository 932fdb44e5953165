"""Group chats into which digests go, and which digest went out."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Row, kept_as
from storage.models.organisation import Department, InspectionGroup
from storage.states import ChatState, DigestState


class ChatGroup(Row):
    """A chat of an inspection group or of one of its departments: a webhook or a robot that the office bound, or a group that the app made.

    wanted → active | failed (a group that the app makes); what is bound is active at once; active → removed.
    """

    name: Mapped[str] = mapped_column(String(50))
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(
        String(10)
    )  # liaisons: who is missing may be named | mixed: counts and dates only
    channel: Mapped[str] = mapped_column(String(10))  # webhook | appchat | robot
    address: Mapped[str] = mapped_column(
        String(200), unique=True
    )  # webhook key (sealing.py), or the chatid: ours of an appchat, WeCom's of a robot's
    members: Mapped[list[str]]  # userids of a group that the app makes, its owner first; empty for a webhook
    state: Mapped[ChatState] = mapped_column(kept_as(ChatState, 10))
    reason: Mapped[str | None] = mapped_column(String(200))  # why it could not be made
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(64))

    group: Mapped[InspectionGroup] = relationship()
    department: Mapped[Department | None] = relationship()
    digests: Mapped[list["Digest"]] = relationship(back_populates="chat")


class Digest(Row):
    """What a chat is told of the reports due on one date, once for each configured day.

    The first one of a due date is `held` until the office releases it; later ones are `sent` at once, which means
    handed to delivery. held → sent | cancelled | lapsed, when the next one takes its place.
    """

    __table_args__ = (UniqueConstraint("chat_id", "due_on", "offset"),)

    chat_id: Mapped[int] = mapped_column(ForeignKey("chat_group.id", ondelete="CASCADE"), index=True)
    due_on: Mapped[date]
    offset: Mapped[int]  # working days from the anchor of the due date
    state: Mapped[DigestState] = mapped_column(kept_as(DigestState, 10))
    number: Mapped[str | None] = mapped_column(String(12), unique=True)  # «发送 <number>»
    made_at: Mapped[datetime]

    chat: Mapped[ChatGroup] = relationship(back_populates="digests")
