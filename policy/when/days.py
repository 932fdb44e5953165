"""Date words that count from today or from a feast: 明天, 下周三, 腊月廿三; and the table of all patterns with their resolvers."""

import re
from dataclasses import replace
from datetime import date, timedelta

from policy.text.compare import NUMERAL, chinese_number
from policy.text.lazy import lazily
from policy.time.lunar import lunar_day, new_years_eve, solar_term
from policy.when.dates import DATES, DAY_NUMBER, TO, Resolver, day_number, later, with_reading
from policy.when.model import DayPart, Frame, of_days

_MONTHS = dict(zip("正二三四五六七八九十冬腊", range(1, 13), strict=True)) | {"一": 1, "十一": 11, "十二": 12}
_DAYS = [f"{tens}{digit}" for tens in "初十廿" for digit in "一二三四五六七八九十"]
_DAYS[19], _DAYS[29] = "二十", "三十"
_FEASTS = {"元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9), "腊八": (12, 8)}
_DATES = (1, 1), (3, 8), (3, 12), (5, 1), (5, 4), (7, 1), (8, 1), (10, 1)
_FIXED = dict(zip(["元旦", "妇女", "植树", "劳动", "青年", "建党", "建军", "国庆"], _DATES, strict=True))
LUNAR = lazily(
    r"(?:农历|阴历)?(?P<m>[正冬腊]|(?<=[农阴]历)(?:十[一二]|[一二三四五六七八九十]))月(?P<d>初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十)"
    rf"|(?P<day>{'|'.join([*_FEASTS, *_FIXED])})节?(?:[当那][天日]|(?=起(?!草)|开始(?![之以]?前)))|(?P<eve>除夕)(?!之?[前后])|(?P<shown>元宵节|腊八节)(?!之?[前后])|(?P<term>清明|冬至)节?(?:当[天日]|(?=[上下]午))"
)


def lunar(match: re.Match[str], frame: Frame) -> DayPart | None:
    """The coming such day; looking back, the last one."""
    years = range(frame.today.year - 2, frame.today.year + 2)
    days = sorted(day for year in years if (day := _in_year(match, year)))
    if frame.past:
        found = max((day for day in days if day <= frame.today), default=None)
    else:
        found = min((day for day in days if day >= frame.today), default=None)
    return DayPart(*match.span(), day=found, rank=3) if found else None


def _in_year(match: re.Match[str], year: int) -> date | None:
    if match["eve"]:
        return new_years_eve(year)
    if match["term"]:
        return solar_term(year, match["term"])
    if match["m"]:
        day = match["d"].replace("二十", "廿") if len(match["d"]) == 3 else match["d"]
        return lunar_day(year, _MONTHS[match["m"]], _DAYS.index(day) + 1)
    name = (match["day"] or match["shown"])[:2]
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return lunar_day(year, *_FEASTS[name])


RELATIVE = lazily(
    r"(?P<w>大前天|前天|昨[天日儿]|大后[天日儿]|(?<![以之今明])后[天儿]|明[天日儿]|今[天日儿]|本日"
    r"|昨(?=[早晚上下])|(?<![说声证表阐文])明(?=早|晚|上午|下午)|(?<!如)今(?=早|晚|上午|下午)"
    r"|(?:马上|立即|立刻|即刻|现在|这就|待会儿?|等会儿?|一会儿|稍后)(?=[^,。;\n]{0,14}(?:召开|开会|开.{0,8}会|碰)))"
)
TWO_DAYS = lazily(r"(?P<first>[今明])(?P<last>[明后])[两二]天")
NEXT_DAY = lazily(r"(?:次|翌)日(?!常)|(?:的|,|、|到|至)第二天")
SAME_WEEKDAY = lazily(r"(?P<pre>下下|下)个?(?:周|星期|礼拜)的?\s*今[天日]")
WEEKDAY = lazily(
    r"(?<![每一两几隔双单\d])(?:(?P<pre>下下|上上|下|本|这|上)\s*(?:个\s*)?)?(?:周|星期|礼拜)(?(pre)(?:的?\s*(?:周|星期|礼拜))?)"
    r"(?P<w>一(?![般次直定起共])|二(?!级)|[三四五六]|日(?!常|报|程)|天|末|[1-7](?![\d:.点时]))"
    r"|(?<=[日号\d]) ?\((?P<w2>[一二三四五六日])(?=\))"
)
WEEKDAYS = lazily(
    rf"(?<![每一两几隔双单\d])(?:下下|下|本|这)?个?(?:周|星期|礼拜)[一二三四五六](?P<rest>(?:(?:[、和及与]|{TO})[二三四五六日](?![月日号点时年楼层\d十]))+)"
)
_COUNT = rf"(?:(?P<from>{NUMERAL})\s*{TO}\s*)?(?P<n>{NUMERAL})"
_UNIT = r"天|日|周|星期|礼拜|月"
OFFSET = lazily(
    rf"(?<![满示到后节会\d第一二三四五六七八九十])(?:{_COUNT}\s*个?|(?P<half>半)个)\s*(?P<u>{_UNIT})\s*(?:(?:之|以)?后(?:的今[天日])?|(?P<ago>(?:之|以)?前))"
    rf"|过\s*(?P<n2>{NUMERAL})\s*个?\s*(?P<u2>{_UNIT})"
)
_HOURS = r"(?P<half>半)个?小时|(?P<hours>\d{1,2}(?:\.5)?|[一二三四五六七八九十两]{1,2})\s*个?(?P<more>半)?\s*(?:小时|钟头|钟)|(?P<minutes>\d{1,3}|[一二三四五六七八九十]{1,3})\s*分钟|(?P<quarters>[一两三])刻钟"
DURATION = lazily(
    rf"(?<![满示到会始束开前第\d.一二三四五六七八九十])(?:(?:{_HOURS})\s*(?:之|以)?后|过\s*(?:{_HOURS.replace('(?P<', '(?P<after_')}))"
)
_ABOUT = lazily(r"[一二三四五六七八九两]{2}")  # 两三天
_RELATIVE_DAYS = {"大前": -3, "前天": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "后天": 2, "后儿": 2, "大后": 3}
_WEEKDAYS = (
    {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6} | {str(n): n - 1 for n in range(1, 8)}
)
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}


