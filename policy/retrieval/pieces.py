"""Which items of a compilation hold a sign, in what is asked and in the whole text, and how telling the sign is."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import compress

from policy.retrieval import weights
from policy.retrieval.wording import Signs

_POSTINGS = 6000  # references read per question and kind; the rarest signs come first


class Pieces:
    """One kind of sign (characters, pairs, sounds or meanings) over a compilation; filled once, then closed.

    Each posting is an item and how much the sign is that item's own: 1 for the item whose ways of asking use it most,
    0 for one that has it in its answer or basis only.
    """

    def __init__(self) -> None:
        self._used: dict[str, dict[int, int]] = {}
        self._ways: dict[int, int] = {}
        self._places: dict[str, array[int]] = {}
        self._shares: dict[str, array[float]] = {}
        self._rarity: dict[str, float] = {}
        self._unknown = 0.0

    def add(self, place: int, signs: Iterable[str], *, asked: bool) -> None:
        """One more text of the item at `place`: a way of asking, or what it answers."""
        if asked:
            self._ways[place] = self._ways.get(place, 0) + 1
        for sign in signs:
            uses = self._used.setdefault(sign, {})
            uses[place] = uses.get(place, 0) + asked

    def close(self) -> None:
        """All texts are in; from here on it is searched, and never changes."""
        self._unknown = self._rare(0)
        for sign in list(self._used):
            uses = self._used.pop(sign)
            often = {place: use / self._ways[place] for place, use in uses.items()}
            most = max(often.values()) or 1.0
            self._places[sign] = array("I", often)
            self._shares[sign] = array("f", [(use / most) ** weights.CONCENTRATION for use in often.values()])
            self._rarity[sign] = self._rare(len(uses))

    def _rare(self, items: int) -> float:
        return math.log(1 + (len(self._ways) - items + 0.5) / (items + 0.5))

    def holds(self, sign: str) -> frozenset[int]:
        """The items that ask with the sign."""
        places = self._places.get(sign, ())
        return frozenset(compress(places, self._shares.get(sign, ())))

    def told(self, sign: str) -> frozenset[int]:
        """The items that have the sign anywhere."""
        return frozenset(self._places.get(sign, ()))

    def weigh(self, signs: Mapping[str, float]) -> float:
        """How telling the signs are together; one that no item knows tells most."""
        rare, unknown = self._rarity.get, self._unknown
        return sum([counts * rare(sign, unknown) for sign, counts in signs.items()])

    def weigh_once(self, signs: Iterable[str]) -> float:
        """How telling the signs are together, each counted fully."""
        rare, unknown = self._rarity.get, self._unknown
        return sum([rare(sign, unknown) for sign in signs])

    def strange(self, signs: Signs) -> float:
        """The share, from 0 to 1, of what no item knows."""
        total = self.weigh(signs)
        unknown = self.weigh({sign: counts for sign, counts in signs.items() if sign not in self._rarity})
        return unknown / total if total else 0.0

    def scores(self, signs: Signs) -> tuple[dict[int, float], dict[int, float]]:
        """Item → the share of the signs that its ways of asking hold, and that it holds anywhere; from 0 to 1."""
        total = self.weigh(signs) or 1.0
        asked: dict[int, float] = defaultdict(float)
        anywhere: dict[int, float] = defaultdict(float)
        budget = _POSTINGS
        for sign in sorted(signs.keys() & self._rarity.keys(), key=lambda each: (-self._rarity[each], each)):
            places, weight = self._places[sign], signs[sign] * self._rarity[sign] / total
            budget -= len(places)
            if budget < 0 and anywhere:
                break
            for place, share in zip(places, self._shares[sign], strict=True):
                anywhere[place] += weight
                if share:
                    asked[place] += weight * share
        return asked, anywhere
