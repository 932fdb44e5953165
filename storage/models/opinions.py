"""What the group says of a meeting (意见), and requests for an integrity opinion, which hold counts and dates alone."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Base, kept_as
from storage.models.meetings import MeetingNotice
from storage.models.organisation import Department
from storage.states import IntegrityState, OpinionState


class Opinion(Base):
    """An opinion on a meeting: `sent` → `answered` | `recalled`."""

    __tablename__ = "opinion"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="RESTRICT"), index=True)
    state: Mapped[OpinionState] = mapped_column(kept_as(OpinionState, 10), default=OpinionState.SENT, index=True)
    text: Mapped[str] = mapped_column(Text, info=WRITTEN)
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str | None] = mapped_column(Text, info=WRITTEN)
    answered_at: Mapped[datetime | None]

    meeting: Mapped[MeetingNotice] = relationship()


class IntegrityRequest(Base):
    """A request for an integrity opinion: `open` → `answered` (on paper). There is no column that could hold a name."""

    __tablename__ = "integrity_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    candidates: Mapped[int]
    due_on: Mapped[date]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(64))
    state: Mapped[IntegrityState] = mapped_column(kept_as(IntegrityState, 10), default=IntegrityState.OPEN, index=True)
    answered_at: Mapped[datetime | None]

    department: Mapped[Department] = relationship()
