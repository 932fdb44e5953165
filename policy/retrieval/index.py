"""Search over a compilation: evidence from characters and sounds, a learnt ranking, a calibrated confidence."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from policy.retrieval import weights
from policy.retrieval.scope import claimed_terms, is_foreign, is_other_field
from policy.retrieval.wording import Reader, Wording, clauses, simplify

CHOICES = 3
_SHORTLIST = 12  # items whose ways of asking are compared one by one
_POSTINGS = 6000  # item references read per question; the rarest pieces come first


@dataclass(frozen=True)
class QaText:
    """One question of a compilation as retrieval reads it."""

    number: int
    question: str
    answer: str
    basis: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A question of the compilation that may be meant; `score` from 0 to 1."""

    question: int
    score: float


@dataclass(frozen=True)
class Found:
    """`question` is None on refusal; `candidates` best first, at most three, none where choices would mislead."""

    question: int | None
    candidates: tuple[Candidate, ...]
    reason: str
    confidence: float


@dataclass(frozen=True)
class Surface:
    """One way to ask an item: its sounds as a string of one letter each, and its pieces with their weight."""

    letters: str
    grams: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Evidence:
    """What speaks for one item; `features` in the order of weights.RANKING."""

    place: int
    features: tuple[float, ...]
    rank: float


class QaIndex:
    """An immutable index; build a new one when the compilation changes."""

    def __init__(self, items: Sequence[QaText]) -> None:
        self._items = list(items)
        self._reader = Reader([word for item in items for word in item.keywords])
        self._letters: dict[str, str] = {}
        asked = [[self._reader.read(simplify(text)) for text in _asked(item)] for item in items]
        self._grams = [{gram for wording in wordings for gram in wording.grams()} for wordings in asked]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, grams in enumerate(self._grams):
            for gram in grams:
                self._postings[gram].append(place)
        self._answers = [frozenset(self._reader.read(simplify(item.answer)[:600]).grams()) for item in items]
        self._surfaces = [[self._surface(wording) for wording in wordings] for wordings in asked]
        self._keywords = [
            [
                (grams, self._sum(grams))
                for word in item.keywords
                if (grams := self._reader.read(simplify(word)).grams())
            ]
            for item in items
        ]
        self._names = [simplify(" ".join(_asked(item))) for item in items]

    def search(self, text: str) -> Found:
        """The question meant, or a refusal with up to three choices; never raises, whatever the text."""
        plain = simplify(text)
        foreign = is_foreign(plain)
        if foreign:
            return Found(None, (), foreign, 0.0)
        wording = self._reader.read(plain)
        ranked = self.rank(plain, wording)
        if not ranked:
            return Found(None, (), "nothing in common", 0.0)
        confidence = sigmoid(dot(weights.CONFIDENCE, self.signals(wording, ranked)))
        return self._decide(plain, ranked, confidence)

    def rank(self, plain: str, wording: Wording) -> list[Evidence]:
        """The items that share anything with the question, best first."""
        grams = wording.grams()
        places = self._shortlist(grams)
        if not places:
            return []
        total = self._sum(grams)
        parts = [wording, *(self._reader.read(part) for part in clauses(plain))][:6]
        compared = [self._surface(part) for part in parts if len(part.sounds) >= 2] or [self._surface(wording)]
        evidence = []
        for place in places:
            features = self._features(place, grams, total, compared)
            evidence.append(Evidence(place, features, dot(weights.RANKING, features)))
        return sorted(evidence, key=lambda one: (-one.rank, one.place))

    def signals(self, wording: Wording, ranked: Sequence[Evidence]) -> tuple[float, ...]:
        """What the confidence is computed from: the best item's evidence, its lead, and what nobody knows."""
        best = ranked[0]
        second = ranked[1].rank if len(ranked) > 1 else 0.0
        grams = wording.grams()
        total = self._sum(grams) or 1.0
        strange = sum(self._idf(gram) for gram in grams if gram not in self._postings) / total
        strange = 1.0 if not grams else strange
        return (1.0, *best.features, best.rank - second, strange, float(wording.unknown > 0))

    def _decide(self, plain: str, ranked: Sequence[Evidence], confidence: float) -> Found:
        candidates = tuple(
            Candidate(self._items[one.place].number, round(confidence * math.exp(one.rank - ranked[0].rank), 4))
            for one in ranked[:CHOICES]
        )
        best = ranked[0].place
        unowned = [term for term in claimed_terms(plain) if term not in self._names[best]]
        if any(map(is_other_field, unowned)):
            return Found(None, (), f"other field: {unowned[0]}", 0.0)
        if unowned:
            return Found(None, candidates, f"near term: {unowned[0]}", round(confidence, 4))
        if confidence >= weights.ANSWER_FROM:
            return Found(self._items[best].number, candidates, "matched", round(confidence, 4))
        shown = candidates if confidence >= weights.OFFER_FROM else ()
        return Found(None, shown, "below confidence", round(confidence, 4))

    def _features(self, place: int, grams: set[str], total: float, compared: Sequence[Surface]) -> tuple[float, ...]:
        covered = self._sum(grams & self._grams[place]) / total
        answered = self._sum(grams & self._answers[place]) / total
        keyword = max((self._sum(grams & word) / weight for word, weight in self._keywords[place]), default=0.0)
        dice = ratio = 0.0
        for surface in self._surfaces[place]:
            for one in compared:
                shared = self._sum(one.grams & surface.grams)
                dice = max(dice, 2 * shared / (one.weight + surface.weight + 1e-9))
                ratio = max(ratio, fuzz.ratio(one.letters, surface.letters, score_cutoff=100 * ratio) / 100)
        return covered, answered, keyword, dice, ratio

    def _shortlist(self, grams: Iterable[str]) -> list[int]:
        scores: Counter[int] = Counter()
        budget = _POSTINGS
        for gram in sorted(
            (gram for gram in grams if gram in self._postings), key=lambda one: len(self._postings[one])
        ):
            places = self._postings[gram]
            budget -= len(places)
            if budget < 0 and scores:
                break
            weight = self._idf(gram)
            for place in places:
                scores[place] += weight  # type: ignore[assignment]
        return [place for place, _ in scores.most_common(_SHORTLIST)]

    def _surface(self, wording: Wording) -> Surface:
        letters = "".join(self._letters.setdefault(sound, chr(0x4E00 + len(self._letters))) for sound in wording.sounds)
        grams = frozenset(wording.grams())
        return Surface(letters, grams, self._sum(grams))

    def _idf(self, gram: str) -> float:
        """How telling a piece is; single characters count little."""
        rarity = math.log(1 + len(self._items) / (len(self._postings.get(gram, ())) or 0.5))
        return rarity * (weights.SINGLE if len(gram) == 1 else 1.0)

    def _sum(self, grams: Iterable[str]) -> float:
        return sum(map(self._idf, grams))


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    """The scalar product."""
    return sum(a * b for a, b in zip(first, second, strict=True))


def sigmoid(value: float) -> float:
    """A probability from log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def _asked(item: QaText) -> tuple[str, ...]:
    return (item.question, *item.keywords, *item.ways)
