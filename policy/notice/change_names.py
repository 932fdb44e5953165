"""Which meeting the words about a change name: its day and its kind, and whether it is a meeting at all."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from policy.notice import change_patterns as wording
from policy.notice.change import MeetingChange
from policy.notice.meeting import meeting_type
from policy.text.ask import Ask
from policy.when import Calendar, read_day


def name_meeting(head: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange:
    """What stands before the verb names the meeting: its day, its kind."""
    return replace(
        change,
        days=change.days or days_named(head, at, calendar),
        kind=change.kind or (meeting_type(head) if head else None),
        about=change.about or _about(head),
    )


def _about(head: str) -> str:
    """«边坡那个会» → 边坡: what is left of the words that name a meeting, besides its day and its kind."""
    if wording.MEETING.search(head) is None and wording.THAT_ONE.search(head) is None:
        return ""
    left = bare(head.replace(meeting_type(head) or "", "")).removesuffix("会").removesuffix("个").removesuffix("那")
    return left if len(left) > 1 else ""


def days_named(words: str, at: datetime, calendar: Calendar) -> tuple[date, ...]:
    """The days that the words may mean; a bare weekday may be today's, too."""
    day = read_day(words, at, calendar, "future") if words else None
    if isinstance(day, Ask):
        return tuple(date.fromisoformat(each[:10]) for each in day.choices)
    if day is None:
        return ()
    week_before = day - timedelta(days=7)
    return (week_before, day) if week_before == at.date() and not re.search(r"下[个]?(?:周|星期)", words) else (day,)


def of_meeting(head: str, change: MeetingChange) -> bool:
    """Whether what stands before the verb can be a meeting: it is called one, or nothing else is named."""
    return bool(wording.MEETING.search(head) or wording.THAT_ONE.search(head)) or not bare(head)


def bare(head: str) -> str:
    """What is left of words without days, hours and filling."""
    rest = wording.FILLER.sub("", head)
    rest = re.sub(
        r"(?:下|本|这|上)?个?(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天|\d{1,2}月|\d{1,2}[日号]|20\d\d-\d{1,5}",
        "",
        rest,
    )
    return re.sub(rf"{wording.N}(?:点半?|:\d\d)", "", rest)
