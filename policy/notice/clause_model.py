"""Whether a clause of a notice is a matter of its agenda: a weighted model over the characters of the clause.

`benchmarks/fit_clauses.py` fits the weights on the corpora of notices; a clause is what stands between two marks, breaks or blanks.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from policy.text.lazy import lazily
from policy.text.linear import Linear, runs

LONGEST: Final = 40  # characters of a clause that are looked at
_DIGITS: Final = lazily(r"\d+")
_BETWEEN: Final = lazily(r",(?!\d{3}(?!\d))|[。;!\n|]|(?<!\d):|:(?!\d)|(?<=[一-龥\d)])\s+(?=[^\s\d])")
_EDGES: Final = " ,.。;:、)*>"
WEIGHTS: Final = Path(__file__).with_name("clause.fit")


def clause_spans(folded: str) -> list[tuple[int, int]]:
    """Where the clauses of a folded text stand: between marks, breaks and the blanks of dictation."""
    edges = [0, *(place for cut in _BETWEEN.finditer(folded) for place in cut.span()), len(folded)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if len(folded[first:last].strip()) > 1]


def grams(clause: str) -> set[str]:
    """What the model looks at in a folded clause; figures are alike."""
    return runs(_DIGITS.sub("0", clause.strip(_EDGES))[:LONGEST])


@lru_cache(maxsize=2048)
def matter_likeness(clause: str) -> float:
    """Above zero for what is rather a matter (食堂承包), below for the other clauses (请派员列席); the size says how surely."""
    return _model().score(grams(clause))


@cache
def _model() -> Linear:
    return Linear.read(WEIGHTS)
