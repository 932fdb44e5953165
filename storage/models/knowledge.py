"""The Q&A compilation with every version of every answer, and what its readers taught it, without their names."""

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Row

SAMPLE, COMMISSION = 0, -1
"""Holders of a compilation that are no inspection group: nobody (the one that ships), and the commission."""


class QaItem(Row):
    """One question of a compilation in one version; the newest version of a number is in force.

    `holder` says whose compilation it is: an inspection group's id, COMMISSION or SAMPLE.
    """

    __table_args__ = (UniqueConstraint("holder", "number", "version"),)

    holder: Mapped[int] = mapped_column(default=SAMPLE, index=True)
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


class QaWay(Row):
    """One more way to ask a question, confirmed by the office; outlives the versions of the answer."""

    __table_args__ = (UniqueConstraint("holder", "text"),)

    holder: Mapped[int] = mapped_column(default=SAMPLE)
    number: Mapped[int] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(String(200))
    added_on: Mapped[date]


class QaVote(Base):
    """How many of a group's people found an answer useful on a day, and how many did not; holds nobody.

    `group` is the inspection group whose people voted, 0 for those who belong to none; `holder` whose answer it was.
    """

    group: Mapped[int] = mapped_column("group_id", primary_key=True, autoincrement=False, default=0)
    holder: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=SAMPLE)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    useful: Mapped[int] = mapped_column(default=0)
    useless: Mapped[int] = mapped_column(default=0)


class UnansweredQuestion(Row):
    """What a group's people asked and did not find: the masked words, the last day, how often; nobody's name.

    `group` as in QaVote.
    """

    __table_args__ = (UniqueConstraint("group_id", "text"),)

    group: Mapped[int] = mapped_column("group_id", default=0)
    text: Mapped[str] = mapped_column(String(200))
    day: Mapped[date]
    count: Mapped[int] = mapped_column(default=0)
    nearest: Mapped[int | None]  # the question offered first, or the one then chosen
