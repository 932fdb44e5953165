"""Times as offices write them: a form, for which moments it fits, and what it means then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Final, Literal

from tests.data.forms.moments import LUNAR, Moment, draw_moment
from tests.data.forms.numbers import WRITE, full_width, numeral

Meant = Literal["at", "range", "day", "ask", "none"]
_WEEKDAYS: Final = "一二三四五六日"
_ENGLISH: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Meaning:
    """What a time means: its start (a date where the hour is not said), the end of a range, or choices to be asked."""

    kind: Meant
    start: datetime | date | None = None
    end: datetime | date | None = None
    choices: tuple[datetime | date, ...] = ()


def at(start: datetime) -> Meaning:
    """The moment."""
    return Meaning("at", start)


def day(start: date) -> Meaning:
    """The day, no hour said."""
    return Meaning("day", start)


def span(start: datetime | date, end: datetime | date) -> Meaning:
    """From a moment or day to another."""
    return Meaning("range", start, end)


def asked(*choices: datetime | date) -> Meaning:
    """A question, with these among its choices; without choices, a question or nothing taken."""
    return Meaning("ask", choices=choices)


def any_question(_moment: Moment) -> Meaning:
    """A question of whatever kind, or nothing taken."""
    return asked()


def nothing(_moment: Moment) -> Meaning:
    """No time."""
    return Meaning("none")


@dataclass(frozen=True)
class TimeForm:
    """One way of writing a time. `whole` is a text of its own, which a sentence cannot carry inside."""

    form: str
    needs: str
    means: Callable[[Moment], Meaning]
    whole: bool = False


def starts(form: str, needs: str, *, whole: bool = False) -> TimeForm:
    """It means the drawn moment."""
    return TimeForm(form, needs, lambda moment: at(moment.t), whole)


def lasts(form: str, needs: str, *, whole: bool = False) -> TimeForm:
    """It means two hours from the drawn moment."""
    return TimeForm(form, needs, lambda moment: span(moment.t, moment.end), whole)


def on_day(form: str, needs: str, *, whole: bool = False) -> TimeForm:
    """It means the drawn day."""
    return TimeForm(form, needs, lambda moment: day(moment.t.date()), whole)


@dataclass(frozen=True)
class WrittenTime:
    """A drawn time as it is written in a drawn sentence, and what it means."""

    text: str
    now: datetime
    meaning: Meaning


CARRIERS: Final = (
    "{x}",
    "会议通知：定于{x}在三楼会议室召开党组会，研究年度预算。12人参加",
    "时间：{x}\n地点：四楼会议室\n议题：年度预算320万元\n联系人：王某 13800000000",
    "{x}在局三楼会议室开党组会，研究年度预算",
    "党组会，{x}，三楼会议室，12人参加，研究年度预算",
    "根据市政发〔2026〕8号文件，定于{x}在301室召开专题会，研究第2批项目",
)
WHOLE_CARRIERS: Final = (
    "{x}",
    "党组会通知\n{x}\n地点：四楼会议室",
    "{x}\n地点：3号楼四楼会议室\n联系电话：0555-1234567",
)


def write_time(form: TimeForm, rng: Random) -> WrittenTime:
    """A drawn moment in this form, in a drawn sentence."""
    moment = draw_moment(form.needs, rng)
    words = form.form.format(**_slots(moment))
    carrier = rng.choice(WHOLE_CARRIERS if form.whole else CARRIERS)
    return WrittenTime(carrier.format(x=words), moment.now, form.means(moment))


class _Number(int):
    def __format__(self, how: str) -> str:
        return WRITE[how](int(self))


class _Words(str):
    def __format__(self, how: str) -> str:
        return full_width(self) if how == "fw" else str(self)


def _slots(moment: Moment) -> dict[str, _Number | _Words]:
    now, t, third, end = moment.now, moment.t, moment.third, moment.end
    following = _hour12(t.replace(hour=t.hour + 1)) if t.hour < 23 else 0
    numbers = {
        **{"Y": t.year, "y2": t.year % 100, "M": t.month, "D": t.day, "H": t.hour, "m": t.minute, "h12": _hour12(t)},
        **{"H2": end.hour, "h2": _hour12(end), "m2": end.minute, "wdn": t.weekday() + 1, "left": 60 - t.minute},
        **{"Ma": moment.next_day.month, "Da": moment.next_day.day, "h12a": _hour12(t), "hnext": following},
        **{"Mp": moment.eve.month, "Dp": moment.eve.day, "Hp": moment.eve.hour},
        **{"Hr": moment.check_in.hour, "h12r": _hour12(moment.check_in)},
        **{"Yz": third.year, "Mz": third.month, "Dz": third.day},
        **{"nY": now.year, "nM": now.month, "nD": now.day, "nH": now.hour},
    }
    words = {
        **{"MM": f"{t:%m}", "DD": f"{t:%d}", "HH": f"{t:%H}", "mm": f"{t:%M}", "HH2": f"{end:%H}", "mm2": f"{end:%M}"},
        **{"part": _part(t), "part2": _part(end), "parta": _part(t), "wd": _weekday(t), "wda": _weekday(moment.next_day)},
        **{"wdt": "天" if t.weekday() == 6 else _weekday(t), "wdx": _WEEKDAYS[(t.weekday() + 2) % 7]},
        **{"wdp": _weekday(moment.eve), "wdz": _weekday(third), "nwd": _weekday(now), "mmp": "30", "nmm": f"{now:%M}"},
        **{"Ycn": "".join("〇一二三四五六七八九"[int(digit)] for digit in str(t.year)), "Mcn": numeral(t.month)},
        **{"Dcn": numeral(t.day), "Hcn": numeral(t.hour), "hcn": _spoken(_hour12(t)), "h2cn": _spoken(_hour12(end))},
        **{"hnextcn": _spoken(following), "mcn": ("零" if t.minute < 10 else "") + numeral(t.minute)},
        **{"mtail": f"{t.minute}分" if t.minute else "", "mk": _part_of_hour(t), "mkr": _part_of_hour(moment.check_in)},
        **{"HHr": f"{moment.check_in:%H}", "mmr": f"{moment.check_in:%M}", "MMz": f"{third:%m}", "DDz": f"{third:%d}"},
        **{"fulls": _ENGLISH[t.month - 1], "mon": _ENGLISH[t.month - 1][:3], "ampm": "AM" if t.hour < 12 else "PM"},
        "lunar": LUNAR.get(t.date(), ""),
    }
    return {key: _Number(value) for key, value in numbers.items()} | {key: _Words(value) for key, value in words.items()}


def _part(moment: datetime) -> str:
    parts = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"))
    return next((words for before, words in parts if moment.hour < before), "晚上")


def _hour12(moment: datetime) -> int:
    return moment.hour if moment.hour <= 12 else moment.hour - 12


def _weekday(moment: datetime) -> str:
    return _WEEKDAYS[moment.weekday()]


def _spoken(hour: int) -> str:
    return "两" if hour == 2 else numeral(hour)


def _part_of_hour(moment: datetime) -> str:
    minute = moment.minute
    if minute in (0, 15, 30, 45):
        return {0: "", 15: "一刻", 30: "半", 45: "三刻"}[minute]
    return f"{'零' if minute < 10 else ''}{numeral(minute)}分"
