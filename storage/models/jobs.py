"""Work too long for an answer: what is to be made for whom, how far it is, and the file until it is forgotten."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, kept_as
from storage.states import JobState


class Job(Base):
    """An export, or acts for many: queued → running → done | failed; running → queued when its process died or WeCom was away."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_next", "state", "next_try_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    userid: Mapped[str] = mapped_column(
        String(64), index=True
    )  # for whom: the scope is this person's at the time it runs
    view: Mapped[str] = mapped_column(String(60))  # «rectification.xlsx», «ledger.docx»; «acts»
    asked: Mapped[
        dict[str, Any]
    ]  # span, department, mine, overdue; of acts the steps, and what came of those that are done
    title: Mapped[str] = mapped_column(String(100))
    state: Mapped[JobState] = mapped_column(kept_as(JobState, 10), default=JobState.QUEUED)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    made_at: Mapped[datetime]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
    rows_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int] = mapped_column(default=0)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    reason: Mapped[str | None] = mapped_column(String(200))
