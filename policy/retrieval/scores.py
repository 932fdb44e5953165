"""The formulas of the scoring."""

from __future__ import annotations

import math
from collections.abc import Sequence


def dot(weights: Sequence[float], values: Sequence[float]) -> float:
    """The weighted sum; both of one length."""
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def sigmoid(log_odds: float) -> float:
    """A probability from log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def lead(ranks: Sequence[float]) -> float:
    """The first of the ranks, best first, as a share of all: 1 when nothing else comes near."""
    return 1 / sum(math.exp(max(-30.0, rank - ranks[0])) for rank in ranks)
