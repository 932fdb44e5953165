"""完成时限 as yearly lists write it: «12月31日», «6月底前», «三季度», or nothing with a date («长期坚持»)."""

import calendar
import re
from datetime import date
from typing import Final

from policy.text.compare import chinese_number, fold

_TAIL: Final = r"(?:之前|以前|前|底|末|内|止|完成|为止|份|\s)*"
_BRACKETS: Final = re.compile(r"[（(][^（()）]*[）)]")
_DATE: Final = re.compile(
    rf"(?:至|于|截至)?(?:(?P<year>20\d\d)[年./-])?(?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})[日号]?{_TAIL}"
)
_PLAIN: Final = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)")
_MONTH: Final = re.compile(rf"(?:至|于)?(?:(?P<year>20\d\d)年)?(?P<month>\d{{1,2}})月{_TAIL}")
_QUARTER: Final = re.compile(rf"(?:(?P<year>20\d\d)年)?第?(?P<quarter>[一二三四1-4])季度{_TAIL}")
_YEAR_END: Final = re.compile(r"(?:(?P<year>20\d\d)年?|今年|本年度?|当年|年)(?:年?底|年?末|内)之?前?(?:完成)?")
_ONGOING: Final = re.compile(r"长期|持续|常态|经常|随时|及时|全年|每[年半季月周日]|按[月季年]|适时|贯穿")


def read_due(said: str, year: int) -> date | None:
    """The last day that a list of this year means; None where it names no day because the work goes on all year.

    A month or a quarter means its last day. Raises ValueError when it is neither.
    """
    words = re.sub(r"\s", "", _BRACKETS.sub("", fold(said)))
    try:
        found = _last_day(words, year)
    except ValueError as error:
        raise ValueError(f"not a due date: {said}") from error
    if found is None and not _ONGOING.search(words):
        raise ValueError(f"not a due date: {said}")
    return found


def _last_day(words: str, year: int) -> date | None:
    if found := _DATE.fullmatch(words) or _PLAIN.fullmatch(words):
        return date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    if found := _MONTH.fullmatch(words):
        return _last(int(found["year"] or year), int(found["month"]))
    if found := _QUARTER.fullmatch(words):
        return _last(int(found["year"] or year), 3 * (chinese_number(found["quarter"]) or 0))
    if found := _YEAR_END.fullmatch(words):
        return date(int(found["year"] or year), 12, 31)
    return None


def _last(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return date(year, month, calendar.monthrange(year, month)[1])
