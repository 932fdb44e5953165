"""Inspections after the fact, spot checks drawn with a seed, and anonymous questionnaires."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Row
from storage.models.organisation import Department


class Inspection(Row):
    """监督检查 that has been held: where, on which days, and counts. Its findings are entries of the register of rectification."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    department_ids: Mapped[list[int]]
    first: Mapped[date]
    last: Mapped[date]
    questionnaires: Mapped[int] = mapped_column(default=0)
    interviews: Mapped[int] = mapped_column(default=0)
    findings: Mapped[list[str]] = mapped_column(default=list)  # numbers of their entries
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(64))


class SpotCheck(Row):
    """抽查: what was drawn out of which list with which seed; the same list and seed give the same again."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str] = mapped_column(String(40))
    names: Mapped[list[str]]  # the list, in its order
    drawn: Mapped[list[str]]
    seed: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class Questionnaire(Row):
    """An anonymous questionnaire of one department. Nothing in it says who answered, when, or in which order.

    `kept`: hashes of the codes that are still `open` and of those `used`, each sorted; `pending` answers, shuffled whenever one
    comes in, and `answers`, to which they go five or more at a time. One cell, so that no row's place tells of an order.
    """

    number: Mapped[str] = mapped_column(String(12), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(32), unique=True)  # the last part of its page's address
    codes: Mapped[int]  # how many were made
    kept: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(64))

    department: Mapped[Department] = relationship()
