"""The lunar calendar: days such as 正月初八, and the days that a year without a published calendar surely frees.

Dates come from borax (tables of 1900 to 2100, MIT, pure Python); it is loaded when it is first asked.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

YEARS: Final = range(1901, 2100)
_EVE = timedelta(days=1)


@lru_cache(maxsize=512)
def lunar_day(year: int, month: int, day: int) -> date | None:
    """The date of a day of lunar `year` (正月 is month 1, no leap month); None when there is no such day."""
    from borax.calendars.lunardate import LunarDate

    if year not in YEARS:
        return None
    try:
        found: date = LunarDate(year, month, day).to_solar_date()
    except (ValueError, OverflowError):
        return None
    return found


@lru_cache(maxsize=64)
def new_years_eve(year: int) -> date | None:
    """除夕 of the lunar year `year`: the day before 正月初一 of the next."""
    first = lunar_day(year + 1, 1, 1)
    return first - _EVE if first else None


@lru_cache(maxsize=512)
def solar_term(year: int, name: str) -> date | None:
    """The day of a solar term (清明, 冬至) in `year`; None for other words."""
    from borax.calendars.lunardate import TermUtils

    if year not in YEARS:
        return None
    try:
        found: date = TermUtils.nth_term_day(year, term_name=name)
    except (ValueError, KeyError, TypeError):
        return None
    return found


@lru_cache(maxsize=64)
def assumed_free(year: int) -> Mapping[date, str]:
    """The days that the regulation on holidays (《全国年节及纪念日放假办法》, as of 2025) frees in `year`, with their feasts.

    Shifted weekends (调休) are not in it: they are the yearly notice's alone.
    """
    first = lunar_day(year, 1, 1)
    spring: list[date | None] = [first + timedelta(days=n) for n in range(-1, 3)] if first else []
    feasts: dict[str, list[date | None]] = {
        "元旦": [date(year, 1, 1)],
        "春节": spring,
        "清明节": [solar_term(year, "清明")],
        "劳动节": [date(year, 5, 1), date(year, 5, 2)],
        "端午节": [lunar_day(year, 5, 5)],
        "中秋节": [lunar_day(year, 8, 15)],
        "国庆节": [date(year, 10, day) for day in (1, 2, 3)],
    }
    return {day: name for name, days in feasts.items() for day in days if day}
