"""Date words that lean on the calendar: 三个工作日后, 节后第一个工作日, 本月最后一个工作日, 月底."""

import calendar as months
import re
from datetime import date, timedelta

from policy.text.compare import NUMERAL, chinese_number
from policy.text.lazy import lazily
from policy.when.dates import Resolver, later, later_month, make_day
from policy.when.days import PATTERNS as NUMBER_PATTERNS
from policy.when.model import DayPart, Frame, Holiday, days_only

_ORDINAL = r"(?P<o>第\s*[一二三四五六七八九十\d]{1,2}|最后一?|倒数第[一二三四五]|首)\s*个?"
_MONTH = rf"本月|这个?月|当月|下个?月|次月|{NUMERAL}\s*月份?"

WORKDAYS_AFTER = lazily(
    rf"(?<![满示到会\d第])(?:节(?P<feast>后)?)?(?P<n>{NUMERAL})\s*个?\s*工作日\s*(?:之|以)?后|下一?个?工作日"
)
WITHIN = lazily(
    rf"(?<![示到后节会\d第])(?P<n>{NUMERAL})\s*个?\s*(?P<u>工作日|天|日|周|星期|礼拜|月)\s*(?:之|以)?内(?!部|容|设|网)"
)
QUARTER = lazily(
    r"(?P<q>本|这个?|当|下个?|下一个?|[一二三四1-4])季度?的?(?:第\s*(?P<k>[一二三1-3])\s*个?月|最后一?个?月|(?P<first>首)月|末月)的?\s*"
    rf"(?P<d>{NUMERAL})\s*[日号]"
)
IN_MONTH = lazily(
    rf"(?P<per>{_MONTH}|月底前?|月末|本周|这周|下个?周|下个?星期|今年|本年)?\s*(?:内|里|的)?\s*{_ORDINAL}"
    r"(?:(?P<u>工作日|天(?!气)|日(?![程常]))|(?:周|星期)(?P<w>[一二三四五六日天]))(?!\s*(?:之|以)?[内前])"
)
HOLIDAY = lazily(
    r"(?P<h>春节|国庆节?|元旦节?|清明节?|五一|十一|劳动节|端午节?|中秋节?|(?<![环细季情关调章音])节|假期|长假|小长假)"
    r"(?:假期|长假|放假|小长假)?\s*(?:结束)?\s*(?P<side>后|之后|以后|过后|前|之前)\s*的?\s*"
    r"(?!(?:最后一次|第[一二三]次)?(?:党[组委]|局|院|校|主任|班子|专题|支部)[一-龥()]{0,8}会)"  # 节前党组会
    rf"(?:(?:上班|复工)?的?{_ORDINAL}(?:工作日|上班日|天)|(?P<first>一上班|上班当天|上班首日))?"
)
MONTH_END = lazily(rf"(?P<per>{_MONTH}|月)\s*[底末](?!\s*(?:之|以)?前|最后|的?最后)")
VAGUE = lazily(
    rf"(?:{_MONTH}|节后|春节后)?的?(?:第[一二三四五]个?(?:周|星期)(?![一二三四五六日天末])|[上中下]旬|月初|月中|年[底末初]|[上下]半月)"
    rf"|[上中下]{{1,2}}旬|(?:{_MONTH})(?=的?(?:周|星期))|(?:下下?|本|这)个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])|这[一两几]天(?!内)"
)

_FEASTS = {"五一": "劳动节", "十一": "国庆"}
_ANY_FEAST = {"节", "假期", "长假", "小长假"}


def workdays_after(match: re.Match[str], frame: Frame) -> DayPart:
    """三个工作日后: the third working day after today."""
    base = frame.today
    if match["n"] is None:
        return DayPart(*match.span(), day=frame.calendar.shift(base, 1), rank=3)
    if match["feast"]:
        holiday = _next_holiday(frame)
        if holiday is None:
            return DayPart(*match.span(), why=f"暂不掌握“{match[0]}”对应的放假安排", rank=3)
        base = holiday.last
    count = chinese_number(match["n"]) or 0
    return DayPart(*match.span(), day=frame.calendar.shift(base, count), rank=3)


def within(match: re.Match[str], frame: Frame) -> DayPart | None:
    """五天内, 十个工作日内, 两周内: the last day of the term (a deadline, never a start: roles.py)."""
    count, unit = chinese_number(match["n"]) or 0, match["u"]
    if frame.past or not count:
        return None
    if re.fullmatch(r"[一二三四五六七八九两]{2}", match["n"]):  # 三五天内
        return DayPart(*match.span(), why=f"“{match[0]}”未写明是哪一天")
    if unit == "工作日":
        return DayPart(*match.span(), day=frame.calendar.shift(frame.today, count), rank=3)
    return DayPart(*match.span(), day=later(frame.today, count, unit), rank=3)


def quarter_day(match: re.Match[str], frame: Frame) -> DayPart:
    """下季度第一个月10号, 本季末月25日."""
    this = (frame.today.month - 1) // 3
    named = chinese_number(match["q"])
    ahead = (named - 1 - this) % 4 if named else 1 if match["q"][0] == "下" else 0
    which = chinese_number(match["k"] or "") or (1 if match["first"] else 3)
    year, month = later_month(date(frame.today.year, this * 3 + 1, 1), ahead * 3 + which - 1)
    day = make_day(year, month, chinese_number(match["d"]) or 0)
    return _not_over(match, day, frame)


