"""Fit the weights of policy/screening/persons.py, and say how sentences of an author whom the model has not seen are masked.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_names [--write]. tests/data/names has
the sentences of several authors (author_*.jsonl), forms with places for names, and sentences that name nobody whose post is decided on.
"""

import json
import re
import sys
from array import array
from collections import Counter
from random import Random

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.drawn_names import drawn, with_others
from benchmarks.fit_screening import DATA
from benchmarks.fitting import LEAST, write
from policy.screening import person_signs, persons
from policy.screening.appointed import SURNAMES
from policy.screening.lexicon import words_at
from policy.screening.names import MASK, mask_personnel, segments
from policy.text.fitted import SCALE, Linear

AUTHORS = "abcdefg"
DRAWS = 16  # of each form
OFTEN = 3  # how much a sentence of an author weighs beside a drawn one
SEEN = 0.35  # of the stretches that begin with no surname and touch no name
STRENGTH = 1.0  # C of the regression
SMALL = 1  # weights in tenths, up to which they are left out
OTHERS = 4  # times that other names are drawn into a sentence of an author
AT = -1.0  # the score from which a stretch is a name: one that is left is worse than a word that is masked
Sentence = tuple[str, list[str]]  # a text, the names in it that must go


def author(name: str) -> list[Sentence]:
    lines = (DATA / "names" / f"author_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], row["names"]) for row in map(json.loads, lines)]


def ordinary() -> list[Sentence]:
    """Innocent texts of the repository in which no name is masked: what stands there is none, or somebody who acts."""
    texts = [
        json.loads(line)["text"]
        for file in ("notices.jsonl", "notices_sloppy.jsonl")
        for line in (DATA / file).read_text(encoding="utf-8").splitlines()
    ]
    for file in (DATA / "ordinary.txt", DATA / "no_notices.txt", *sorted((DATA / "screening").glob("*.tsv"))):
        lines = file.read_text(encoding="utf-8").splitlines()
        texts += [line.removeprefix("ok\t") for line in lines if file.suffix == ".txt" or line.startswith("ok\t")]
    found = dict.fromkeys(segment for text in texts for segment in segments(text.replace("\\n", "\n")))
    return [(segment, []) for segment in found if mask_personnel(segment) == segment]


def rows(sentence: Sentence, rng: Random) -> list[tuple[list[str], bool]]:
    """The signs of each stretch of a sentence, and whether it is a name; of what is surely none only some."""
    text, names = sentence
    found = []
    for segment in segments(text):
        bounded = person_signs.bound(segment)
        words = words_at(bounded)
        bare = person_signs.uncovered(words)
        spelt = [re.escape(person_signs.bound(name)[4:-4]) for name in sorted(names, key=len, reverse=True)]
        named = {each.span() for each in re.finditer("|".join(spelt), bounded)} if spelt else set()
        stretches = ((start, end) for start, ends in person_signs.places(bounded) for end in ends)
        for start, end in (each for each in stretches if not person_signs.is_none(bounded, *each)):
            touches = any(start < to and at < end for at, to in named)
            if touches or bounded[start] in SURNAMES or rng.random() < SEEN:
                beside = person_signs.before_of(bounded, words, start) + person_signs.behind_of(bounded, words, end)
                found.append(([*beside, *person_signs.within(bounded, words, bare, start, end)], (start, end) in named))
    return found


def fitted(sentences: list[Sentence], rng: Random) -> Linear:
    """The regression over the signs of all stretches."""
    held = [row for sentence in sentences for row in rows(sentence, rng)]
    counted = Counter(sign for signs, _ in held for sign in signs)
    place = {sign: at for at, sign in enumerate(sign for sign, count in counted.items() if count >= LEAST)}
    columns, ends = array("i"), array("i", [0])
    for signs, _ in held:
        columns.extend(place[sign] for sign in signs if sign in place)
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(held), len(place)))
    regression = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-5).fit(matrix, [is_name for _, is_name in held])
    weights = np.round(regression.coef_[0] * SCALE).astype(int).tolist()
    told = {sign: weight for sign, weight in sorted(zip(place, weights, strict=True)) if abs(weight) > SMALL}
    return Linear(told, float(regression.intercept_[0]) - AT)


def with_neighbours_gone(sentences: list[Sentence], rng: Random) -> list[Sentence]:
    """Sentences with several names once more, one of them masked: what stands beside a mask in a list is one, too."""
    return [(text.replace(rng.choice(names), MASK), names) for text, names in sentences if len(set(names)) > 1]


def said(names_model: Linear, sentences: list[Sentence], title: str) -> None:
    """Print how sentences are masked by a model that has not seen their author."""
    read = persons.summed(names_model)
    persons._model = lambda: read  # type: ignore[assignment]
    whole = left = wrong = 0
    for text, names in sentences:
        masked = mask_personnel(text)
        wanted = text
        for name in sorted(names, key=len, reverse=True):
            wanted = wanted.replace(name, MASK)
        is_left = any(name in masked for name in names)
        whole, left = whole + (bool(names) and not is_left), left + is_left
        wrong += not is_left and _alike(masked) != _alike(wanted)
        if is_left or _alike(masked) != _alike(wanted):
            print(f"  {text!r} → {masked!r}")
    print(f"{title}: {whole} of {whole + left} sentences whole, {wrong} of {len(sentences)} with something else gone")


def _alike(masked: str) -> str:
    return re.sub("[小老]×××", MASK, masked).replace(MASK * 2, MASK)


def learnt(own: list[Sentence], beside: list[Sentence], plain: list[Sentence]) -> Linear:
    """The model of names, from authors' sentences, drawn ones and ordinary ones."""
    rng = Random(2)
    drawn_in = with_others(own, OTHERS, rng)
    told = (
        beside
        + drawn_in
        + with_neighbours_gone(beside + drawn_in, rng)
        + OFTEN * (own + with_neighbours_gone(own, rng))
    )
    return fitted(told + plain, rng)


def main() -> None:
    by = {name: author(name) for name in AUTHORS}
    beside, plain = drawn(DRAWS, Random(1)), ordinary()
    if "--write" not in sys.argv:
        for name in AUTHORS:
            others = [sentence for other in AUTHORS if other != name for sentence in by[other]]
            said(learnt(others, beside, plain), by[name], f"all but {name} → {name}")
        return
    write(learnt([sentence for own in by.values() for sentence in own], beside, plain), persons.WEIGHTS)


if __name__ == "__main__":
    main()
