"""Registers: entries with their history, the counts where no text may be kept, and handovers of a post."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Base, Row, kept_as
from storage.models.organisation import Department, InspectionGroup, Member
from storage.states import EntryState


class LedgerEntry(Row):
    """One entry of a register, e.g. a 履责记录 of a leader.

    filed | open → reported → returned → reported → closed | submitted → returned → submitted → accepted; each of them → withdrawn.
    """

    __table_args__ = (
        Index(
            "ix_ledger_entry_ledger_state", "ledger", "state", "department_id", "shared"
        ),  # counted by the index alone
        Index("ix_ledger_entry_state_filed", "state", "filed_at"),
        Index("ix_ledger_entry_ledger_due", "ledger", "due_on", "happened_on"),
        Index("ix_ledger_entry_ledger_happened", "ledger", "happened_on", "department_id", "state", "shared"),
        Index("ix_ledger_entry_department_happened", "department_id", "happened_on", "ledger", "state", "shared"),
    )

    number: Mapped[str] = mapped_column(String(12), unique=True)
    ledger: Mapped[str] = mapped_column(String(40))  # key of the definition
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    owner_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="RESTRICT"), index=True
    )  # whose duty it records
    entered_by: Mapped[str] = mapped_column(String(64))
    happened_on: Mapped[date]
    filed_at: Mapped[datetime]  # the real time of entry, also of a 补录
    state: Mapped[EntryState] = mapped_column(kept_as(EntryState, 12), default=EntryState.FILED)
    fields: Mapped[dict[str, Any]] = mapped_column(info=WRITTEN)
    titles: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of the fields, as the definition then said
    text: Mapped[str] = mapped_column(Text, info=WRITTEN)
    due_on: Mapped[date | None] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    shared: Mapped[bool] = mapped_column(default=True)  # False: the group does not see it
    told: Mapped[bool] = mapped_column(
        default=True
    )  # False: the department does not know of it, the desk has not said so
    history: Mapped[bool] = mapped_column(default=False)  # of before the reports here began: no report carries it
    confirmed_at: Mapped[datetime | None]  # when the owner confirmed what another person had filled in
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submission.id", ondelete="SET NULL"), index=True
    )  # reported with

    department: Mapped[Department] = relationship()
    owner: Mapped[Member] = relationship()
    notes: Mapped[list["LedgerNote"]] = relationship(back_populates="entry", order_by="LedgerNote.id")


class LedgerNote(Row):
    """Something that befell an entry: a correction with what stood before, progress, a gate, a return, evidence."""

    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entry.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(
        String(12), index=True
    )  # corrected | progress | gate | returned | accepted | photo …
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text, default="", info=WRITTEN)
    before: Mapped[dict[str, Any] | None]  # a correction: the fields as they stood
    gate: Mapped[str | None] = mapped_column(String(40))
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submission.id", ondelete="SET NULL"), index=True
    )  # progress reported with
    media_id: Mapped[str | None] = mapped_column(String(512))  # evidence: WeCom keeps the picture for three days

    entry: Mapped[LedgerEntry] = relationship(back_populates="notes")


class Count(Base):
    """An integer of a register for a department and a day; holds no text by construction (design: decision 16)."""

    register: Mapped[str] = mapped_column(String(40), primary_key=True)  # key of the kind that is counted
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


class Handover(Row):
    """交接 of the posts of one person in a department or group: proposed → both have confirmed → done on its day.

    Until that day it can be undone.
    """

    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("inspection_group.id", ondelete="RESTRICT")
    )  # of a post at a group's desk
    from_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date]
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime | None]  # confirmed by the one who leaves
    taken_at: Mapped[datetime | None]  # confirmed by the one who follows
    done_at: Mapped[datetime | None]  # the posts and all that hangs on them have moved
    undone_at: Mapped[datetime | None]

    department: Mapped[Department | None] = relationship()
    group: Mapped[InspectionGroup | None] = relationship()
    giver: Mapped[Member] = relationship(foreign_keys=from_id)
    taker: Mapped[Member] = relationship(foreign_keys=to_id)

    @property
    def place(self) -> str:
        """The department or group whose post changes hands; nothing for a post over the whole installation."""
        place = self.department or self.group
        return place.name if place else ""
