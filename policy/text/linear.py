"""A fitted linear model over what stands in a text: the weights of its signs, summed and set against their number.

benchmarks/fitting.py makes the weights from labelled texts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt
from operator import add
from pathlib import Path
from typing import Final

from policy.text.fitted import Fitted

SCALE: Final = 10
"""Weights are kept as whole numbers, in tenths."""


def runs(text: str) -> set[str]:
    """Every run of one to three characters of a text, where it begins (^) and ends ($)."""
    chars = ["^", *text, "$"]
    pairs = list(map(add, chars, chars[1:]))
    return {*chars, *pairs, *map(add, pairs, chars[2:])}


@dataclass(frozen=True)
class Linear:
    """The weight of each sign that tells something. `few` signs are added to the number that divides the sum, so that a word or two says little."""

    weights: Mapping[str, int]
    bias: float
    few: int = 0

    @classmethod
    def read(cls, path: Path) -> Linear:
        """From the file that benchmarks/fitting.py wrote."""
        fitted = Fitted.read(path)
        return cls(dict(zip(fitted.signs, fitted.columns[0], strict=True)), **fitted.head)

    def score(self, held: Collection[str]) -> float:
        """Above zero for what the model was fitted to find; the size says how surely."""
        total = sum(filter(None, map(self.weights.get, held)))
        return total / SCALE / sqrt(len(held) + self.few) + self.bias
