"""Time expressions of the two corpora, ours beside jionlp's: `python -m benchmarks.time_expressions`.

jionlp is needed here alone (some 290 MB installed: benchmarks/requirements.txt); without it our own line is printed. The
expressions are the words that our reader picked out of messages with one certain start, so they show what the users'
forms ask of a library, not which library is better at Chinese.
"""

import importlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from benchmarks.notices import BLIND, CALENDAR, MESSAGES, ZONE, messages
from policy.when import read_when

Reader = Callable[[str, datetime], str | None]


def expressions() -> list[tuple[str, datetime, str]]:
    """The words of every certain start in the corpora, when they were said, and what they mean (ISO minutes)."""
    found = []
    for row in (*messages(MESSAGES), *messages(BLIND)):
        start = row["expect"].get("starts_at")
        now = datetime.fromisoformat(row["now"]).replace(tzinfo=ZONE)
        words = read_when(row["text"], now, CALENDAR).text.strip() if start else ""
        if start and len(words) > 5:
            found.append((words, now, start))
    return found


def ours(words: str, now: datetime) -> str | None:
    """Our reading of the words alone."""
    start = read_when(words, now, CALENDAR).starts_at
    return f"{start:%Y-%m-%dT%H:%M}" if start else None


def jionlp_reader() -> Reader | None:
    """jionlp's reading, or None when it is not installed."""
    try:
        jionlp = importlib.import_module("jionlp")
    except ImportError:
        return None

    def read(words: str, now: datetime) -> str | None:
        base = {"year": now.year, "month": now.month, "day": now.day, "hour": now.hour, "minute": now.minute}
        try:
            first = jionlp.parse_time(words, time_base=base)["time"][0]
        except Exception:  # it raises many kinds of its own for what it cannot read
            return None
        return str(first)[:16].replace(" ", "T")

    return read


def main() -> None:
    """Print exactly right, silently wrong and not read for each reader."""
    cases = expressions()
    for name, read in (("ours", ours), ("jionlp", jionlp_reader())):
        if read is None:
            print(f"{name:<8} not installed")
            continue
        counts: Counter[str] = Counter()
        for words, now, meant in cases:
            got = read(words, now)
            counts["right" if got == meant else "wrong" if got else "not read"] += 1
        figures = ", ".join(f"{figure} {counts[figure]}" for figure in ("right", "wrong", "not read"))
        print(f"{name:<8} of {len(cases)}: {figures}")


if __name__ == "__main__":
    main()
