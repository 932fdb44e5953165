"""The Q&A compilation, with every version of every answer."""

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class QaItem(Base):
    """One question of the compilation in one version; the newest version of a number is in force."""

    __tablename__ = "qa_item"
    __table_args__ = (UniqueConstraint("number", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    short: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[list[str]]
    keywords: Mapped[list[str]]
    ways: Mapped[list[str]]
    related: Mapped[list[int]]
    effective_on: Mapped[date]
    repealed_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(100), default="")
