"""What is owed by when: obligations, what was submitted for them, the one kind of row that has a date, and a year that was closed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Row, kept_as
from storage.models.organisation import Department
from storage.states import DeadlineState, ReportState, StepState

SENT = (StepState.PUSHED, StepState.LATE)  # of a reminder's step that reached somebody
CLOSED = (ReportState.SUBMITTED, ReportState.RESUBMITTED, ReportState.ACCEPTED, ReportState.EXCUSED)  # no ladder runs
STILL_OWED = tuple(each for each in ReportState if each not in CLOSED)  # asked for so, an index is of use
_ASKED = text("extension_reason IS NOT NULL")


class Obligation(Row):
    """报送任务: one department owes one report for one period by one date.

    open → submitted → accepted | returned; returned → resubmitted → accepted | returned; open | returned → excused.
    """

    __table_args__ = (
        UniqueConstraint("kind", "department_id", "period"),
        Index("ix_obligation_department_due", "department_id", "due_on"),
        Index("ix_obligation_state_due", "state", "due_on"),
        Index("ix_obligation_state_due_at", "state", "due_at"),
        Index("ix_obligation_kind_period_due", "kind", "period", "due_on"),
        Index("ix_obligation_extension", "department_id", sqlite_where=_ASKED, postgresql_where=_ASKED),
    )

    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(100))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    period: Mapped[str] = mapped_column(String(20))  # «2026-11», «2026Q4»
    label: Mapped[str] = mapped_column(String(20))  # «11月», «四季度»
    due_on: Mapped[date] = mapped_column(index=True)  # the written date
    due_at: Mapped[datetime]  # the moment by which it is judged
    state: Mapped[ReportState] = mapped_column(kept_as(ReportState, 12), default=ReportState.OPEN)
    excused_reason: Mapped[str | None] = mapped_column(String(200), info=WRITTEN)  # «免报 交通局 台账 11月 原因»
    extension_reason: Mapped[str | None] = mapped_column(
        String(200), info=WRITTEN
    )  # «延期 …»: asked for, not decided yet

    department: Mapped[Department] = relationship()
    submissions: Mapped[list["Submission"]] = relationship(back_populates="obligation", order_by="Submission.id")


class Assignment(Row):
    """«布置 各单位 12月5日前报 年度总结»: a report that the office asks for once; its rows are obligations of `kind`."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    kind: Mapped[str] = mapped_column(String(40), unique=True)  # «task_2026_0131»
    title: Mapped[str] = mapped_column(String(40), info=WRITTEN)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    department_ids: Mapped[list[int]]
    due_on: Mapped[date] = mapped_column(index=True)
    assigned_at: Mapped[datetime]
    assigned_by: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(
        String(12), default="liaison"
    )  # who is asked in each department; in_charge: 分管领导
    ways: Mapped[list[str]] = mapped_column(default=list)  # how it may be answered: 文字, 文件, 纸质; empty: anyhow
    cancelled_at: Mapped[datetime | None]


class Submission(Row):
    """A report that came in for an obligation, with its receipt's number."""

    __table_args__ = (Index("ix_submission_obligation_at", "obligation_id", "submitted_at", "on_time"),)

    number: Mapped[str] = mapped_column(String(12), unique=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligation.id", ondelete="RESTRICT"))
    submitted_at: Mapped[datetime]  # the real receipt time, also for paper recorded later
    submitted_by: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(10))  # entries | zero | paper | page | text
    text: Mapped[str | None] = mapped_column(Text, info=WRITTEN)  # what was written as the report, or beside it
    entries: Mapped[int] = mapped_column(default=0)
    on_time: Mapped[bool]
    returned_at: Mapped[datetime | None]
    returned_reason: Mapped[str | None] = mapped_column(String(500), info=WRITTEN)  # why the desk gave it back

    obligation: Mapped[Obligation] = relationship(back_populates="submissions")


class Deadline(Row):
    """Anything with a date: its ladder runs while it is `open` and stops in one place (design: decision 3)."""

    __table_args__ = (UniqueConstraint("kind", "subject_id"), Index("ix_deadline_state_due_on", "state", "due_on"))

    kind: Mapped[str] = mapped_column(String(20))  # obligation | meeting | …
    subject_id: Mapped[int]  # id of the obligation, meeting …
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    due_on: Mapped[date]
    due_at: Mapped[datetime]
    state: Mapped[DeadlineState] = mapped_column(
        kept_as(DeadlineState, 10), default=DeadlineState.OPEN
    )  # open → stopped
    stopped_at: Mapped[datetime | None]

    steps: Mapped[list["ReminderStep"]] = relationship(back_populates="deadline")


class ReminderStep(Row):
    """A step of a ladder that was dealt with; its unique key is what makes a reminder go out once."""

    __table_args__ = (UniqueConstraint("deadline_id", "step"),)

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id", ondelete="CASCADE"), index=True)
    step: Mapped[str] = mapped_column(String(30))  # «-7», «+1:leader», «manual:…»; «-1~1125»: of an earlier due date
    planned_on: Mapped[date]
    state: Mapped[StepState] = mapped_column(kept_as(StepState, 10))  # pushed | late | unsent | drafted
    recorded_at: Mapped[datetime]

    deadline: Mapped[Deadline] = relationship(back_populates="steps")


class YearClosing(Row):
    """One year of one inspection group, closed once; the figures are never changed afterwards."""

    __table_args__ = (UniqueConstraint("group_id", "year"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"))
    year: Mapped[int]
    closed_at: Mapped[datetime]  # the cut-off
    closed_by: Mapped[str] = mapped_column(String(64))

    figures: Mapped[list["ClosedFigure"]] = relationship(
        cascade="all, delete-orphan", order_by="ClosedFigure.id", passive_deletes=True
    )


class ClosedFigure(Row):
    """One figure of one department; what it counts stands in `records`: numbers, periods, or days with their count."""

    __table_args__ = (UniqueConstraint("closing_id", "department_id", "title"),)

    closing_id: Mapped[int] = mapped_column(ForeignKey("year_closing.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(10))
    value: Mapped[int]
    records: Mapped[list[str]]

    department: Mapped[Department] = relationship()
