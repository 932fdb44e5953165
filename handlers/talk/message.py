"""What a handler takes and returns. A handler never meets the channel (design: decision 14)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from actions.common.context import Context
from actions.qa.compilation import InForce
from actions.talk import one_time_links
from documents.photo import Photo
from handlers.talk.ways import Ways


@dataclass(frozen=True)
class SentFile:
    """A file that came with a message: its kind by content, the beginning of its rows, its words; its bytes are kept nowhere yet."""

    name: str
    kind: str  # pdf | jpg | png | docx | xlsx
    data: bytes = field(repr=False)
    lines: tuple[str, ...] = ()
    text: str = ""
    photo: Photo | None = None  # what was read of a picture, where the machine can


@dataclass(frozen=True)
class Message:
    """One message or event as a person sent it, already filtered and masked."""

    userid: str
    text: str
    at: datetime  # aware, in the configured zone
    kind: str = "text"  # text | image | voice | … | event:subscribe | event:enter_agent | event:click …
    chat: str = ""  # the id of the group chat in which it was said
    media_id: str | None = None
    answers: str = ""  # of a button: the stamp of the question to which it is an answer, and to no other
    quote: str = ""  # the text that it quotes; nobody knows when that was said
    file: SentFile | None = None
    secret: str = field(default="", repr=False)  # a credential taken out of the text; stored with no message

    @property
    def in_group(self) -> bool:
        """Whether everybody in a group chat reads the answer."""
        return bool(self.chat)


@dataclass(frozen=True)
class Reply:
    """What goes back. `facts` is what `explain` prints beside the text; an empty text is a silent acknowledgement.

    `forgotten`: no act took what was said and no answer fits; it is forgotten in this transaction, and `text` quotes nothing of it.
    """

    text: str
    action: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    forgotten: bool = False

    def plus(self, line: str) -> "Reply":
        """The reply with one more line; an empty line adds nothing."""
        return replace(self, text=f"{self.text}\n{line}") if line else self


Plan = Callable[[datetime, datetime], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True)
class Desk:
    """What a handler works with: the act's context and, when it asks, the compilation.

    `lately` is what the person said in the minutes before, newest first, where this process heard it; it is kept nowhere.

    `ways` are the ways of saying its acts. `plan(first, last)` gives what time would send between two moments, as `python -m bot preview` prints it.
    """

    context: Context
    find_compilation: Callable[[], InForce]
    plan: Plan
    ways: Ways
    lately: tuple[str, ...] = field(default=(), repr=False)
    matched: list[str] = field(default_factory=list, compare=False)  # the texts that were held against the acts: one

    @cached_property
    def compilation(self) -> InForce:
        """The compilation in force, looked up when it is first wanted."""
        return self.find_compilation()

    def link(self, words: str, page: str, fields: Mapping[str, str] | None = None) -> str:
        """A line that opens the form at `page` for this person, once and within a day, already filled with `fields`.

        Empty when no page address is configured: then the reply stands without it.
        """
        address = one_time_links.make_link(self.context, page, fields or {})
        return f'<a href="{address}">{words}</a>' if address else ""


def numbered(choices: Sequence[str]) -> str:
    """Choices as lines «1 …», which the next message may answer by number."""
    return "\n".join(f"{position} {choice}" for position, choice in enumerate(choices, 1))
