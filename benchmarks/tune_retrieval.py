"""Choose the numbers in policy/retrieval/weights.py from the tune half of the questions: python -m benchmarks.tune_retrieval

1. For every setting of the four index numbers: fit the ranking (multinomial logistic regression over the items), then
   the confidence (logistic regression: was the best item the one meant?), and score both by five-fold cross-validation.
2. With the best setting, fit once more on the whole tune half.
3. Take the middle of the thresholds that gain most on the folds, a wrong answer costing WRONG_ANSWER right ones. The list of other
   fields is left out of all this, so that neither weights nor threshold lean on it; in use it refuses half of the rest.
4. Offer choices from the lowest confidence of a right item.
Nothing here reads the held-out half.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.retrieval_data import ROOT, Question, compilation, held_out, questions
from policy.retrieval import QaIndex, QaText, weights
from policy.retrieval.scope import foreign
from policy.retrieval.scores import dot, lead, sigmoid
from policy.retrieval.wording import simplify

SETTINGS = {
    "SINGLE": (0.5, 0.8),
    "KEYWORD_FITS": (0.65, 0.8),
    "CONCENTRATION": (0.35, 0.5),
    "IN_ANSWER": (0.4, 0.6),
}
WRONG_ANSWER = 1
NEARLY = 0.02  # gains this near to the best are as good: the curve is flat and the folds are small
STEPS = 400
FOLDS = 5


class Case(NamedTuple):
    """One wording as the engine sees it: per candidate item its number and features, and the shape of the rest."""

    expected: int
    items: list[tuple[int, tuple[float, ...]]]
    rest: tuple[float, ...]  # share of what no item knows, and how much is asked


def case(index: QaIndex, question: Question) -> Case | None:
    """None when the text is refused before any comparison, or shares nothing with the compilation."""
    plain = simplify(question.text)
    if foreign(plain):
        return None
    ranked, signals = index.look(plain)
    if not ranked:
        return None
    return Case(question.number, [(index.number(one.place), one.features) for one in ranked], signals[-2:])


def fit_ranking(cases: Sequence[Case]) -> list[float]:
    """Weights of the features that make the item meant the most likely one."""
    answerable = [one for one in cases if any(number == one.expected for number, _ in one.items)]
    vector = [1.0] * len(answerable[0].items[0][1])
    for step in range(STEPS):
        gradient = [0.002 * weight for weight in vector]
        for one in answerable:
            scores = [math.exp(dot(vector, features)) for _, features in one.items]
            total = sum(scores)
            for (number, features), score in zip(one.items, scores, strict=True):
                error = (score / total - (number == one.expected)) / len(answerable)
                gradient = [slope + error * value for slope, value in zip(gradient, features, strict=True)]
        rate = 8.0 / (1 + step / 100)
        vector = [weight - rate * slope for weight, slope in zip(vector, gradient, strict=True)]
    return vector


def best_and_signals(vector: Sequence[float], one: Case) -> tuple[int, tuple[float, ...]]:
    """The number ranked first and the signals of the confidence, as policy.retrieval.search computes them."""
    ranked = sorted(((dot(vector, features), number, features) for number, features in one.items), reverse=True)
    share = lead([rank for rank, _, _ in ranked])
    return ranked[0][1], (1.0, *ranked[0][2], share, *one.rest)


def fit_confidence(vector: Sequence[float], cases: Sequence[Case]) -> list[float]:
    """Weights of the signals that tell a right best item from a wrong one."""
    rows = []
    for one in cases:
        best, signals = best_and_signals(vector, one)
        rows.append((signals, best == one.expected))
    fitted = [0.0] * len(rows[0][0])
    for step in range(STEPS * 2):
        gradient = [0.0] + [0.0003 * weight for weight in fitted[1:]]
        for signals, right in rows:
            error = (sigmoid(dot(fitted, signals)) - right) / len(rows)
            gradient = [slope + error * value for slope, value in zip(gradient, signals, strict=True)]
        rate = 4.0 / (1 + step / 200)
        fitted = [weight - rate * slope for weight, slope in zip(fitted, gradient, strict=True)]
    return fitted


def judged(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """For every case, by weights that did not see it: confidence, was the best item the one meant?"""
    found = []
    for fold in range(FOLDS):
        known = [one for place, one in enumerate(cases) if place % FOLDS != fold]
        vector = fit_ranking(known)
        fitted = fit_confidence(vector, known)
        for one in cases[fold::FOLDS]:
            best, signals = best_and_signals(vector, one)
            found.append((sigmoid(dot(fitted, signals)), best == one.expected))
    return found


def loss(found: Sequence[tuple[float, bool]]) -> float:
    """Mean log loss of the confidence; lower is better."""
    return -sum(math.log(max(1e-6, sure if right else 1 - sure)) for sure, right in found) / len(found)


def threshold(found: Sequence[tuple[float, bool]]) -> float:
    """The middle of the confidences from which answering gains most, a wrong answer costing WRONG_ANSWER right ones."""
    limits = [step / 100 for step in range(20, 91)]
    gains = {limit: sum(1 if right else -WRONG_ANSWER for sure, right in found if sure >= limit) for limit in limits}
    best = [limit for limit in limits if gains[limit] >= max(gains.values()) * (1 - NEARLY)]
    return best[len(best) // 2]


def choices_from(found: Sequence[tuple[float, bool]]) -> float:
    """The confidence that every right item reaches: below it choices would only mislead."""
    return math.floor(100 * min(sure for sure, right in found if right)) / 100


def write(values: dict[str, object]) -> None:
    """Replace the constants module."""
    lines = [f"{name} = {value!r}" for name, value in values.items()]
    text = '"""Written by benchmarks/tune_retrieval.py; do not edit."""\n\n' + "\n".join(lines) + "\n"
    (ROOT / "policy" / "retrieval" / "weights.py").write_text(text, encoding="utf-8")


def apply(values: dict[str, object]) -> None:
    """Let the running engine use the numbers."""
    for name, value in values.items():
        setattr(weights, name, value)


def cases_of(items: Sequence[QaText], tune: Sequence[Question]) -> list[Case]:
    index = QaIndex(items)
    return [found for one in tune if (found := case(index, one))]


def main() -> None:
    items = compilation()
    tune = [one for one in questions() if not held_out(one)]
    results = []
    for setting in itertools.product(*SETTINGS.values()):
        values: dict[str, object] = dict(zip(SETTINGS, setting, strict=True))
        apply(values)
        found = judged(cases_of(items, tune))
        results.append((loss(found), setting, threshold(found), choices_from(found)))
        print(values, f"log loss {results[-1][0]:.4f}", file=sys.stderr)
    _, best, answer_from, offer_from = min(results)
    values = {**dict(zip(SETTINGS, best, strict=True)), "SUBSTANCE": weights.SUBSTANCE}
    apply(values)
    cases = cases_of(items, tune)
    ranking = fit_ranking(cases)
    fitted = fit_confidence(ranking, cases)
    values["RANKING"] = tuple(round(weight, 3) for weight in ranking)
    values["CONFIDENCE"] = tuple(round(weight, 3) for weight in fitted)
    values["ANSWER_FROM"] = answer_from
    values["OFFER_FROM"] = offer_from
    write(values)


if __name__ == "__main__":
    main()
