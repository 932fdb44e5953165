"""Sums of money in drawn forms: 20,000 draws, ours beside other readers of Chinese numbers.

`python -m benchmarks.amount_forms [--wrong]`. A draw is right, asked for, or silently wrong; the others know no question.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable
from random import Random

import cn2an
import jionlp

from policy.money import read_sum
from tests.data.forms.amounts import AMOUNTS, Written, place_amount, write_amount

DRAWS = 20_000
_SUM = re.compile(
    r"[\d０-９.,，．零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+(?=\s*(?:元|圆|块|余|多|左右|$))"
)


def _ours(text: str, written: Written) -> str:
    total = read_sum(text)
    if total.amount is None:
        may = written.yuan is None or written.low is not None
        return ("right" if may else "asked") if total.ask else "missed"
    return "right" if total.amount.yuan == written.yuan else "wrong"


def _cn2an(text: str, written: Written) -> str:
    """The longest number before 元 or at the end, handed to cn2an, which knows numbers and no sentences."""
    found = max((match[0] for match in _SUM.finditer(written.text)), key=len, default="")
    try:
        value = int(cn2an.cn2an(found, "smart"))
    except (ValueError, KeyError, IndexError):
        return "missed"
    return "right" if value == written.yuan else "wrong"


def _jionlp(text: str, written: Written) -> str:
    try:
        found = jionlp.parse_money(written.text)
        said = found["num"]
        value = int(float(said[-1] if isinstance(said, list) else said))
    except (TypeError, KeyError, ValueError):
        return "missed"
    return "right" if value == written.yuan and found.get("case") == "元" else "wrong"


READERS: dict[str, Callable[[str, Written], str]] = {"ours": _ours, "cn2an": _cn2an, "jionlp": _jionlp}


def score(draws: int = DRAWS, *, wrong: bool = False) -> dict[str, Counter[str]]:
    """Counts of right, asked, missed and wrong by reader."""
    rng = Random(20261129)
    counts = {name: Counter[str]() for name in READERS}
    for _ in range(draws):
        form = rng.choice(AMOUNTS)
        written = write_amount(form, rng)
        text = place_amount(form, written, rng)
        for name, read in READERS.items():
            verdict = read(text, written)
            counts[name][verdict] += 1
            if wrong and name == "ours" and verdict != "right":
                print(f"{verdict}: {text!r} is {written.yuan}")
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true", help="print every draw that ours did not read right")
    parser.add_argument("--draws", type=int, default=DRAWS)
    options = parser.parse_args()
    before = time.perf_counter()
    for name, counts in score(options.draws, wrong=options.wrong).items():
        told = ", ".join(
            f"{verdict} {counts[verdict] / options.draws:.2%}" for verdict in ("right", "asked", "missed", "wrong")
        )
        print(f"{name:8}{told}")
    print(f"{options.draws} draws of {len(AMOUNTS)} forms in {time.perf_counter() - before:.0f} s")


if __name__ == "__main__":
    main()