def two_days(match: re.Match[str], frame: Frame) -> DayPart | None:
    """今明两天, 明后两天; «明后天» is one of them, and no stretch."""
    days = [frame.today + timedelta(days="今明后".index(match[side])) for side in ("first", "last")]
    return of_days(DayPart(*match.span(), rank=3), days, through=False) if days[0] < days[1] else None


def relative(match: re.Match[str], frame: Frame) -> DayPart:
    """今天, 明天, 昨天, 马上 …"""
    offset = next((days for words, days in _RELATIVE_DAYS.items() if match["w"].startswith(words)), 0)
    return _counted(match, frame, frame.today + timedelta(days=offset))


def offset(match: re.Match[str], frame: Frame) -> DayPart | None:
    """三天后, 过两周, 一个月后; 三天前 only where one looks back (elsewhere it is a lead time). 两三天后 names no day."""
    if match["ago"] and not frame.past:
        return None
    words, unit = match["n"] or match["n2"] or "", match["u"] or match["u2"]
    if match["from"] or _ABOUT.fullmatch(words):
        return DayPart(*match.span(), why=f"“{match[0]}”未写明是哪一天")
    count = (chinese_number(words) or 0) * (-1 if match["ago"] else 1)
    day = frame.today + timedelta(days=15) if match["half"] else later(frame.today, count, unit)
    return _counted(match, frame, day)


def _counted(match: re.Match[str], frame: Frame, day: date) -> DayPart:
    fixed = DayPart(*match.span(), rank=3)
    if frame.past and day > frame.today:
        return with_reading(fixed, None, f"“{match[0]}”尚未到", (frame.today,))
    if frame.is_over(day):
        return with_reading(fixed, None, f"“{match[0]}”已过", (frame.today + timedelta(days=1),))
    return with_reading(fixed, day)


