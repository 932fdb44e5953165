"""What a reader of the rules alone would expect of the story: no line of the product is used here.

Who holds which post when, what each department owes when, when it reports, and so who is reminded on which day, who may
still act, and who is listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
# Weekdays that are free: 2027 and 2028 as the regulation frees them, for neither is published.
FREE = {
    date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 8), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15),
    date(2027, 10, 1), date(2028, 1, 25), date(2028, 1, 26), date(2028, 1, 27), date(2028, 1, 28),
}  # fmt: skip
MONTHLY = "主体责任台账"
QUARTERLY = ("主体责任清单推进情况", "“三重一大”推进落实情况")
OPENED = timedelta(days=60)  # ahead of its date a report is on file
TO_LIAISON = (-7, -3, -1, 0, 1)


@dataclass(frozen=True)
class Held:
    """A post of a place, held from a day until another (exclusive)."""

    who: str
    role: str
    place: str
    first: date = date.min
    until: date = date.max

    def on(self, day: date) -> bool:
        return self.first <= day < self.until


@dataclass(frozen=True)
class Away:
    """Somebody is away, both days included; the deputy reads instead."""

    who: str
    deputy: str
    first: date
    last: date


@dataclass(frozen=True)
class Report:
    """What a department owes by one date, when it comes in, and under which names."""

    department: str
    due: date
    at: datetime
    names: tuple[str, ...]


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in FREE


def shift(day: date, count: int) -> date:
    """That many working days on."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not works(day):
            day += step
    return day


def anchor(due: date) -> date:
    while not works(due):
        due -= timedelta(days=1)
    return due


@dataclass
class Model:
    """The whole story, day by day."""

    posts: list[Held]
    away: list[Away]
    lives: dict[str, tuple[date, date]]  # department → first day, and the day on which it is there no more
    groups: dict[str, int]  # department → its group
    unreachable: dict[str, date]  # who has left without a word, and since when

    def holders(self, role: str, place: str, day: date) -> list[str]:
        """In the order of the list, those away replaced by their deputies, those gone left out."""
        found = [each.who for each in self.posts if each.role == role and each.place == place and each.on(day)]
        read = [next((a.deputy for a in self.away if a.who == who and a.first <= day <= a.last), who) for who in found]
        return [who for who in dict.fromkeys(read) if day < self.unreachable.get(who, date.max)]

    def members(self, day: date) -> set[str]:
        return {each.who for each in self.posts if each.on(day)}

    def may(self, who: str, role: str, day: date) -> bool:
        """Whether the person has the powers of a role: by a post of the own, or as somebody's deputy."""
        stands_for = {each.who for each in self.away if each.deputy == who and each.first <= day <= each.last}
        return any(each.role == role and each.on(day) and each.who in {who, *stands_for} for each in self.posts)

    def reports(self, department: str, last: date) -> Iterator[Report]:
        """Everything that falls due for the department from its first day, whether it will still be there or not."""
        first, _ = self.lives[department]
        place = list(self.lives).index(department)
        year, month = 2026, 11
        while (due := date(year, month, 25)) <= last:
            if first <= due:
                yield Report(department, due, self._comes_in(place, due), self._names(due))
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def _names(self, due: date) -> tuple[str, ...]:
        quarter = f"{'一二三四'[due.month // 3 - 1]}季度"
        more = [f"{quarter}{each}" for each in QUARTERLY] if due.month % 3 == 0 else []
        return (f"{due.month}月{MONTHLY}", *more)

    def _comes_in(self, place: int, due: date) -> datetime:
        """Early, on the day, two working days late, or so late that everybody has been told; in turn."""
        turn = (place + due.month + due.year) % 4
        day = (due - timedelta(days=4), due, shift(due, 2), shift(due, 6))[turn]
        return datetime(day.year, day.month, day.day, 10, 30, tzinfo=ZONE)

    def open(self, department: str, moment: datetime, last: date) -> list[Report]:
        """What is owed and not in at this moment, nothing once the department is there no more."""
        if moment.date() >= self.lives[department][1]:
            return []
        return [each for each in self.reports(department, last) if each.at > moment]

    def told(self, day: date) -> dict[tuple[str, str, str], frozenset[str]]:
        """(who, as what, department) → the reports that are named, of the day's reminders."""
        found: dict[tuple[str, str, str], set[str]] = {}
        if not works(day):
            return {}
        moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=ZONE)
        for department in self.lives:
            if moment.date() < self.lives[department][0]:
                continue
            for report in self.open(department, moment, day + timedelta(days=40)):
                for role, offsets in (("liaison", TO_LIAISON), ("leader", (1,))):
                    if any(shift(anchor(report.due), each) == day for each in offsets):
                        for who in self.holders(role, department, day)[: None if role == "liaison" else 1]:
                            found.setdefault((who, role, department), set()).update(report.names)
        return {key: frozenset(names) for key, names in found.items()}

    def late_at(self, day: date, offset: int, group: int) -> set[str]:
        """Departments of a group whose step of this offset falls on the day."""
        moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=ZONE)
        return {
            department
            for department in self.lives
            if self.groups[department] == group and works(day)
            for report in self.open(department, moment, day)
            if shift(anchor(report.due), offset) == day
        }

    def missing(self, moment: datetime, group: int) -> dict[str, set[str]]:
        """Report → departments that «谁没报» lists: what is behind, and of each kind what is due next."""
        day = moment.date()
        following = date(
            day.year + (day.month == 12 and day.day > 25), day.month % 12 + 1 if day.day > 25 else day.month, 25
        )
        quarter = following
        while quarter.month % 3:
            quarter = date(quarter.year, quarter.month + 1, 25)
        found: dict[str, set[str]] = {}
        for department, its in self.groups.items():
            if its != group or day < self.lives[department][0]:
                continue
            for report in self.open(department, moment, quarter):
                for name in report.names:
                    next_due = following if name.endswith(MONTHLY) else quarter
                    near = next_due <= day + OPENED
                    if report.due < day or (report.due == next_due and near):
                        found.setdefault(name, set()).add(department)
        return found
