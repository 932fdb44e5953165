"""Times outside a notice: days of absence, deadlines, the time at a text's end, and shifts against a known meeting."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from policy.text.ask import Ask, ask_between
from policy.text.compare import chinese_number
from policy.when.mentions import Mention, mentions
from policy.when.model import Calendar, Frame, days_only
from policy.when.said import as_said

_BY = re.compile(r"\s*(?:(?:下班|会|上班)?(?:之|以)?前(?!后)|截止|为止|止|到期|期满|(?:之|以)?内(?!部|容))")
_BY_LABEL = re.compile(r"(?:期限|时限|截止(?:日期|时间)?|截至|最迟|不晚于|不迟于|限于?)\s*[:为是到至于在]*\s*$")
_EVE = re.compile(r"(?:之|以)?前$")
_SHIFT = re.compile(
    r"(?P<way>推迟|延后|延期|顺延|推后|往后(?:推|延|挪|顺延?)|后延|晚|提前|往前(?:挪|提|移)|早)(?:了|开|一下)?\s*"
    r"(?:(?P<half>半)个?(?P<hu>小时|天)|(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})\s*个?(?P<more>半)?\s*"
    r"(?P<u>小时|钟头|分钟|刻钟|天|日|工作日|周|星期|礼拜))(?!\s*(?:[后前内]|报|通知|告知|提交|请示|入场|到))"
)
_BACK = ("提前", "往前", "早")


@dataclass(frozen=True)
class Days:
    """Days that a text names, the last one included; of a deadline the hour, too. `span` is where they stand."""

    first: date
    last: date
    span: tuple[int, int]
    at: time | None = None


@dataclass(frozen=True)
class Shift:
    """How much later (or, negative, earlier) a known meeting begins; `workdays` are counted by the calendar."""

    minutes: int = 0
    days: int = 0
    workdays: int = 0

    def of(self, moment: datetime, calendar: Calendar) -> datetime:
        """The moved moment."""
        if self.workdays:
            return datetime.combine(calendar.shift(moment.date(), self.workdays), moment.timetz())
        return moment + timedelta(days=self.days, minutes=self.minutes)


def read_days(
    text: str, now: datetime, calendar: Calendar, direction: str = "future", *, back: int = 0
) -> Days | Ask | None:
    """The days of an absence or the like: 12月2日起3天, 下周一至周三, 12.3-12.5, 明天.

    `back`: so many days ago may still be meant (an absence that has begun). None when no day is named, an Ask on «date» when it may be read in two ways; days that do not adjoin are asked about.
    """
    for mention in mentions(as_said(text), Frame(now, calendar, direction == "past", back)):
        part = mention.day
        if part is None or (part.day is None and not part.why):
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
    for mention in mentions(said, _frame(now, calendar, "future")):
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
    found = mentions(said, _frame(now, calendar, "past"))
    last = found[-1] if found else None
    return (last.start, last.end) if last and not said[last.end :].strip() else None


def read_shift(text: str) -> Shift | None:
    """推迟一天, 往后推一个小时, 提前半小时: a relation to the known time of a meeting; None for other words."""
    found = _SHIFT.search(as_said(text))
    if found is None:
        return None
    sign = -1 if found["way"].startswith(_BACK) else 1
    unit = found["hu"] or found["u"]
    count = (chinese_number(found["n"] or "") or 0) + (0.5 if found["half"] or found["more"] else 0)
    if unit == "工作日":
        return Shift(workdays=sign * int(count))
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}.get(unit)
    if days is not None:
        return Shift(days=sign * days * int(count)) if count == int(count) else None
    return Shift(minutes=sign * int(count * {"分钟": 1, "刻钟": 15}.get(unit, 60)))


def _frame(now: datetime, calendar: Calendar, direction: str) -> Frame:
    return Frame(now, calendar, past=direction == "past")


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
