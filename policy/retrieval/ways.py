"""Which act a sentence means: the evidence of the answers and the likeness of the whole wording, weighed together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy.retrieval.likeness import Likeness, bare
from policy.retrieval.model import QaText
from policy.retrieval.scores import dot, sigmoid
from policy.retrieval.search import QaIndex
from policy.retrieval.wording import simplify

_MOMENT = re.compile(
    r"(?:大?[今明后昨前]天|[上下本这]个?(?:周|星期|月|季度)|(?:周|星期)[一二三四五六日天]|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[号日点])"
)
SHOWN = 3
_ASKS = re.compile(r"[吗谁啥几哪？?]|什么|多少|没有?[了啊呢]?$|怎么?样|看|查|列|看看|情况|有没有|进展|名单")
_ALIKE = 4.0  # what likeness counts beside the evidence's rank (benchmarks/acts.py)
_SAME_KIND = 1.5  # what it counts that a question means an act that is mostly asked for, a statement another
_FAR = 5.0  # a lead from which on the second is far behind
_LONG = 12  # characters: a longer sentence says more than an act
# Of one and likeness, lead, length, rank; by logistic regression over ways left out (benchmarks/acts.py).
_CONFIDENCE = (-1.67, 1.33, 0.36, -1.43, 0.59)


@dataclass(frozen=True)
class Near:
    """Acts, likeliest first, and how likely the first is meant, from 0 to 1."""

    names: tuple[str, ...]
    confidence: float


class WayIndex:
    """Search over the ways of some acts; immutable."""

    def __init__(self, said: Mapping[str, Sequence[str]]) -> None:
        self._names = list(said)
        ways = [[_MOMENT.sub("", way) for way in said[name]] for name in self._names]
        self._evidence = QaIndex([QaText(place, own[0], "", ways=tuple(own[1:])) for place, own in enumerate(ways)])
        self._likeness = Likeness(ways)
        self._exact = {bare(way): name for name in said for way in reversed(said[name])}
        self._asked = [sum(map(_asks, own)) / len(own) for own in ways]

    def search(self, text: str) -> Near | None:
        """The acts that share most with the text; None when none shares anything. A way itself is certain."""
        if exact := self._exact.get(bare(text)):
            return Near((exact,), 1.0)
        wanted, ranks = self._look(_MOMENT.sub("", text))
        if not wanted:
            return None
        best, *others = sorted(ranks, key=lambda place: -ranks[place])[:SHOWN]
        lead = min(_FAR, ranks[best] - ranks[others[0]]) if others else _FAR
        signs = (1.0, wanted.get(best, 0.0), lead, min(1.0, len(text) / _LONG), ranks[best] / 10)
        return Near(tuple(self._names[place] for place in (best, *others)), sigmoid(dot(_CONFIDENCE, signs)))

    def _look(self, text: str) -> tuple[dict[int, float], dict[int, float]]:
        """How alike each act's ways are, and its rank."""
        wanted = self._likeness.scores(text)
        rank = {each.place: each.rank for each in self._evidence.look(simplify(text)).ranked}
        last = min(rank.values(), default=0.0) - 1
        asks = _asks(text)
        ranks = {
            place: _ALIKE * wanted.get(place, 0.0) + rank.get(place, last) - _SAME_KIND * abs(asks - self._asked[place])
            for place in wanted.keys() | rank.keys()
        }
        return wanted, ranks


def _asks(text: str) -> bool:
    """Whether a sentence wants to know or to see, rather than to have done."""
    return _ASKS.search(text) is not None
