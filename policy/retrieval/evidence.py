"""What speaks for each question of a compilation: shared characters, sounds and meanings, and likeness to its ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from operator import add

from rapidfuzz import fuzz, process

from policy.retrieval import weights
from policy.retrieval.concepts import NEAR, Meanings
from policy.retrieval.content import about
from policy.retrieval.model import QaText
from policy.retrieval.pieces import Pieces
from policy.retrieval.scores import dot
from policy.retrieval.wording import Reader, Signs, Wording, clauses, simplify

_SHORTLIST = 8  # items that are looked at closely
_COMPARED = 5  # ways of asking of one item that are compared by pairs
_CLAUSES = 4
_HOMOPHONE = 0.7  # what a character counts that only sounds alike
_MEANT = 0.6  # what a word counts whose meaning the item holds in other words
_ANSWER = 600  # characters of an answer that count
_ROUGH = (3.0, 4.0, 2.0, 3.0)  # what characters, pairs, sounds and meanings count for the shortlist
_CHARS, _PAIRS, _SOUNDS, _MEANINGS = range(4)
_Places = frozenset[int]
_Pairs = list[tuple[_Places, _Places, _Places]]
_Words = list[tuple[int, int, _Places]]


@dataclass(frozen=True)
class Evidence:
    """What speaks for the item at `place`; `features` in the order of weights.RANKING; `known` of each character, meanings aside."""

    place: int
    known: tuple[float, ...]
    features: tuple[float, ...]
    rank: float


class EvidenceIndex:
    """Immutable after construction."""

    def __init__(self, items: Sequence[QaText], meanings: Meanings = NEAR) -> None:
        asked = [[simplify(text) for text in item.asked()] for item in items]
        keywords = [[simplify(word) for word in item.keywords] for item in items]
        self._reader = Reader(chain(*keywords), chain(*asked), meanings)
        self._pieces = tuple(Pieces() for _ in range(4))
        self._ways = [[self._add(place, text) for text in texts] for place, texts in enumerate(asked)]
        for place, item in enumerate(items):
            self._add(place, simplify("".join((item.answer, *item.basis)), limit=_ANSWER), asked=False)
        for pieces in self._pieces:
            pieces.close()
        self._keywords = [[self._keyword(self._reader.read(word)) for word in words] for words in keywords]
        self._titles = [self._title("，".join((item.question, *item.keywords))) for item in items]
        self._unknown = self._pieces[_PAIRS].weigh({"": 1.0}) or 1.0

    def _add(self, place: int, plain: str, *, asked: bool = True) -> str:
        """Put a text among the pieces; its sounds. The rest of it is many small strings, and is let go."""
        wording = self._reader.read(plain)
        for pieces, signs in zip(self._pieces, wording.signs, strict=True):
            pieces.add(place, signs, asked=asked)
        return wording.heard

    def _title(self, text: str) -> tuple[str, str]:
        """The characters and the meanings of a text, each once."""
        signs = self._reader.read(simplify(text, limit=None)).signs
        return "".join(signs[_CHARS]), "".join(signs[_MEANINGS])

    def read(self, plain: str) -> Wording:
        """A simplified text as this index compares it."""
        return self._reader.read(plain)

    def rank(self, plain: str, wording: Wording) -> list[Evidence]:
        """The items that share anything with the question, best first; none for a single character."""
        if len(wording.heard) < 2:
            return []
        scores = [pieces.scores(signs) for pieces, signs in zip(self._pieces, wording.signs, strict=True)]
        rough: dict[int, float] = {}
        for (asked, anywhere), counts in zip(scores, _ROUGH, strict=True):
            for place, score in anywhere.items():
                rough[place] = rough.get(place, 0.0) + counts * (score + asked.get(place, 0.0))
        parts = [wording, *(part for part in map(self.read, clauses(plain)[:_CLAUSES]) if len(part.heard) >= 3)]
        held, evidence = self._held(wording), []
        for place in nlargest(_SHORTLIST, rough, key=rough.__getitem__):
            shared = [shares.get(place, 0.0) for pair in scores for shares in pair]
            known = _known(place, wording, held[0])
            content = about(_meant(place, known, held[1]), wording, (heard for heard, *_ in self._keywords[place]))
            reached = self._reached(place, wording)
            features = (*shared, self._telling(place, wording), *self._alike(place, parts), *content, *reached)
            evidence.append(Evidence(place, tuple(known), features, dot(weights.RANKING, features)))
        return sorted(evidence, key=lambda one: (-one.rank, one.place))

    def strange(self, wording: Wording) -> tuple[float, float, float]:
        """The shares, from 0 to 1, of the characters, pairs and meanings that no item knows."""
        chars, pairs, _, meanings = (
            pieces.strange(signs) for pieces, signs in zip(self._pieces, wording.signs, strict=True)
        )
        return chars, pairs, meanings

    def _telling(self, place: int, wording: Wording) -> float:
        """How telling the best of the item's keywords is that the question holds; 0 when it holds none."""
        best, weigh = 0.0, self._pieces[_PAIRS].weigh_once
        for _, pairs, weight in self._keywords[place]:
            shared = [pair for pair in pairs if pair in wording.signs[_PAIRS]]
            if weight and weigh(shared) >= weights.KEYWORD_FITS * weight:
                best = max(best, weight / len(pairs) / self._unknown)
        return best

    def _reached(self, place: int, wording: Wording) -> tuple[float, float]:
        """The shares of the item's own question and keywords that the text holds: characters and meanings."""
        found = []
        for kind, own in zip((_CHARS, _MEANINGS), self._titles[place], strict=True):
            weigh, signs = self._pieces[kind].weigh_once, wording.signs[kind]
            total = weigh(own)
            found.append(weigh(sign for sign in own if sign in signs) / total if total else 0.0)
        return found[0], found[1]

    def _alike(self, place: int, parts: Sequence[Wording]) -> tuple[float, float, float]:
        """Likeness of the sound to the item's nearest way of asking: by edits, of the best part too, and by pairs."""
        ways, whole = self._ways[place], parts[0]
        near = process.extract(whole.heard, ways, scorer=fuzz.ratio, limit=_COMPARED)
        ratio = near[0][1] / 100 if near else 0.0
        others = (process.extractOne(part.heard, ways, scorer=fuzz.ratio) for part in parts[1:])
        best = max([ratio, *(found[1] / 100 for found in others if found)])
        total = self._pieces[_SOUNDS].weigh_once(whole.signs[_SOUNDS])
        paired = [self._paired(whole.signs[_SOUNDS], total, way) for way, _, _ in near]
        return ratio, best, max(paired, default=0.0)

    def _paired(self, signs: Signs, total: float, way: str) -> float:
        """Likeness by weighted pairs (Dice) of a text to one way of asking."""
        own = dict.fromkeys(map(add, way, way[1:]))
        weigh = self._pieces[_SOUNDS].weigh_once
        both = weigh(own) + total
        return 2 * weigh([pair for pair in own if pair in signs]) / both if both else 0.0

    def _held(self, wording: Wording) -> tuple[_Pairs, _Words]:
        """Who knows what stands in the text: for each pair of characters, and for each word's meaning."""
        pairs, heard, meant = (self._pieces[kind] for kind in (_PAIRS, _SOUNDS, _MEANINGS))
        text, sounds = wording.text, wording.heard
        return (
            [
                (pairs.holds(pair), heard.holds(sound), pairs.told(pair))
                for pair, sound in zip(map(add, text, text[1:]), map(add, sounds, sounds[1:]), strict=True)
            ],
            [(start, end, meant.told(meaning)) for start, end, meaning in wording.spans if end - start > 1],
        )

    def _keyword(self, wording: Wording) -> tuple[str, tuple[str, ...], float]:
        """A keyword as it is kept: its sounds, its pairs, and how telling they are."""
        pairs = tuple(wording.signs[_PAIRS])
        return wording.heard, pairs, self._pieces[_PAIRS].weigh_once(pairs)


def _known(place: int, wording: Wording, pairs: _Pairs) -> list[float]:
    """For each character whether the item knows it with a neighbour; less by sound or in the answer."""
    known = [0.0] * len(wording.text)
    for at, (asking, sounding, telling) in enumerate(pairs):
        worth = (
            1.0
            if place in asking
            else _HOMOPHONE
            if place in sounding
            else weights.IN_ANSWER
            if place in telling
            else 0.0
        )
        known[at], known[at + 1] = max(known[at], worth), worth
    return known


def _meant(place: int, known: Sequence[float], words: _Words) -> list[float]:
    """The same with the words whose meaning the item holds."""
    known = list(known)
    for start, end, meaning in words:
        if place in meaning:
            known[start:end] = [max(_MEANT, worth) for worth in known[start:end]]
    return known