def _not_over(match: re.Match[str], day: date | None, frame: Frame) -> DayPart:
    """The day, or what is wrong where there is none such or it has passed."""
    if day is not None and not frame.is_over(day):
        return DayPart(*match.span(), day=day, rank=3)
    why = f"“{match[0]}”（{day.month}月{day.day}日）已过" if day else f"没有“{match[0]}”这一天"
    return DayPart(*match.span(), why=why, rank=3)


def in_month(match: re.Match[str], frame: Frame) -> DayPart | None:
    """本月最后一个工作日, 下周第一个工作日, 12月第一个周一."""
    if match["per"] is None:
        return None
    first, last = _period(match["per"], frame.today)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if match["u"]:
        days = [day for day in days if match["u"] != "工作日" or frame.calendar.is_workday(day)]
    else:
        wanted = "一二三四五六日".find(match["w"].replace("天", "日"))
        days = [day for day in days if day.weekday() == wanted]
    index = _ordinal(match["o"])
    return _not_over(match, days[index] if -len(days) <= index < len(days) else None, frame)


def _period(words: str, today: date) -> tuple[date, date]:
    if words[-1] in "周期":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if words[0] == "下" else 0)
        return monday, monday + timedelta(days=6)
    if words in ("今年", "本年"):
        return date(today.year, 1, 1), date(today.year, 12, 31)
    year, month = month_of(words, today)
    return date(year, month, 1), date(year, month, months.monthrange(year, month)[1])


def month_of(words: str, today: date) -> tuple[int, int]:
    """Year and month that 本月, 下个月 or 12月 name, the coming one."""
    number = chinese_number(words.rstrip("份底末").rstrip("月").strip())
    if number and 1 <= number <= 12:
        return (today.year if number >= today.month else today.year + 1), number
    return later_month(today, 1 if words[0] in "下次" else 0)


def _ordinal(words: str) -> int:
    number = chinese_number(words.replace(" ", "").removeprefix("倒数").removeprefix("第")) or 1
    return -number if words.startswith(("最后", "倒数")) else number - 1


def holiday(match: re.Match[str], frame: Frame) -> DayPart | None:
    """节后第一个工作日: the first working day after the next statutory holiday; 节后 alone is asked about."""
    before = match["side"].endswith("前")
    exact = match["o"] or match["first"]
    if before and not exact:
        return _eve(match, frame)
    found = _next_holiday(frame, match["h"])
    if found is None:
        return DayPart(*match.span(), why=f"暂不掌握“{match[0]}”对应的放假安排", rank=3)
    if before:
        day = frame.calendar.shift(found.first, min(_ordinal(match["o"] or "最后"), -1))
        return DayPart(*match.span(), day=day, rank=3)
    if not exact:
        choices = (frame.calendar.shift(found.last, 1), frame.calendar.shift(found.last, 2))
        return DayPart(*match.span(), why=f"“{match[0]}”未写明是哪一天", choices=choices)
    return DayPart(*match.span(), day=frame.calendar.shift(found.last, _ordinal(match["o"] or "第一") + 1), rank=3)


def _eve(match: re.Match[str], frame: Frame) -> DayPart | None:
    """元旦前: no day; as a deadline the day before the feast is likeliest, then the last working day before it."""
    found = _next_holiday(frame, match["h"])
    if found is None or frame.past or found.first <= frame.today:
        return None
    last = found.first - timedelta(days=1)
    choices = (last, frame.calendar.shift(found.first, -1))
    return DayPart(*match.span(), why=f"“{match[0]}”未写明是哪一天", choices=days_only(choices))


def _next_holiday(frame: Frame, name: str = "节") -> Holiday | None:
    after = frame.today - timedelta(days=1)  # a holiday under way is the one meant
    wanted = _FEASTS.get(name, name)[:2]
    for _ in range(10):
        found = frame.calendar.next_holiday(after)
        if found is None or name in _ANY_FEAST or wanted in found.name:
            return found
        after = found.last
    return None


def month_end(match: re.Match[str], frame: Frame) -> DayPart:
    """月底 names no day: the last working day is likeliest, then the last day."""
    year, month = month_of(match["per"], frame.today)
    last = date(year, month, months.monthrange(year, month)[1])
    workday = frame.calendar.shift(last + timedelta(days=1), -1)
    earlier = frame.calendar.shift(workday, -1) if workday == last else None
    choices = (day for day in days_only([workday, last, earlier]) if day >= frame.today)
    return DayPart(*match.span(), why=f"“{match[0]}”未写明是哪一天", choices=tuple(choices))


def vague(match: re.Match[str], _frame: Frame) -> DayPart:
    """下旬, 第一周, 下周: no day can be read from it."""
    return DayPart(*match.span())


PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (WORKDAYS_AFTER, workdays_after),
    (HOLIDAY, holiday),
    (QUARTER, quarter_day),
    (IN_MONTH, in_month),
    (MONTH_END, month_end),
    *NUMBER_PATTERNS,
    (VAGUE, vague),
)


def day_parts(folded: str, frame: Frame) -> list[DayPart]:
    """Every date word of the text in order; where words overlap, the earlier pattern of the table wins."""
    taken: list[DayPart] = []
    covered = bytearray(len(folded))
    for pattern, resolve in (*PATTERNS, (WITHIN, within)):
        for match in pattern.finditer(folded):
            if any(covered[match.start() : match.end()]):
                continue
            part = resolve(match, frame)
            if part is not None:
                taken.append(part)
                covered[part.start : part.end] = b"\1" * (part.end - part.start)
    return sorted(taken, key=lambda part: part.start)
