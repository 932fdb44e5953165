"""Fit the weights by which policy/notice tells matters from the other clauses of a notice.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_clauses [--write]. The clauses of the
corpora teach, and the matters of the drawn agendas; a fifth of the messages at a time is kept apart to say how well it does.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.fitting import fit, write
from benchmarks.notices import BLIND, MESSAGES, SLOPPY, messages
from policy.notice.clauses import WEIGHTS, clause_spans, grams
from policy.text.compare import fold
from policy.text.fitted import Linear
from tests.data.forms.agendas import MATTERS

CLAUSES = Path(__file__).parents[1] / "tests" / "data" / "clauses.tsv"
CASES = Path(__file__).parents[1] / "tests" / "data" / "cases" / "reading.jsonl"
STRENGTH = 5.0  # C of the regression
Clause = tuple[str, bool]  # folded; whether it is a matter
_MARKS = re.compile(r"[\s,。、;:.()“”\"'《》]")


def labelled(text: str, matters: list[str]) -> Iterator[Clause]:
    """Each clause, and whether it holds one of the matters or is a part of one."""
    wanted = [_MARKS.sub("", fold(matter)) for matter in matters]
    folded = fold(text)
    for clause in (folded[first:last].strip() for first, last in clause_spans(folded)):
        bare = _MARKS.sub("", clause)
        yield clause, any(matter in bare or (len(bare) > 3 and bare in matter) for matter in wanted)


def told() -> list[list[Clause]]:
    """The clauses of each message whose matters are all known by their words."""
    found = []
    for row in (row for path in (MESSAGES, BLIND, SLOPPY) for row in messages(path)):
        items = row["expect"].get("items")
        if items is not None and all("text" in item for item in items):
            found.append(list(labelled(row["text"], [item["text"] for item in items])))
    for case in map(json.loads, CASES.read_text(encoding="utf-8").splitlines()):
        want = case["want"]
        items = [] if want.get("items_count") == 0 or "items" in want.get("missing_has", ()) else want.get("items")
        if items is not None and all("has" in item for item in items):
            text = case["text"].replace("\\n", "\n").replace("\\t", "\t")
            found.append(list(labelled(text, [item["has"] for item in items])))
    return found


def alone() -> list[Clause]:
    """Matters and other clauses that were written by themselves."""
    own = [(fold(matter.text.split("，")[0]), True) for matter in MATTERS]
    lines = (line.split("\t") for line in CLAUSES.read_text(encoding="utf-8").splitlines())
    return own + [(fold(words), sign == "+") for sign, words in lines]


def fitted(data: list[Clause]) -> Linear:
    """The regression over grams."""
    return fit([(grams(words), matter, 1.0) for words, matter in data], strength=STRENGTH)


def main() -> None:
    """Print how well clauses kept apart are told; with --write make the file."""
    told_apart, own = told(), alone()
    Random(20261130).shuffle(told_apart)
    right = of = 0
    for part in range(5):
        rest = [each for place, each in enumerate(told_apart) if place % 5 != part]
        model = fitted([clause for each in rest for clause in each] + own)
        kept = [clause for each in told_apart[part::5] for clause in each]
        right += sum((model.score(grams(words)) > 0) == matter for words, matter in kept)
        of += len(kept)
    print(f"{right / of:.1%} of {of} clauses of messages kept apart")
    if "--write" in sys.argv:
        write(fitted([clause for each in told_apart for clause in each] + own), WEIGHTS)


if __name__ == "__main__":
    main()
