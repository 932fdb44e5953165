"""Clock times: 下午2:30, 14:30, 8时半, 九点一刻, 差五分三点, 14h30; their ranges: 9-11点, 下午三至五时, 16-17:30."""

import re
from dataclasses import dataclass, replace
from datetime import time

from policy.text.compare import NUMERAL, chinese_number
from policy.text.lazy import lazily
from policy.when.dates import NOT_A_DAY, TO

PERIOD = r"凌晨|清晨|清早|早晨|早上|一早|大早|上午|午前|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|早|晚|[Aa][Mm]|[Pp][Mm]"
_HOUR = rf"(?<![第\d.〔周期拜])(?<!\d:)(?P<h>{NUMERAL})"
_MINUTE = r"(?P<m>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[零一二三四五六七八九]?)"
_QUARTER = "[一1三3两2]刻"
_LESS = rf"{_QUARTER}|\d{{1,2}}|[一二三四五六七八九十]{{1,3}}"
_TALK = "意见|建议|要求|希望|体会|内容|原因|说明|注意|措施|工作|思考|感受|看法|问题"  # 三点意见 is no time
_NO_MINUTE = "个名项月日号年万亿元楼层室栋幢厅会位条.．、"
CLOCK = lazily(
    rf"(?:(?P<p>{PERIOD})\s*[的场]?\s*(?:(?:放学|下班|下课|课|会|饭|午休)后)?)?(?:差\s*(?P<less>{_LESS})\s*分?钟?\s*(?:到|就)?\s*)?(?:"
    rf"(?<![有快多少差这那几])(?!(?<=[早晚])一点){_HOUR}\s*(?:点(?!{_TALK})|时(?![间段代期候限效]))\s*"
    rf"(?:钟?差\s*(?P<less2>{_LESS})\s*分?|过\s*(?P<over>{_LESS})\s*分?|(?P<part>半|{_QUARTER}|整|钟)|{_MINUTE}\s*(?:分|(?![\d一二三四五六七八九{_NO_MINUTE}])))?"
    rf"|(?<![\d.])(?<!\d:)(?P<h2>\d{{1,2}})\s*:\s*(?P<m2>\d{{2}})(?::\d{{2}})?(?:(?!\d)|(?=\d{{1,2}}号(?:{NOT_A_DAY})))"
    r"|(?<![\dA-Za-z])(?P<h4>\d{1,2})[hH](?P<m4>[0-5]\d)(?![\dA-Za-z])"
    r"|(?<![\dA-Za-z.:])(?P<h5>\d{1,2})(?=\s?[AaPp][Mm](?![A-Za-z]))"
    r")\s*(?P<pm>[Aa][Mm]|[Pp][Mm])?"
    r"|(?P<p3>上午|下午|晚上)\s*(?P<h3>\d{1,2})\.(?P<m3>[0-5]\d)(?!\d)"
)
GLUED = lazily(r"\s*(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?!\d|\s*(?:[年元万亿人号名份会室房-]|\.\d))")
"""1430 right behind a day."""
BARE_PERIOD = lazily(rf"(?:{PERIOD})")
UNTIL = lazily(rf"\s*(?:一直)?(?:开会?)?{TO}\s*$|\s*、\s*$")
_HEAD = lazily(
    rf"(?:(?P<p>{PERIOD})\s*的?\s*)?(?<![第\d.:〔月/#-])(?P<h>{NUMERAL})(?:\s*:\s*(?P<m>[0-5]\d))?\s*{TO}\s*$"
)
_TAIL = lazily(rf"\s?{TO}\s?(?P<h>\d{{1,2}})(?!\s*[\d:点时月日号./年楼层室名人个周天-])")
_LOOK_BACK = 14  # characters in which the first hour of a range stands

_NOON = ("中午", "正午", "午间")
_NIGHT = ("傍晚", "晚上", "晚间", "晚", "夜里", "夜间")
_AFTERNOON = ("下午", "午后", "pm", *_NIGHT)


@dataclass(frozen=True)
class Clock:
    """A clock time at its place. More than one option, or a `why`, means that it has to be asked about."""

    start: int
    end: int
    options: tuple[time, ...]
    why: str = ""
    period: str = ""
    hour: int = 0
    minute: int = 0
    shift: int = 0  # minutes taken off: 差五分三点
    words: str = ""
    until: "Clock | None" = None  # the end of a range whose first hour has no 点 of its own

    @property
    def sure(self) -> time | None:
        """The one reading, or None."""
        return self.options[0] if not self.why else None

    def in_period(self, period: str) -> "Clock":
        """The same hour with the part of the day that was said before it; as it is when it has one of its own."""
        if self.period or not period:
            return self
        return _made(replace(self, period=period.lower()))


