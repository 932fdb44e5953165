"""Whether a sentence speaks of persons whose posts are decided on: a linear model over its runs of characters.

benchmarks/fit_names.py fits it on the sentences of several authors with other names drawn into them, against ordinary texts.
"""

from functools import cache
from pathlib import Path
from typing import Final

from policy.text.lazy import lazily
from policy.text.linear import Linear, runs

WEIGHTS: Final = Path(__file__).with_name("personnel.fit")
_DIGIT: Final = lazily(r"\d")
_BLANK: Final = lazily(r"\s+|\|")
SHORTEST: Final = 5  # characters: a name alone answers a question, and says nothing of a post
LONGEST: Final = 400  # characters of a sentence that are looked at


def of_posts(segment: str) -> bool:
    """Whether appointments, moves, honours, discipline or the like of persons are spoken of."""
    return len(segment.strip()) >= SHORTEST and _model().score(signs(segment)) > 0


def signs(segment: str) -> set[str]:
    """What the model looks at: runs of characters, digits and blanks alike."""
    return runs(_DIGIT.sub("0", _BLANK.sub(" ", segment[:LONGEST])))


@cache
def _model() -> Linear:
    return Linear.read(WEIGHTS)
