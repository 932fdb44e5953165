"""Times outside a notice: days of absence, deadlines, and the time at a text's end."""

from dataclasses import dataclass
from datetime import date, datetime, time

from policy.text.ask import Ask, ask_between
from policy.text.lazy import lazily
from policy.when.clock import BARE_PERIOD
from policy.when.mentions import mentions
from policy.when.model import Calendar, Frame, days_only
from policy.when.said import as_said
from policy.when.same_day import Mention, is_vague

_BY = lazily(r"\)?\s*(?:(?:下班|会|上班)?(?:之|以)?前(?!后)|截止|为止|止|到期|期满|(?:之|以)?内(?!部|容))")
_BY_LABEL = lazily(r"(?:期限|时限|截止(?:日期|时间)?|截至|最迟|不晚于|不迟于|限于?)\s*[:为是到至于在]*\s*$")
_EVE = lazily(r"(?:之|以)?前$")


@dataclass(frozen=True)
class Days:
    """Days that a text names, the last one included; of a deadline the hour, too. `span` is where they stand."""

    first: date
    last: date
    span: tuple[int, int]
    at: time | None = None


def read_days(text: str, now: datetime, calendar: Calendar, *, back: int = 0) -> Days | Ask | None:
    """The days of an absence or the like: 12月2日起3天, 下周一至周三, 12.3-12.5, 明天.

    `back`: so many days ago may still be meant (an absence that has begun). None when no day is named, an Ask on «date» when it may be read in two ways; days that do not adjoin are asked about.
    """
    for mention in mentions(as_said(text), Frame(now, calendar, False, back)):
        part = mention.day
        if part is None or is_vague(part):
            continue
        if part.day is None or part.also:
            why = part.why or f"“{text[mention.start : mention.end].strip()}”不相连"
            return _ask(why, [*days_only([part.day]), *part.choices, *part.also], now)
        return _days(mention)
    return None


def read_deadline(text: str, now: datetime, calendar: Calendar) -> Days | Ask | None:
    """The coming day by which something is due: 12月5日前, 12.18前, 五天内, 元旦前, 期限：12月底前 is asked.

    None when no word of the text makes a day a deadline.
    """
    said = as_said(text)
    for mention in mentions(said, Frame(now, calendar)):
        part = mention.day
        if part is None or not _is_deadline(said, mention):
            continue
        if part.day is not None:
            return _days(mention, last=part.day if mention.until_day is None else mention.until_day)
        if part.choices and _EVE.search(said[mention.start : mention.end]):  # 元旦前: its eve
            return Days(part.choices[0], part.choices[0], (mention.start, mention.end))
        if part.why:
            return _ask(part.why, part.choices, now)
    return None


def ending_time(text: str, now: datetime, calendar: Calendar) -> tuple[int, int] | None:
    """Where the time stands that ends the text, looking back; None when it ends otherwise."""
    said = as_said(text)
    found = mentions(said, Frame(now, calendar, past=True))
    last = found[-1] if found else None
    if last is None:
        return None
    rest = said[last.end :].strip()
    return (last.start, len(text)) if not rest or BARE_PERIOD.fullmatch(rest) else None  # 昨天下午 names no hour


def _is_deadline(said: str, mention: Mention) -> bool:
    words = said[mention.start : mention.end]
    if words.rstrip().endswith(("内", "前")) or _BY.match(said, mention.end):
        return True
    return _BY_LABEL.search(said[max(0, mention.start - 12) : mention.start]) is not None


def _days(mention: Mention, last: date | None = None) -> Days:
    first = mention.sure_day
    assert first is not None  # asked for by the callers
    at = mention.clock.sure if mention.clock else None
    return Days(first, last or mention.until_day or first, (mention.start, mention.end), at)


def _ask(why: str, choices: "tuple[date, ...] | list[date]", now: datetime) -> Ask:
    return ask_between("date", "日期", why, [day.isoformat() for day in choices], now.date())
