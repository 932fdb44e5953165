"""Dates written with numbers: 2026年11月27日, 11月27日, 12.3, 20261208, 25号, Dec 8; 12.1-12.3 and 12月1、2、3日 too.

Looking forward, a date that has passed is never taken: it is asked about (domain.md «How dates and amounts are read»).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from policy.text.compare import NUMERAL, chinese_number
from policy.text.lazy import lazily
from policy.when.model import DayPart, Frame, days_only, of_days

RECENT_DAYS = 90  # a day-and-month that passed within this time is a slip, one before it is next year's
TO = r"(?:-+|—+|–|~+|～|－|至|到)"
_MONTH_DAY = rf"(?P<m>{NUMERAL}|元)\s*月(?:份)?\s*(?P<d>{NUMERAL})"
_TIME_FOLLOWS = r"\s*(?:上午|下午|中午|晚|早|凌晨|周|星期|礼拜|[AaPp][Mm]|\d{1,2}\s*(?:[:点时]|[AaPp][Mm])|\d{1,2}\s*-\s*\d{1,2}\s*[:点时])"
NOT_A_DAY = "[文楼会报线院厅门房仓地路令提车机教馆栋幢座桌柜口电码议公通决展宿店坝桥井塔泵标板棚船墩矿炉岗舱厂园场窗厢台舍区宅]|办公[楼室区]"
"""What stands behind a house's number: 3号楼, 二号办公楼."""
_YEAR = r"(?<!\d)\d\d(?:\d\d)?|[一二三四五六七八九〇零○Oo0]{4}|今|本|明|去|后"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EN = rf"(?i:{'|'.join(_MONTHS)})[a-z]*\.?"
FULL = lazily(
    rf"(?P<y>{_YEAR})\s*年\s*(?:的\s*)?{_MONTH_DAY}\s*[日号]?"
    r"|(?<![\d.])(?P<y2>20\d\d|2\d(?=\.\d{1,2}\.\d))\s*[-/.]\s*(?P<m2>\d{1,2})\s*[-/.]\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?<![\d〔\[-])(?P<y3>20\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-2]\d|3[01])(?=(?:[01]\d|2[0-3])[0-5]\d(?!\d)|(?!\d))"
    rf"|(?<![A-Za-z])(?P<m4>{_EN})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>20\d\d)(?!\d)"
    r"|(?<![\d/])(?P<d6>1[3-9]|2\d|3[01])/(?P<m6>\d{1,2})/(?P<y6>20\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m5>{_EN}),?\s+(?P<y5>20\d\d)(?!\d)"
)
MONTH_DAY = lazily(
    rf"(?<![\d年月.个]){_MONTH_DAY}\s*(?:[日号]|(?={_TIME_FOLLOWS}|\s*[(,。;至到~—–-]|\s*$))"
    rf"|(?<![\d.\-/年午上晚])(?<!\d:)(?P<m2>\d{{1,2}})[./-](?P<d2>\d{{1,2}})(?!\d)(?:[日号]|(?={_TIME_FOLLOWS}|\s*\(?(?:周|星期)|\s?\([一二三四五六日]\)|\s*(?:在|召开|开)|\s*(?:之|以)?前(?!后)|\s*[、,]\s*\d{{1,2}}/\d{{1,2}}(?!\d)|\s*$))"
    r"|(?<=[,:])(?P<m5>\d{1,2})[./](?P<d5>\d{1,2})(?=\s*[,;\n])"
    r"|(?<![^\n])(?P<m6>\d{1,2})[./](?P<d6>\d{1,2})(?=局?(?:党[组委]|局务|班子|支部|[局院校]长办|主任办|专题))"
    rf"|(?<!\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-2]\d|3[01])(?=\s*(?:上午|下午|晚上|中午))"
    rf"|(?<![A-Za-z])(?P<m4>{_EN})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
)
SPAN = lazily(
    rf"(?:(?P<y>{_YEAR})\s*年\s*)?(?<![\d月.个])(?P<m>{NUMERAL}|元)\s*月\s*(?P<days>{NUMERAL}\s*(?:(?:[、,和及与]|{TO})\s*{NUMERAL}\s*){{1,6}})[日号]"
    rf"|(?<![\d.\-/])(?<!\d:)(?P<m2>\d{{1,2}})(?P<s>[./])(?P<d2>\d{{1,2}})[日号]?\s*{TO}\s*(?:(?P<m3>\d{{1,2}})(?P=s))?(?P<d3>\d{{1,2}})(?:(?P<unit>[日号])|(?![\d.:/]|\s*[万亿元%点时米]))"
)
DAY_NUMBER = lazily(
    rf"(?:(?P<which>本|这个?|当|下个?|次|上个?)月(?:份)?的?\s*)?(?<![\d第〕\]年./#路街巷道弄])(?<!\d[:-])(?<!会期)(?<!为期)(?<!提前)(?<!不足)(?<!少于)"
    rf"(?P<d>{NUMERAL})\s*(?:号(?!{NOT_A_DAY})|日(?![内后游程期均常报记间历子产用夜]|以内|之内|以后|之后))"
)


_LABEL = lazily(r"(?:会议|开会|召开)(?:时间|日期)\s?[:为]?\s?$")


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


def later(day: date, count: int, unit: str) -> date:
    """So many 天, 周 or 月 after `day`; of a shorter month the last day."""
    return day + (relativedelta(months=count) if unit == "月" else timedelta(days=count * (1 if unit in "天日" else 7)))


def _first(match: re.Match[str], name: str) -> str:
    """What the alternative that matched wrote for `name`: y, m or d."""
    found = match.groupdict()
    return next(found[key] for key in (name, *(f"{name}{n}" for n in range(2, 7))) if found.get(key))


