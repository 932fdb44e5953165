"""Which period of an obligation do people mean: «11月», «上个月», «四季度», or no word at all."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from policy.time.periods import Period, grain, periods, quarter
from policy.time.settings import ObligationSettings

_YEAR: Final = re.compile(r"(?<!\d)(?:20)?(\d\d)年|([去今本明])年")
# A month with a day behind it is a date, and «三个月» is a length.
_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九元])月(?!份?\d{1,2}[日号])")
_QUARTER: Final = re.compile(r"([一二三四五六七八九]|\d)季|Q(\d)", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"(上+|本|这|当|下+)一?个?(月|季|期)")
_MONTHS: Final = {name: n for n, name in enumerate("一二三四五六七八九十", 1)} | {"元": 1, "十一": 11, "十二": 12}
_YEARS: Final = {"去": -1, "今": 0, "本": 0, "明": 1}
# Without a year, a period to come is meant only when it is near, else the one that passed.
_AHEAD: Final = timedelta(days=92)
_SEARCHED: Final = timedelta(days=3 * 366)


def read_period(text: str, obligation: ObligationSettings, now: datetime) -> Period | None:
    """The period that `text` names at `now` (aware, local); with none named, the one due today or next.

    A month names the quarter that it belongs to where the obligation is quarterly. None: the obligation has no
    such period.
    """
    said, today = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)), now.date()
    known = periods(obligation, today - _SEARCHED, today + _SEARCHED)
    year = _read_year(said, today)
    if found := _QUARTER.search(said):
        wanted = _in_quarter(_number(found[1] or found[2]), obligation)
    elif found := _MONTH.search(said):
        wanted = _in_month(_number(found[1]), obligation)
    elif found := _RELATIVE.search(said):
        return _relative(found[1], found[2], obligation, known, today)
    elif year is None or (year == today.year and grain(obligation) != "year"):
        return next((period for period in known if period.due_on >= today), None)
    else:
        wanted = _in_year(obligation)
    return _choose([period for period in known if wanted(period.due_on)], year, today)


def _number(word: str) -> int:
    return _MONTHS.get(word) or int(word)


def _read_year(said: str, today: date) -> int | None:
    found = _YEAR.search(said)
    if not found:
        return None
    return 2000 + int(found[1]) if found[1] else today.year + _YEARS[found[2]]


def _in_quarter(number: int, obligation: ObligationSettings) -> Callable[[date], bool]:
    return lambda day: grain(obligation) == "quarter" and quarter(day.month) == number


def _in_month(number: int, obligation: ObligationSettings) -> Callable[[date], bool]:
    if grain(obligation) == "quarter":
        return lambda day: 1 <= number <= 12 and quarter(day.month) == quarter(number)
    return lambda day: day.month == number


def _in_year(obligation: ObligationSettings) -> Callable[[date], bool]:
    return lambda _: grain(obligation) == "year"


def _relative(word: str, unit: str, obligation: ObligationSettings, known: list[Period], today: date) -> Period | None:
    move = {"上": -len(word), "下": len(word)}.get(word[0], 0)
    if unit == "期":
        current = sum(period.due_on < today for period in known)
        return known[current + move] if 0 <= current + move < len(known) else None
    months = today.year * 12 + today.month - 1 + move * (3 if unit == "季" else 1)
    year, month = months // 12, months % 12 + 1
    wanted = _in_quarter(quarter(month), obligation) if unit == "季" else _in_month(month, obligation)
    return _choose([period for period in known if wanted(period.due_on)], year, today)


def _choose(matching: list[Period], year: int | None, today: date) -> Period | None:
    if year is not None:
        matching = [period for period in matching if period.due_on.year == year]
    else:
        matching = [period for period in matching if period.due_on <= today + _AHEAD]
    return max(matching, key=lambda period: period.due_on, default=None)
