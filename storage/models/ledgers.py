"""Registers: entries, and the counts that replace entries where no text may be kept."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.models.organisation import Department, Member


class LedgerEntry(Base):
    """One entry of a register, e.g. a 履责记录 of a leader."""

    __tablename__ = "ledger_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    ledger: Mapped[str] = mapped_column(String(40), index=True)  # key of the definition
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)  # whose duty it records
    entered_by: Mapped[str] = mapped_column(String(64))
    happened_on: Mapped[date] = mapped_column(index=True)
    filed_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="filed")  # filed → withdrawn
    fields: Mapped[dict[str, Any]]
    text: Mapped[str] = mapped_column(Text)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)  # reported with

    department: Mapped[Department] = relationship()
    owner: Mapped[Member] = relationship()


class Count(Base):
    """An integer of a register for a department and a day; holds no text by construction (design: decision 16)."""

    __tablename__ = "count"

    register: Mapped[str] = mapped_column(String(40), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
