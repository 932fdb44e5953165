"""Meeting notices (三重一大 事前报告) with their items, earlier versions, who attends for the group, and what the group says of them (意见)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Row, Yuan, kept_as
from storage.models.matters import Matter
from storage.models.organisation import Department, Member
from storage.sealing import Sealed, SealedJSON
from storage.states import AttendanceState, DiaryState, IntegrityState, MeetingState, OpinionState


class MeetingNotice(Row):
    """A reported meeting; `registered` → `postponed` | `cancelled`, and back by a new date (改期)."""

    __table_args__ = (
        Index("ix_meeting_notice_state_day", "state", "day"),
        Index("ix_meeting_notice_department_day", "department_id", "day", "state"),
    )

    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    state: Mapped[MeetingState] = mapped_column(kept_as(MeetingState, 12), default=MeetingState.REGISTERED)
    version: Mapped[int] = mapped_column(default=1)
    type: Mapped[str] = mapped_column(String(50))
    kind: Mapped[str | None] = mapped_column(String(20))  # 民主生活会 …; None is a “三重一大” meeting
    preparatory: Mapped[str | None] = mapped_column(String(20))  # assessment | review | feasibility
    starts_at: Mapped[datetime | None] = mapped_column(index=True)
    day: Mapped[date | None] = mapped_column(index=True)  # local date, also when the hour is missing
    ends_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(200), info=WRITTEN)
    contact: Mapped[str | None] = mapped_column(Sealed, info=WRITTEN)  # a name and a telephone number
    scope: Mapped[str | None] = mapped_column(String(300), info=WRITTEN)  # 参会范围
    reported_at: Mapped[datetime]  # the receipt's time; for paper or telephone the real one
    reported_by: Mapped[str] = mapped_column(String(64))
    # When the day in force was reported, which is what the lead time counts from; at first the report itself.
    dated_at: Mapped[datetime]
    way: Mapped[str] = mapped_column(String(10), default="chat")  # chat | page | paper | phone
    lead_days: Mapped[int | None]
    on_time: Mapped[bool | None]
    rule: Mapped[str | None] = mapped_column(String(50))  # the reading of 三天 that judged it
    late_reason: Mapped[str | None] = mapped_column(String(300), info=WRITTEN)
    excused: Mapped[str | None] = mapped_column(
        String(100), info=WRITTEN
    )  # «认可 … 紧急»: the verdict stays, counted apart
    statement: Mapped[str | None] = mapped_column(String(500), info=WRITTEN)  # «说明»: the department's own words on it
    state_reason: Mapped[str | None] = mapped_column(String(200), info=WRITTEN)  # why it was cancelled or postponed
    attends: Mapped[bool | None]  # whether the group attends; None while undecided
    form: Mapped[dict[str, Any]] = mapped_column(
        default=dict, info=WRITTEN
    )  # what the report form holds beyond these columns
    text: Mapped[str] = mapped_column(Sealed)

    department: Mapped[Department] = relationship()
    items: Mapped[list["MeetingItem"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="MeetingItem.position"
    )
    attendances: Mapped[list["Attendance"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Attendance.id"
    )


class MeetingItem(Row):
    """One item of the agenda: its kind of matter, for funds its amount; after the meeting what was decided."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text, info=WRITTEN)
    kind: Mapped[str] = mapped_column(String(12))  # decision | personnel | project | funds | other
    amount_yuan: Mapped[Decimal | None] = mapped_column("amount_fen", Yuan)
    approximate: Mapped[bool] = mapped_column(default=False)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("matter.id", ondelete="RESTRICT"), index=True)
    proposed_id: Mapped[int | None] = mapped_column(
        ForeignKey("matter.id", ondelete="RESTRICT")
    )  # may be this matter; the sender is asked
    conclusion: Mapped[str | None] = mapped_column(String(20))  # 通过, 原则通过, 未通过, 暂缓 …
    votes: Mapped[str | None] = mapped_column(String(60))
    minutes: Mapped[str | None] = mapped_column(String(60))  # number of the minutes, «纪要〔2026〕12号»

    meeting: Mapped[MeetingNotice] = relationship(back_populates="items")
    matter: Mapped[Matter | None] = relationship(back_populates="items", foreign_keys=matter_id)
    proposed: Mapped[Matter | None] = relationship(foreign_keys=proposed_id)


class Attendance(Row):
    """An inspector who attends a meeting: `planned` → `attended` | `absent`."""

    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    state: Mapped[AttendanceState] = mapped_column(kept_as(AttendanceState, 10), default=AttendanceState.PLANNED)
    reason: Mapped[str | None] = mapped_column(String(200), info=WRITTEN)  # why absent
    decided_at: Mapped[datetime]

    meeting: Mapped[MeetingNotice] = relationship(back_populates="attendances")
    member: Mapped[Member] = relationship()


class DiaryEntry(Row):
    """A meeting in the attending inspectors' 企业微信日程: `wanted` → `calling` → `entered`, `unsure`, `refused`; gone when it is taken out."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="CASCADE"), unique=True)
    state: Mapped[DiaryState] = mapped_column(kept_as(DiaryState, 10), default=DiaryState.WANTED)
    schedule_id: Mapped[str | None] = mapped_column(String(100))  # WeCom's, once it is there
    told: Mapped[dict[str, Any] | None]  # what stands there
    changed_at: Mapped[datetime]


class MeetingVersion(Row):
    """What a notice said before it was changed."""

    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(SealedJSON)
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[str] = mapped_column(String(64))


class Opinion(Row):
    """An opinion on a meeting: `sent` → `answered` | `recalled`."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting_notice.id", ondelete="RESTRICT"), index=True)
    state: Mapped[OpinionState] = mapped_column(kept_as(OpinionState, 10), default=OpinionState.SENT, index=True)
    text: Mapped[str] = mapped_column(Text, info=WRITTEN)
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str | None] = mapped_column(Text, info=WRITTEN)
    answered_at: Mapped[datetime | None]

    meeting: Mapped[MeetingNotice] = relationship()


class IntegrityRequest(Row):
    """A request for an integrity opinion: `open` → `answered` (on paper). There is no column that could hold a name."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    candidates: Mapped[int]
    due_on: Mapped[date]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(64))
    state: Mapped[IntegrityState] = mapped_column(kept_as(IntegrityState, 10), default=IntegrityState.OPEN, index=True)
    answered_at: Mapped[datetime | None]

    department: Mapped[Department] = relationship()
