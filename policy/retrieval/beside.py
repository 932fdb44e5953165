"""Whether what no item knows of a question asks for something else: «公积金…», «在哪预约», «…的电话».

A linear model over runs of one and two characters of the text in which everything known is blanked, so what the
compilation itself holds never speaks against a question. Fitted over compilations of several fields
(benchmarks/tune_retrieval.py): it knows how people ask for what is elsewhere, not one compilation's subject.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from policy.retrieval.scope import decided, names_somebody
from policy.retrieval.weights import IN_ANSWER
from policy.text.data import lines_of

_KNOWN: Final = "▢"
_SOMEBODY: Final = "〇"  # the sign of a text that names somebody
WEIGHTS: Final = Path(__file__).with_name("beside.txt")
BY_RUN = {run: int(weight) / 100 for run, weight in map(str.split, lines_of(WEIGHTS, 2))}
"""What a run adds to the log odds; the file holds hundredths."""


def blanked(plain: str, text: str, known: Sequence[Sequence[float]]) -> str:
    """`text` with what any of the items knows blanked; `known` says it for each character and item. `plain` as it was typed."""
    for term in decided(plain):
        text = text.replace(term, _KNOWN * len(term))
    places = zip(text, *known, strict=True)
    rest = "".join(_KNOWN if max(worth, default=0.0) >= IN_ANSWER else char for char, *worth in places)
    return _SOMEBODY + rest if names_somebody(plain) else rest


def runs(rest: str) -> set[str]:
    """What the model compares: single characters and pairs."""
    return {*rest, *map("".join, pairwise(rest))}


def asks_beside(rest: str, by_run: Mapping[str, float] | None = None) -> float:
    """Log odds, without the constant, that a blanked text is to be refused; `by_run` is another table than the shipped."""
    found, table = runs(rest), BY_RUN if by_run is None else by_run
    return sum(table.get(run, 0.0) for run in found) / math.sqrt(len(found) or 1)
