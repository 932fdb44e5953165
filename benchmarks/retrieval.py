"""Retrieval against three baselines on wordings that nothing was tuned on: python -m benchmarks.retrieval

First every compilation of benchmarks/compilations.py by an engine fitted on the other compilations alone, with no and
with two ways of asking. Of those wordings the ranking and the confidence know nothing; the table of meanings
(policy/retrieval/concepts.py) is general, but was written by somebody who had seen them, so a fresh compilation may
do less well. The baselines get the threshold that suits those same wordings best: a favour that ours is not done.

Then the shipped compilation: first the half of our own wordings that is held out, then those of somebody who knew the sixteen questions, and neither
the engine nor the other wordings nor the ways of asking in the compilation (tests/data/questions_blind.tsv).
Every baseline gets the same items (question, keywords and ways of asking, one surface each) and a threshold of its own
from the tune half.

Of the wordings to answer: «answered» right answers given, «first» the right one answered or first among the choices, «top-3» among the
three, «wrong» another answer given, «dead» nothing offered. Of those to refuse: «false» an answer given. The bars of top-1 are of «answered».
"""

from __future__ import annotations

import logging
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import jieba
import numpy as np
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz, process

from benchmarks import tune_retrieval
from benchmarks.compilations import NAMES, foreign_compilation, foreign_questions, with_ways
from benchmarks.retrieval_data import Question, compilation, held_out, questions
from policy.retrieval import QaIndex, QaText, beside, weights
from policy.retrieval.wording import simplify

LARGE = 3000
Scores = list[tuple[int, float]]  # numbers with scores, best first, at most three
Engine = Callable[[str], Scores]


class Row(NamedTuple):
    """One line of the table; shares from 0 to 1, times in milliseconds."""

    name: str
    answered: float
    first: float
    top3: float
    wrong: float
    false: float
    dead: float
    median: float
    p99: float


def surfaces(items: Sequence[QaText]) -> tuple[list[str], list[int]]:
    pairs = [(simplify(text), item.number) for item in items for text in item.asked()]
    return [text for text, _ in pairs], [number for _, number in pairs]


def best_three(scored: Sequence[tuple[float, int]]) -> Scores:
    best: dict[int, float] = {}
    for score, number in sorted(scored, reverse=True):
        best.setdefault(number, score)
        if len(best) == 3:
            break
    return list(best.items())


def bm25(items: Sequence[QaText], tokens: Callable[[str], list[str]]) -> Engine:
    texts, numbers = surfaces(items)
    index = BM25Okapi([tokens(text) or [" "] for text in texts])

    def search(text: str) -> Scores:
        scores = index.get_scores(tokens(simplify(text)))
        return best_three([(float(score), number) for score, number in zip(scores, numbers, strict=True) if score > 0])

    return search


def wratio(items: Sequence[QaText]) -> Engine:
    texts, numbers = surfaces(items)

    def search(text: str) -> Scores:
        found = process.extract(simplify(text), texts, scorer=fuzz.WRatio, limit=30)
        return best_three([(score, numbers[place]) for _, score, place in found])

    return search


def bigrams(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(len(text) - 1)] or [text]


def limit_of(engine: Engine, tune: Sequence[Question]) -> float:
    """The baseline's threshold on its own scale, by the same rule as ours."""
    found = []
    for one in tune:
        scores = engine(one.text)
        if scores:
            found.append((scores[0][1], scores[0][0] == one.number))
    top = max(score for score, _ in found)
    return threshold([(score / top, right) for score, right in found]) * top


