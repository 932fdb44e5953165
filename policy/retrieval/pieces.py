"""The pieces of a compilation's ways of asking: which way and which question has them, and how telling they are."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from policy.retrieval import weights
from policy.retrieval.wording import Reader


class Pieces:
    """Immutable after construction.

    `ways` are item and sounds of each way of asking; `postings` piece → positions in `ways`; `shares` piece → item →
    how much of the piece's use is that item's (1 for the item that uses it most).
    """

    def __init__(self, reader: Reader, asked: Sequence[Sequence[str]]) -> None:
        self.ways: list[tuple[int, str]] = []
        self.postings: dict[str, array[int]] = {}
        self._read(reader, asked)
        counts = [len(texts) for texts in asked]
        self.shares = {gram: self._share(numbers, counts) for gram, numbers in self.postings.items()}
        self._unknown = math.log(1 + 2 * len(asked))
        self._rarity = {
            gram: math.log(1 + len(asked) / len(places)) * _single(gram) for gram, places in self.shares.items()
        }

    def _read(self, reader: Reader, asked: Sequence[Sequence[str]]) -> None:
        """A way's pieces are many small strings: each is let go before the next way is read."""
        for place, texts in enumerate(asked):
            for text in texts:
                wording = reader.read(text)
                for gram in wording.grams:
                    self.postings.setdefault(gram, array("I")).append(len(self.ways))
                self.ways.append((place, wording.heard))

    def _share(self, numbers: Iterable[int], counts: Sequence[int]) -> dict[int, float]:
        used = Counter(self.ways[number][0] for number in numbers)
        most = max(use / counts[place] for place, use in used.items())
        return {place: (use / counts[place] / most) ** weights.CONCENTRATION for place, use in used.items()}

    def way_weights(self) -> list[float]:
        """For each way of asking how telling its pieces are together."""
        weighed = [0.0] * len(self.ways)
        for gram, numbers in self.postings.items():
            for number in numbers:
                weighed[number] += self._rarity[gram]
        return weighed

    def weight(self, gram: str) -> float:
        """How telling a piece is that some item knows."""
        return self._rarity[gram]

    def weigh(self, grams: Iterable[str]) -> float:
        """How telling the pieces are together; one that no item knows tells most."""
        return sum([self._rarity.get(gram) or self._unknown * _single(gram) for gram in grams])

    def strange(self, grams: frozenset[str]) -> float:
        """The share, from 0 to 1, of what no item knows."""
        total = self.weigh(grams)
        return self.weigh(gram for gram in grams if gram not in self._rarity) / total if total else 1.0

    def relative(self, weight: float, grams: int) -> float:
        """The mean weight of so many pieces, against that of one that no item knows."""
        return weight / grams / self._unknown

    def rare_first(self, grams: Iterable[str]) -> list[str]:
        """Those that some item knows, the most telling first."""
        return sorted((gram for gram in grams if gram in self._rarity), key=lambda gram: (-self._rarity[gram], gram))


def _single(gram: str) -> float:
    return weights.SINGLE if len(gram) == 1 else 1.0
