"""A kind of publication as data: one definition per file of `publications/`, typed and checked (design: decision 22)."""

from collections.abc import Iterable
from typing import Literal

import pydantic
from pydantic import model_validator

from policy.fields.field import KEY, Field, Part, Word
from policy.ledger.definition import LedgerDefinition
from policy.ledger.parts import EntryStep

Expects = Literal["nothing", "receipt", "study", "attendance", "fields"]
"""What is to come back: nothing, 收到, 已学习, 参会 or 请假 or 代会, the values of `fields`."""
SeenBy = Literal["addressees", "departments", "group"]
"""Who may look it up afterwards: those whom it was sent to, everybody of their departments, of all departments of the group."""


class DuePart(Part):
    """By when it is to come back, and who is reminded when.

    `workdays` after it was sent where the text names no day; without them only what names a day has one. Of a meeting it is the materials' day.
    """

    workdays: int | None = pydantic.Field(default=None, ge=1, le=60)
    ladder: tuple[EntryStep, ...] = ()


class LedgerPart(Part):
    """The ledger in which a held meeting has its one entry; `kind`: what is counted there, where it holds counts alone."""

    key: str = pydantic.Field(pattern=KEY)
    kind: str = ""


class PublicationDefinition(Part):
    """One kind: by which words the office sends it, to whom, what is expected back and by when."""

    key: str = pydantic.Field(pattern=KEY)
    title: str = pydantic.Field(min_length=2, max_length=20)
    words: tuple[Word, ...] = pydantic.Field(min_length=1)
    """What begins it: «发通知 各单位 ……»."""
    about: tuple[Word, ...] = ()
    """Words that make a text that begins as a notice one of this kind: 会商, 约谈, 培训."""
    audience: str = pydantic.Field(default="", max_length=40)
    """To whom it goes where nobody is named; empty: somebody must be."""
    expects: Expects = "receipt"
    due: DuePart | None = None
    fields: tuple[Field, ...] = ()
    """What the addressees give back, with `expects: fields`."""
    ledger: LedgerPart | None = None
    """With `expects: attendance`: where the meeting is entered once it is recorded who was there."""
    hands_out: bool = False
    """Whether it is a document that waits to be asked for: it is pushed to nobody."""
    library: bool = False
    """Whether its text may be chosen from the library of integrity texts, and is proposed before holidays."""
    seen_by: SeenBy = "addressees"
    stays: bool = False
    """Whether those who join later get it as long as it is valid."""

    @model_validator(mode="after")
    def _parts_fit(self) -> "PublicationDefinition":
        if self.due and {step.to for step in self.due.ladder} & {"principal", "writer"}:
            raise ValueError("due.ladder: owner, liaison, leader, discipline and group can be told")
        if (self.expects == "fields") != bool(self.fields):
            raise ValueError("fields: stand with expects fields, and only there")
        if self.ledger and self.expects != "attendance":
            raise ValueError("ledger: stands with expects attendance, and only there")
        return self

    @property
    def form(self) -> LedgerDefinition:
        """What is asked for, as the one reader of fields takes it."""
        return LedgerDefinition(
            key=self.key, title=self.title, words=self.words, names=self.words, write=("office",), see=("office",),
            fields=self.fields,
        )  # fmt: skip


def check_together(definitions: Iterable[PublicationDefinition]) -> tuple[int, str] | None:
    """The first definition (its place) that shares a key or a word with an earlier one, and which."""
    taken: set[str] = set()
    for place, each in enumerate(definitions):
        for word in (each.key, *each.words):
            if word in taken:
                return place, word
            taken.add(word)
    return None
