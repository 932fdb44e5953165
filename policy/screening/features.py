"""What the judgement looks at in a text, as folded: its characters in ones, twos and threes, its sounds in twos, its subjects and their pairs."""

from collections.abc import Iterator
from itertools import combinations
from operator import add
from typing import Final

from policy.retrieval.sound import sounds
from policy.screening.folding import folded
from policy.screening.subjects import SUBJECTS_OF
from policy.text.linear import runs

LINE: Final = 6  # characters: a shorter line is part of what stands around it
WINDOW: Final = 200
"""Characters that are judged at a time: a complaint inside a long text stands in some window nearly alone."""


def grams(folded: str) -> set[str]:
    """Every run of one to three characters and of two sounds, its subjects, and each two of them."""
    held, heard = runs(folded), list(sounds(f"^{folded}$"))
    subjects = sorted(set().union(*map(SUBJECTS_OF.__getitem__, SUBJECTS_OF.keys() & held)))
    held.update(map(add, heard, heard[1:]), subjects, map("".join, combinations(subjects, 2)))
    return held


def stretches(spelt: str, *, lines: bool = True) -> Iterator[str]:
    """What is judged of a text, folded: the whole, or its overlapping windows when it is long; and each line for itself."""
    whole = folded(spelt)
    if len(whole) <= WINDOW + WINDOW // 2:
        yield whole
    else:
        for start in range(0, len(whole) - WINDOW // 2, WINDOW // 2):
            yield whole[start : start + WINDOW]
    if lines and "\n" in spelt.strip():
        yield from (folded(line) for line in spelt.split("\n") if len(line) >= LINE)
