"""Date words and clock times that belong together: 11月27日（周五）下午2:30 is one mention."""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from policy.text.write import say_day
from policy.when.clock import BARE_PERIOD, UNTIL, Clock, clocks
from policy.when.dates import later_month, make_day
from policy.when.model import DayPart, Frame, days_only
from policy.when.workdays import day_parts

_SAME = re.compile(r"(?:[\s,(（)）]|即|也就是|就是|的|:)*")
_RANGE = re.compile(r"[\s)]*(?:、|和|及|与|至|到|—+|–|-+|~|～)\s*\(?\s*")
_LIST = re.compile(r"[\s)]*(?:、|和|及|与)\s*\(?\s*")
_TWICE = re.compile(r"分别|各[开召]|[两三]次|[两三]场|[两三]个会")
_OR = re.compile(r"[\s)]*(?:或者?|还是)\s*的?")
_TO_CLOCK = re.compile(rf"(?:[\s,、的()）]|当天|当日|T|定在|的时候)*(?:{BARE_PERIOD.pattern})?[\s,]*")
_TWO_HOURS = "写了两个时间"
_CHECK_IN = re.compile(r"报到|签到|集合")
_PERIOD_AFTER = re.compile(rf"[\s)的]*({BARE_PERIOD.pattern})")


@dataclass(frozen=True)
class Mention:
    """A place of the text that names a day, a clock time, or both."""

    start: int
    end: int
    day: DayPart | None = None
    clock: Clock | None = None
    until: time | None = None
    until_day: date | None = None

    @property
    def sure_day(self) -> date | None:
        """The day, when it is beyond doubt."""
        return self.day.day if self.day else None


def mentions(folded: str, frame: Frame) -> list[Mention]:
    """Every mention of the text in order."""
    parts = day_parts(folded, frame)
    found = _day_mentions(folded, parts if frame.past else _in_same_month(folded, parts))
    for clock in clocks(folded):
        _place(folded, found, clock)
    return _joined(folded, sorted(found, key=lambda mention: mention.start))


def _in_same_month(folded: str, parts: list[DayPart]) -> list[DayPart]:
    """«12月24日报到，25日开会»: a bare day number right behind a date is of that date's month, or of the next.

    Farther behind («研究12月1日起执行的标准……27号开会») it may be either's, and is asked about.
    """
    anchored: list[DayPart] = []
    anchor: DayPart | None = None
    for part in parts:
        if part.month is not None:
            anchor = part if part.day else anchor
        elif anchor is not None and anchor.day is not None and part.rank == 2 and part.dom:
            gap = folded[anchor.end : part.start]
            known = {earlier.day for earlier in anchored}
            part = _of_month(part, anchor.day, known, near=len(gap) <= 12 or _CHECK_IN.search(gap) is not None)
        anchored.append(part)
    return anchored


def _of_month(part: DayPart, anchor: date, known: set[date | None], *, near: bool) -> DayPart:
    day = make_day(*later_month(anchor, 1 if (part.dom or 0) < anchor.day else 0), part.dom or 0)
    if day is None or day == part.day:
        return part
    if near or day in known:
        return replace(part, day=day, why="", choices=())
    return replace(part, day=None, why=f"“{part.dom}日”未写明月份", choices=days_only([part.day, *part.choices, day]))


def _joined(folded: str, found: list[Mention]) -> list[Mention]:
    """27日上午9点至28日下午5点 is one mention with an end."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and last.clock and mention.day and UNTIL.fullmatch(folded[last.end : mention.start]):
            until = mention.clock.sure if mention.clock else None
            joined[-1] = replace(last, end=mention.end, until=until, until_day=mention.sure_day)
        else:
            joined.append(mention)
    return joined


def _day_mentions(folded: str, parts: list[DayPart]) -> list[Mention]:
    found: list[Mention] = []
    for part in parts:
        last = found[-1] if found else None
        gap = folded[last.end : part.start] if last else None
        if last is None or last.day is None or gap is None:
            found.append(Mention(part.start, part.end, part))
        elif _SAME.fullmatch(gap):
            found[-1] = Mention(last.start, part.end, _together(last.day, part))
        elif _OR.fullmatch(gap) or (_LIST.fullmatch(gap) and _TWICE.search(folded)):
            found[-1] = Mention(last.start, part.end, _either(last.day, part, folded[last.start : part.end]))
        elif _RANGE.fullmatch(gap):
            found[-1] = replace(last, end=part.end, until_day=part.day)
        else:
            found.append(Mention(part.start, part.end, part))
    return found


def _together(first: DayPart, second: DayPart) -> DayPart:
    """Two words for one day have to agree; the more decisive one is read, the other one checks it."""
    main, check = (second, first) if second.rank > first.rank else (first, second)
    main = replace(main, start=first.start, end=second.end)
    if _is_vague(check) and main.rank < 3:  # 第二周周三: nothing to hold on to
        return replace(main, day=None, why="未写明是哪一天", choices=(), rank=3)
    if main.day is None:
        left = [choice for choice in main.choices if check.fits(choice)]
        if main.rank == 2 and len(left) == 1:  # 5号（周六）: the weekday says which month
            return replace(main, day=left[0], why="", choices=())
        return main
    if check.fits(main.day):
        return main
    near = _nearest(main.day, check.weekday) if check.weekday is not None and check.rank == 1 else check.day
    others = days_only([near, *check.choices]) if near is None else (near,)
    why = f"日期与星期不一致：{say_day(main.day)}" if check.weekday is not None else "两处日期不一致"
    return replace(main, day=None, why=why, choices=days_only([main.day, *others]), rank=3)


def _is_vague(part: DayPart) -> bool:
    return part.day is None and not part.why


def _nearest(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _either(first: DayPart, second: DayPart, words: str) -> DayPart:
    choices = days_only([first.day, *first.choices, second.day, *second.choices])
    return replace(first, end=second.end, day=None, why=f"“{words}”写了两个日期", choices=choices, rank=3)


def _place(folded: str, found: list[Mention], clock: Clock) -> None:
    """Join a clock time to the mention that it follows or ends, else let it stand alone."""
    before = max((m for m in found if m.end <= clock.start), key=lambda m: m.end, default=None)
    if before is not None:
        gap = folded[before.end : clock.start]
        index = found.index(before)
        if before.clock is None and _TO_CLOCK.fullmatch(gap):
            found[index] = replace(before, end=clock.end, clock=clock)
            return
        if before.clock is not None and _OR.fullmatch(gap):
            both = replace(before.clock, options=before.clock.options + clock.options, why=_TWO_HOURS)
            found[index] = replace(before, end=clock.end, clock=both)
            return
        if before.clock is not None and before.until is None and UNTIL.fullmatch(gap):
            found[index] = replace(before, end=clock.end, until=_until(before.clock, clock))
            return
    found.append(Mention(clock.start, clock.end, None, clock))


def _until(start: Clock, end: Clock) -> time | None:
    if end.hour > 23 or not end.options or not start.options:
        return None
    later = [option for option in end.options if option > start.options[0]]
    if not later and not end.period and end.hour + 12 < 24:
        later = [time(end.hour + 12, end.options[0].minute)]
    return later[0] if later and later[0] > start.options[0] else None


def ends_with_period(folded: str, mention: Mention) -> bool:
    """Whether a day is followed by 上午 or the like without an hour (明天上午)."""
    return mention.clock is None and _PERIOD_AFTER.match(folded, mention.end) is not None
