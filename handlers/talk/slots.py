"""What a sentence names, read for an act that was found by its meaning: each slot by its one reader.

An act that needs a few things by name declares them, and what the sentence does not say is asked for, one thing at a time:

    @act("invitation", meant=Wants(department_slot()), ...)
    def invitation(desk: Desk, message: Message, found: Mapping[str, str]) -> Reply: ...

What several acts need stands in slot_kinds.py.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from functools import cache
from typing import Any, Final, Protocol, Self, get_type_hints, runtime_checkable

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.common.departments import Department
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, own_words
from handlers.talk.registry import Matcher, act_named, carry_out
from policy.report.spoken import Spoken, read_spoken

_ASKED: Final = "slot_of_act"
_MOST: Final = 8  # choices: of more the person says one in own words


def department_of(desk: Desk, message: Message) -> tuple[str, Department | list[str]]:
    """The department that a sentence is about; of several, and where none is named, it is asked which."""
    named = departments.mentioned(desk.context, message.text) or departments.own(desk.context)
    if not named:
        return "", [each.name for each in departments.visible(desk.context)]
    return named[0].name, named[0] if len(named) == 1 else [each.name for each in named]


def report_of(desk: Desk, message: Message, named: Sequence[Department] = (), *, without: str = "") -> Spoken:
    """Which report, of what period, empty or on paper; `without` are the act's own words, which are no reason."""
    names = [form for each in named for form in departments.forms(each.name)]
    return read_spoken(message.text, desk.context.obligations, names=names, without=without)


@runtime_checkable
class Slots(Protocol):
    """What an act read of a sentence, as values that a question may keep where the sentence itself may not be kept."""

    def bare(self) -> Self:
        """The values without the sender's free words: departments, reports, periods, days."""
        ...


class Slot:
    """One thing that an act needs: under which name its function finds it, how it is read of any words, how it is asked for.

    `read` gives what the words may mean: one thing is taken, of several it is asked which. `offered` are the choices
    where nothing was said of it; `alone` reads the answer by itself, where that needs no more words around it. An act
    goes without what is `optional` and not said, or not asked for at all. `free` words are kept by no question. `none` is
    said where there is nothing to choose from, `shown` is how a choice is called.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[Desk, Message], Sequence[str]],
        asks: str = "",
        offered: Callable[[Desk], Sequence[str]] = lambda _desk: (),
        *,
        free: bool = False,
        optional: bool = False,
        none: str = "",
        shown: Callable[[str], str] = str,
        alone: Callable[[Desk, Message], Sequence[str]] | None = None,
    ) -> None:
        self.name, self.read, self.asks, self.offered, self.free = name, read, asks, offered, free
        self.optional, self.none, self.shown, self.alone = optional, none, shown, alone or read

    def is_open(self, read: "Read") -> bool:
        """Whether it has to be asked for: it was not said, or may be several things."""
        unsaid = self.name not in read.known and self.name not in read.said
        return bool(self.asks) and unsaid and (not self.optional or self.name in read.several)


@dataclass(frozen=True)
class Read:
    """What was read of a message and when it was said; of some slots several things are possible."""

    at: datetime
    known: dict[str, str] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)  # in free words

    def bare(self) -> "Read":
        """Without the free words, which are asked for once more."""
        return replace(self, said={})


Into = Callable[[Desk, Mapping[str, str]], Any]


class Wants:
    """`meant` of an act whose function takes its slots by name, as its pattern's groups, or what `into` makes of them."""

    def __init__(self, *slots: Slot, into: Into = lambda _desk, values: values) -> None:
        self.slots, self.into = slots, into

    def __call__(self, desk: Desk, message: Message) -> Read:
        """What the words say of each."""
        read = {each: each.read(desk, message) for each in self.slots}
        one = {each: found[0] for each, found in read.items() if len(found) == 1}
        return Read(
            message.at,
            {each.name: value for each, value in one.items() if not each.free},
            {each.name: list(found) for each, found in read.items() if len(found) > 1},
            {each.name: value for each, value in one.items() if each.free},
        )

    def lacks(self, desk: Desk, message: Message) -> bool:
        """Whether something would have to be asked for."""
        read = self(desk, message)
        return any(each.is_open(read) for each in self.slots)


@dataclass(frozen=True)
class Lacking:
    """An act that waits for one of its slots."""

    act: str
    slot: str
    read: Read


def complete(desk: Desk, name: str, read: Read) -> Reply:
    """Do the act with what was read of it, or ask for what is missing first."""
    wants = act_named(name).meant
    assert isinstance(wants, Wants)  # only such an act reads so
    slot = next((each for each in wants.slots if each.is_open(read)), None)
    if slot is None:
        found = wants.into(desk, defaultdict(str, read.known | read.said))
        return carry_out(desk, Message(desk.context.userid, "", read.at), act_named(name), found)
    offered = read.several.get(slot.name) or slot.offered(desk)
    if slot.none and not offered:
        return Reply(slot.none, name)
    choices = {slot.shown(each): each for each in offered} if len(offered) <= _MOST else {}
    return replace(ask(desk, _ASKED, slot.asks, choices, Lacking(name, slot.name, read), field=slot.name), action=name)


def _slot(lacking: Lacking) -> Slot:
    wants = act_named(lacking.act).meant
    assert isinstance(wants, Wants)
    return next(each for each in wants.slots if each.name == lacking.slot)


def _named(desk: Desk, lacking: Lacking, message: Message) -> str | None:
    found = _slot(lacking).alone(desk, message)
    return found[0] if len(found) == 1 else None


@answers(_ASKED)
def slot_of_act(desk: Desk, lacking: Lacking, value: str) -> Reply:
    """What was missing; all else stands as it was said."""
    read, found = lacking.read, {lacking.slot: value}
    if _slot(lacking).free:
        return complete(desk, lacking.act, replace(read, said=read.said | found))
    return complete(desk, lacking.act, replace(read, known=read.known | found))


own_words(_ASKED, _named)(slot_of_act)


def dump(meant: Matcher, desk: Desk, message: Message) -> Any:
    """What `meant` reads of the message, bare and as JSON types; None where it reads nothing, or nothing that can be kept."""
    read = meant(desk, message)
    return _adapter(meant).dump_python(read.bare(), mode="json") if isinstance(read, Slots) else None


def load(meant: Matcher, kept: Any) -> Any:
    """What `dump` kept; None where an older program kept something else."""
    try:
        return _adapter(meant).validate_python(kept)
    except ValidationError:
        return None


@cache
def _adapter(meant: Matcher) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(Wants.__call__ if isinstance(meant, Wants) else meant)["return"])
