"""Persons whose posts are decided on, told by a fitted model: is this stretch a name, here?

A stretch is judged by what it is made of and by what stands around it (`person_signs.py`). benchmarks/fit_names.py fits the
weights on sentences of several authors and on drawn ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from policy.screening.appointed import BEGINS, SOUNDS
from policy.screening.lexicon import words_at
from policy.screening.person_signs import TO_THE_LEFT, TO_THE_RIGHT, bound, is_none, places, uncovered, within
from policy.text.fitted import SCALE, Linear

WEIGHTS: Final = Path(__file__).with_name("person.fit")
# What stands around a stretch may say so surely that it is no name that the stretch itself is not looked at. Of 9,800 names found the
# least was −4.9 (all but one −4.1), of those that begin with no surname and are not spelt by sound −3.1 (all but one −2.1). In units of the weights.
_LEAST: Final = -4.6 * SCALE
_LEAST_UNLIKE: Final = -2.6 * SCALE
_MARGIN: Final = len(bound("")) // 2
_NEAR: Final = 4  # characters


def persons(text: str) -> list[tuple[int, int]]:
    """Where persons are named in what is said of appointments and the like, from and to in characters."""
    bounded, model = bound(text), _model()
    words = words_at(bounded)
    bare, before, behind = uncovered(words), model.before(bounded, words), model.behind(bounded, words)
    named: dict[int, list[tuple[int, float]]] = {}
    for start, ends in places(bounded):
        ahead = before[start]
        for end in ends:
            around = ahead + behind[end]
            if around > _LEAST and (around > _LEAST_UNLIKE or _begins(bounded, start, end)):
                score = around + _sum(model.weights, within(bounded, words, bare, start, end))
                if score > 0 and not is_none(bounded, start, end):
                    named.setdefault(end, []).append((start, score))
    return [(start - _MARGIN, end - _MARGIN) for start, end in _best(named, len(bounded))] if named else []


def _best(named: dict[int, list[tuple[int, float]]], length: int) -> list[tuple[int, int]]:
    """Of the stretches that may be names those that do not overlap and are the likeliest together."""
    scores, starts = [0.0] * (length + 1), [-1] * (length + 1)
    for end in range(1, length + 1):
        scores[end] = scores[end - 1]
        for start, score in named.get(end, ()):
            if scores[start] + score > scores[end]:
                scores[end], starts[end] = scores[start] + score, start
    found, end = [], length
    while end > 0:
        if starts[end] >= 0:
            found.append((starts[end], end))
        end = starts[end] if starts[end] >= 0 else end - 1
    return found[::-1]


def _begins(bounded: str, start: int, end: int) -> bool:
    """Whether a stretch begins as names do, or is spelt by sound."""
    return end - start > 3 or bounded[start] in BEGINS or SOUNDS.issuperset(bounded[start:end])


@dataclass(frozen=True)
class _Model:
    """The weights, and the sums of those for what stands before and behind a place: by its nearest characters, and by the words there."""

    weights: Mapping[str, int]
    bias: float
    left: Mapping[str, int]
    right: Mapping[str, int]
    lying_left: list[list[int]]
    lying_right: list[list[int]]

    def before(self, bounded: str, words: list[int]) -> list[float]:
        """What `before_of` weighs at each place, and the bias."""
        _, one, two, three, four = self.lying_left
        told, left = [0.0] * _NEAR, self.left.get
        for start in range(_NEAR, len(bounded)):
            total = 0
            for size in range(1, _NEAR + 1):
                near = left(bounded[start - size : start])
                if near is None:
                    break
                total = near
            by_words = one[words[start - 1]] + two[words[start - 2]] + three[words[start - 3]] + four[words[start - 4]]
            told.append(total + by_words + self.bias)
        return told

    def behind(self, bounded: str, words: list[int]) -> list[int]:
        """What `behind_of` weighs at each place."""
        here, one, two = self.lying_right[:3]
        told, right = [], self.right.get
        for end in range(len(bounded)):
            total = 0
            for size in range(1, _NEAR + 1):
                near = right(bounded[end : end + size])
                if near is None:
                    break
                total = near
            told.append(total + here[words[end]] + one[words[end - 1]] + two[words[end - 2]])
        return told


def _sum(weights: Mapping[str, int], signs: Iterable[str]) -> int:
    return sum(filter(None, map(weights.get, signs)))


@cache
def _model() -> _Model:
    return summed(Linear.read(WEIGHTS))


def summed(model: Linear) -> _Model:
    """The model as a reading wants it."""
    left, right = (_nearest(model.weights, side) for side in "<>")
    lying = ([[_sum(model.weights, signs) for signs in away] for away in side] for side in (TO_THE_LEFT, TO_THE_RIGHT))
    return _Model(model.weights, model.bias * SCALE, left, right, *lying)


def _nearest(weights: Mapping[str, int], side: str) -> dict[str, int]:
    """The weights of the nearest characters summed from the place on: of «任命», of what is nearer of it («命»), and so on."""
    lying = {sign for away in (*TO_THE_LEFT, *TO_THE_RIGHT) for signs in away for sign in signs}
    grams = [sign[1:] for sign in weights if sign[0] == side and sign not in lying]
    nearer = {near for gram in grams for near in _nearer(gram, side)}
    return {gram: sum(weights.get(f"{side}{near}", 0) for near in _nearer(gram, side)) for gram in nearer}


def _nearer(gram: str, side: str) -> list[str]:
    sizes = range(1, len(gram) + 1)
    return [gram[-size:] if side == "<" else gram[:size] for size in sizes]
