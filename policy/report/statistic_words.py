"""Which span 统计 is asked for, and what it is held against: «三季度», «今年 同比», «11月 环比», «上半年»."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from policy.text.compare import fold
from policy.time.months import Span, month_of, read_span
from policy.time.periods import QUARTERS, quarter

_QUARTER: Final = re.compile(r"(?:(20\d\d|今|去|本)年)?\s*第?([一二三四1-4])季度?|(上|本|这|下)一?个?季度?")
_SAME_LAST_YEAR: Final = re.compile(r"[去上]年同期")
_HELD_AGAINST: Final = re.compile(  # «跟去年同期比», «较去年同期», «和去年比»: a comparison, not the days that are asked for
    r"(?:跟|与|和|同|较|比|对比)(?:[去上]年(?:同期)?)(?:数据|数字|情况)?(?:相比|比较|对比|比)?|[去上]年同期(?:相比|比较|对比|比)"
)
_HALF: Final = re.compile(r"(?:(20\d\d|今|去|本)年)?\s*([上下])半年")


@dataclass(frozen=True)
class StatisticWords:
    """What is asked: the days, what they are compared with, and the words left over (a department, a kind)."""

    span: Span
    compare: Literal["year", "previous"] | None
    by_department: bool
    rest: str


def read_statistic(text: str, today: date) -> StatisticWords:
    """Read what stands behind 统计; without a span it is this year. A span never reaches beyond today."""
    words = fold(text)
    compare: Literal["year", "previous"] | None = None
    if "同比" in words:
        compare = "year"
    elif "环比" in words:
        compare = "previous"
    elif against := _HELD_AGAINST.search(words):
        compare, words = "year", words[: against.start()] + words[against.end() :]
    by_department = bool(re.search(r"按单位|分单位|各单位", words))
    words = re.sub(r"同比|环比|按单位|分单位|各单位|情况|数据", " ", words)
    span, rest = _span(words, today)
    rest = re.sub(r"[\s。，,：:的]+", " ", rest).strip()
    return StatisticWords(_until(span, today), compare, by_department, rest)


def read_named_span(text: str, today: date) -> tuple[Span | None, str]:
    """The quarter, half-year, month, year or 去年同期 (1 January to this day a year ago) that a text names, and the text without it."""
    words = fold(text)
    if _SAME_LAST_YEAR.search(words) or _QUARTER.search(words) or _HALF.search(words):
        span, rest = _span(words, today)
        return span, rest.strip()
    return read_span(text, today)


def _span(words: str, today: date) -> tuple[Span, str]:
    if found := _SAME_LAST_YEAR.search(words):
        span = earlier(Span(today.replace(month=1, day=1), today, ""), "year")
        days = f"{span.first.year}年1月1日至{span.last.month}月{span.last.day}日"
        span = replace(span, label=f"去年同期（{days}）")
    elif found := _QUARTER.search(words):
        year, number = _which_quarter(found, today)
        label = f"{'' if year == today.year else f'{year}年'}{QUARTERS[number - 1]}季度"
        span = _months(year, 3 * number - 2, 3, label)
    elif found := _HALF.search(words):
        year, first = _year(found[1], today), 1 if found[2] == "上" else 7
        span = _months(year, first, 6, f"{'' if year == today.year else f'{year}年'}{found[2]}半年")
    else:
        named, rest = read_span(words, today)
        return named or Span(date(today.year, 1, 1), date(today.year, 12, 31), f"{today.year}年"), rest
    return span, words[: found.start()] + words[found.end() :]


def _which_quarter(found: re.Match[str], today: date) -> tuple[int, int]:
    now = quarter(today.month)
    if found[3]:
        turn = today.year * 4 + now - 1 + {"上": -1, "下": 1}.get(found[3], 0)
        return turn // 4, turn % 4 + 1
    number = int(found[2]) if found[2].isdigit() else QUARTERS.index(found[2]) + 1
    latest = today.year if number <= now else today.year - 1
    return (_year(found[1], today) if found[1] else latest), number


def _year(word: str | None, today: date) -> int:
    return int(word) if word and word.isdigit() else today.year - (word == "去")


def _months(year: int, first: int, count: int, label: str) -> Span:
    return Span(date(year, first, 1), month_of(date(year, first + count - 1, 1)).last, label)


def _until(span: Span, today: date) -> Span:
    """Cut off at today, so that a comparison holds like against like."""
    if not span.first <= today < span.last:
        return span
    return replace(span, last=today, label=f"{span.label}（截至{today.month}月{today.day}日）")


def earlier(span: Span, compare: Literal["year", "previous"]) -> Span:
    """The same days a year before, or the days before of the same length in months."""
    if compare == "year":
        return Span(_back(span.first, 12), _back(span.last, 12), "上年同期")
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    whole = span.last == month_of(span.last).last
    last = span.first - timedelta(days=1) if whole else _back(span.last, months)
    return Span(_back(span.first, months), last, "上期")


def a_year_on(span: Span) -> Span:
    """The same days a year later: «12月» said in November without a year may be the one to come."""
    first, last = _back(span.first, -12), _back(span.last, -12)
    return Span(first, last, re.sub(r"^\d{4}年(?=.)", "", span.label))


def _back(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    year, month = total // 12, total % 12 + 1
    last = monthrange(year, month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if was_last else min(day.day, last))