def threshold(found: Sequence[tuple[float, bool]]) -> float:
    """The middle of the scores, as shares of the highest, from which answering gains most."""
    limits = [float(limit) for limit in np.arange(0.2, 0.91, 0.01)]
    gains = [sum(1 if right else -1 for score, right in found if score >= limit) for limit in limits]
    most = max(gains)
    best = [limit for limit, gain in zip(limits, gains, strict=True) if gain >= most - abs(most) * 0.02]
    return best[len(best) // 2]


def measure(name: str, engine: Engine, limit: float, asked: Sequence[Question]) -> Row:
    times, counts = [], Counter[str]()
    for one in asked:
        start = time.perf_counter()
        scores = engine(one.text)
        times.append((time.perf_counter() - start) * 1000)
        numbers = [number for number, _ in scores]
        answer = numbers[0] if scores and scores[0][1] >= limit else 0
        if not one.number:
            counts["false"] += answer != 0
            continue
        counts["answered"] += answer == one.number
        counts["first"] += numbers[:1] == [one.number]
        counts["top3"] += one.number in numbers
        counts["wrong"] += answer not in (0, one.number)
        counts["dead"] += not numbers
    to_answer = sum(one.number != 0 for one in asked)
    shares = {what: counts[what] / to_answer for what in ("answered", "first", "top3", "wrong", "dead")}
    p99 = sorted(times)[int(len(times) * 0.99)]
    false = counts["false"] / (len(asked) - to_answer)
    return Row(name, **shares, false=false, median=statistics.median(times), p99=p99)


def ours(items: Sequence[QaText]) -> Engine:
    """An answer given scores 1, a mere choice 0, so that the threshold is the engine's own."""
    index = QaIndex(items)

    def search(text: str) -> Scores:
        found = index.search(text)
        return [(one.question, float(one.question == found.question)) for one in found.candidates]

    return search


def many(items: Sequence[QaText]) -> list[QaText]:
    """The items and others made of their words in another order, LARGE in all."""
    chance = random.Random(7)
    made = []
    for number in range(len(items) + 1, LARGE + 1):
        base, other = chance.choice(items), chance.choice(items)
        question = "".join(chance.sample(base.question, len(base.question)))
        ways = tuple("".join(chance.sample(way, len(way))) for way in chance.sample(other.ways, 3))
        made.append(replace(base, number=number, question=question, ways=ways))
    return [*items, *made]


def show(of_what: str, asked: Sequence[Question], rows: Sequence[Row]) -> None:
    """The table of one set of wordings."""
    refused = sum(not one.number for one in asked)
    print(f"{len(asked)} {of_what}, {refused} of them to be refused")
    print(f"{'':20}" + "".join(f"{name:>10}" for name in Row._fields[1:]))
    for name, *shares, median, p99 in rows:
        print(f"{name:20}" + "".join(f"{share:10.1%}" for share in shares) + f"{median:10.2f}{p99:10.2f}")


def baselines(items: Sequence[QaText]) -> dict[str, Engine]:
    """Engines that anybody would take first."""
    return {
        "BM25, jieba words": bm25(items, jieba.lcut),
        "BM25, bigrams": bm25(items, bigrams),
        "rapidfuzz WRatio": wratio(items),
    }


def foreign_compilations() -> None:
    """The tables of compilations that the engine was not fitted on."""
    shipped = {name: getattr(weights, name) for name in ("RANKING", "BELONGS", "RIGHT", "ANSWER_FROM")}
    shipped["BY_RUN"] = beside.BY_RUN
    cases = tune_retrieval.all_cases()
    for name in NAMES:
        tune_retrieval.apply(tune_retrieval.fitted(cases, without=name))
        asked = foreign_questions(name)
        for kept in (0, 2):
            items = with_ways(foreign_compilation(name), kept)
            rows = [measure("ours", ours(items), 1.0, asked)]
            for other, engine in baselines(items).items():
                rows.append(measure(other, engine, limit_of(engine, asked), asked))
            show(f"wordings, compilation «{name}» ({len(items)} items, {kept} ways each)", asked, rows)
    tune_retrieval.apply(shipped)


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut("热身")
    foreign_compilations()
    items = compilation()
    tune = [one for one in questions() if not held_out(one)]
    asked = [one for one in questions() if held_out(one)]
    engines = baselines(items)
    limits = {name: limit_of(engine, tune) for name, engine in engines.items()} | {"ours": 1.0}
    engines = {"ours": ours(items), **engines}
    for of_what, wordings in (("wordings held out", asked), ("by another author", questions("questions_blind.tsv"))):
        rows = [measure(name, engine, limits[name], wordings) for name, engine in engines.items()]
        show(of_what, wordings, rows)
    start = time.perf_counter()
    large = ours(many(items))
    built = time.perf_counter() - start
    show(f"wordings held out, {LARGE} items", asked, [measure("ours", large, 1.0, asked)])
    print(f"index of {LARGE} items built in {built:.2f} s; their scrambled questions only weigh on the time")


if __name__ == "__main__":
    main()
