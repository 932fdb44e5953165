"""Choose the numbers in policy/retrieval/weights.py and beside.txt: python -m benchmarks.tune_retrieval

Development only (pip install -r benchmarks/requirements.txt).

1. Cases: every compilation (those of benchmarks/compilations.py and the shipped one) with its ways of asking dropped
   out (0, 1, 3, 8 or all kept), asked with its wordings, with the ways that were dropped, and with what must be refused:
   wordings of the other compilations and benchmarks/refusals.py. Of the shipped one the held-out half of the wordings is not read.
2. Ranking: multinomial logistic regression over the items.
3. What asks for something else: logistic regression over the runs of what no item knows (policy/retrieval/beside.py).
4. Confidence: two logistic regressions: does the compilation answer this, and if so, does the best item? Each compilation's cases are judged with a model of what asks
   for something else that was fitted on the others, as a new compilation's questions will be.
5. For hardly any, some and many ways of asking the lowest threshold at which at most FALSE of what must be refused is
   answered over all compilations, and at most WRONG of what is to be answered gets another answer.
`leave_one_out` fits on all compilations but one, for benchmarks/retrieval.py.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import prod, sqrt

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.compilations import NAMES, foreign_compilation, foreign_questions, with_ways
from benchmarks.refusals import about_somebody, elsewhere
from benchmarks.retrieval_data import ROOT, Question, compilation, held_out, questions
from policy.retrieval import QaIndex, QaText, beside, weights
from policy.retrieval.evidence import Evidence
from policy.retrieval.scope import foreign
from policy.retrieval.scores import dot, sigmoid
from policy.retrieval.search import band, signals
from policy.retrieval.wording import simplify

SHIPPED = "shipped"
KEPT = (0, 1, 3, 8, 99)  # ways of asking of each item
RICH = 8  # ways of asking from which on the wordings of the test files tell enough about what to refuse
STRANGERS = 50  # wordings of each other compilation, which must be refused
ELSEWHERE, SOMEBODY = 150, 70  # of benchmarks/refusals.py, with each number of ways
FALSE = (0.045, 0.045, 0.055)  # by band: of what must be refused and reaches the comparison, what may be answered
DAMPED = 0.001  # what large weights of the ranking cost
RUNS = 1500  # runs of what no item knows that are kept
OWN = 1.0  # what a wording of the test files counts
REFUSED = 0.5  # what one of benchmarks/refusals.py counts beside it
LESS = 0.3  # what a way of asking counts beside it
WRONG = (0.05, 0.05, 0.02)  # by band: of what is to be answered, what may get another answer
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class Case:
    """One wording as the engine sees it: features per item, which is meant (-1: none of them), the shape of the text."""

    features: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    meant: int
    rest: tuple[float, ...]
    unknown: str
    weight: float
    answerable: bool
    tells: float  # what it counts among the texts that beside.py is fitted on
    beside: float = 0.0


def cases_of(items: Sequence[QaText], asked: Sequence[Question], weight: float, tells: float) -> list[Case]:
    """The cases of wordings that reach the comparison."""
    index, found = QaIndex(items), []
    for one in asked:
        plain = simplify(one.text)
        look = index.look(plain)
        if foreign(plain) or not look.ranked:
            continue
        numbers = [index.number(each.place) for each in look.ranked]
        meant = numbers.index(one.number) if one.number in numbers else -1
        features = np.array([each.features for each in look.ranked])
        found.append(Case(features, meant, look.rest, look.unknown, weight, bool(one.number), tells))
    return found


def all_cases() -> dict[str, list[Case]]:
    """Compilation → its cases, each compilation of about the same weight."""
    texts = {name: foreign_compilation(name) for name in NAMES} | {SHIPPED: compilation()}
    asked = {name: foreign_questions(name) for name in NAMES}
    asked[SHIPPED] = [one for one in questions() if not held_out(one)]
    chance = random.Random(15)
    cases: dict[str, list[Case]] = {}
    for name, items in texts.items():
        others = [one for each in asked if each != name for one in chance.sample(asked[each], STRANGERS)]
        strangers = [Question(one.text, 0) for one in others if one.number]
        found: list[Case] = []
        for kept in KEPT:
            some = with_ways(items, kept)
            dropped = [Question(way, item.number) for item in items for way in item.ways[kept : kept + 2]]
            scale = (1800 if name == SHIPPED and kept > 8 else 150) / len(asked[name])
            found += cases_of(some, asked[name], scale, OWN)
            found += cases_of(some, dropped, 0.3 * scale, LESS)
            found += cases_of(some, strangers, 0.3, 0.0)
            if kept < RICH:
                refused = chance.sample(elsewhere(name), ELSEWHERE) + about_somebody(items, SOMEBODY, chance)
                found += cases_of(some, refused, REFUSED, REFUSED)
        cases[name] = found
    return cases


def fit_ranking(cases: Sequence[Case]) -> Vector:
    """Weights of the features that make the item meant the most likely one."""
    known = [one for one in cases if one.meant >= 0]
    most = max(len(one.features) for one in known)
    block = np.zeros((len(known), most, known[0].features.shape[1]))
    mask = np.full((len(known), most), -1e9)
    for place, one in enumerate(known):
        block[place, : len(one.features)], mask[place, : len(one.features)] = one.features, 0.0
    meant = block[np.arange(len(known)), [one.meant for one in known]]
    weight = np.array([one.weight for one in known])
    weight /= weight.sum()

    def surprise(vector: Vector) -> tuple[float, Vector]:
        scores = block @ vector + mask
        highest = scores.max(axis=1)
        shares = np.exp(scores - highest[:, None])
        whole = shares.sum(axis=1)
        cost = weight @ (highest + np.log(whole) - meant @ vector) + DAMPED / 2 * vector @ vector
        slope = np.einsum("i,ij,ijk->k", weight / whole, shares, block) - weight @ meant + DAMPED * vector
        return float(cost), slope

    found: Vector = minimize(surprise, np.zeros(block.shape[2]), jac=True, method="L-BFGS-B").x
    return found


def signals_of(vector: Vector, one: Case) -> tuple[int, tuple[float, ...]]:
    """Which item is ranked first, and the signals of the confidence as policy.retrieval.search computes them."""
    scores = one.features @ vector
    order = np.argsort(-scores, kind="stable")
    found = [Evidence(int(at), (), tuple(map(float, one.features[at])), float(scores[at])) for at in order]
    return found[0].place, signals(found, one.rest, one.beside)


def fit_beside(cases: Sequence[Case]) -> dict[str, float]:
    """Run → what it adds to the log odds that a text is to be refused; the strongest runs."""
    told = sorted((one for one in cases if one.tells and few_ways(one)), key=lambda one: one.tells)
    said = {(one.unknown, one.answerable): one.tells for one in told}
    rows = [dict.fromkeys(found, 1 / sqrt(len(found) or 1)) for found in (beside.runs(text) for text, _ in said)]
    often = Counter(run for row in rows for run in row)
    rows = [{run: share for run, share in row.items() if often[run] > 1} for row in rows]
    seen, regression = DictVectorizer(), LogisticRegression(C=3.0, class_weight="balanced", max_iter=500)
    matrix, refused = seen.fit_transform(rows), [not answerable for _, answerable in said]
    regression.fit(matrix, refused, sample_weight=list(said.values()))
    fitted = zip(seen.get_feature_names_out(), regression.coef_[0], strict=True)
    return {run: round(float(weight), 2) for run, weight in nlargest(RUNS, fitted, key=lambda each: abs(each[1]))}


def few_ways(one: Case) -> bool:
    """Whether the compilation that was asked knew few ways of asking: what is unknown then is most of a text."""
    return band(one.rest[-1]) < 2


def judged(cases: Sequence[Case], by_run: Mapping[str, float]) -> list[Case]:
    """The cases with how much each asks for something else."""
    return [replace(one, beside=beside.asks_beside(one.unknown, by_run)) for one in cases]


def fit_confidence(vector: Vector, cases: Sequence[Case]) -> dict[str, Vector]:
    """Weights of the signals that tell what the compilation answers, and of that a right best item from a wrong one."""
    rows = [(signals_of(vector, one), one) for one in cases]
    answerable = [row for row in rows if row[1].answerable]
    return {
        "BELONGS": _logistic([(found, one.answerable, one.weight) for (_, found), one in rows]),
        "RIGHT": _logistic([(found, best == one.meant, one.weight) for (best, found), one in answerable]),
    }


def _logistic(rows: Sequence[tuple[Sequence[float], bool, float]]) -> Vector:
    matrix, right, weight = zip(*rows, strict=True)
    found: Vector = LogisticRegression(C=3.0, fit_intercept=False, max_iter=500).fit(matrix, right, weight).coef_[0]
    return found


def thresholds(vector: Vector, fitted: Mapping[str, Vector], cases: Sequence[Case]) -> tuple[float, ...]:
    """For each band of policy.retrieval.search: from which confidence an answer is given, and from which choices."""
    found = []
    for wanted in range(3):
        own = [one for one in cases if one.tells == OWN and band(one.rest[-1]) == wanted]
        seen = [signals_of(vector, one) for one in own]
        sure = np.array([prod(sigmoid(dot(each, found)) for each in fitted.values()) for _, found in seen])
        right = np.array([best == one.meant for one, (best, _) in zip(own, seen, strict=True)])
        refuse = np.array([not one.answerable for one in own])
        weight = np.array([one.weight for one in own])
        answer = 0.97
        for limit in np.arange(answer, 0.2, -0.01):
            given = sure >= limit
            if _share(weight, given, refuse) > FALSE[wanted] or _share(weight, given & ~right, ~refuse) > WRONG[wanted]:
                break
            answer = round(float(limit), 2)
        found.append(answer)
    return tuple(found)


def _share(weight: Vector, given: Flags, among: Flags) -> float:
    """The share of some of the cases that is answered."""
    return float((weight * (given & among)).sum() / max(1e-9, (weight * among).sum()))


def fitted(cases: Mapping[str, Sequence[Case]], without: str = "") -> dict[str, object]:
    """The constants fitted on all compilations but one."""
    names = [name for name in cases if name != without]
    some = []
    for name in names:
        others = [one for other in names if other != name for one in cases[other]]
        some += judged(cases[name], fit_beside(others))
    ranking = fit_ranking(some)
    sure = fit_confidence(ranking, some)
    return {
        **{name: tuple(round(float(each), 3) for each in of) for name, of in {"RANKING": ranking, **sure}.items()},
        "ANSWER_FROM": thresholds(ranking, sure, some),
        "BY_RUN": fit_beside(some),
    }


def apply(values: Mapping[str, object]) -> None:
    """Let the running engine use the numbers."""
    for name, value in values.items():
        setattr(beside if name == "BY_RUN" else weights, name, value)


def _constant(name: str, value: object) -> str:
    """One constant as the formatter leaves it."""
    line = f"{name} = {value!r}"
    if len(line) <= 120 or not isinstance(value, tuple):
        return line
    return "\n".join([f"{name} = (", *(f"    {each!r}," for each in value), ")"])


def write(values: Mapping[str, object]) -> None:
    """Replace the constants module."""
    values = dict(values)
    by_run = values.pop("BY_RUN")
    fixed = {name: getattr(weights, name) for name in ("KEYWORD_FITS", "CONCENTRATION", "IN_ANSWER")}
    lines = [_constant(name, value) for name, value in {**fixed, **values}.items()]
    text = '"""Written by benchmarks/tune_retrieval.py; do not edit."""\n\n' + "\n".join(lines) + "\n"
    (ROOT / "policy" / "retrieval" / "weights.py").write_text(text, encoding="utf-8")
    head = "# benchmarks/tune_retrieval.py: a run of characters, and what it adds to the log odds in hundredths"
    lines = [f"{run} {round(weight * 100)}" for run, weight in sorted(by_run.items())]
    beside.WEIGHTS.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def main() -> None:
    write(fitted(all_cases()))


if __name__ == "__main__":
    main()
