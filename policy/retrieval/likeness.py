"""Likeness of a whole wording to the known ways of saying an item, function words included.

The evidence of the answers sets function words aside: «什么» asks about nothing. Of what people want done they say most:
«还没报», «报了吗» and «我来报» differ in nothing else.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from policy.retrieval.concepts import meanings
from policy.retrieval.field import CANONICAL
from policy.retrieval.wording import simplify
from policy.text.compare import any_of

_CANONICAL = re.compile(any_of(" ".join(sorted(map(re.escape, CANONICAL), key=len, reverse=True))))
_WORDS = re.compile(r"\W|[的了吧啊呀呢哈嘛]|一下")
_LONGEST = 3  # characters that are compared together
_ONE_CHARACTER = 0.4  # what a meaning counts that one character alone suggests
_NEAREST = (1.0, 0.7, 0.5, 0.3, 0.3, 0.3)  # what an item's nearest ways count, the nearest first


class Likeness:
    """The ways of each item, in its place; immutable."""

    def __init__(self, items: Sequence[Sequence[str]]) -> None:
        signs = [[_signs(way) for way in ways] for ways in items]
        owners: dict[str, set[int]] = defaultdict(set)
        for place, ways in enumerate(signs):
            for way in ways:
                for sign in way:
                    owners[sign].add(place)
        self._strange = math.log(len(items) + 1)
        self._telling = {sign: math.log((len(items) + 1) / len(places)) for sign, places in owners.items()}
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)  # sign → way, its share of the way
        self._owners: list[int] = []
        for place, ways in enumerate(signs):
            for way in ways:
                for sign, share in self._weighed(way).items():
                    self._holders[sign].append((len(self._owners), share))
                self._owners.append(place)

    def scores(self, text: str) -> dict[int, float]:
        """For each item that shares anything how alike its nearest ways are, counted together."""
        alike: dict[int, float] = defaultdict(float)
        for sign, share in self._weighed(_signs(text)).items():
            for way, other in self._holders.get(sign, ()):
                alike[way] += share * other
        ways: dict[int, list[float]] = defaultdict(list)
        for way, score in alike.items():
            ways[self._owners[way]].append(score)
        return {
            place: sum(counts * score for counts, score in zip(_NEAREST, sorted(scored, reverse=True), strict=False))
            for place, scored in ways.items()
        }

    def _weighed(self, signs: Mapping[str, float]) -> dict[str, float]:
        """The signs by how telling they are, together of length one."""
        weighed = {sign: math.log1p(count) * self._telling.get(sign, self._strange) for sign, count in signs.items()}
        length = math.sqrt(sum(share * share for share in weighed.values())) or 1.0
        return {sign: share / length for sign, share in weighed.items()}


def bare(text: str) -> str:
    """One script and one word for each thing, without marks: «今天要交啥?» and «今天要交什么» are the same."""
    return _WORDS.sub("", _CANONICAL.sub(lambda match: CANONICAL[match.group()], simplify(text)))


def _signs(text: str) -> Mapping[str, float]:
    """Runs of one to three characters, and meanings alone and by pairs."""
    plain = bare(text)
    signs: dict[str, float] = defaultdict(
        float,
        Counter(
            plain[place : place + size] for size in range(1, _LONGEST + 1) for place in range(len(plain) - size + 1)
        ),
    )
    spans = meanings(plain)
    for start, end, meaning in spans:
        signs[f"@{meaning}"] += _ONE_CHARACTER if end - start == 1 else 1.0
    said = [meaning for start, end, meaning in spans if end - start > 1]
    for pair in pairwise(said):
        signs[f"@{pair}"] += 1.0
    return signs