def next_day(match: re.Match[str], frame: Frame) -> DayPart | None:
    """次日: the day after the date named before it, where there is one (mentions.py); else after today."""
    return with_reading(DayPart(*match.span(), rank=3), frame.today + timedelta(days=1)) if not frame.past else None


def same_weekday(match: re.Match[str], frame: Frame) -> DayPart:
    """下周今天: today's weekday in a coming week."""
    return _counted(match, frame, frame.today + timedelta(days=7 * _WEEKS[match["pre"]]))


def duration(match: re.Match[str], frame: Frame) -> DayPart | None:
    """半小时后, 一个半小时后, 过1个小时: a moment counted from now."""
    found = {key.removeprefix("after_"): value for key, value in match.groupdict().items() if value}
    if _ABOUT.fullmatch(found.get("hours", "")) or _ABOUT.fullmatch(found.get("minutes", "")):
        return None
    minutes = 30 if "half" in found or "more" in found else 0
    hours = found.get("hours", "")
    minutes += int(float(hours) * 60) if "." in hours else (chinese_number(hours) or 0) * 60
    minutes += (chinese_number(found.get("minutes", "")) or 0) + 15 * (chinese_number(found.get("quarters", "")) or 0)
    moment = frame.now + timedelta(minutes=minutes)
    if frame.past or not minutes:
        return None
    return replace(with_reading(DayPart(*match.span(), rank=3), moment.date()), at=moment.time().replace(second=0))


def weekday(match: re.Match[str], frame: Frame) -> DayPart:
    """A weekday, weeks starting on Monday; a bare one is the coming one (looking back: the last one)."""
    today, pre, said = frame.today, match["pre"], match["w"] or match["w2"]
    monday = today - timedelta(days=today.weekday())
    if said == "末":
        saturday = monday + timedelta(days=5 + 7 * _WEEKS.get(pre or "本", 0))
        either = saturday, saturday + timedelta(days=1)
        return DayPart(*match.span(), why=f"“{match[0]}”未写明周六或周日", choices=either, rank=3)
    number = _WEEKDAYS[said]
    if pre:
        return _named_week(match, frame, monday + timedelta(days=number + 7 * _WEEKS[pre]))
    fixed = DayPart(*match.span(), weekday=number, rank=1)
    ahead = (number - today.weekday()) % 7
    if frame.past:
        return with_reading(fixed, today - timedelta(days=(-ahead) % 7))
    if ahead == 0:
        return with_reading(fixed, None, f"今天就是{match[0]}", (today, today + timedelta(days=7)))
    return with_reading(fixed, today + timedelta(days=ahead))


def weekdays(match: re.Match[str], frame: Frame) -> DayPart | None:
    """下周一、二, 周一至五, 下周一至周三 written short: weekdays that share their week."""
    head = WEEKDAY.match(match.string, match.start())
    first = weekday(head, frame) if head else None
    if first is None or first.day is None:
        return first
    numbers = [_WEEKDAYS[word] for word in match["rest"] if word in _WEEKDAYS]
    days = [first.day + timedelta(days=(number - first.day.weekday()) % 7) for number in numbers]
    part = replace(first, end=match.end())
    return of_days(part, [first.day, *days], through=re.search(TO, match["rest"]) is not None)


def _named_week(match: re.Match[str], frame: Frame, day: date) -> DayPart:
    fixed = DayPart(*match.span(), weekday=day.weekday(), rank=3)
    week = timedelta(days=7)
    if frame.past and day > frame.today:
        return with_reading(fixed, None, f"“{match[0]}”尚未到", (day - week,))
    if frame.is_over(day):
        coming = day
        while coming < frame.today:
            coming += week
        return with_reading(fixed, None, f"“{match[0]}”（{day.month}月{day.day}日）已过", (coming,))
    return with_reading(fixed, day)


PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (LUNAR, lunar),
    *DATES,
    (DURATION, duration),
    (OFFSET, offset),
    (SAME_WEEKDAY, same_weekday),
    (TWO_DAYS, two_days),
    (RELATIVE, relative),
    (NEXT_DAY, next_day),
    (WEEKDAYS, weekdays),
    (WEEKDAY, weekday),
    (DAY_NUMBER, day_number),
)
