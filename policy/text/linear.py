"""A fitted linear model over what stands in a text: the weights of its signs, summed and set against their number.

The tables are made by benchmarks/fitting.py from labelled texts.
"""

from collections.abc import Collection
from functools import cached_property
from math import sqrt
from operator import add
from typing import Final

SCALE: Final = 10
"""Weights are kept as whole numbers, in tenths."""


def runs(text: str) -> set[str]:
    """Every run of one to three characters of a text, where it begins (^) and ends ($)."""
    bounded = f"^{text}$"
    pairs = list(map(add, bounded, bounded[1:]))
    return {*bounded, *pairs, *map(add, pairs, bounded[2:])}


class Linear:
    """Weights as lines «weight sign sign …» between tabulators; read on first use.

    `few` signs are added to the number that divides the sum, so that a word or two says little.
    """

    def __init__(self, table: str, bias: float, few: int = 0) -> None:
        self._table = table
        self._bias = bias
        self._few = few

    @cached_property
    def weights(self) -> dict[str, int]:
        """The weight of each sign that tells something."""
        lines = (line.split("\t") for line in self._table.split("\n"))
        return {sign: int(weight) for weight, *held in lines for sign in held}

    def score(self, held: Collection[str]) -> float:
        """Above zero for what the model was fitted to find; the size says how surely."""
        total = sum(filter(None, map(self.weights.get, held)))
        return total / SCALE / sqrt(len(held) + self._few) + self._bias
