"""Attended meetings in the attending inspectors' 企业微信日程 (wecom-contract.md §3.12): entered once, moved and removed with them.

A row stands before the call. WeCom knows no repeat of an entry that is added: one whose answer was lost is never added again, so that
nobody has a meeting twice; it is `unsure`. Moving and removing may be repeated.
"""

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import selectinload

from actions.common.scope import every
from actions.running import restored
from scheduler.deliver.channels import DroppedError, LostError, RefusedError, SendError
from scheduler.run.clock import Clock
from storage.base import insert_if_absent
from storage.engine import Database
from storage.models import Attendance, DiaryEntry, MeetingNotice
from storage.states import AttendanceState, DiaryState, MeetingState

log = structlog.get_logger()

LASTS: Final = timedelta(hours=1)  # a meeting of which nobody said when it ends
CALL_LASTS: Final = timedelta(minutes=10)  # a call that has been under way for so long died with its process
Content = dict[str, Any]


class Schedules(Protocol):
    """WeCom's 日程. Each method raises a SendError, and nothing else."""

    def add_schedule(self, content: Content) -> str:
        """Enter it; gives its id. Not repeated when the answer is lost."""
        ...

    def change_schedule(self, schedule_id: str, content: Content) -> None:
        """Put this in the place of what was entered."""
        ...

    def remove_schedule(self, schedule_id: str) -> None:
        """Take it away; one that is gone is no error."""
        ...


class Diary:
    """Brings WeCom's entries to what the rows say. Any number of schedulers may do it at once."""

    def __init__(self, database: Database, clock: Clock, schedules: Schedules) -> None:
        self._database = database
        self._clock = clock
        self._schedules = schedules

    def run(self) -> int:
        """Enter, move and remove what has changed; returns the number of calls."""
        now = self._clock.now()
        with self._database.read() as session:
            if restored.waits(session):
                return 0
        wanted = self._wanted(now)
        with self._database.write() as session:
            for meeting_id in wanted:
                insert_if_absent(session, DiaryEntry(meeting_id=meeting_id, changed_at=now))
            lost = update(DiaryEntry).where(DiaryEntry.state == DiaryState.CALLING)
            session.execute(lost.where(DiaryEntry.changed_at < now - CALL_LASTS).values(state=DiaryState.UNSURE))
            ahead = MeetingNotice.day.is_(None) | (MeetingNotice.day >= now.date() - timedelta(days=1))
            rows = session.scalars(select(DiaryEntry).join(MeetingNotice).where(ahead).order_by(DiaryEntry.id)).all()
        return sum(self._bring(row, wanted.get(row.meeting_id), now) for row in rows)

    def _wanted(self, now: datetime) -> dict[int, Content]:
        """What is to stand there of every meeting to come that somebody of the group attends."""
        query = every(MeetingNotice).where(
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.starts_at > now,
            MeetingNotice.attendances.any(Attendance.state == AttendanceState.PLANNED),
        )
        with self._database.read() as session:
            rows = session.scalars(query.options(selectinload(MeetingNotice.attendances)))
            return {row.id: _content(row) for row in rows}

    def _bring(self, row: DiaryEntry, content: Content | None, now: datetime) -> bool:
        try:
            if row.state == DiaryState.WANTED:
                return self._add(row, content, now)
            if row.state == DiaryState.ENTERED and row.schedule_id and row.told != content:
                return self._change(row, row.schedule_id, content, now)
        except (RefusedError, DroppedError) as error:
            self._move(row, row.state, DiaryState.REFUSED, now)
            log.warning("diary_refused", row=row.id, reason=error.reason)
        except SendError as error:  # comes again with the next pass
            log.warning("diary_not_kept", row=row.id, reason=error.reason)
        return False

    def _add(self, row: DiaryEntry, content: Content | None, now: datetime) -> bool:
        if content is None:
            with self._database.write() as session:
                session.execute(
                    delete(DiaryEntry).where(DiaryEntry.id == row.id, DiaryEntry.state == DiaryState.WANTED)
                )
            return False
        if not self._move(row, DiaryState.WANTED, DiaryState.CALLING, now):
            return False  # another scheduler was faster
        try:
            made = self._schedules.add_schedule(content)
        except LostError:
            self._move(row, DiaryState.CALLING, DiaryState.UNSURE, now)
            raise
        except (RefusedError, DroppedError):
            self._move(row, DiaryState.CALLING, DiaryState.REFUSED, now)
            raise
        except SendError:
            self._move(row, DiaryState.CALLING, DiaryState.WANTED, now)
            raise
        self._move(row, DiaryState.CALLING, DiaryState.ENTERED, now, schedule_id=made, told=content)
        return True

    def _move(self, row: DiaryEntry, before: DiaryState, after: DiaryState, now: datetime, **more: object) -> bool:
        """From one state to the next, if it is still in the first; what an addition ends in also holds when it was given up."""
        states: Sequence[DiaryState] = [before, DiaryState.UNSURE] if after == DiaryState.ENTERED else [before]
        moved = update(DiaryEntry).where(DiaryEntry.id == row.id, DiaryEntry.state.in_(states))
        with self._database.write() as session:
            done = session.execute(moved.values(state=after, changed_at=now, **more).returning(DiaryEntry.id))
            return done.first() is not None

    def _change(self, row: DiaryEntry, schedule_id: str, content: Content | None, now: datetime) -> bool:
        if content is not None:
            self._schedules.change_schedule(schedule_id, content)
            with self._database.write() as session:
                session.execute(update(DiaryEntry).where(DiaryEntry.id == row.id).values(told=content, changed_at=now))
            return True
        if row.told and row.told["start_time"] <= now.timestamp():
            return False  # it stays, as what has been
        with contextlib.suppress(RefusedError):  # somebody has taken it out
            self._schedules.remove_schedule(schedule_id)
        with self._database.write() as session:
            session.execute(delete(DiaryEntry).where(DiaryEntry.id == row.id))
        return True


def _content(meeting: MeetingNotice) -> Content:
    """What stands in the entry; the items do not: a phone shows them to whoever looks over a shoulder."""
    assert meeting.starts_at is not None  # asked for by the query
    ends_at = meeting.ends_at if meeting.ends_at and meeting.ends_at > meeting.starts_at else meeting.starts_at + LASTS
    attending = [row.member.userid for row in meeting.attendances if row.state == AttendanceState.PLANNED]
    return {
        "start_time": int(meeting.starts_at.timestamp()),
        "end_time": int(ends_at.timestamp()),
        "attendees": [{"userid": each} for each in attending],
        "summary": f"{meeting.department.name}{meeting.type}"[:40],
        "description": f"会议 {meeting.number}，由履责助手列入，时间地点随会议通知调整。",
        "location": (meeting.place or "")[:40],
    }
