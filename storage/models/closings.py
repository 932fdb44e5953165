"""A year that was closed (结转): its figures as they then stood, each with the records that it counts."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.models.organisation import Department


class YearClosing(Base):
    """One year of one inspection group, closed once; the figures are never changed afterwards."""

    __tablename__ = "year_closing"
    __table_args__ = (UniqueConstraint("group_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"))
    year: Mapped[int]
    closed_at: Mapped[datetime]  # the cut-off
    closed_by: Mapped[str] = mapped_column(String(64))

    figures: Mapped[list["ClosedFigure"]] = relationship(
        cascade="all, delete-orphan", order_by="ClosedFigure.id", passive_deletes=True
    )


class ClosedFigure(Base):
    """One figure of one department; what it counts stands in `records`: numbers, periods, or days with their count."""

    __tablename__ = "closed_figure"
    __table_args__ = (UniqueConstraint("closing_id", "department_id", "title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    closing_id: Mapped[int] = mapped_column(ForeignKey("year_closing.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(10))
    value: Mapped[int]
    records: Mapped[list[str]]

    department: Mapped[Department] = relationship()
