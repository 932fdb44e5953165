"""Fit the weights by which policy/notice tells notices of meetings from everything else, and say how well it does.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_announcing [--write]. A line of
tests/data/announcing.tsv is a sign (+ announces a meeting, h tells of one held, - neither), a tabulator and a text whose
{slots} are drawn; the corpora of notices, questions and commands teach beside. A fifth of the texts is kept apart at a time.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.fitting import fit, write
from benchmarks.notices import BLIND, MESSAGES, SLOPPY, messages, no_notices
from handlers.talk.registry import acts
from policy.notice.announce import WEIGHTS, signs
from policy.notice.past import announces_none
from policy.text.asking import is_question
from policy.text.fitted import Linear
from tests.data.forms.announcing import announcing, drawn

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "tests" / "data"
STRENGTH: Final = 40.0  # C of the regression
FEW: Final = 12
DRAWS: Final = 3  # texts of each line with slots
BESIDE: Final = 0.3  # the weight of a question or a command, which are alike among themselves
NOTICES: Final = re.compile("会议通知：|代登")  # examples of acts that hold a notice
Texts = tuple[str, list[str], float]  # sign, texts that are kept apart together, weight


def labelled() -> list[Texts]:
    """All texts with their signs, those of one form together."""
    random = Random(20261130)
    found: list[Texts] = [(sign, [drawn(form, random) for _ in range(DRAWS)], 1.0) for sign, form in announcing()]
    found += [("+", [row["text"]], 1.0) for path in (MESSAGES, BLIND, SLOPPY) for row in messages(path)]
    found += [("-", [text], 1.0) for text in no_notices()]
    asked = (line.split("\t")[0] for line in (DATA / "questions.tsv").read_text(encoding="utf-8").splitlines())
    found += [("-", [text], BESIDE) for text in asked if is_question(text)]
    said = (each for act in acts() for each in (act.usage, *act.examples) if each and not NOTICES.match(each))
    return found + [("-", [text], BESIDE) for text in said]


def fitted(data: list[Texts]) -> Linear:
    """The regression over all texts."""
    held = [(signs(text), sign == "+", weight) for sign, texts, weight in data for text in texts]
    return fit(held, strength=STRENGTH, few=FEW)


def main() -> None:
    """Print how well texts kept apart are told; with --write make the file."""
    data, wrong, of = labelled(), Counter[str](), Counter[str]()
    Random(20261130).shuffle(data)
    for part in range(5):
        model = fitted([each for place, each in enumerate(data) if place % 5 != part])
        for sign, texts, _ in data[part::5]:
            taken = {text: model.score(signs(text)) > 0 and not announces_none(text) for text in texts}
            mistaken = [text for text in texts if taken[text] != (sign == "+")]
            wrong[sign] += len(mistaken)
            of[sign] += len(texts)
            if "--wrong" in sys.argv:
                print(*(f"{sign} {text!r}" for text in mistaken), sep="\n", end="\n" if mistaken else "")
    for sign, name in (("+", "notices"), ("h", "reports of meetings held"), ("-", "other texts")):
        print(f"{wrong[sign]} of {of[sign]} {name} kept apart are told wrongly")
    if "--write" in sys.argv:
        write(fitted(data), WEIGHTS)


if __name__ == "__main__":
    main()
