"""The State Council's notice of a year's holidays («2027年部分节假日安排»), as the office pastes it: rest days and shifted working days."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_HEADING: Final = re.compile(r"(20\d\d)年(?:全年|部分|法定|全国|国务院)*(?:节假日|放假|假期|休假)")
_SENTENCES: Final = re.compile(r"[。；;\n]+")
_NAMES: Final = {
    "元旦": "元旦", "春节": "春节", "清明": "清明节", "劳动节": "劳动节", "五一": "劳动节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节",
}  # fmt: skip
_DAY: Final = (
    r"(?:(?P<yN>20\d\d)年)?(?:(?P<mN>\d{1,2})月)?(?P<dN>\d{1,2})日"
    r"(?:[(][^()]{0,16}?(?:周|星期)(?P<wN>[一二三四五六日天])[^()]{0,6}[)]|[(][^()]{0,16}[)])?"
)
_ONE: Final = re.compile(_DAY.replace("N>", "1>"))
_RANGE: Final = re.compile(f"{_DAY.replace('N>', '1>')}(?:至|到|[—–~-]+){_DAY.replace('N>', '2>')}")
_COUNT: Final = re.compile(r"(?:共|放假)(\d{1,2})天")
_MOST: Final = 4  # so many holidays make a year's notice, though the year is missing
_LONGEST: Final = 4000  # characters of a notice
_WEEK: Final = "一二三四五六日"


@dataclass(frozen=True)
class Rest:
    """A holiday's rest days, both counted."""

    name: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day of it."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class HolidayNotice:
    """A year's holidays as they were read."""

    year: int
    rests: tuple[Rest, ...]
    works: tuple[date, ...]  # weekend days that are worked (调休)

    def worked(self) -> dict[date, bool]:
        """Every day of the year: whether it is worked."""
        rest = {day for each in self.rests for day in each.days()}
        first = date(self.year, 1, 1)
        days = (first + timedelta(days=n) for n in range((date(self.year, 12, 31) - first).days + 1))
        known = {day: day in self.works or (day.weekday() < 5 and day not in rest) for day in days}
        return known | dict.fromkeys(rest, False)


def looks_like_notice(text: str) -> bool:
    """Whether a text is a year's notice of holidays, right or not: it names a year's holidays, or most of them, and days that are free."""
    said = _plain(text)
    named = {title for word, title in _NAMES.items() if word in said}
    return (bool(_HEADING.search(said)) or len(named) >= _MOST) and "放假" in said and bool(_ONE.search(said))


def read_notice(text: str) -> HolidayNotice | str:
    """The notice, or in Chinese what is wrong with it: every day that it names must be understood, every holiday named."""
    said = _plain(text)
    years = sorted({int(year) for year in _HEADING.findall(said)})
    if len(years) != 1:
        return f"文中写了{'、'.join(map(str, years))}几个年份，请一次只发一个年度" if years else "没有写明年度"
    try:
        rests, works = _sentences(said[_HEADING.search(said).end() :], years[0])  # type: ignore[union-attr]
    except _UnclearError as problem:
        return str(problem)
    missing = [name for name in dict.fromkeys(_NAMES.values()) if not any(name in each.name for each in rests)]
    if missing:
        return f"没有读到{'、'.join(missing)}的放假日期"
    notice = HolidayNotice(years[0], tuple(sorted(rests, key=lambda each: each.first)), tuple(sorted(works)))
    both = [day for each in notice.rests for day in each.days() if day in works]
    return f"{_say(both[0])}既写放假又写上班" if both else notice


class _UnclearError(Exception):
    """What cannot be right; the text says why."""


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:_LONGEST])
    return re.sub(r"[ \t\r\u3000]", "", folded)


def _sentences(said: str, year: int) -> tuple[list[Rest], list[date]]:
    rests: list[Rest] = []
    works: list[date] = []
    names: list[str] = []
    for sentence in _SENTENCES.split(said):
        if not (dated := _ONE.search(sentence)):
            continue
        found = list(dict.fromkeys(title for word, title in _NAMES.items() if word in sentence.partition("放假")[0]))
        names = found or names
        free, _, rest = sentence.partition("放假")
        if rest or "放假" in sentence:
            rests.append(_rest("、".join(names), free, sentence, year))
            free = ""
            sentence = rest
        if "上班" in sentence:
            works += [_date(each, "1", year, None) for each in _dated(sentence.partition("上班")[0])]
        elif free and not dated["y1"]:  # the notice's own date bears its year
            raise _UnclearError(f"没有读懂“{sentence[:30]}”")
    return rests, works


def _dated(words: str) -> list[re.Match[str]]:
    return list(_ONE.finditer(words))


def _rest(name: str, words: str, sentence: str, year: int) -> Rest:
    if not name:
        raise _UnclearError(f"没有读懂“{sentence[:30]}”是哪个节日")
    found = _RANGE.search(words)
    single = _dated(words)
    if found:
        first = _date(found, "1", year, None)
        last = _date(found, "2", year, first)
        if len(single) > 2:
            raise _UnclearError(f"{name}的日期没有读懂：“{words[:40]}”")
    elif len(single) == 1:
        first = last = _date(single[0], "1", year, None)
    else:
        raise _UnclearError(f"没有读到{name}的放假日期")
    length = (last - first).days + 1
    count = _COUNT.search(sentence)
    if not 1 <= length <= 12 or (count and int(count[1]) != length):
        raise _UnclearError(
            f"{name}写的是{_say(first)}至{_say(last)}共{count[1] if count else length}天，日期和天数对不上"
        )
    return Rest(name, first, last)


def _date(found: re.Match[str], place: str, year: int, after: date | None) -> date:
    """A day of the text; without a month it is that of the day before it, and its weekday has to agree."""
    month = found[f"m{place}"] or (after.month if after else None)
    try:
        if month is None:
            raise ValueError("no month")
        day = date(int(found[f"y{place}"] or (after.year if after else year)), int(month), int(found[f"d{place}"]))
    except ValueError as error:
        raise _UnclearError(f"没有读懂日期“{found[0]}”") from error
    said = found[f"w{place}"]
    if said and _WEEK.index(said.replace("天", "日")) != day.weekday():
        raise _UnclearError(f"{_say(day)}是周{_WEEK[day.weekday()]}，文中写的是周{said}")
    if day.year not in (year, year - 1) or (day.year == year - 1 and day.month != 12):
        raise _UnclearError(f"日期“{found[0]}”不在{year}年")
    return day


def _say(day: date) -> str:
    return f"{day.month}月{day.day}日"
