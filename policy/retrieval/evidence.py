"""What speaks for each question of a compilation: shared characters and sounds, and likeness to ways of asking."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from policy.retrieval import weights
from policy.retrieval.model import QaText
from policy.retrieval.scores import dot
from policy.retrieval.wording import Reader, Wording, clauses, simplify

_SHORTLIST = 8  # items whose ways of asking are compared one by one
_POSTINGS = 4000  # item references read per question; the rarest pieces come first
_PARTS = 5  # the whole question and its first clauses
_ANSWER = 600  # characters of an answer that count


@dataclass(frozen=True)
class Surface:
    """One way to ask: its sounds as a string of one letter each, and its pieces with their weight."""

    letters: str
    grams: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Evidence:
    """What speaks for the item at `place`; `features` in the order of weights.RANKING."""

    place: int
    features: tuple[float, ...]
    rank: float


class EvidenceIndex:
    """Immutable after construction."""

    def __init__(self, items: Sequence[QaText]) -> None:
        self._reader = Reader([word for item in items for word in item.keywords])
        self._letters: dict[str, str] = {}
        asked = [[self.read(simplify(text)) for text in item.asked()] for item in items]
        self._postings = _postings(asked)
        self._unknown = math.log(1 + 2 * len(items))
        self._idf = {
            gram: math.log(1 + len(items) / len(places)) * (weights.SINGLE if len(gram) == 1 else 1.0)
            for gram, places in self._postings.items()
        }
        self._surfaces = [[self._surface(wording) for wording in wordings] for wordings in asked]
        self._keywords = [[self._surface(self.read(simplify(word))) for word in item.keywords] for item in items]
        self._answers = [self.read(simplify(item.answer[:_ANSWER])).grams() for item in items]

    def read(self, plain: str) -> Wording:
        """A simplified text as this index compares it."""
        return self._reader.read(plain)

    def rank(self, plain: str, wording: Wording) -> list[Evidence]:
        """The items that share anything with the question, best first."""
        grams = wording.grams()
        shares = self._shares(grams)
        total = self.weigh(grams) or 1.0
        parts = [part for part in map(self.read, clauses(plain)) if len(part.sounds) >= 3]
        compared = [self._surface(part) for part in [wording, *parts][:_PARTS]]
        evidence = []
        for place, share in shares:
            features = (share / total, *self._likeness(place, grams, total), *self._closest(place, compared))
            rank = dot(weights.RANKING, features)
            evidence.append(Evidence(place, features, rank))
        return sorted(evidence, key=lambda one: (-one.rank, one.place))

    def weigh(self, grams: Iterable[str]) -> float:
        """How telling the pieces are together; one that no item knows tells most."""
        return sum(self._idf.get(gram) or self._strange(gram) for gram in grams)

    def strange(self, grams: Iterable[str]) -> float:
        """The share, from 0 to 1, of what no item knows."""
        pieces = list(grams)
        total = self.weigh(pieces)
        return self.weigh(gram for gram in pieces if gram not in self._idf) / total if total else 1.0

    def _strange(self, gram: str) -> float:
        return self._unknown * (weights.SINGLE if len(gram) == 1 else 1.0)

    def _likeness(self, place: int, grams: set[str], total: float) -> tuple[float, float]:
        """The share of the question that the longest fitting keyword covers, and the share found in the answer."""
        keyword = 0.0
        for word in self._keywords[place]:
            shared = self.weigh(word.grams & grams)
            if shared >= weights.KEYWORD_FITS * word.weight:
                keyword = max(keyword, shared)
        return keyword / total, self.weigh(grams & self._answers[place]) / total

    def _closest(self, place: int, compared: Sequence[Surface]) -> tuple[float, float]:
        """Likeness to the nearest way of asking, by weighted pieces (Dice) and by edits of the sound."""
        dice = ratio = 0.0
        for surface in self._surfaces[place]:
            for one in compared:
                shared = self.weigh(one.grams & surface.grams)
                dice = max(dice, 2 * shared / (one.weight + surface.weight + 1e-9))
                ratio = max(ratio, fuzz.ratio(one.letters, surface.letters, score_cutoff=100 * ratio) / 100)
        return dice, ratio

    def _shares(self, grams: Iterable[str]) -> list[tuple[int, float]]:
        """The best items with the weight of the pieces that point to them; rare pieces are looked up first."""
        scores: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for gram in sorted(
            (gram for gram in grams if gram in self._postings), key=lambda one: len(self._postings[one])
        ):
            budget -= len(self._postings[gram])
            if budget < 0 and scores:
                break
            weight = self._idf[gram]
            for place, share in self._postings[gram].items():
                scores[place] += weight * share
        return sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:_SHORTLIST]

    def _surface(self, wording: Wording) -> Surface:
        letters = "".join(self._letters.setdefault(sound, chr(0x4E00 + len(self._letters))) for sound in wording.sounds)
        grams = frozenset(wording.grams())
        return Surface(letters, grams, self.weigh(grams))


def _postings(asked: Sequence[Sequence[Wording]]) -> dict[str, dict[int, float]]:
    """Piece → item → how much of the piece's use is that item's (1 when only this item is asked for with it)."""
    used: dict[str, dict[int, float]] = defaultdict(dict)
    for place, wordings in enumerate(asked):
        counts = Counter(gram for wording in wordings for gram in wording.grams())
        for gram, count in counts.items():
            used[gram][place] = count / len(wordings)
    for places in used.values():
        most = max(places.values())
        for place in places:
            places[place] = (places[place] / most) ** weights.CONCENTRATION
    return dict(used)
