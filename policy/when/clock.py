"""Clock times: 下午2:30, 14:30, 8时半, 九点一刻, 下午13:30, 上午9点至11点."""

import re
from dataclasses import dataclass
from datetime import time

from policy.text.compare import NUMERAL, chinese_number

PERIOD = r"凌晨|清晨|清早|早晨|早上|一早|大早|上午|午前|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|早|晚|[Aa][Mm]|[Pp][Mm]"
_HOUR = rf"(?<![第\d.:〔])(?P<h>{NUMERAL})"
_MINUTE = r"(?P<m>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])"
_TALK = "意见建要希体内原说注措工思感看问"  # 三点意见 is no time
_NO_MINUTE = "个名项月日号年万亿元楼层室栋幢厅会位条.．、"
CLOCK = re.compile(
    rf"(?:(?P<p>{PERIOD})\s*的?\s*)?(?:"
    rf"(?<![有快多少差这那几])(?!(?<=[早晚])一点){_HOUR}\s*(?:点(?![{_TALK}])|时(?![间段代期候限效]))\s*"
    rf"(?:(?P<part>半|一刻|三刻|整|钟)|{_MINUTE}\s*(?:分|(?![\d一二三四五六七八九{_NO_MINUTE}])))?"
    rf"|(?<![\d.:])(?P<h2>\d{{1,2}})\s*:\s*(?P<m2>\d{{2}})(?::\d{{2}})?(?!\d)"
    rf")\s*(?P<pm>[Aa][Mm]|[Pp][Mm])?"
    rf"|(?P<p3>上午|下午|晚上)\s*(?P<h3>\d{{1,2}})\.(?P<m3>[0-5]\d)(?!\d)"
)
BARE_PERIOD = re.compile(rf"(?:{PERIOD})")
UNTIL = re.compile(r"\s*(?:至|到|—+|–|-+|~|～|－)\s*$")

_NOON = ("中午", "正午", "午间")
_AFTERNOON = ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜里", "夜间", "pm")
_NIGHT = ("晚上", "晚间", "晚", "夜里", "夜间")


@dataclass(frozen=True)
class Clock:
    """A clock time at its place. More than one option, or a `why`, means that it has to be asked about."""

    start: int
    end: int
    options: tuple[time, ...]
    why: str = ""
    period: str = ""
    hour: int = 0

    @property
    def sure(self) -> time | None:
        """The one reading, or None."""
        return self.options[0] if not self.why else None


def clocks(folded: str) -> list[Clock]:
    """Every clock time of the text, in order."""
    return [_read(match) for match in CLOCK.finditer(folded)]


def _read(match: re.Match[str]) -> Clock:
    period = (match["p"] or match["pm"] or match["p3"] or "").lower()
    hour = chinese_number(match["h"] or match["h2"] or match["h3"]) or 0
    part = {"半": 30, "一刻": 15, "三刻": 45}.get(match["part"] or "", 0)
    minute = chinese_number(match["m"] or match["m2"] or match["m3"] or "") or part
    if hour > 23 or minute > 59:
        return Clock(*match.span(), (), f"没有“{match[0].strip()}”这个时间", period, hour)
    options = [time(option, minute) for option in hours(hour, period)]
    why = f"“{match[0].strip()}”未写明上午或下午" if len(options) > 1 else ""
    if not period_agrees(hour, period):
        why = f"“{match[0].strip()}”前后不一致"
    return Clock(*match.span(), tuple(options), why, period, hour)


def hours(hour: int, period: str) -> tuple[int, ...]:
    """The hours of the day that may be meant, likeliest first (domain.md: up to 6 without 上午/下午 is asked)."""
    if not period:
        return (hour,) if hour > 6 else (hour + 12, hour) if hour else (0, 12)
    if hour > 12:
        return (hour,)
    if period in _NOON:
        return (hour,) if hour >= 10 else (hour + 12,)
    if period in _AFTERNOON:
        return _after_noon(hour, period)
    if period in ("上午", "午前", "am") and 1 <= hour < 6:
        return (hour + 12, hour)
    return (hour,)


def _after_noon(hour: int, period: str) -> tuple[int, ...]:
    if period in _NIGHT:
        return (hour + 12,) if 5 <= hour <= 11 else ((hour + 12) % 24, hour)
    if hour == 12:
        return (12,)
    return (hour + 12,) if hour <= 7 else (hour, hour + 12)  # 下午9点: nobody meets then, one of the two is a slip


def period_agrees(hour: int, period: str) -> bool:
    """Whether the word before the hour can go with it: 上午14:30 and 中午9点 cannot."""
    if period in _NOON:
        return hour in (10, 11, 12, 13, 14, 1, 2)
    if period in _AFTERNOON:
        return hour > 0
    return not (period and hour > 12)
