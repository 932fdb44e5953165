"""How well notices are read: `python -m benchmarks.notices [--wrong] [--file …]`.

Three corpora: notices.jsonl and notices_sloppy.jsonl (chat, dictation, tables, forms), which the reader was developed on, and
notices_blind.jsonl, written by somebody who had never seen the reader; what it got wrong at first sight has been mended
since (docs/first-scores.md has the first figures). no_notices.txt holds messages that announce no meeting.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from policy.notice import Item, Notice, looks_like_notice, read_notice
from policy.time.calendar import WorkCalendar

DATA = Path(__file__).parent.parent / "tests" / "data"
MESSAGES = DATA / "notices.jsonl"
BLIND = DATA / "notices_blind.jsonl"
SLOPPY = DATA / "notices_sloppy.jsonl"
NO_NOTICES = DATA / "no_notices.txt"
ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()


@dataclass
class Score:
    """Counts by figure: `right` of `of`, and the messages that went wrong with what was read instead."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, object]] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def add(self, figure: str, right: bool, text: str, got: object) -> None:
        """Count one case of a figure."""
        self.of[figure] += 1
        self.right[figure] += right
        if not right:
            self.wrong.append((figure, text, got))

    def rate(self, figure: str) -> float:
        """The share of right ones, 0 to 1."""
        return self.right[figure] / self.of[figure]


def messages(path: Path = MESSAGES) -> Iterator[dict[str, Any]]:
    """The rows of the corpus: now, text, expect."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def no_notices() -> list[str]:
    """Minutes, reports, errands, other units' meetings, questions: nothing of it is to be registered."""
    return NO_NOTICES.read_text(encoding="utf-8").splitlines()


def score(rows: Iterator[dict[str, Any]]) -> Score:
    """Read every message and compare with what a person expects."""
    result = Score()
    for row in rows:
        now = datetime.fromisoformat(row["now"]).replace(tzinfo=ZONE)
        before = time.perf_counter()
        notice = read_notice(row["text"], now, CALENDAR)
        result.milliseconds.append((time.perf_counter() - before) * 1000)
        result.add("taken for a notice", looks_like_notice(row["text"]), row["text"], False)
        _score_start(result, row["text"], row["expect"], notice)
        if "place" in row["expect"]:
            result.add("place", notice.place == row["expect"]["place"], row["text"], notice.place)
        if "items" in row["expect"]:
            _score_items(result, row["text"], row["expect"]["items"], notice)
    return result


def start_of(notice: Notice) -> dict[str, object]:
    """What was read of the start, in the corpus's words."""
    asked = [ask for ask in notice.asks if ask.field == "starts_at"]
    if asked:
        return {"ask": list(asked[0].choices)}
    if notice.day:
        return {"day": notice.day.isoformat()}
    return {"starts_at": f"{notice.starts_at:%Y-%m-%dT%H:%M}" if notice.starts_at else None}


def _score_start(result: Score, text: str, expect: dict[str, Any], notice: Notice) -> None:
    got = start_of(notice)
    wanted = {key: expect[key] for key in ("starts_at", "day", "ask") if key in expect}
    if "ask" in wanted:
        choices = got.get("ask")
        meant: list[str] = wanted["ask"]
        right = isinstance(choices, list) and choices[:1] == meant[:1] and set(meant) <= set(choices)
        right = right or (isinstance(choices, list) and not meant)
    else:
        right = got == wanted
    result.add("start", right, text, got)
    silent = not right and "ask" not in got and got != {"starts_at": None}
    result.add("not silently wrong", not silent, text, got)
    result.add("not asked without need", "ask" in wanted or "ask" not in got, text, got)


def _score_items(result: Score, text: str, wanted: list[dict[str, Any]], notice: Notice) -> None:
    got = notice.items
    fits = len(got) == len(wanted) and all(
        want.get("text", "") in item.text for want, item in zip(wanted, got, strict=True)
    )
    result.add("items", fits, text, [item.text for item in got])
    if len(got) != len(wanted):
        return
    for want, item in zip(wanted, got, strict=True):
        if "kind" in want:
            result.add("kinds", item.kind == want["kind"], text, (item.text, item.kind, item.reason))
        result.add("amounts", _amount_right(want, item, notice), text, (item.text, item.amount_yuan, item.approximate))


def _amount_right(want: dict[str, Any], item: Item, notice: Notice) -> bool:
    if want.get("amount_ask"):
        return item.amount_yuan is None and any(ask.field == "amount_yuan" for ask in notice.asks)
    return (item.amount_yuan, item.approximate) == (want.get("amount_yuan"), want.get("approximate", False))


def main() -> None:
    """Print the figures of both corpora; with --wrong the messages behind them too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print what went wrong")
    parser.add_argument("--file", type=Path, action="append", help="another corpus")
    options = parser.parse_args()
    for path in options.file or (MESSAGES, BLIND, SLOPPY):
        result = score(messages(path))
        print(f"{path.name}, {result.of['start']} messages")
        for figure, of in result.of.items():
            print(f"  {figure:<24}{result.right[figure]:>5} / {of:<5}{result.rate(figure):>7.1%}")
        print(f"  {'time per notice':<24}{statistics.median(result.milliseconds):>8.2f} ms median")
        for figure, text, got in result.wrong if options.wrong else []:
            print(f"\n[{figure}] {text}\n    read: {got}")
    taken = [text for text in no_notices() if looks_like_notice(text)]
    print(f"no notices, {len(no_notices())} messages\n  {'taken for a notice':<24}{len(taken):>5}")
    print(*taken if options.wrong else (), sep="\n")


if __name__ == "__main__":
    main()
