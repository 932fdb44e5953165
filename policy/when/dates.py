"""Dates written with numbers: 2026年11月27日, 11月27日, 12.3, 25号.

Looking forward, a date that has passed is never taken: it is asked about (domain.md «How dates and amounts are read»).
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from policy.text.compare import NUMERAL, chinese_number
from policy.when.model import DayPart, Frame, days_only

RECENT_DAYS = 90  # a day-and-month that passed within this time is a slip, one before it is next year's
_MONTH_DAY = rf"(?P<m>{NUMERAL}|元)\s*月(?:份)?\s*(?P<d>{NUMERAL})"
_TIME_FOLLOWS = r"\s*(?:上午|下午|中午|晚|早|凌晨|周|星期|礼拜|\d{1,2}\s*[:点时])"
_NOT_A_DAY = "文楼会报线院厅门房仓地路令提车机教馆栋幢座桌柜口电码议公通决展宿店坝桥井塔泵标"
FULL = re.compile(
    rf"(?P<y>(?<!\d)\d\d(?:\d\d)?|[一二三四五六七八九〇零○Oo0]{{4}}|今|本|明|去|后)\s*年\s*(?:的\s*)?{_MONTH_DAY}\s*[日号]?"
    r"|(?<![\d.])(?P<y2>20\d\d)\s*[-/.]\s*(?P<m2>\d{1,2})\s*[-/.]\s*(?P<d2>\d{1,2})(?!\d)"
)
MONTH_DAY = re.compile(
    rf"(?<![\d年月.个]){_MONTH_DAY}\s*(?:[日号]|(?={_TIME_FOLLOWS}|\s*[(,。;至到~—–-]|\s*$))"
    rf"|(?<![\d.\-/年午上晚])(?<!\d:)(?P<m2>\d{{1,2}})[./-](?P<d2>\d{{1,2}})(?:[日号]|(?={_TIME_FOLLOWS}|\s*\(?(?:周|星期)|\s*(?:在|召开|开)|\s*$))"
)
DAY_NUMBER = re.compile(
    rf"(?:(?P<which>本|这个?|当|下个?|次|上个?)月(?:份)?的?\s*)?(?<![\d第〕\]年./:#-])(?<!会期)(?<!为期)"
    rf"(?P<d>{NUMERAL})\s*(?:号(?![{_NOT_A_DAY}])|日(?![内后游程期均常报记间历子产用夜]|以内|之内|以后|之后))"
)


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def later_month(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months after `day`'s."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def full_date(match: re.Match[str], frame: Frame) -> DayPart:
    """A date whose year is written."""
    year = _year(match["y"] or match["y2"], frame.today.year)
    month = chinese_number(match["m"] or match["m2"]) or 0
    dom = chinese_number(match["d"] or match["d2"]) or 0
    day = make_day(year, month, dom)
    span = match.span()
    if day is None:
        return _impossible(match, year, month, dom)
    if day < frame.today and not frame.past:
        others = (make_day(frame.today.year + more, month, dom) for more in (0, 1))
        choices = days_only(other for other in others if other and other >= frame.today)[:1]
        return DayPart(*span, why=f"“{match[0]}”已过", choices=choices, month=month, dom=dom, rank=3)
    return DayPart(*span, day=day, year=year, month=month, dom=dom, rank=3)


def _year(words: str, this_year: int) -> int:
    near = {"今": 0, "本": 0, "明": 1, "去": -1, "后": 2}
    if words in near:
        return this_year + near[words]
    year = chinese_number(words) or 0
    return year + 2000 if year < 100 else year


def month_day(match: re.Match[str], frame: Frame) -> DayPart:
    """A month and a day: the coming one, except where it passed so recently that it is probably a slip."""
    month = chinese_number(match["m"] or match["m2"]) or 0
    dom = chinese_number(match["d"] or match["d2"]) or 0
    span, today = match.span(), frame.today
    years = [make_day(today.year + more, month, dom) for more in (-1, 0, 1)]
    if years[1] is None:
        return _impossible(match, today.year, month, dom)
    last = max((day for day in years if day and day < today), default=None)
    coming = min((day for day in years if day and day >= today), default=None)
    fixed = DayPart(*span, month=month, dom=dom, rank=3)
    if frame.past:
        return _looking_back(fixed, today, today if coming == today else last, coming, match[0])
    if last is not None and (today - last).days < RECENT_DAYS and coming != today:
        choices = days_only([make_day(*later_month(last, 1), dom), coming])
        choices = tuple(day for day in choices if day >= today)
        return with_reading(fixed, None, f"“{match[0]}”已过", choices)
    return with_reading(fixed, coming)


def _looking_back(fixed: DayPart, today: date, last: date | None, coming: date | None, words: str) -> DayPart:
    # The 25th of November written on the 24th is rather a slip than last year's.
    if (
        coming
        and coming != today
        and (coming - today).days < RECENT_DAYS
        and (last is None or (today - last).days > 180)
    ):
        return with_reading(fixed, None, f"“{words}”尚未到", days_only([today, last]))
    return with_reading(fixed, last)


def day_number(match: re.Match[str], frame: Frame) -> DayPart:
    """A day number alone: this month's; passed, the next month's only where nothing else can be meant."""
    dom = chinese_number(match["d"]) or 0
    today = frame.today
    which = (match["which"] or "")[:1]
    months = {"下": 1, "次": 1, "上": -1}.get(which, 0)
    year, month = later_month(today, months)
    day = make_day(year, month, dom)
    fixed = DayPart(*match.span(), dom=dom, rank=3 if which else 2)
    if not 1 <= dom <= 31:
        return with_reading(fixed, None, f"没有“{match[0]}”这一天")
    if frame.past and not which and (day is None or day > today):
        return with_reading(fixed, make_day(*later_month(today, -1), dom))
    following = make_day(*later_month(today, months + 1), dom)
    if day is None:
        return with_reading(fixed, None, f"{month}月没有{dom}日", days_only([following]))
    if day >= today or frame.past:
        return with_reading(fixed, day)
    soon = following is not None and (following - today).days <= 10
    if not which and soon and (today - day).days >= 20:
        return with_reading(fixed, following)
    choices = (choice for choice in [following] if choice and choice >= today)
    return with_reading(fixed, None, f"“{match[0]}”已过", days_only(choices))


def _impossible(match: re.Match[str], year: int, month: int, dom: int) -> DayPart:
    near: tuple[date, ...] = ()
    if 1 <= month <= 12 and 28 < dom <= 31:
        first_of_next = date(year + month // 12, month % 12 + 1, 1)
        near = (first_of_next - timedelta(days=1), first_of_next)
    return DayPart(*match.span(), why=f"没有“{match[0]}”这一天", choices=near, rank=3)


def with_reading(part: DayPart, day: date | None, why: str = "", choices: tuple[date, ...] = ()) -> DayPart:
    """A date word with its one reading, or with what to ask."""
    return replace(part, day=day, why=why, choices=choices)
