"""Ways of saying an act that is no command of its own, and what is asked about the assistant itself (design: decision 18).

Both stand in knowledge/ways.yaml, one list each. Who may not say an act does not find it either.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policy.retrieval.ways import WayIndex
from policy.text.asking import is_question

# Confidence from which acts are offered; a question is rather one of another field (benchmarks/acts.py).
OFFERED, OFFERED_TO_QUESTIONS = 0.12, 0.25
SURE, SURE_OF_QUESTIONS = 0.6, 0.7  # confidence from which an act is meant without asking
SHORTEST, LONGEST = 2, 120  # Chinese characters, characters: what is shorter or longer is no wish
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Topic:
    """What is no act but asked about: how it is done here. Without roles it is everybody's."""

    say: str
    ways: tuple[str, ...]
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Meant:
    """Acts or topics that a text may mean, likeliest first; `sure` says whether the first is meant, `confidence` how surely.

    With `how` it was not asked to do it, but how it is done.
    """

    names: tuple[str, ...]
    sure: bool
    confidence: float
    how: bool = False


@dataclass(frozen=True)
class Ways:
    """The ways of all acts and topics; an index is built when somebody with these acts first needs it (a fifth of a second)."""

    said: Mapping[str, Sequence[str]]
    forms: Mapping[str, str] = field(default_factory=dict)  # how an act without usage is said, as 帮助 would show it
    topics: Mapping[str, Topic] = field(default_factory=dict)
    _indexes: dict[tuple[str, ...], WayIndex] = field(default_factory=dict, repr=False)

    def search(self, text: str, open_acts: Iterable[str], roles: Iterable[str] = ()) -> Meant | None:
        """What the text means among these acts and the topics of these roles; None when nothing is near."""
        said = text.strip().rstrip("。？?！!")
        if len(said) > LONGEST or len(_CHINESE.findall(said)) < SHORTEST:
            return None
        known = self._known(set(open_acts), frozenset(roles))
        names = tuple(known)
        if names not in self._indexes:
            self._indexes[names] = WayIndex(known)
        near = self._indexes[names].search(said)
        least, sure = (OFFERED_TO_QUESTIONS, SURE_OF_QUESTIONS) if is_question(said) else (OFFERED, SURE)
        if near is None or near.confidence < least:
            return None
        return Meant(near.names, near.confidence >= sure, near.confidence)

    def _known(self, open_acts: set[str], roles: frozenset[str]) -> dict[str, Sequence[str]]:
        topics = {name: each.ways for name, each in self.topics.items() if not each.roles or each.roles & roles}
        return {name: ways for name, ways in self.said.items() if name in open_acts} | topics
