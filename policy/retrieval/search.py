"""From a text to the question meant, or to a refusal."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub

from policy.retrieval import weights
from policy.retrieval.beside import asks_beside, blanked
from policy.retrieval.concepts import NEAR, WIDE
from policy.retrieval.evidence import Evidence, EvidenceIndex
from policy.retrieval.model import Candidate, Found, QaText
from policy.retrieval.scope import foreign, near_term, strange_terms
from policy.retrieval.scores import dot, lead, sigmoid
from policy.retrieval.wording import simplify
from policy.text.remembered import Remembered

CHOICES = 3
_SUBSTANCE = 6  # characters that are no function words, from which on a text surely asks something
_MANY = math.log1p(30)  # from so many ways of asking an item on a compilation is rich
_NEAR = 0.02  # below this confidence nothing is near, and choices would only mislead
_MANY_WAYS = (
    2  # the band that knows its field: there choices are no help with a term of another, or one that only an answer has
)
_SOME, _RICH = 0.3, 0.7
FAR = 5.0  # a lead in rank from which on the second is far behind


@dataclass(frozen=True)
class Look:
    """The items in question, best first, what the text is like, its part that no item knows, what does not belong here, and what only answers hold."""

    ranked: Sequence[Evidence]
    rest: tuple[float, ...]
    unknown: str
    other: str | None
    aside: str | None


class QaIndex:
    """Search over one compilation; immutable, build a new one when the compilation changes."""

    def __init__(self, items: Sequence[QaText]) -> None:
        self._numbers = [item.number for item in items]
        self._named = [simplify(" ".join(item.asked()), limit=None) for item in items]
        self._asked = "\n".join(self._named)
        self._told = "\n".join(simplify(f"{item.answer} {item.basis}", limit=None) for item in items)
        self._exact = _exact(items)
        self._rich = min(1.0, math.log1p(sum(len(item.ways) for item in items) / (len(items) or 1)) / _MANY)
        self._band = band(self._rich)
        self._evidence = EvidenceIndex(items, NEAR if self._band == _MANY_WAYS else WIDE)
        self._found = Remembered[Found]()

    def search(self, text: str) -> Found:
        """The question meant, or a refusal with up to three choices; never raises, whatever the text.

        A wording of the compilation itself is answered whatever it holds; one of several items is at least offered.
        """
        plain = simplify(text)
        exact = self._exact.get(_bare(plain), ())
        if len(exact) == 1:
            return Found(exact[0], (Candidate(exact[0], 1.0),), "matched", 1.0)
        if reason := foreign(plain):
            return Found(None, (), reason, 0.0)
        found = self._found.find(plain, None, lambda: self._search(plain))
        if exact and not found.candidates:
            return Found(None, tuple(Candidate(number, 0.5) for number in exact[:CHOICES]), "several", 0.5)
        return found

    def _search(self, plain: str) -> Found:
        look = self.look(plain)
        if not look.ranked:
            return Found(None, (), "nothing in common", 0.0)
        return self._decide(plain, look)

    def look(self, plain: str) -> Look:
        """What is known of a simplified text (for the tuning script too)."""
        wording = self._evidence.read(plain)
        ranked = self._evidence.rank(plain, wording)
        if not ranked or not wording.content:
            return Look((), (), "", None, None)
        strange = strange_terms(plain, self._asked, self._told)
        unknown = blanked(plain, wording.text, [one.known for one in ranked])
        others = (*self._evidence.strange(wording), min(1.0, len(wording.content) / _SUBSTANCE))
        rest = (*others, *strange.signals(), self._rich)
        return Look(ranked, rest, unknown, strange.field or strange.chatter, strange.aside)

    def number(self, place: int) -> int:
        """The number in the compilation of the item at `place`."""
        return self._numbers[place]

    def _decide(self, plain: str, look: Look) -> Found:
        best, sure = look.ranked[0], confidence(signals(look.ranked, look.rest, asks_beside(look.unknown)))
        candidates = tuple(
            Candidate(self._numbers[one.place], round(sure * math.exp(one.rank - best.rank), 4))
            for one in look.ranked[:CHOICES]
        )
        unnamed = near_term(plain, self._named[best.place]) or (look.aside if self._band == _MANY_WAYS else None)
        if sure >= weights.ANSWER_FROM[self._band] and not unnamed:
            return Found(self._numbers[best.place], candidates, "matched", round(sure, 4))
        reason = (
            f"other field: {look.other}" if look.other else f"near term: {unnamed}" if unnamed else "below confidence"
        )
        mislead = sure < _NEAR or (look.other and self._band == _MANY_WAYS)
        return Found(None, () if mislead else candidates, reason, round(sure, 4))


def signals(ranked: Sequence[Evidence], rest: Sequence[float], beside: float) -> tuple[float, ...]:
    """What the confidence is computed from: the best item's features and what it has before the second, its lead, whether
    something else is asked for, and what the text is like.
    """
    ranks = [one.rank for one in ranked]
    best = ranked[0].features
    second = ranked[1].features if len(ranked) > 1 else (0.0,) * len(best)
    ahead = min(FAR, ranks[0] - ranks[1]) / FAR if len(ranks) > 1 else 1.0
    return spread((*best, *map(sub, best, second), lead(ranks), ahead, beside, *rest))


def spread(plain: Sequence[float]) -> tuple[float, ...]:
    """The signals, and each of them once more weighed by the last: how many ways of asking the compilation knows."""
    return (1.0, *plain, *(value * plain[-1] for value in plain))


def band(rich: float) -> int:
    """Which of the thresholds hold: hardly any ways of asking (0), some (1), many (2); `rich` from 0 to 1."""
    return (rich >= _SOME) + (rich >= _RICH)


def confidence(signals: Sequence[float]) -> float:
    """How likely the best item is the one meant, from 0 to 1: that the compilation answers this, and that it does so there."""
    return sigmoid(dot(weights.BELONGS, signals)) * sigmoid(dot(weights.RIGHT, signals))


def _bare(plain: str) -> str:
    return re.sub(r"\W", "", plain)


def _exact(items: Sequence[QaText]) -> dict[str, tuple[int, ...]]:
    """Each wording, without its punctuation → the numbers of the items that it means."""
    owners: dict[str, set[int]] = {}
    for item in items:
        for text in item.asked():
            owners.setdefault(_bare(simplify(text)), set()).add(item.number)
    return {text: tuple(sorted(numbers)) for text, numbers in owners.items() if text}
