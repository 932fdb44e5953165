"""What a sentence names, read for an act that was found by its meaning: each slot by its one reader."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol, Self, get_type_hints, runtime_checkable

from pydantic import TypeAdapter, ValidationError

from actions.common import departments
from actions.common.departments import Department
from handlers.talk.message import Desk, Message
from handlers.talk.registry import Matcher
from policy.report.spoken import Spoken, read_spoken


def department_of(desk: Desk, message: Message) -> tuple[str, Department | list[str]] | None:
    """The department that a sentence is about; several are asked for, none is not guessed."""
    named = departments.mentioned(desk.context, message.text) or departments.own(desk.context)
    if not named:
        return None
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
    return TypeAdapter(get_type_hints(meant)["return"])
