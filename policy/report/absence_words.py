"""«请假 张伟 11月23日至11月27日 代理 高飞»: who is away, on which days, and who stands in."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from policy.text.ask import Ask
from policy.text.compare import fold
from policy.when import Calendar, read_day

LONGEST: Final = 366  # days: what is longer is a slip of the year
_NAME: Final = r"[^\s\d，,。；;：:、]{2,20}?"
_SAID: Final = re.compile(
    rf"(?:登记)?请假[\s：:，,]*(?P<rest>.+?)[\s，,；;]*"
    rf"(?:代理人?[\s：:为是由]*(?P<after>{_NAME})|[请由](?P<before>{_NAME})(?:同志)?(?:暂时?)?代理)(?:同志)?[\s。.]*",
    re.DOTALL,
)
_DAYS: Final = re.compile(r"\d|[今明后]天|[本这下]{1,2}个?[周月]|周[一二三四五六日天]|星期|元旦|春节|节后")
_TO: Final = re.compile(r"\s*(?:至|到|—+|–|~|～|－|(?<=[日号天])-|(?<=\d)-(?=\d{1,2}[月日号]))\s*")
_ONE_DAY: Final = re.compile(r"\d[日号]|[今明后]天|周[一二三四五六日天]")
_SAME_MONTH: Final = re.compile(r"(\d{1,2})[日号]?")


@dataclass(frozen=True)
class AbsenceWords:
    """What was said; `problem` is a polite sentence on days that are missing or cannot be true."""

    place: str  # the department, where one is named
    name: str
    deputy: str
    first: date | None = None
    last: date | None = None
    problem: str = ""


def names_deputy(text: str) -> bool:
    """Whether a text records an absence with a deputy; «请假 张伟 年假 …» alone is an entry of the leave register."""
    return _SAID.fullmatch(text.strip()) is not None


def read_absence(text: str, now: datetime, calendar: Calendar) -> AbsenceWords | None:
    """None when the text records no absence with a deputy. A first day of the last month is past, not next year's."""
    found = _SAID.fullmatch(text.strip())
    if found is None:
        return None
    rest = fold(found["rest"])
    begin = _DAYS.search(rest)
    who = (rest[: begin.start()] if begin else rest).strip(" ：:，,、的从自")
    *place, name = who.split() or [""]
    said = ("".join(place), name.removesuffix("同志"), (found["after"] or found["before"]).removesuffix("同志"))
    if not name:
        return AbsenceWords(*said, problem="请写明请假同志的姓名")
    if begin is None:
        return AbsenceWords(*said, problem="请写明请假的起止日期")
    first, last, problem = _span(rest[begin.start() :], now, calendar)
    return AbsenceWords(*said, first, last, problem)


def _span(words: str, now: datetime, calendar: Calendar) -> tuple[date | None, date | None, str]:
    begins, *ends = _TO.split(words, maxsplit=1)
    if len(_ONE_DAY.findall(begins)) > 1:
        return None, None, "请写明请假的起止日期"
    first = _day(begins, now, calendar)
    if not isinstance(first, date):
        return None, None, first
    last = _last(ends[0], first, now, calendar) if ends else first
    if not isinstance(last, date):
        return None, None, last
    if last < first:
        return None, None, "结束日期早于开始日期"
    if last < now.date():
        return None, None, "请假日期已过"
    if (last - first).days >= LONGEST:
        return None, None, "请假时间超过一年"
    return first, last, ""


def _last(words: str, first: date, now: datetime, calendar: Calendar) -> date | str:
    """The last day; «至27日» is a day of the first one's month."""
    alone = _SAME_MONTH.match(words.strip())
    if alone is None or re.match(r"\d{1,4}\s*[月年./-]", words.strip()):
        return _day(words, now, calendar)
    try:
        return first.replace(day=int(alone[1]))
    except ValueError:
        return f"{first.month}月没有{alone[1]}日"


def _day(words: str, now: datetime, calendar: Calendar) -> date | str:
    """The day, or what is unclear about it."""
    day = read_day(words, now, calendar, "future")
    if isinstance(day, Ask):
        past = read_day(words, now, calendar, "past")
        if isinstance(past, date) and now.date() - past <= timedelta(days=31):
            return past
        return day.text.rstrip("。")
    return day if day is not None else "请写明请假的起止日期"