def clocks(folded: str) -> list[Clock]:
    """Every clock time of the text, in order; the two hours of a range are one."""
    found: list[Clock] = []
    for match in CLOCK.finditer(folded):
        clock = _read(match)
        head = _head(folded, clock, found[-1].end if found else 0)
        found.append(head or _with_tail(folded, clock))
    return found


def _with_tail(folded: str, clock: Clock) -> Clock:
    """10:30-11: the last hour of a range without 点 of its own."""
    match = _TAIL.match(folded, clock.end)
    if match is None:
        return clock
    end = _made(Clock(match.start(), match.end(), (), "", "", int(match["h"]), words=match[0]))
    return replace(clock, end=match.end(), until=end) if until(clock, end) else clock


def _read(match: re.Match[str]) -> Clock:
    period = (match["p"] or match["pm"] or match["p3"] or "").lower()
    hour = chinese_number(match["h"] or match["h2"] or match["h3"] or match["h4"] or match["h5"]) or 0
    part = 30 if match["part"] == "半" else _minutes(match["part"]) if match["part"] not in ("整", "钟") else 0
    minute = chinese_number(match["m"] or match["m2"] or match["m3"] or match["m4"] or "") or part
    minute = minute or _minutes(match["over"])
    less = _minutes(match["less"] or match["less2"])
    end = match.start() + len(match[0].rstrip())  # a line ends before the next field
    return _made(Clock(match.start(), end, (), "", period, hour, minute, less, match[0].strip()))


def _minutes(words: str | None) -> int:
    """«三刻», «3刻»: three quarters; else minutes."""
    said = words or ""
    return (chinese_number(said.removesuffix("刻")) or 0) * (15 if said.endswith("刻") else 1)


def _made(clock: Clock) -> Clock:
    """With its options and what is unclear about them."""
    hour, period = clock.hour, clock.period
    if hour > 23 or clock.minute > 59 or clock.shift > 59:
        return replace(clock, options=(), why=f"没有“{clock.words}”这个时间")
    minutes = (option * 60 + clock.minute - clock.shift for option in hours(hour, period))
    options = tuple(time(each // 60 % 24, each % 60) for each in minutes)
    why = f"“{clock.words}”未写明上午或下午" if len(options) > 1 else ""
    if not period_agrees(hour, period):
        why = f"“{clock.words}”前后不一致"
    return replace(clock, options=options, why=why)


def _head(folded: str, end: Clock, floor: int) -> Clock | None:
    """The range that ends with `end`, when the hour before it has no 点 (9-11点, 16-17:30); else None."""
    begin = max(floor, end.start - _LOOK_BACK)
    match = _HEAD.search(folded[begin : end.start])
    if match is None or end.shift:
        return None
    start, period = begin + match.start(), (match["p"] or "").lower()
    hour, minute = (chinese_number(match[part] or "") or 0 for part in "hm")
    first = _made(Clock(start, end.end, (), "", period, hour, minute, words=folded[start : end.end].strip()))
    if not first.options or not end.options or until(first, end) is None:
        return None
    return replace(first, until=end)


def until(start: Clock, end: Clock) -> time | None:
    """When a range ends: the first reading of the last hour that is later than the start's."""
    if end.hour > 23 or not end.options or not start.options:
        return None
    alike = end.in_period(start.period).options if not end.period else ()
    readings = [*alike, *end.options]
    if not end.period and end.hour < 12:
        readings.append(time(end.hour + 12, end.minute))
    return next((reading for reading in readings if reading > start.options[0]), None)


def hours(hour: int, period: str) -> tuple[int, ...]:
    """The hours of the day that may be meant, likeliest first (domain.md: up to 6 without 上午/下午 is asked)."""
    if not period:
        return (hour,) if hour > 6 else (hour + 12, hour) if hour else (0, 12)
    if hour > 12:
        return (hour,)
    if period in _NOON:
        return (hour,) if hour >= 10 else (hour + 12,)
    if period in _NIGHT:
        return (hour + 12,) if 5 <= hour <= 11 else ((hour + 12) % 24, hour)
    if period in _AFTERNOON and hour < 12:
        return (hour + 12,) if hour <= 7 else (hour, hour + 12)  # 下午9点: nobody meets then, one of the two is a slip
    if period in ("上午", "午前", "am") and 1 <= hour < 6:
        return (hour + 12, hour)
    return (hour,)


def period_agrees(hour: int, period: str) -> bool:
    """Whether the word before the hour can go with it: 上午14:30 and 中午9点 cannot."""
    if period in _NOON:
        return hour in (10, 11, 12, 13, 14, 1, 2)
    if period in _AFTERNOON:
        return hour > 0
    return not (period and hour > 12)
