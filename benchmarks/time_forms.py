"""Times in drawn forms: 20,000 draws, ours beside jionlp: `python -m benchmarks.time_forms [--wrong] [--draws N]`.

A draw is right, asked for with the right one offered, missed (nothing taken, or a question without it), or silently wrong;
jionlp knows no question.
"""

import argparse
import logging
import time
from collections import Counter
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

from benchmarks.time_expressions import jionlp_reader
from policy.time.calendar import WorkCalendar
from policy.when import When, read_when
from tests.data.forms import time_beside, time_clocks, time_dates, time_days
from tests.data.forms.times import Meaning, write_time

DRAWS = 20_000
FORMS = (*time_dates.FORMS, *time_clocks.FORMS, *time_days.FORMS, *time_beside.FORMS)
ZONE = ZoneInfo("Asia/Shanghai")


def _iso(moment: datetime | date) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else moment.isoformat()


def verdict(when: When, meaning: Meaning) -> str:
    """How a reading stands beside what was meant."""
    if meaning.kind == "none":
        return "right" if when == When(text=when.text) else "asked" if when.ask else "wrong"
    if meaning.kind == "ask":
        return _asked(when, meaning)
    assert meaning.start is not None
    if when.ask is not None:
        offered = any(choice[: len(_iso(meaning.start))] == _iso(meaning.start) for choice in when.ask.choices)
        return "asked" if offered else "missed"
    if isinstance(meaning.start, datetime):
        taken = when.starts_at.replace(tzinfo=None) if when.starts_at else None
        right, none = taken == meaning.start, taken is None and when.day in (None, meaning.start.date())
    else:
        right, none = when.day == meaning.start and when.starts_at is None, when.day is None and when.starts_at is None
    if not right:
        return "missed" if none else "wrong"
    return "right" if _ends(when, meaning) else "wrong"


def _ends(when: When, meaning: Meaning) -> bool:
    if isinstance(meaning.end, datetime):
        return when.ends_at is not None and when.ends_at.replace(tzinfo=None) == meaning.end
    return meaning.end is None or when.last_day == meaning.end


def _asked(when: When, meaning: Meaning) -> str:
    if when.ask is None:
        taken = when.starts_at is not None or when.day is not None
        return "wrong" if taken else "missed" if meaning.choices else "right"
    offered = when.ask.choices
    return (
        "right" if all(any(each.startswith(_iso(want)) for each in offered) for want in meaning.choices) else "missed"
    )


def score(draws: int = DRAWS, *, wrong: bool = False) -> dict[str, Counter[str]]:
    """Counts of right, asked, missed and wrong by reader."""
    logging.disable(logging.ERROR)  # jionlp logs a traceback for what it cannot read
    rng, calendar, jionlp = Random(20261129), WorkCalendar(), jionlp_reader()
    counts = {name: Counter[str]() for name in ("ours", "jionlp") if name == "ours" or jionlp}
    for _ in range(draws):
        written = write_time(rng.choice(FORMS), rng)
        now = written.now.replace(tzinfo=ZONE)
        ours = verdict(read_when(written.text, now, calendar), written.meaning)
        counts["ours"][ours] += 1
        if wrong and ours != "right":
            print(f"{ours}: {written.text!r} on {written.now:%Y-%m-%d %H:%M} is {written.meaning}")
        if jionlp is not None:
            start = written.meaning.start
            got = jionlp(written.text, now)
            counts["jionlp"][
                "missed" if got is None else "right" if start and got.startswith(_iso(start)) else "wrong"
            ] += 1
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true", help="print every draw that ours did not read right")
    parser.add_argument("--draws", type=int, default=DRAWS)
    options = parser.parse_args()
    before = time.perf_counter()
    for name, counts in score(options.draws, wrong=options.wrong).items():
        told = ", ".join(f"{each} {counts[each] / options.draws:.2%}" for each in ("right", "asked", "missed", "wrong"))
        print(f"{name:8}{told}")
    print(f"{options.draws} draws of {len(FORMS)} forms in {time.perf_counter() - before:.0f} s")


if __name__ == "__main__":
    main()
