"""Ways of saying an act that is no command of its own, searched by the engine of the answers (design: decision 18).

The ways stand in knowledge/ways.yaml, one list per act. Who may not say an act does not find it either.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from policy.retrieval import QaIndex, QaText
from policy.text.asking import is_question

_MOMENT = re.compile(
    r"(?:大?[今明后昨前]天|[上下本这]个?(?:周|星期|月|季度)|(?:周|星期)[一二三四五六日天]|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[号日点])"
)
ALIKE = 60  # rapidfuzz ratio of a way, 0 to 100
NEAREST = 3
# Confidence from which acts are offered; a question is rather one of another field (measured in docs/performance.md).
OFFERED, OFFERED_TO_QUESTIONS = 0.15, 0.3
SURE = 0.7  # confidence from which an act is done without asking
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
        least = OFFERED_TO_QUESTIONS if is_question(said) else OFFERED
        near = [candidate.question for candidate in found.candidates if found.confidence >= least]
        if found.question is not None:
            near = [found.question, *(each for each in near if each != found.question)]
        if not near:
            return None if is_question(said) else self._alike(said, names)
        return (
            Meant(
                tuple(names[each] for each in near),
                found.question is not None and found.confidence >= SURE,
                found.confidence,
            )
            if near
            else None
        )

    def _alike(self, said: str, names: Sequence[str]) -> Meant | None:
        """The acts with a way that is nearly the same to the letter: «我还有什么没做» has no word with a meaning of its own."""
        ways = [way for name in names for way in self.said[name]]
        owners = [name for name in names for _way in self.said[name]]
        near = process.extract(said, ways, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=NEAREST)
        found = tuple(dict.fromkeys(owners[place] for _way, _score, place in near))
        return Meant(found, False, 0.0) if found else None

    def _as_item(self, place: int, name: str) -> QaText:
        first, *others = (_MOMENT.sub("", way) for way in self.said[name])
        return QaText(place, first, "", ways=tuple(others))
