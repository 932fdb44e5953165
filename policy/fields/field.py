"""A field as a definition file writes it: its title, its labels, its type, and what of it must be there."""

from typing import Annotated, Any, Final, Literal

import pydantic
from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

FieldType = Literal["text", "long_text", "date", "number", "money", "count", "choice", "person", "paper", "file"]

KEY: Final = r"^[a-z][a-z0-9_]{0,31}$"
Word = Annotated[str, pydantic.Field(min_length=2, max_length=12, pattern=r"^\S+$")]


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


class Field(Part):
    """One field of whatever is read field by field: an entry, the report form, the facts of a notice."""

    key: str = pydantic.Field(pattern=KEY)
    """English name in rows."""
    title: str = pydantic.Field(min_length=1, max_length=20)
    """How people read it; also the label by which it is said: «措施：……»."""
    type: FieldType = "text"
    """`paper` is a document's number (〔2026〕12号), `file` a photo sent right after the entry."""
    words: tuple[str, ...] = ()
    """Further labels by which it may be said."""
    choices: Choices = {}
    """For `choice`: each choice with further words by which a free text names it."""
    limit: int | None = pydantic.Field(default=None, ge=1, le=2000)
    """At most so many characters; without it 2000 of a long text, 300 of anything else."""
    ask: str = ""
    """The question when it is missing; without it it is asked for by its title."""
    required: bool = False
    """Whether an entry without it is asked about and not filed."""
    free: bool = False
    """Whether it takes the words that no label claims; at most one field."""
    when: Literal["past", "future", "any"] = "past"
    """For `date`: which dates make sense. The first past one dates the entry."""
    reader: Literal["way", "people"] | None = None
    """What finds its value in the free words where its type does not: the 履责方式, or post and number of those concerned."""
    wanted_with: tuple[str, ...] = ()
    """Choices of another field with which it is worth saying, though an entry without it is filed."""

    by_department: bool = False
    """Of what the group writes about a department: whether the department fills it in, as the measures of a finding."""

    @model_validator(mode="after")
    def _choices_fit(self) -> "Field":
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choices: stand with type choice, and only there")
        return self

    @property
    def longest(self) -> int:
        """At most so many characters."""
        return self.limit or (2000 if self.type == "long_text" else 300)

    @property
    def question(self) -> str:
        """How it is asked for."""
        return self.ask or f"请回复{self.title}。"

    @property
    def is_day_done(self) -> bool:
        """Whether it holds the day of what was done, which no entry is without."""
        return self.type == "date" and self.when == "past" and self.required

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything by which it may be said."""
        return (self.title, *self.words)
