"""The Q&A compilation with every version of every answer, and what its readers taught it, without their names."""

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


class QaWay(Base):
    """One more way to ask a question, confirmed by the office; outlives the versions of the answer."""

    __tablename__ = "qa_way"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(String(200), unique=True)
    added_on: Mapped[date]


class QaVote(Base):
    """How many found an answer useful on a day, and how many did not; holds nobody by construction."""

    __tablename__ = "qa_vote"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    useful: Mapped[int] = mapped_column(default=0)
    useless: Mapped[int] = mapped_column(default=0)


class UnansweredQuestion(Base):
    """What was asked and not found: the masked words, the last day, how often; nothing that leads to a sender."""

    __tablename__ = "unanswered_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(200), unique=True)
    day: Mapped[date]
    count: Mapped[int] = mapped_column(default=0)
    nearest: Mapped[int | None]  # the question offered first, or the one then chosen
