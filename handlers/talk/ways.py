"""Ways of saying an act that is no command of its own, searched by the engine of the answers (design: decision 18).

The ways stand in knowledge/ways.yaml, one list per act. Who may not say an act does not find it either.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policy.retrieval import QaIndex, QaText

_MOMENT = re.compile(
    r"(?:大?[今明后昨前]天|[上下本这]个?(?:周|星期|月|季度)|(?:周|星期)[一二三四五六日天]|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[号日点])"
)
SURE = 0.6  # confidence from which an act is done without asking
SHORTEST = 3  # characters: a shorter text is a word, not a sentence


@dataclass(frozen=True)
class Meant:
    """Acts that a text may mean, likeliest first; `sure` says whether the first is meant, `confidence` how surely."""

    names: tuple[str, ...]
    sure: bool
    confidence: float


@dataclass(frozen=True)
class Ways:
    """The ways of all acts; an index is built when somebody with these acts first needs it (about 50 ms)."""

    said: Mapping[str, Sequence[str]]
    forms: Mapping[str, str] = field(default_factory=dict)  # how an act without usage is said, as 帮助 would show it
    _indexes: dict[tuple[str, ...], QaIndex] = field(default_factory=dict, repr=False)

    def search(self, text: str, open_acts: Iterable[str]) -> Meant | None:
        """What the text means among these acts; None when nothing is near."""
        if len(text.strip()) < SHORTEST:
            return None
        names = tuple(sorted(self.said.keys() & set(open_acts)))
        said = text.strip().rstrip("。？?！!")
        if exact := next((name for name in names if said in self.said[name]), None):
            return Meant((exact,), True, 1.0)
        if names not in self._indexes:
            self._indexes[names] = QaIndex([self._as_item(place, name) for place, name in enumerate(names)])
        found = self._indexes[names].search(_MOMENT.sub("", text))
        near = [candidate.question for candidate in found.candidates]
        if found.question is not None:
            near = [found.question, *(each for each in near if each != found.question)]
        return (
            Meant(
                tuple(names[each] for each in near),
                found.question is not None and found.confidence >= SURE,
                found.confidence,
            )
            if near
            else None
        )

    def _as_item(self, place: int, name: str) -> QaText:
        first, *others = (_MOMENT.sub("", way) for way in self.said[name])
        return QaText(place, first, "", ways=tuple(others))
