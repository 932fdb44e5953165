"""What an answer says of a meeting: a choice, labelled parts, or words that fit what is open (M1)."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from actions.meeting.report import MeetingNotice
from handlers.meeting.fields import before_labels, not_yet, read_amount, read_field, read_labels
from handlers.meeting.questions import Waiting
from handlers.talk.message import Desk
from policy.notice.fits import fits, is_no_answer, speaks_of
from policy.notice.form_words import PARTS
from policy.notice.place_words import looks_like_place
from policy.text.ask import Ask
from policy.text.compare import fold
from policy.when import Calendar, read_day, read_when

_YES = re.compile(r"(?:一|是的?|对的?|确认|就是|同一)(?:[，,]?.{0,4}同一(?:事项|个)?)?[。.]?")
_NO = re.compile(r"(?:二|否|不是的?|不同|另)(?:[，,]?.{0,4}另?一?(?:事项|个))?[。.]?")
UNUSED, UNCLEAR = "unused", "unclear"
UNUSED_SAID = "其余内容未登记，请写明是哪一项。"  # not quoted: nothing is kept of what no field took
_HALF = re.compile(r"(?:[哦啊嗯噢]|就|是|肯定|当然)*(?:(?P<after>下午|傍晚|晚上)|[上早][午上])")
_SHORT, _FIRST_PARTS = 20, 2  # of words that choose a time


def moment_of(key: str, desk: Desk) -> dict[str, Any]:
    """What an ISO choice says of the time: the moment, or the day alone."""
    if "T" not in key:
        return {"day": date.fromisoformat(key)}
    return {"starts_at": datetime.fromisoformat(key).replace(tzinfo=desk.context.rules.zone), "ends_at": None}


def read_answer(
    desk: Desk, meeting: MeetingNotice, kept: Waiting, said: str, at: datetime
) -> dict[str, Any] | Ask | None:
    """What words said `at` that moment fill in, None when they fit nothing that is open. Labelled parts go where they say; else the whole answers the open field; else each part the field that it fits."""
    read = read_labels(desk, meeting, said, at)
    if isinstance(read, Ask):
        return read
    if read:
        return _with_first(desk, meeting, kept, before_labels(desk, meeting, said), read, at)
    calendar = desk.context.rules.calendar
    if kept.fields[0] == "matter":
        return {"matter": True} if _YES.fullmatch(said) else {"matter": False} if _NO.fullmatch(said) else None
    if not_yet(said):
        return Ask(kept.fields[0], f"好的，确定后请回复“补充 {meeting.number} ……”，或在此直接回复。")
    if kept.field == "starts_at" and (one := _one_of(kept.choices, said, at, calendar)):
        return moment_of(one, desk)
    if _agrees(meeting, said, at, calendar):
        return {"starts_at": desk.context.local(meeting.starts_at)} if meeting.starts_at else None
    if is_no_answer(said, at, calendar):
        return None
    if fits(kept.fields[0], said, at, calendar):
        return read_field(desk, meeting, kept.fields[0], said, at)
    return read_amount(desk, meeting, said) or _in_parts(desk, meeting, kept, said, at)


def _one_of(choices: Sequence[str], said: str, at: datetime, calendar: Calendar) -> str | None:
    """«哦周五，11号», «下午咯»: the one of the times on the screen that the first words name by its day, or its half of the day."""
    for part in PARTS.split(said)[:_FIRST_PARTS] if len(said) <= _SHORT else ():
        day, half = read_day(part, at, calendar, "future"), _HALF.match(part)
        fits_day = [each for each in choices if each[:10] == str(day)]
        fits_half = [each for each in choices if half and "T" in each and (each[11:13] >= "12") is bool(half["after"])]
        for found in (fits_day, fits_half):
            if len(found) == 1 and len(choices) > 1:
                return found[0]
    return None


def _with_first(
    desk: Desk, meeting: MeetingNotice, kept: Waiting, said: str, read: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """The labelled values, with the place or the time that was said before them."""
    field = next((each for each in kept.fields if each in ("place", "starts_at") and each not in read), None)
    said = said.removeprefix("在")
    if not said or field is None or not fits(field, said, at, desk.context.rules.calendar):
        return read
    first = read_field(desk, meeting, field, said, at)
    return read if isinstance(first, Ask) else first | read


def _agrees(meeting: MeetingNotice, said: str, at: datetime, calendar: Calendar) -> bool:
    """«对，27号»: of a meeting whose time is known no more than that time is said."""
    parts = [part for part in PARTS.split(said) if part.strip() and not _YES.fullmatch(part.strip())]
    if meeting.starts_at is None or not parts or not all(fits("starts_at", part, at, calendar) for part in parts):
        return False
    read = [read_when(part, at, calendar, meeting.day) for part in parts]
    return all((each.starts_at or meeting.starts_at) == meeting.starts_at and each.day == meeting.day for each in read)


def _time_apart(part: str, at: datetime, calendar: Calendar) -> list[str]:
    """«上午九点半 三楼会议室» is a time and a place."""
    said = fold(part).strip()
    time = fold(read_when(said, at, calendar, at.date()).text)
    place = said.removeprefix(time).strip() if time else ""
    return [time, place] if place != said and looks_like_place(place) else [part]


def _in_parts(
    desk: Desk, meeting: MeetingNotice, kept: Waiting, said: str, at: datetime
) -> dict[str, Any] | Ask | None:
    """«五楼，9点半，资金是财政拨款»: every part is used, or it is said that some is not."""
    calendar = desk.context.rules.calendar
    parts = [part for each in PARTS.split(said) if each.strip() for part in _time_apart(each, at, calendar)]
    open_fields = list(dict.fromkeys([*kept.fields, "starts_at"]))
    if len(parts) == 1:  # «三楼会议室», while the hour is asked for
        told = {"place", "form"} | ({"late_reason"} if speaks_of("late_reason", said) else set())
        open_fields = [each for each in open_fields if each in told and each != kept.fields[0]]
    filled: dict[str, Any] = {}
    unused: list[str] = []
    for part in parts:
        field = next((each for each in open_fields if fits(each, part, at, calendar)), None)
        read = read_field(desk, meeting, field, part, at) if field and field not in filled else {}
        if isinstance(read, Ask):
            if len(parts) == 1:
                return read
            read = {UNCLEAR: read}  # asked about, once the rest is noted
        filled |= read
        unused += [] if read else [part.strip()]
    return (filled | ({UNUSED: unused} if unused else {})) if filled else None
