"""What an office should look at in its compilation: what will hardly be found, what is taken for another, what is long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz import fuzz, process

from policy.retrieval.model import QaText
from policy.retrieval.wording import simplify

ENOUGH_WAYS = 3
ALIKE = 72  # rapidfuzz ratio of two questions from which a reader may mean either
PHONE = 300  # characters of an answer: more than two screens of a phone


@dataclass(frozen=True)
class Review:
    """Numbers of questions: with few ways, of one keyword, of pairs that are near with what tells them apart, and too long."""

    few: tuple[int, ...]
    shared: tuple[tuple[str, tuple[int, ...]], ...]
    near: tuple[tuple[int, str, int, str], ...]
    long: tuple[tuple[int, int], ...]


def review(items: Sequence[QaText]) -> Review:
    """Look at these questions as one compilation."""
    named = sorted((simplify(word), item.number) for item in items for word in item.keywords)
    shared = (
        (word, tuple(sorted({number for _, number in of}))) for word, of in groupby(named, key=lambda each: each[0])
    )
    return Review(
        few=tuple(item.number for item in items if len(item.ways) < ENOUGH_WAYS),
        shared=tuple((word, numbers) for word, numbers in shared if len(numbers) > 1),
        near=tuple(_near(items)),
        long=tuple((item.number, len(item.answer)) for item in items if len(item.answer) > PHONE),
    )


def _near(items: Sequence[QaText]) -> Iterator[tuple[int, str, int, str]]:
    asked = [simplify(item.question) for item in items]
    for place, text in enumerate(asked):
        later = dict(enumerate(asked[place + 1 :], place + 1))
        for other, _, at in process.extract(text, later, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            parts = [each for each in SequenceMatcher(None, text, other, False).get_opcodes() if each[0] != "equal"]
            mine, its = _words(text[a:b] for _, a, b, _, _ in parts), _words(other[c:d] for *_, c, d in parts)
            yield items[place].number, mine, items[at].number, its


def _words(pieces: Iterable[str]) -> str:
    """Pieces of a text in a line, without marks."""
    return "、".join(word for piece in pieces if (word := re.sub(r"\W", "", piece)))
