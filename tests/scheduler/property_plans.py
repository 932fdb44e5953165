"""Random examples for the planner: the rules, and five weeks of what happens."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.conftest import SHANGHAI

DAYS = 35
TITLES = ("上报", "下报")


@dataclass(frozen=True)
class Plan:
    """One example: the rules, and what happens in which order."""

    first: date
    ladder: tuple[tuple[int, str], ...]
    shift: str
    overrides: dict[date, bool]
    trial_until: date | None
    due_days: tuple[int, ...]
    events: tuple[tuple[datetime, str, int], ...]  # when, what, which department or report


rungs = st.tuples(st.integers(-9, 7), st.sampled_from(("liaison", "liaison", "leader", "principal", "group")))
deeds = st.sampled_from(("submit", "submit", "return", "excuse", "pause", "resume", "extend"))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    first = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 220)))
    days = [first + timedelta(days=n) for n in range(DAYS)]
    overrides = draw(st.dictionaries(st.sampled_from(days), st.booleans(), max_size=6))
    down = draw(st.tuples(st.sampled_from(days), st.integers(0, 15)))
    events = []
    for day in days:
        for minute, what, which in draw(_day()):
            is_down = down[0] <= day < down[0] + timedelta(days=down[1])
            if what != "tick" or not is_down:
                moment = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(minutes=minute)
                events.append((moment, what, which))
    return Plan(
        first, tuple(draw(st.lists(rungs, min_size=2, max_size=8, unique=True))),
        draw(st.sampled_from(("previous_workday", "same_day", "next_workday"))), overrides,
        draw(st.none() | st.sampled_from(days)), tuple(draw(st.lists(st.integers(1, 28), min_size=2, max_size=2))),
        tuple(events),
    )  # fmt: skip


@st.composite
def _day(draw: st.DrawFn) -> list[tuple[int, str, int]]:
    """What happens on one day; the clock may be set back or forward by an hour between two ticks."""
    minute = draw(st.sampled_from((8 * 60 + 31, 8 * 60 + 36, 8 * 60 + 46, 9 * 60, 13 * 60, 17 * 60 + 28, 17 * 60 + 40)))
    step = draw(st.sampled_from((0, 0, 0, -60, 60)))
    found = [(minute, "tick", 0)]
    if step:
        found.append((minute + step, "tick", 0))
    if not draw(st.integers(0, 3)):
        found.insert(draw(st.integers(0, 1)), (minute, draw(deeds), draw(st.integers(0, 3))))
    return found


def settings_of(plan: Plan) -> dict[str, Any]:
    month = f"{plan.first:%Y-%m}"
    return {
        "holidays": plan.overrides,
        "reminders": {
            "shift": plan.shift, "trial_until": plan.trial_until,
            "ladder": [{"offset": offset, "to": to} for offset, to in plan.ladder],
        },
        "obligations": [
            {"kind": kind, "title": title, "short": title, "rrule": f"FREQ=MONTHLY;BYMONTHDAY={day}", "effective_from": month}
            for kind, title, day in zip(("a", "b"), TITLES, plan.due_days, strict=True)
        ],
    }  # fmt: skip
