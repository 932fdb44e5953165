"""Which span of days a list is asked for: «11月», «本月», «上个月», «今年»; and the last day that «月底», «年底» mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from policy.text.compare import chinese_number, fold

_RELATIVE: Final = {"上": -1, "本": 0, "这": 0, "当": 0, "下": 1}
_RELATIVE_MONTH: Final = re.compile(r"(上|本|这|当|下)\s*一?个?月(?:份)?")
_MONTH: Final = re.compile(r"(?:(20\d\d|今|去)年)?\s*(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?!\d)")
_YEAR: Final = re.compile(r"(20\d\d|今|去|本)年")


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both counted, and what people call them."""

    first: date
    last: date
    label: str

    def holds(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.first <= day <= self.last


def month_of(day: date) -> Span:
    """The calendar month that a day belongs to."""
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Span(first, last, f"{day.month}月")


def quarter_of(day: date) -> Span:
    """The calendar quarter that a day belongs to."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Span(first, month_of(first + timedelta(days=62)).last, f"{'一二三四'[first.month // 3]}季度")


def year_of(day: date) -> Span:
    """The calendar year that a day belongs to."""
    return Span(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}年")


def read_span(text: str, today: date) -> tuple[Span | None, str]:
    """The month or year that a text names, and the text without it; a month to come this year is last year's."""
    folded = fold(text)
    if found := _RELATIVE_MONTH.search(folded):
        months = today.year * 12 + today.month - 1 + _RELATIVE[found[1]]
        span = _dated(month_of(date(months // 12, months % 12 + 1, 1)), today)
    elif (found := _MONTH.search(folded)) and 1 <= _number(found[2]) <= 12:
        span = _named_month(found[1], _number(found[2]), today)
    elif found := _YEAR.search(folded):
        span = year_of(date(_year(found[1], today), 1, 1))
    else:
        return None, text
    return span, (text[: found.start()] + text[found.end() :]).strip()


def _number(word: str) -> int:
    return chinese_number(word) or 0


def _year(word: str, today: date) -> int:
    return {"今": today.year, "本": today.year, "去": today.year - 1}.get(word) or int(word)


def _named_month(year_word: str | None, month: int, today: date) -> Span:
    latest = today.year if month <= today.month else today.year - 1
    year = _year(year_word, today) if year_word else latest
    return _dated(month_of(date(year, month, 1)), today)


def _dated(span: Span, today: date) -> Span:
    """A month with its year where that is not the current one."""
    year = span.first.year
    return span if year == today.year else Span(span.first, span.last, f"{year}年{span.label}")


_END: Final = re.compile(r"(?<![\d一二三四五六七八九十])(?:本|这个?|当)?(?:月|(?P<year>年))(?:底|末)(?:之?前|以前)?")


def last_day(said: str, today: date) -> tuple[str, date] | None:
    """The words and the day that they name, of today's month or year; «12月底» is no such word."""
    found = _END.search(said)
    if found is None:
        return None
    month = 12 if found["year"] else today.month
    return found[0], date(today.year, month, monthrange(today.year, month)[1])
