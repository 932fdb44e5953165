"""发文: what the group sends out, in which version, and what came back from each addressee."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Row, kept_as
from storage.models.organisation import Department, InspectionGroup, Member
from storage.states import PublicationState, ReceiptState


class Publication(Row):
    """One text of one kind (`kind` is a definition's key) to one audience.

    proposed → sent | dropped; sent → recalled | superseded.
    """

    __table_args__ = (Index("ix_publication_group_sent", "group_id", "sent_at"),)

    number: Mapped[str] = mapped_column(String(12), unique=True)
    # None: the commission's, to its groups
    group_id: Mapped[int | None] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(40), index=True)
    state: Mapped[PublicationState] = mapped_column(kept_as(PublicationState, 12), default=PublicationState.SENT)
    title: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    audience: Mapped[dict[str, Any]]  # as it was said; who belongs to it later is told by it
    version: Mapped[int] = mapped_column(default=1)
    replaces: Mapped[str | None] = mapped_column(String(12))  # number of the version before
    day: Mapped[date | None]  # of a meeting
    starts_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(100))
    due_on: Mapped[date | None]  # by when what is expected is expected
    urge_on: Mapped[date | None]  # whoever has not answered is reminded in this day's message, beside the ladder
    valid_until: Mapped[date | None]
    about: Mapped[str | None] = mapped_column(String(40))  # the holiday, or the text of the library
    entered: Mapped[str | None] = mapped_column(
        String(12)
    )  # of a held meeting: its entry's number, or that it was counted
    problems: Mapped[int | None]  # found at a held meeting
    suggestions: Mapped[int | None]  # made there
    other_names: Mapped[list[str]] = mapped_column(default=list)  # by which a document is asked for, too
    on_paper: Mapped[bool] = mapped_column(default=False)  # 内部: handed out by the office alone
    seen_by: Mapped[str] = mapped_column(String(12), default="addressees")  # who may look it up afterwards
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(64))
    sent_at: Mapped[datetime | None]
    sent_by: Mapped[str | None] = mapped_column(String(64))

    group: Mapped[InspectionGroup | None] = relationship()
    receipts: Mapped[list["Receipt"]] = relationship(
        back_populates="publication", cascade="all, delete-orphan", order_by="Receipt.id"
    )
    files: Mapped[list["PublicationFile"]] = relationship(cascade="all, delete-orphan", order_by="PublicationFile.id")


class PublicationFile(Row):
    """A file that goes out with a publication; its bytes lie in the files folder under their hash."""

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120), info=WRITTEN)
    kind: Mapped[str] = mapped_column(String(8))
    sha256: Mapped[str] = mapped_column(String(64), index=True)


class Receipt(Row):
    """One addressee of a publication: once a person, whatever the posts. `department` or `group` is the one addressed."""

    __table_args__ = (UniqueConstraint("publication_id", "member_id"),)

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    state: Mapped[ReceiptState] = mapped_column(kept_as(ReceiptState, 10), default=ReceiptState.WAITING)
    signed_at: Mapped[datetime | None]  # 收到
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(
        Text, info=WRITTEN
    )  # what was written back; a reason, a form of study, a deputy
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict, info=WRITTEN)  # values of what is asked for
    attended: Mapped[bool | None]  # recorded after the meeting

    publication: Mapped[Publication] = relationship(back_populates="receipts")
    member: Mapped[Member] = relationship()
    department: Mapped[Department | None] = relationship()
    group: Mapped[InspectionGroup | None] = relationship()

    @property
    def unit(self) -> str:
        """The name of the department, or of the group, that was addressed."""
        addressed = self.department or self.group
        return addressed.name if addressed else ""
