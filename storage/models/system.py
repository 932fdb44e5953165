"""Small tables that everything else leans on: numbers, the trail, files, jobs, the page's forms and links."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Base, Row, kept_as
from storage.models.organisation import Department
from storage.sealing import SealedJSON
from storage.states import JobState


class NumberSeries(Base):
    """The last number given in a year; one series for everything numbered (2026-0123)."""

    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Setting(Base):
    """A switch that the office turns in chat, e.g. «启用汇编»."""

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class Version(Base):
    """One row: a number that is another after every change of what changes seldom (storage/version.py)."""

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)


class TrailEntry(Row):
    """Who did what to which numbered thing; read by the auditor, holds no business content."""

    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(64), index=True)
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(String(40), index=True)
    deputy_for: Mapped[str | None] = mapped_column(String(64))  # 代: the account in whose place it was done
    door: Mapped[str | None] = mapped_column(
        String(8)
    )  # app, robot, page; None: the clock, or the operator's command line


class TrailLink(Base):
    """A row of the trail in its place of the hash chain: `link` is the hash of the row and of the link before it."""

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # 1, 2, 3 … without a gap
    entry_id: Mapped[int] = mapped_column(unique=True)  # no foreign key: a row that was taken away must be missed
    link: Mapped[str] = mapped_column(String(64))  # hexadecimal SHA-256


class Worker(Base):
    """A running process: `beat` grows while it lives; a claim is dead when its beat stands still."""

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    beat: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime | None]  # the last beat by the process's clock; tells after a start how long nobody lived
    takes_messages: Mapped[bool] = mapped_column(default=False)
    plans: Mapped[int] = mapped_column(default=0)  # how often it planned, and delivered, without a fault
    deliveries: Mapped[int] = mapped_column(default=0)


class Lease(Base):
    """What one process at a time may do: `beat` grows while its holder lives."""

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))  # a worker's name; empty: given back
    beat: Mapped[int] = mapped_column(default=0)
    alive_at: Mapped[datetime | None]  # when what it is for was last seen to work


class OpenAccount(Base):
    """The account behind an id under which the robot is told of a person (contract §6.1)."""

    open_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    userid: Mapped[str] = mapped_column(String(64))


class Alert(Base):
    """Something that the admins must know, one row for each cause: made when found, gone once its end has been told."""

    cause: Mapped[str] = mapped_column(String(40), primary_key=True)
    text: Mapped[str] = mapped_column(String(400))
    raised_at: Mapped[datetime]
    healthy_after: Mapped[datetime]  # a call that WeCom accepted later than this shows that it is over
    cleared_at: Mapped[datetime | None]
    told: Mapped[bool] = mapped_column(default=False)  # of its present state: that it began, or that it is over


class OneTimeForm(Base):
    """A form's token: a link from chat has its row before it is opened, any other form when it is sent."""

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    userid_key: Mapped[str] = mapped_column(String(64), index=True)  # nobody else can open or send it
    page: Mapped[str] = mapped_column(String(100), default="")  # path of the form that a link opens
    fields: Mapped[dict[str, Any]] = mapped_column(
        SealedJSON, default=dict, info=WRITTEN
    )  # what it is already filled with
    made_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(String(200), default="")  # path that shows what sending it made


class PageSession(Base):
    """Somebody signed in on one device: the cookie holds the token, the row its hash; without the row the cookie opens nothing."""

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    userid_key: Mapped[str] = mapped_column(String(64), index=True)
    device: Mapped[str] = mapped_column(String(20))  # «手机企业微信», «电脑浏览器» …
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)


class Job(Row):
    """An export, or acts for many: queued → running → done | failed; running → queued when its process died or WeCom was away."""

    __table_args__ = (Index("ix_job_state_next", "state", "next_try_at"),)

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


class StoredFile(Row):
    """A file that belongs to something: «obligation:12», «entry:2026-0003», «meeting:2026-0001»."""

    subject: Mapped[str] = mapped_column(String(40), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(120), info=WRITTEN)
    kind: Mapped[str] = mapped_column(String(8))  # pdf | jpg | png | docx | xlsx, by its content
    size: Mapped[int]  # bytes
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    kept_at: Mapped[datetime | None]  # None: only its sender has looked at it; forgotten after a day

    department: Mapped[Department] = relationship()
