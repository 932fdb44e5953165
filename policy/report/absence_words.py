"""«请假 张伟 11月23日至11月27日 代理 高飞»: who is away, on which days, and who stands in."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from policy.text.compare import fold
from policy.when import Calendar, Days, read_days

LONGEST: Final = 366  # days: what is longer is a slip of the year
_NAME: Final = r"[^\s\d，,。；;：:、]{2,20}?"
_SAID: Final = re.compile(
    rf"(?:登记)?请假[\s：:，,]*(?P<rest>.+?)[\s，,；;]*"
    rf"(?:代理人?[\s：:为是由]*(?P<after>{_NAME})|[请由](?P<before>{_NAME})(?:同志)?(?:暂时?)?代理)(?:同志)?[\s。.]*",
    re.DOTALL,
)
_LISTED: Final = re.compile(r"(?:查看)?(?:请假名单|请假情况|代理情况|代理名单|谁(?:在)?请假)[。？?]?")
_DAYS: Final = re.compile(r"\d|大?[今明后]天|[本这下]{1,2}个?[周月]|周[一二三四五六日天]|星期|元旦|春节|节后")


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


def names_days(text: str) -> bool:
    """Whether days are said: «请假 11月25日» is an absence, «请假 值班» is of a meeting."""
    return _DAYS.search(fold(text)) is not None


def asks_who_is_away(text: str) -> bool:
    """«请假名单», «谁请假»: asks, though 请假 begins an entry of the leave register too."""
    return _LISTED.fullmatch(text.strip()) is not None


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
    found = _days(words, now, calendar)
    if not isinstance(found, Days):
        return None, None, found
    first, last = found.first, found.last
    if last < now.date():
        return None, None, "请假日期已过"
    if (last - first).days >= LONGEST:
        return None, None, "请假时间超过一年"
    return first, last, ""


def _days(words: str, now: datetime, calendar: Calendar) -> Days | str:
    """The days, or what is unclear about them; what began within the last month has begun, and is not next year's."""
    days = read_days(words, now, calendar, back=31)
    if isinstance(days, Days):
        return days
    return f"请写明请假的起止日期：{days.text.partition('，请')[0]}" if days else "请写明请假的起止日期"
