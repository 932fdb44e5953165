"""Ways of saying an act that is no command of its own, and what is asked about the assistant itself (design: decision 18).

Both stand in knowledge/ways, a file a room. Who may not say an act does not find it either.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policy.retrieval.ways import SHOWN, WayIndex, WayModel
from policy.text.asking import is_question
from policy.text.remembered import Remembered

OFFERED = 0.06  # confidence from which an act is offered (benchmarks/fit_ways.py)
SURE = 0.22  # … from which it is meant: five of six are
CLEAR = 0.4  # … from which it is hardly anything else
LIKELY, LIKELIEST = (
    0.3,
    0.5,
)  # among a few acts: … from which it is offered, is meant (of 75 wordings by two authors 70 are, none wrongly)
MEANT = "meant_act"  # the question which act was meant
CERTAIN = 0.6  # … from which what writes at once is not asked about first
_BESIDE = 0.25  # an act is offered beside a likelier one when it is at least this much as likely
SHORTEST, LONGEST = 2, 120  # Chinese characters, characters: what is shorter or longer is no wish
NO_ACT = "-"  # what a question of a compilation means, and one of another field
_RATHER_AN_ACT, _RATHER_NO_ACT = 3.0, 1.0  # against it in a statement, in a question: most are asked of the compilation
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
    """The ways of all acts and topics, and the model that was fitted on them; model and index are made when first needed."""

    said: Mapping[str, Sequence[str]]
    forms: Mapping[str, str]  # how an act without usage is said, as 帮助 would show it
    topics: Mapping[str, Topic]
    model: Callable[[], WayModel]
    _found: Remembered[Meant | None] = field(init=False, default_factory=Remembered, compare=False, repr=False)

    def all_said(self) -> dict[str, Sequence[str]]:
        """The ways of every act and of every topic, by name."""
        return {**self.said, **{name: topic.ways for name, topic in self.topics.items()}}

    @cached_property
    def _index(self) -> WayIndex:
        return WayIndex(self.all_said(), self.model())

    def among(self, text: str, few: Iterable[str]) -> Meant | None:
        """What the text means among these few acts, to which what it speaks of confines it; None when nothing is near."""
        found = self._index.among(text.rstrip("。？?！!"), set(few))
        if found is None or found[0].chances[0] < LIKELY:
            return None
        near, among_all = found
        beside = zip(near.names, near.chances, strict=True)
        names = tuple(name for name, chance in beside if chance >= _BESIDE * near.chances[0])[:SHOWN]
        return Meant(names, near.chances[0] >= LIKELIEST and among_all >= OFFERED, near.chances[0])

    def search(
        self, text: str, open_acts: Iterable[str], roles: Iterable[str] = (), *, widely: bool = False
    ) -> Meant | None:
        """What the text means among these acts and the topics of these roles; None when nothing is near.

        `widely`: a word of which everything near is wanted, not a sentence that means one thing.
        """
        said = text.strip().rstrip("。？?！!")
        if len(said) > LONGEST or len(_CHINESE.findall(said)) < SHORTEST:
            return None
        among = (frozenset(open_acts), frozenset(roles), widely)
        return self._found.find(said, among, lambda: self._search(said, *among))

    def _search(self, said: str, open_acts: frozenset[str], mine: frozenset[str], widely: bool) -> Meant | None:
        topics = {name for name, each in self.topics.items() if not each.roles or each.roles & mine}
        known = (self.said.keys() & open_acts) | topics | {NO_ACT}
        near = self._index.search(said, known, {NO_ACT: _RATHER_NO_ACT if is_question(said) else _RATHER_AN_ACT})
        if near is None or (not widely and (near.chances[0] < OFFERED or near.names[0] == NO_ACT)):
            return None
        beside = (
            name
            for name, chance in zip(near.names, near.chances, strict=True)
            if widely or chance >= _BESIDE * near.chances[0]
        )
        names = tuple(name for name in beside if name != NO_ACT)[:SHOWN]
        return Meant(names, near.chances[0] >= SURE, near.chances[0])
