"""Days of the lunar calendar and of feasts: 正月初八, 腊月廿三, 元宵节, 除夕, 清明节当天."""

import re
from datetime import date

from policy.text.lazy import lazily
from policy.time.lunar import lunar_day, new_years_eve, solar_term
from policy.when.model import DayPart, Frame

_MONTHS = {word: number for number, word in enumerate("正二三四五六七八九十冬腊", 1)} | {
    "一": 1,
    "十一": 11,
    "十二": 12,
}
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
