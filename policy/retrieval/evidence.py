"""What speaks for each question of a compilation: shared characters and sounds, and likeness to ways of asking."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from policy.retrieval import weights
from policy.retrieval.content import about
from policy.retrieval.model import QaText
from policy.retrieval.scores import dot
from policy.retrieval.wording import Reader, Wording, clauses, simplify

_SHORTLIST = 5  # items that are looked at closely
_COMPARED = 3  # ways of asking of one item that are compared by edits
_POSTINGS = 2500  # references read per question; the rarest pieces come first
_CLAUSES = 4
_HOMOPHONE = 0.7  # what a piece counts that only sounds alike
_ANSWER = 600  # characters of an answer that count


@dataclass(frozen=True)
class Evidence:
    """What speaks for the item at `place`; `features` in the order of weights.RANKING."""

    place: int
    features: tuple[float, ...]
    rank: float


@dataclass(frozen=True)
class Surface:
    """One way to ask the item at `place`: its sounds, its pieces, their weight."""

    place: int
    heard: str
    grams: frozenset[str]
    weight: float


class EvidenceIndex:
    """Immutable after construction."""

    def __init__(self, items: Sequence[QaText]) -> None:
        plain = [[simplify(text) for text in item.asked()] for item in items]
        answers = [simplify(item.answer, limit=_ANSWER) for item in items]
        keywords = [simplify(word) for item in items for word in item.keywords]
        self._reader = Reader(keywords, [text for texts in plain for text in texts])
        asked = [[self.read(text) for text in texts] for texts in plain]
        self._shares = _shares(asked)
        self._unknown = math.log(1 + 2 * len(items))
        self._idf = {gram: self._rarity(gram, len(places), len(items)) for gram, places in self._shares.items()}
        self._surfaces = [self._surface(place, one) for place, wordings in enumerate(asked) for one in wordings]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, surface in enumerate(self._surfaces):
            for gram in surface.grams:
                self._postings[gram].append(number)
        self._keywords = [
            [self._surface(place, self.read(simplify(word))) for word in item.keywords]
            for place, item in enumerate(items)
        ]
        self._answers = [self.read(answer).grams for answer in answers]

    def read(self, plain: str) -> Wording:
        """A simplified text as this index compares it."""
        return self._reader.read(plain)

    def rank(self, plain: str, wording: Wording) -> list[Evidence]:
        """The items that share anything with the question, best first; none for a single character."""
        if len(wording.heard) < 2:
            return []
        total = self.weigh(wording.grams) or 1.0
        shares = self._pointed(wording.grams)
        parts = [part for part in map(self.read, clauses(plain)[:_CLAUSES]) if len(part.heard) >= 3]
        likeness = self._likeness([wording, *parts])
        near = nlargest(_SHORTLIST, likeness, key=likeness.__getitem__)
        evidence = []
        for place in {*near, *nlargest(_SHORTLIST, shares, key=shares.__getitem__)}:
            answered = self.weigh(wording.grams & self._answers[place]) / total
            telling = self._telling(place, wording.grams)
            near_way = likeness.get(place, (0.0, 0.0))
            known = self._known(place, wording)
            content = about(known, wording, (word.heard for word in self._keywords[place]))
            features = (shares.get(place, 0.0) / total, telling, answered, *near_way, *content)
            evidence.append(Evidence(place, features, dot(weights.RANKING, features)))
        return sorted(evidence, key=lambda one: (-one.rank, one.place))

    def weigh(self, grams: Iterable[str]) -> float:
        """How telling the pieces are together; one that no item knows tells most."""
        return sum([self._idf.get(gram) or self._strange(gram) for gram in grams])

    def strange(self, grams: frozenset[str]) -> float:
        """The share, from 0 to 1, of what no item knows."""
        total = self.weigh(grams)
        return self.weigh(gram for gram in grams if gram not in self._idf) / total if total else 1.0

    def _strange(self, gram: str) -> float:
        return self._unknown * (weights.SINGLE if len(gram) == 1 else 1.0)

    def _rarity(self, gram: str, places: int, items: int) -> float:
        return math.log(1 + items / places) * (weights.SINGLE if len(gram) == 1 else 1.0)

    def _telling(self, place: int, grams: frozenset[str]) -> float:
        """How telling the best of the item's keywords is that the question holds; 0 when it holds none."""
        best = 0.0
        for word in self._keywords[place]:
            if word.weight and self.weigh(word.grams & grams) >= weights.KEYWORD_FITS * word.weight:
                best = max(best, word.weight / len(word.grams) / self._unknown)
        return best

    def _known(self, place: int, wording: Wording) -> list[float]:
        """For each character whether the item knows it together with a neighbour; a homophone counts less."""
        known = [0.0] * len(wording.text)
        for at in range(len(wording.text) - 1):
            if place in self._shares.get(wording.text[at : at + 2], ()):
                known[at] = known[at + 1] = 1.0
            elif place in self._shares.get(wording.heard[at : at + 2], ()):
                known[at] = max(known[at], _HOMOPHONE)
                known[at + 1] = _HOMOPHONE
        return known

    def _pointed(self, grams: Iterable[str]) -> dict[int, float]:
        """Item → weight of the pieces that point to it."""
        scores: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for gram in self._rare_first(grams):
            budget -= len(self._shares[gram])
            if budget < 0 and scores:
                break
            weight = self._idf[gram]
            for place, share in self._shares[gram].items():
                scores[place] += weight * share
        return scores

    def _likeness(self, parts: Sequence[Wording]) -> dict[int, tuple[float, float]]:
        """Item → likeness to its nearest way of asking, by weighted pieces (Dice) and by edits of the sound."""
        found: dict[int, tuple[float, float]] = {}
        for part in parts:
            own = self._surface(-1, part)
            dice = self._dice(own)
            taken: Counter[int] = Counter()
            for number in nlargest(_SHORTLIST * _COMPARED, dice, key=dice.__getitem__):
                surface = self._surfaces[number]
                taken[surface.place] += 1
                if taken[surface.place] > _COMPARED:
                    continue
                best = found.get(surface.place, (0.0, 0.0))
                ratio = fuzz.ratio(own.heard, surface.heard) / 100
                found[surface.place] = (max(best[0], dice[number]), max(best[1], ratio))
        return found

    def _dice(self, own: Surface) -> dict[int, float]:
        shared: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for gram in self._rare_first(own.grams):
            budget -= len(self._postings[gram])
            if budget < 0 and shared:
                break
            weight = self._idf[gram]
            for number in self._postings[gram]:
                shared[number] += weight
        return {number: 2 * both / (own.weight + self._surfaces[number].weight) for number, both in shared.items()}

    def _rare_first(self, grams: Iterable[str]) -> list[str]:
        return sorted((gram for gram in grams if gram in self._idf), key=lambda gram: (-self._idf[gram], gram))

    def _surface(self, place: int, wording: Wording) -> Surface:
        return Surface(place, wording.heard, wording.grams, self.weigh(wording.grams))


def _shares(asked: Sequence[Sequence[Wording]]) -> dict[str, dict[int, float]]:
    """Piece → item → how much of the piece's use is that item's (1 for the item that uses it most)."""
    used: dict[str, dict[int, float]] = defaultdict(dict)
    for place, wordings in enumerate(asked):
        counts = Counter(gram for wording in wordings for gram in wording.grams)
        for gram, count in counts.items():
            used[gram][place] = count / len(wordings)
    for places in used.values():
        most = max(places.values())
        for place, use in places.items():
            places[place] = (use / most) ** weights.CONCENTRATION
    return dict(used)
