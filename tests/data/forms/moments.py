"""Moments drawn for the forms of times: when a message is sent, and when the meeting is, so that the form fits both."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final

DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """`now`, when it is said; `t`, the moment that is meant; and moments that stand beside it. All naive, local."""

    now: datetime
    t: datetime

    @property
    def end(self) -> datetime:
        return self.t + timedelta(hours=2)

    @property
    def next_day(self) -> datetime:
        return self.t + DAY

    @property
    def third(self) -> datetime:
        return self.t + 2 * DAY

    @property
    def eve(self) -> datetime:
        return day_at((self.t - DAY).date(), 17, 30)

    @property
    def check_in(self) -> datetime:
        return self.t - timedelta(minutes=30)

    @property
    def other_half(self) -> datetime:
        return self.t - timedelta(hours=12)


def day_at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001


def week_day(now: datetime, weeks: int, weekday: int) -> date:
    """The weekday (Monday 0) of the week so many weeks after this one."""
    return (now - timedelta(days=now.weekday())).date() + timedelta(days=7 * weeks + weekday)


def month_day(day: date, months: int, number: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, number)


def month_end(moment: datetime) -> date:
    return date(moment.year, moment.month, monthrange(moment.year, moment.month)[1])


def workday(now: datetime, count: int) -> date:
    """The n-th working day after today; the draws keep clear of holidays."""
    day = now.date()
    while count:
        day += DAY
        count -= day.weekday() < 5
    return day


def q_month(now: datetime, quarter: int, month: int, number: int) -> date:
    """Day `number` of a month (1 to 3) of the quarter so many after this one."""
    return month_day(date(now.year, 1, 1), (now.month - 1) // 3 * 3 + 3 * quarter + month - 1, number)


LUNAR: Final = {
    date(2026, 2, 24): "正月初八",
    date(2027, 2, 13): "正月初八",
    date(2026, 3, 3): "元宵节",
    date(2026, 2, 10): "腊月廿三",
    date(2026, 2, 27): "正月十一",
}
SHIFTED: Final = [date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)]

_HOURS: Final[dict[str, tuple[list[int], list[int]]]] = {
    "am0": ([8, 9, 10, 11], [0]),
    "pm0": ([13, 14, 15, 16, 17], [0]),
    "ev0": ([18, 19, 20], [0]),
    "noon": ([12], [0, 30]),
    "off0": ([8, 9, 10, 11, 14, 15, 16, 17], [0]),
    "off": ([8, 9, 10, 14, 15, 16, 17], [0, 10, 15, 20, 30, 40, 45, 50]),
    "offm": ([8, 9, 10, 14, 15, 16, 17], [10, 15, 20, 30, 40, 45, 50]),
    "half": ([8, 9, 10, 13, 14, 15, 16], [30]),
    "q1": ([8, 9, 10, 14, 15, 16], [15]),
    "q3": ([8, 9, 10, 13, 14, 15, 16], [45]),
    "m5": ([9, 14, 15], [5]),
    "m55": ([8, 9, 14, 15], [50, 55]),
    "bare0": ([7, 8, 9, 10, 11], [0]),
    "h24": ([13, 14, 15, 16, 17, 19], [0, 10, 20, 30, 40, 50]),
    "h240": ([13, 14, 15, 16], [0]),
    "low0": ([13, 14, 15, 16, 17], [0]),
    "ramm": ([8, 9], [0]),
    "rpm": ([14, 15], [0]),
    "rev": ([18, 19], [0]),
    "rbare": ([7, 8, 9], [0]),
    "across": ([10, 11], [0]),
    "dawn": ([2, 3, 4], [0]),
    "lowhalf": ([13, 14, 15], [30]),
    "bhalf": ([8, 9, 10], [30]),
}
Drawn = tuple[datetime, date] | None


def _ahead(first: int, last: int, rng: Random, now: datetime) -> Drawn:
    return now, now.date() + timedelta(days=rng.randrange(first, last + 1))


def _same_month(first: int, last: int, rng: Random, now: datetime) -> Drawn:
    day = now.date() + timedelta(days=rng.randrange(first, last))
    return (now, day) if day.month == now.month else None


def _in_week(weeks: int, first: int, last: int, rng: Random, now: datetime) -> Drawn:
    return now, week_day(now, weeks, rng.randrange(first, last))


def _this_week(rng: Random, now: datetime) -> Drawn:
    return (now, week_day(now, 0, rng.randrange(now.weekday() + 1, 5))) if now.weekday() < 4 else None


def _passed(rng: Random, now: datetime) -> Drawn:
    day = now.date() - timedelta(days=rng.randrange(3, 26))
    return (now, day) if day.year == now.year else None


def _new_year(rng: Random, now: datetime) -> Drawn:
    day = now.date() + timedelta(days=rng.randrange(15, 80))
    return (now, day) if day.year > now.year and now.month >= 11 else None


def _number_of_next_month(rng: Random, now: datetime) -> Drawn:
    """A day number that passed at least 20 days ago and comes again within 10 days."""
    day = now.date() + timedelta(days=rng.randrange(2, 11))
    if day.month == now.month or day.day > 10 or day.day > now.day:
        return None
    return (now, day) if (now.date() - now.date().replace(day=day.day)).days >= 20 else None


def _number_passed(rng: Random, now: datetime) -> Drawn:
    day = now.date() - timedelta(days=rng.randrange(2, 12))
    return (now, day) if day.month == now.month else None


def _if(fits: Callable[[datetime], bool], draw: Callable[[Random, datetime], Drawn], rng: Random, now: datetime) -> Drawn:
    return draw(rng, now) if fits(now) else None


def _lunar(rng: Random, _now: datetime) -> Drawn:
    day = rng.choice(sorted(LUNAR))
    return day_at(day - timedelta(days=rng.randrange(4, 12)), 9, 30), day


def _shifted(rng: Random, _now: datetime) -> Drawn:
    day = rng.choice(SHIFTED)
    return day_at(day - timedelta(days=rng.randrange(4, 7)), 10, 5), day


def _today(rng: Random, now: datetime) -> Drawn:
    return now.replace(hour=7, minute=rng.randrange(0, 40)), now.date()


_DAYS: Final[dict[str, Callable[[Random, datetime], Drawn]]] = {
    "any": partial(_ahead, 3, 59),
    "md": partial(_same_month, 2, 25),
    "dayno": partial(_same_month, 2, 20),
    "tod": _today,
    "tom": partial(_ahead, 1, 1),
    "aft": partial(_ahead, 2, 2),
    "aft3": partial(_ahead, 3, 3),
    "coming": partial(_ahead, 2, 6),
    "thisw": _this_week,
    "nextw": partial(_in_week, 1, 0, 5),
    "nextsun": partial(_in_week, 1, 6, 7),
    "next2w": partial(_in_week, 2, 0, 5),
    "sunmon": partial(_if, lambda now: now.weekday() == 6, partial(_ahead, 1, 1)),
    "wkend": partial(_if, lambda now: now.weekday() >= 5, partial(_in_week, 0, 0, 5)),
    "wkmid": partial(_if, lambda now: now.weekday() < 4, partial(_in_week, 0, 5, 6)),
    "nwA": partial(_in_week, 1, 0, 1),
    "pastmd": _passed,
    "newyear": _new_year,
    "daynext": _number_of_next_month,
    "dayask": _number_passed,
    "nextm": lambda rng, now: (now, month_day(now.date(), 1, rng.randrange(2, 28))),
    "clear": partial(_if, lambda now: now.month in (3, 7, 8, 11) and now.day <= 20, partial(_ahead, 2, 2)),
    "q": partial(_if, lambda now: now.month in (1, 4, 7, 10) and now.day < 28, partial(_ahead, 2, 2)),
    "moon": partial(_if, lambda now: 6 <= now.day <= 14, partial(_ahead, 2, 2)),
    "lunar": _lunar,
    "shift": _shifted,
}


def draw_moment(needs: str, rng: Random) -> Moment:
    """A moment of a kind: «tom_off0» is tomorrow at a full hour of an office's day."""
    while True:
        now = day_at(date(2026, 1, 5) + timedelta(days=rng.randrange(0, 660)), rng.randrange(8, 18), rng.randrange(0, 60))
        if needs == "now":
            now = now.replace(hour=rng.randrange(8, 16))
            return Moment(now, now)
        if needs in ("span", "monthturn"):
            day = now.date() + timedelta(days=rng.randrange(3, 50))
            turns = (day + 2 * DAY).month != day.month
            if turns == (needs == "monthturn") and (not turns or day.month != 12):
                return Moment(now, day_at(day, rng.choice([8, 9, 14, 15]) if needs == "span" else 9))
            continue
        days, hours = needs.split("_")
        drawn = _DAYS[days](rng, now)
        if drawn is None:
            continue
        moment = Moment(drawn[0], day_at(drawn[1], rng.choice(_HOURS[hours][0]), rng.choice(_HOURS[hours][1])))
        if moment.t.date() != moment.now.date() or moment.t > moment.now + timedelta(minutes=40):
            return moment
