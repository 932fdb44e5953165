"""Matters (“三重一大”事项): one matter from its first preparatory meeting to its completion (domain.md M2)."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Row, kept_as
from storage.models.organisation import Department
from storage.states import MatterStage

if TYPE_CHECKING:
    from storage.models.meetings import MeetingItem


class Matter(Row):
    """One matter; its stage only goes forward: motion, preparatory, meeting, execution, done (or rejected)."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(Text, info=WRITTEN)
    kind: Mapped[str] = mapped_column(String(12))  # decision | personnel | project | funds | other
    stage: Mapped[MatterStage] = mapped_column(kept_as(MatterStage, 12), index=True)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    department: Mapped[Department] = relationship()
    items: Mapped[list["MeetingItem"]] = relationship(
        back_populates="matter", foreign_keys="MeetingItem.matter_id", order_by="MeetingItem.id"
    )
    notes: Mapped[list["MatterNote"]] = relationship(back_populates="matter", order_by="MatterNote.id")


class MatterNote(Row):
    """A line of a matter's progress as the department told it."""

    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="CASCADE"), index=True)
    noted_at: Mapped[datetime]
    noted_by: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(String(300), info=WRITTEN)

    matter: Mapped[Matter] = relationship(back_populates="notes")
