"""What a register's definition is put together from beside its fields: reminders, steps, and things that are counted."""

from typing import Literal

from pydantic import Field, model_validator

from policy.fields.field import KEY, Part, Word

Reader = Literal["owner", "writer", "liaison", "leader", "principal", "discipline", "group"]


class EntryStep(Part):
    """One reminder of an entry that is due."""

    offset: int = Field(ge=-60, le=60)
    """Working days from the due date; negative is before."""
    to: Reader
    """Who is told."""


def _default_ladder() -> tuple[EntryStep, ...]:
    told: tuple[tuple[int, Reader], ...] = ((-3, "owner"), (0, "owner"), (1, "owner"), (1, "liaison"), (5, "group"))
    return tuple(EntryStep(offset=offset, to=to) for offset, to in told)


class DueRule(Part):
    """When an entry must be done with."""

    field: str | None = None
    """The date field that says it."""
    days: int | None = Field(default=None, ge=1, le=400)
    """Without such a date: so many days after the entry's day."""
    workdays: bool = False
    """Whether `days` are working days."""
    ladder: tuple[EntryStep, ...] = Field(default_factory=_default_ladder)

    @model_validator(mode="after")
    def _says_when(self) -> "DueRule":
        if self.field is None and self.days is None:
            raise ValueError("needs field or days")
        return self


class Gate(Part):
    """One step that an entry goes through, e.g. 事前审批 before 事后报告."""

    key: str = Field(pattern=KEY)
    title: Word
    words: tuple[str, ...] = ()
    """Further words by which 进展 names it."""
    after: str | None = None
    """The step that must come first."""


class CountKind(Part):
    """One thing that is counted and never described."""

    key: str = Field(pattern=KEY)
    """Name in the table of counts."""
    title: Word
    words: tuple[Word, ...] = ()
    unit: str = Field(default="件", max_length=2)
    released: bool = False  # a group may give the total of a period to the commission
    """件, 次, 人次 …"""


class Rate(Part):
    """A share of two counts, e.g. 结案率 = 结案 / 立案; always shown with the two numbers."""

    title: Word
    part: str
    whole: str