def _month(words: str) -> int:
    return _MONTHS.index(words[:3].lower()) + 1 if words[:3].lower() in _MONTHS else chinese_number(words) or 0


def full_date(match: re.Match[str], frame: Frame) -> DayPart:
    """A date whose year is written."""
    year, month = _year(_first(match, "y"), frame.today.year), _month(_first(match, "m"))
    return _with_year(match.span(), match[0], year, month, chinese_number(_first(match, "d")) or 0, frame)


def _with_year(span: tuple[int, int], words: str, year: int, month: int, dom: int, frame: Frame) -> DayPart:
    day = make_day(year, month, dom)
    if day is None:
        return _impossible(span, words, year, month, dom)
    if frame.is_over(day):
        others = (make_day(frame.today.year + more, month, dom) for more in (0, 1))
        choices = days_only(other for other in others if other and other >= frame.today)[:1]
        return DayPart(*span, why=f"“{words}”已过", choices=choices, month=month, dom=dom, rank=3)
    return DayPart(*span, day=day, year=year, month=month, dom=dom, rank=3)


def _year(words: str, this_year: int) -> int:
    near = {"今": 0, "本": 0, "明": 1, "去": -1, "后": 2}
    if words in near:
        return this_year + near[words]
    year = chinese_number(words) or 0
    return year + 2000 if year < 100 else year


def month_day(match: re.Match[str], frame: Frame) -> DayPart:
    """A month and a day: the coming one, except where it passed so recently that it is probably a slip."""
    month, dom = _month(_first(match, "m")), chinese_number(_first(match, "d")) or 0
    return _without_year(match.span(), match[0], month, dom, frame)


def _without_year(span: tuple[int, int], words: str, month: int, dom: int, frame: Frame) -> DayPart:
    today = frame.today
    years = [make_day(today.year + more, month, dom) for more in (-1, 0, 1)]
    if years[1] is None:
        return _impossible(span, words, today.year, month, dom)
    last = max((day for day in years if day and day < today), default=None)
    coming = min((day for day in years if day and day >= today), default=None)
    fixed = DayPart(*span, month=month, dom=dom, rank=3)
    if frame.past:
        return _looking_back(fixed, today, today if coming == today else last, coming, words)
    if last is not None and (today - last).days <= frame.back and coming != today:
        return with_reading(fixed, last)
    if last is not None and (today - last).days < RECENT_DAYS and coming != today:
        choices = days_only([make_day(*later_month(last, 1), dom), coming])
        choices = tuple(day for day in choices if day >= today)
        return with_reading(fixed, None, f"“{words}”已过", choices)
    return with_reading(fixed, coming)


def _looking_back(fixed: DayPart, today: date, last: date | None, coming: date | None, words: str) -> DayPart:
    # The 25th of November written on the 24th is rather a slip than last year's.
    soon = coming and coming != today and (coming - today).days < RECENT_DAYS
    if soon and (last is None or (today - last).days > 180):
        return with_reading(fixed, None, f"“{words}”尚未到", days_only([today, last]))
    return with_reading(fixed, last)


def span_of_days(match: re.Match[str], frame: Frame) -> DayPart | None:
    """12月1-3日, 12月1、2、3日, 12.1-12.3: several days of one writing."""
    if match["m2"] and not match["m3"] and match["s"] == "." and not match["unit"]:
        return None  # 12.1-3 is a number rather than days
    if match["m2"]:
        month, numbers, through = _month(match["m2"]), [match["d2"], match["d3"]], True
        later = int(match["m3"] or match["m2"])
    else:
        month, numbers = _month(match["m"]), re.findall(NUMERAL, match["days"])
        through, later = re.search(TO, match["days"]) is not None, month
    first, *others = [chinese_number(number) or 0 for number in numbers]
    if match["y"]:
        part = _with_year(match.span(), match[0], _year(match["y"], frame.today.year), month, first, frame)
    else:
        part = _without_year(match.span(), match[0], month, first, frame)
    if part.day is None:
        return part
    days = [make_day(part.day.year + (later < month), later, other) for other in others]
    if None in days or days_only(days) != tuple(sorted(days_only(days))) or days_only(days)[0] <= part.day:
        return replace(part, day=None, why=f"“{match[0]}”前后不一致", choices=days_only([part.day, *days]))
    return of_days(part, [part.day, *days_only(days)], through=through)


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
    if not frame.is_over(day):
        return with_reading(fixed, day)
    near, far = (15, 15) if _LABEL.search(match.string, 0, match.start()) else (10, 20)  # 会议时间：11日9:30
    if not which and following and (following - today).days <= near and (today - day).days >= far:
        return with_reading(fixed, following)
    choices = (choice for choice in [following] if choice and choice >= today)
    return with_reading(fixed, None, f"“{match[0]}”已过", days_only(choices))


def _impossible(span: tuple[int, int], words: str, year: int, month: int, dom: int) -> DayPart:
    near: tuple[date, ...] = ()
    if 1 <= month <= 12 and 28 < dom <= 31:
        first_of_next = date(year + month // 12, month % 12 + 1, 1)
        near = (first_of_next - timedelta(days=1), first_of_next)
    return DayPart(*span, why=f"没有“{words}”这一天", choices=near, rank=3)


def with_reading(part: DayPart, day: date | None, why: str = "", choices: Sequence[date] = ()) -> DayPart:
    """A date word with its one reading, or with what to ask."""
    return replace(part, day=day, why=why, choices=tuple(choices))


Resolver = Callable[[re.Match[str], Frame], DayPart | None]
DATES: tuple[tuple[re.Pattern[str], Resolver], ...] = (SPAN, span_of_days), (FULL, full_date), (MONTH_DAY, month_day)
