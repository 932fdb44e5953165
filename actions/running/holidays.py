"""The holidays of a year as the office read them out of the State Council's notice: kept, and learnt by every process."""

import time
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.scope import every, seen
from actions.common.trail import record
from actions.meeting import report
from policy.text.write import say_day
from policy.time.calendar import WorkCalendar
from policy.time.holiday_notice import HolidayNotice, Rest
from storage.models import MeetingNotice, Setting
from storage.states import MeetingState

_KEY = "holidays:"
EVERY = 5.0  # seconds of the process's own clock between two looks


class Learnt:
    """Keeps a process's calendar at what is on file, whichever process took it in."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._looked: float | None = None

    def refresh(self, session: Session) -> None:
        """Look again when the last look is `EVERY` seconds old."""
        now = time.monotonic()
        if self._looked is None or now - self._looked >= EVERY:
            self._calendar.learn(on_file(session))
            self._looked = now


def on_file(session: Session) -> dict[date, bool]:
    """Every day that notices have settled: whether it is worked."""
    found: dict[date, bool] = {}
    for value in session.scalars(select(Setting.value).where(Setting.key.startswith(_KEY)).order_by(Setting.key)):
        found |= {date.fromisoformat(day): bool(worked) for day, worked in value["days"].items()}
    return found


def changed(context: Context, notice: HolidayNotice) -> dict[date, bool]:
    """The days that the notice would make other than they count now."""
    calendar = context.rules.calendar
    return {day: worked for day, worked in notice.worked().items() if calendar.is_workday(day) != worked}


def said(context: Context, notice: HolidayNotice) -> list[str]:
    """The notice as it was read, line by line, and what would be another day than now: shown before it is taken in."""
    lines = [f"读到{notice.year}年放假安排："]
    lines += [f"{each.name}：{_span(each)}" for each in notice.rests]
    lines.append(f"周末上班：{'、'.join(say_day(day) for day in notice.works) or '无'}")
    other = changed(context, notice)
    free, worked = ([day for day, is_worked in other.items() if is_worked is wanted] for wanted in (False, True))
    if not other:
        lines.append("与现用日历一致。")
    if free:
        lines.append(f"由上班改为休息：{_days(free)}")
    if worked:
        lines.append(f"由休息改为上班：{_days(worked)}")
    return [*lines, "登记后全部提醒按此推算。"]


def said_when_kept(notice: HolidayNotice, meetings: Sequence[str]) -> str:
    """That the year is settled, and the meetings whose verdict is another now."""
    again = f"会议{'、'.join(meetings)}的时限认定随之更新。" if meetings else ""
    return f"{notice.year}年放假安排已登记，提醒和期限按此推算。{again}"


def _span(rest: Rest) -> str:
    length = (rest.last - rest.first).days + 1
    days = say_day(rest.first) if length == 1 else f"{say_day(rest.first)}至{say_day(rest.last)}"
    return f"{days}，共{length}天"


def _days(days: Sequence[date]) -> str:
    return "、".join(f"{day.month}月{day.day}日" for day in days)


def take_in(context: Context, notice: HolidayNotice) -> list[str]:
    """Keep the year; gives the numbers of the meetings whose verdict is another now.

    Reminders follow by themselves: they are planned day by day.
    """
    kept: Mapping[str, bool] = {day.isoformat(): worked for day, worked in notice.worked().items()}
    key = f"{_KEY}{notice.year}"
    row = context.session.get(Setting, key) or Setting(key=key)
    row.value, row.changed_at = {"days": dict(kept)}, context.now
    context.session.add(row)
    context.session.flush()
    context.rules.calendar.learn(on_file(context.session))
    record(context, "take_in_holidays", str(notice.year))
    return _judge_again(context, notice.year)


def _judge_again(context: Context, year: int) -> list[str]:
    """Meetings of the year, and of the weeks before it, held against the calendar as it is now.

    Gives the numbers of those in the person's view whose verdict has changed.
    """
    in_view = set(context.session.scalars(seen(context, MeetingNotice).with_only_columns(MeetingNotice.id)))
    query = every(MeetingNotice).where(MeetingNotice.state == MeetingState.REGISTERED)
    query = query.where(MeetingNotice.day.between(date(year - 1, 12, 1), date(year, 12, 31)))
    other = []
    for meeting in context.session.scalars(query.order_by(MeetingNotice.id)):
        before = meeting.on_time
        report.fill(context, meeting)
        if meeting.on_time != before and meeting.id in in_view:
            other.append(meeting.number)
    return other
