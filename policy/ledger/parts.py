"""What a register's definition is put together from: fields, reminders, steps, and things that are counted."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

FieldType = Literal["text", "long_text", "date", "number", "money", "count", "choice", "person", "paper", "file"]
Reader = Literal["owner", "writer", "liaison", "leader", "principal", "discipline", "group"]

KEY: Final = r"^[a-z][a-z0-9_]{0,31}$"
Word = Annotated[str, Field(min_length=2, max_length=12, pattern=r"^\S+$")]


class Part(BaseModel):
    """Frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _as_choices(value: Any) -> Any:
    """A plain list of choices is a mapping without further words."""
    return dict.fromkeys(value, ()) if isinstance(value, list | tuple) else value


Choices = Annotated[
    dict[str, tuple[str, ...]],
    BeforeValidator(_as_choices, json_schema_input_type=dict[str, tuple[str, ...]] | tuple[str, ...]),
]


class FieldDefinition(Part):
    """One field of an entry."""

    key: str = Field(pattern=KEY)
    """English name in rows."""
    title: str = Field(min_length=1, max_length=20)
    """How people read it; also the label by which it is said: «措施：……»."""
    type: FieldType = "text"
    """`paper` is a document's number (〔2026〕12号), `file` a photo sent right after the entry."""
    words: tuple[str, ...] = ()
    """Further labels by which it may be said."""
    choices: Choices = {}
    """For `choice`: each choice with further words by which a free text names it."""
    required: bool = False
    """Whether an entry without it is asked about and not filed."""
    free: bool = False
    """Whether it takes the words that no label claims; at most one field."""
    when: Literal["past", "future", "any"] = "past"
    """For `date`: which dates make sense. The first past one dates the entry."""

    @model_validator(mode="after")
    def _choices_fit(self) -> "FieldDefinition":
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choices: stand with type choice, and only there")
        return self

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything by which it may be said."""
        return (self.title, *self.words)


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
    """件, 次, 人次 …"""


class Rate(Part):
    """A share of two counts, e.g. 结案率 = 结案 / 立案; always shown with the two numbers."""

    title: Word
    part: str
    whole: str
