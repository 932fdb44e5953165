"""Words for days that belong together: two words for one day have to agree, several days are a stretch or stand apart."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from policy.text.lazy import lazily
from policy.text.write import say_day
from policy.when.clock import BARE_PERIOD, Clock
from policy.when.dates import TO
from policy.when.model import DayPart, days_only, of_days

_SAME = lazily(rf"(?:[\s,(（)）\[\]【】]|即|也就是|就是|的|:|\b(?:{BARE_PERIOD.pattern}))*")
NEXT_FIELD = r"\s*\n\s*(?![一-龥]*[报签集合截止结束交发填])[一-龥]{2,5}:\s*"  # 日期：12月14日⏎星期：一⏎钟点：下午2点
_PAUSE = lazily(rf"\s*[、,]\s*|{NEXT_FIELD}")
_RANGE = lazily(rf"[\s)]*(?:{BARE_PERIOD.pattern})?\s*{TO}\s*\(?\s*")
_LIST = lazily(r"[\s)]*(?:、|和|及|与)\s*\(?\s*")
OR = lazily(r"[\s),]*(?:或者?(?:是|在)?|还是|/|\(?备选:?)\s*的?")
CHECK_IN = lazily(r"报到|签到|集合|乘车|上车|出发|入场|候会")
_TWICE = lazily(r"分别|各[开召]|[两三2-3]次|[两三2-3]场|[两三2-3]个会")


@dataclass(frozen=True)
class Mention:
    """A place of the text that names a day, a clock time, or both."""

    start: int
    end: int
    day: DayPart | None = None
    clock: Clock | None = None
    until: time | None = None
    until_day: date | None = None
    minutes: int = 0  # how long it lasts, where that is said
    alternative: bool = False  # «若有冲突则改为…»: said beside another time, not instead of it

    @property
    def sure_day(self) -> date | None:
        """The day, when it is beyond doubt."""
        return self.day.day if self.day else None


def day_mentions(folded: str, parts: list[DayPart]) -> list[Mention]:
    """A mention for every day, or stretch of days, in order."""
    found: list[Mention] = []
    for part in parts:
        last = found[-1] if found else None
        gap = folded[last.end : part.start] if last else ""
        if last is None or last.day is None:
            found.append(_of(part))
        elif "(" in gap and CHECK_IN.match(folded, part.end):
            continue  # 1日至3日（1日报到）
        elif _SAME.fullmatch(gap) or (_PAUSE.fullmatch(gap) and _is_its_weekday(last.day, part)):
            found[-1] = _again(last, part)
        elif OR.fullmatch(gap):
            found[-1] = Mention(last.start, part.end, _either(last.day, part, folded[last.start : part.end]))
        elif _RANGE.fullmatch(gap) or (_LIST.fullmatch(gap) and "\n" not in gap):
            through, words = _RANGE.fullmatch(gap) is not None, folded[last.start : part.end]
            found[-1] = _several(last, part, through=through, words=words)
            if _TWICE.search(folded) and found[-1].day and found[-1].until_day:
                found[-1] = _apart(found[-1])
        else:
            found.append(_of(part))
    return found


def _is_its_weekday(day: DayPart, part: DayPart) -> bool:
    """«28号、周六、上午十点»: the weekday of the day before it, not another day."""
    return part.rank == 1 and day.rank > 1 and any(part.fits(each) for each in days_only([day.day, *day.choices]))


def _of(part: DayPart) -> Mention:
    clock = Clock(part.start, part.end, (part.at,), "", "", part.at.hour, part.at.minute) if part.at else None
    return Mention(part.start, part.end, part, clock, until_day=part.last)


def _again(last: Mention, part: DayPart) -> Mention:
    """A second word for the day just named; behind a range it is a word for the range's last day."""
    assert last.day is not None
    if last.until_day is not None and last.sure_day and (part.fits(last.sure_day) or part.fits(last.until_day)):
        return replace(last, end=part.end)
    return replace(last, start=last.start, end=part.end, day=_together(last.day, part))


def _several(last: Mention, part: DayPart, *, through: bool, words: str) -> Mention:
    """12月1日至3日, 下周一至周三, 11月24日、26日: the later day is of the earlier one's week or month."""
    assert last.day is not None
    first, day = last.day.day, part.day
    if first is not None and part.rank == 1 and part.weekday is not None:
        day = first + timedelta(days=(part.weekday - first.weekday()) % 7)
    if first is None or day is None or day <= first:
        days = days_only([first, *last.day.choices, part.day, *part.choices])
        why = "结束日期早于开始日期" if through and first and day else f"“{words}”写了几个日期"
        asked = replace(last.day, end=part.end, day=None, why=last.day.why or part.why or why, choices=days, rank=3)
        return replace(last, end=part.end, day=asked)
    known = [first, *last.day.also, *([last.until_day] if last.until_day and last.until_day != first else []), day]
    several = of_days(replace(last.day, also=(), last=None), sorted(set(known)), through=through)
    several = replace(several, end=part.end)
    return replace(last, end=part.end, day=several, until_day=several.last)


def _apart(mention: Mention) -> Mention:
    """«本周四、周五连开两次»: adjoining days are said to be as many meetings."""
    day, last = mention.day, mention.until_day
    assert day is not None
    assert last is not None
    if day.day is None or last - day.day > timedelta(days=3):
        return mention
    also = tuple(day.day + timedelta(days=n) for n in range(1, (last - day.day).days + 1))
    return replace(mention, day=replace(day, last=None, also=also), until_day=None)


def _together(first: DayPart, second: DayPart) -> DayPart:
    """Two words for one day have to agree; the more decisive one is read, the other one checks it."""
    main, check = (second, first) if second.rank > first.rank else (first, second)
    main = replace(main, start=first.start, end=second.end)
    if is_vague(check) and main.rank < 3:  # 第二周周三: nothing to hold on to
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


def is_vague(part: DayPart) -> bool:
    """Whether a word names no day at all, not even one to ask about (下旬)."""
    return part.day is None and not part.why


def _nearest(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _either(first: DayPart, second: DayPart, words: str) -> DayPart:
    choices = days_only([first.day, *first.choices, second.day, *second.choices])
    return replace(first, end=second.end, day=None, why=f"“{words}”写了两个日期", choices=choices, rank=3)
