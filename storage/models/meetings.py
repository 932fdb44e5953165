"""Meeting notices (三重一大 事前报告) with their items and earlier versions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.models.organisation import Department


class MeetingNotice(Base):
    """A reported meeting; `registered` → `postponed` | `cancelled`, and back by a new date (改期)."""

    __tablename__ = "meeting_notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default="registered", index=True)
    version: Mapped[int] = mapped_column(default=1)
    type: Mapped[str] = mapped_column(String(50))
    preparatory: Mapped[str | None] = mapped_column(String(20))  # assessment | review | feasibility
    starts_at: Mapped[datetime | None] = mapped_column(index=True)
    day: Mapped[date | None] = mapped_column(index=True)  # local date, also when the hour is missing
    ends_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(200))
    contact: Mapped[str | None] = mapped_column(String(100))
    scope: Mapped[str | None] = mapped_column(String(300))  # 参会范围
    reported_at: Mapped[datetime]  # the receipt's time; for paper or telephone the real one
    reported_by: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(10), default="chat")  # chat | page | paper | phone
    lead_days: Mapped[int | None]
    on_time: Mapped[bool | None]
    rule: Mapped[str | None] = mapped_column(String(50))  # the reading of 三天 that judged it
    late_reason: Mapped[str | None] = mapped_column(String(300))
    excused: Mapped[str | None] = mapped_column(String(100))  # «认可 … 紧急»: the verdict stays, counted apart
    form: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the report form holds beyond these columns
    text: Mapped[str] = mapped_column(Text)

    department: Mapped[Department] = relationship()
    items: Mapped[list["MeetingItem"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="MeetingItem.position"
    )


class MeetingItem(Base):
    """One item of the agenda: its kind of matter and, for funds, its amount."""

    __tablename__ = "meeting_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(12))  # decision | personnel | project | funds | other
    amount_yuan: Mapped[int | None]
    approximate: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped[MeetingNotice] = relationship(back_populates="items")


class MeetingVersion(Base):
    """What a notice said before it was changed."""

    __tablename__ = "meeting_version"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id"), index=True)
    version: Mapped[int]
    content: Mapped[dict[str, Any]]
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[str] = mapped_column(String(64))
