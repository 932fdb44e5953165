"""From a text to the question meant, or to a refusal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from policy.retrieval import weights
from policy.retrieval.evidence import Evidence, EvidenceIndex
from policy.retrieval.model import Candidate, Found, QaText
from policy.retrieval.scope import claimed_terms, foreign, is_other_field
from policy.retrieval.scores import dot, lead, sigmoid
from policy.retrieval.wording import Wording, simplify

CHOICES = 3


class QaIndex:
    """Search over one compilation; immutable, build a new one when the compilation changes."""

    def __init__(self, items: Sequence[QaText]) -> None:
        self._evidence = EvidenceIndex(items)
        self._numbers = [item.number for item in items]
        self._named = [simplify(" ".join(item.asked()), limit=None) for item in items]

    def search(self, text: str) -> Found:
        """The question meant, or a refusal with up to three choices; never raises, whatever the text."""
        plain = simplify(text)
        reason = foreign(plain)
        if reason:
            return Found(None, (), reason, 0.0)
        ranked, signals = self.look(plain)
        if not ranked or not signals:
            return Found(None, (), "nothing in common", 0.0)
        return self._decide(plain, ranked, confidence(signals))

    def look(self, plain: str) -> tuple[list[Evidence], tuple[float, ...]]:
        """The items in question, best first, and what the confidence is computed from (for the tuning script too)."""
        wording = self._evidence.read(plain)
        ranked = self._evidence.rank(plain, wording)
        return ranked, self._signals(wording, ranked) if ranked else ()

    def number(self, place: int) -> int:
        """The number in the compilation of the item at `place`."""
        return self._numbers[place]

    def _signals(self, wording: Wording, ranked: Sequence[Evidence]) -> tuple[float, ...]:
        strange = self._evidence.strange(wording.grams)
        substance = min(1.0, self._evidence.weigh(wording.grams) / weights.SUBSTANCE)
        return (1.0, *ranked[0].features, lead([one.rank for one in ranked]), strange, substance)

    def _decide(self, plain: str, ranked: Sequence[Evidence], sure: float) -> Found:
        best = ranked[0].place
        unnamed = [term for term in claimed_terms(plain) if term not in self._named[best]]
        for term in filter(is_other_field, unnamed):
            return Found(None, (), f"other field: {term}", 0.0)
        candidates = tuple(
            Candidate(self._numbers[one.place], round(sure * math.exp(one.rank - ranked[0].rank), 4))
            for one in ranked[:CHOICES]
        )
        if unnamed:
            return Found(None, candidates, f"near term: {unnamed[0]}", round(sure, 4))
        if sure >= weights.ANSWER_FROM:
            return Found(self._numbers[best], candidates, "matched", round(sure, 4))
        return Found(None, candidates if sure >= weights.OFFER_FROM else (), "below confidence", round(sure, 4))


def confidence(signals: Sequence[float]) -> float:
    """How likely the best item is the one meant, from 0 to 1."""
    return sigmoid(dot(weights.CONFIDENCE, signals))
