"""The desk's word on what was handed in: given back with reasons, or accepted. A report, an entry, a checklist's item alike."""

from dataclasses import dataclass

from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.states import move
from actions.common.trail import record
from storage.base import Base


@dataclass(frozen=True)
class Words:
    """Under which reasons those concerned are told, and under which words the trail keeps it."""

    returned: str
    accepted: str
    return_act: str
    accept_act: str


@dataclass(frozen=True)
class Reviewed:
    """A row under review: how it is called, its number where it has one, and who reads what the desk says of it."""

    row: Base
    title: str
    number: str | None
    to: tuple[str, ...]
    words: Words


def give_back(context: Context, what: Reviewed, text: str, verb: str = "return") -> None:
    """Return it: those concerned read `text`. Raises UserError unless it waits for the desk."""
    move(context, what.row, verb)
    queue(context, what.to, text, what.words.returned, subject=what.number)
    record(context, what.words.return_act, what.number)


def accept(context: Context, what: Reviewed) -> None:
    """审核通过: it stands as it is. Raises UserError unless it waits for the desk."""
    move(context, what.row, "accept")
    queue(context, what.to, f"{what.title}已审核通过。", what.words.accepted, subject=what.number)
    record(context, what.words.accept_act, what.number)
