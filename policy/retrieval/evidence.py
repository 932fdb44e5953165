"""What speaks for each question of a compilation: shared characters and sounds, and likeness to ways of asking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

from rapidfuzz import fuzz

from policy.retrieval import weights
from policy.retrieval.content import about
from policy.retrieval.model import QaText
from policy.retrieval.pieces import Pieces
from policy.retrieval.scores import dot
from policy.retrieval.sound import sounds
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
class Keyword:
    """A keyword: its sounds, its pieces, and how telling they are together."""

    heard: str
    grams: frozenset[str]
    weight: float


class EvidenceIndex:
    """Immutable after construction. Besides the pieces only sounds and texts are kept: sets of pieces are large."""

    def __init__(self, items: Sequence[QaText]) -> None:
        asked = [[simplify(text) for text in item.asked()] for item in items]
        keywords = [[simplify(word) for word in item.keywords] for item in items]
        self._reader = Reader(chain(*keywords), chain(*asked))
        self._pieces = Pieces(self._reader, asked)
        self._weights = self._pieces.way_weights()
        known = {word: self._keyword(word) for word in set(chain(*keywords))}
        self._keywords = [[known[word] for word in words] for words in keywords]
        self._answers = [self._answer(item.answer) for item in items]

    def _keyword(self, plain: str) -> Keyword:
        wording = self.read(plain)
        return Keyword(wording.heard, wording.grams, self._pieces.weigh(wording.grams))

    def _answer(self, answer: str) -> tuple[str, str]:
        text = self._reader.spell(simplify(answer, limit=_ANSWER))
        return text, sounds(text)

    def read(self, plain: str) -> Wording:
        """A simplified text as this index compares it."""
        return self._reader.read(plain)

    def rank(self, plain: str, wording: Wording) -> list[Evidence]:
        """The items that share anything with the question, best first; none for a single character."""
        if len(wording.heard) < 2:
            return []
        total = self._pieces.weigh(wording.grams) or 1.0
        shares = self._pointed(wording.grams)
        parts = [part for part in map(self.read, clauses(plain)[:_CLAUSES]) if len(part.heard) >= 3]
        likeness = self._likeness([wording, *parts])
        near = nlargest(_SHORTLIST, likeness, key=likeness.__getitem__)
        evidence = []
        for place in {*near, *nlargest(_SHORTLIST, shares, key=shares.__getitem__)}:
            answered = self._pieces.weigh(self._answered(place, wording.grams)) / total
            telling = self._telling(place, wording.grams)
            near_way = likeness.get(place, (0.0, 0.0))
            known = self._known(place, wording)
            content = about(known, wording, (word.heard for word in self._keywords[place]))
            features = (shares.get(place, 0.0) / total, telling, answered, *near_way, *content)
            evidence.append(Evidence(place, features, dot(weights.RANKING, features)))
        return sorted(evidence, key=lambda one: (-one.rank, one.place))

    def weigh(self, grams: Iterable[str]) -> float:
        """How telling the pieces are together; one that no item knows tells most."""
        return self._pieces.weigh(grams)

    def strange(self, grams: frozenset[str]) -> float:
        """The share, from 0 to 1, of what no item knows."""
        return self._pieces.strange(grams)

    def _answered(self, place: int, grams: frozenset[str]) -> list[str]:
        """The pieces of the question that stand in the item's answer; single characters as written only."""
        text, heard = self._answers[place]
        return [gram for gram in grams if gram in text or (len(gram) > 1 and gram in heard)]

    def _telling(self, place: int, grams: frozenset[str]) -> float:
        """How telling the best of the item's keywords is that the question holds; 0 when it holds none."""
        best = 0.0
        for word in self._keywords[place]:
            if word.weight and self._pieces.weigh(word.grams & grams) >= weights.KEYWORD_FITS * word.weight:
                best = max(best, self._pieces.relative(word.weight, len(word.grams)))
        return best

    def _known(self, place: int, wording: Wording) -> list[float]:
        """For each character whether the item knows it together with a neighbour; less by sound or in the answer only."""
        known = [0.0] * len(wording.text)
        answer = self._answers[place][0]
        for at in range(len(wording.text) - 1):
            if place in self._pieces.shares.get(wording.text[at : at + 2], ()):
                known[at] = known[at + 1] = 1.0
            elif place in self._pieces.shares.get(wording.heard[at : at + 2], ()):
                known[at] = max(known[at], _HOMOPHONE)
                known[at + 1] = _HOMOPHONE
            elif wording.text[at : at + 2] in answer:
                known[at] = max(known[at], weights.IN_ANSWER)
                known[at + 1] = weights.IN_ANSWER
        return known

    def _pointed(self, grams: Iterable[str]) -> dict[int, float]:
        """Item → weight of the pieces that point to it."""
        scores: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for gram in self._pieces.rare_first(grams):
            budget -= len(self._pieces.shares[gram])
            if budget < 0 and scores:
                break
            weight = self._pieces.weight(gram)
            for place, share in self._pieces.shares[gram].items():
                scores[place] += weight * share
        return scores

    def _likeness(self, parts: Sequence[Wording]) -> dict[int, tuple[float, float]]:
        """Item → likeness to its nearest way of asking, by weighted pieces (Dice) and by edits of the sound."""
        found: dict[int, tuple[float, float]] = {}
        for part in parts:
            dice = self._dice(part.grams)
            taken: Counter[int] = Counter()
            for number in nlargest(_SHORTLIST * _COMPARED, dice, key=dice.__getitem__):
                place, heard = self._pieces.ways[number]
                taken[place] += 1
                if taken[place] > _COMPARED:
                    continue
                best = found.get(place, (0.0, 0.0))
                ratio = fuzz.ratio(part.heard, heard) / 100
                found[place] = (max(best[0], dice[number]), max(best[1], ratio))
        return found

    def _dice(self, grams: frozenset[str]) -> dict[int, float]:
        shared: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for gram in self._pieces.rare_first(grams):
            budget -= len(self._pieces.postings[gram])
            if budget < 0 and shared:
                break
            weight = self._pieces.weight(gram)
            for number in self._pieces.postings[gram]:
                shared[number] += weight
        own = self._pieces.weigh(grams)
        return {number: 2 * both / (own + self._weights[number]) for number, both in shared.items()}
