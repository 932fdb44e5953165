"""What was fitted on labelled texts, one compact file a model: its signs, and the whole numbers of each; and the linear judgement that is one.

A line of JSON (what the model has beside, and how long the columns are), a line of signs between tabulators, then the
columns, 16 bits with a sign, little-endian. benchmarks/fit_*.py write these files, and make them again from the texts.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import sqrt
from operator import add
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True)
class Fitted:
    """The content of a file; no sign holds a tabulator or a line break."""

    head: dict[str, Any]
    signs: list[str]
    columns: list[array[int]]

    @classmethod
    def read(cls, path: Path) -> Fitted:
        """Raises OSError where there is no such file."""
        first, signs, rest = path.read_bytes().split(b"\n", 2)
        head = json.loads(first)
        numbers = _little_endian(array("h", rest))
        places = pairwise(accumulate(head.pop("lengths"), initial=0))
        return cls(head, signs.decode().split("\t"), [numbers[start:end] for start, end in places])

    def write(self, path: Path) -> None:
        """Make the file; the same content always makes the same bytes."""
        head = json.dumps({**self.head, "lengths": [len(each) for each in self.columns]}, ensure_ascii=False)
        numbers = b"".join(_little_endian(each[:]).tobytes() for each in self.columns)
        path.write_bytes(b"\n".join((head.encode(), "\t".join(self.signs).encode(), numbers)))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


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
    @cache
    def read(cls, path: Path) -> Linear:
        """From the file that benchmarks/fitting.py wrote, read once."""
        fitted = Fitted.read(path)
        return cls(dict(zip(fitted.signs, fitted.columns[0], strict=True)), **fitted.head)

    def score(self, held: Collection[str]) -> float:
        """Above zero for what the model was fitted to find; the size says how surely."""
        total = sum(filter(None, map(self.weights.get, held)))
        return total / SCALE / sqrt(len(held) + self.few) + self.bias
