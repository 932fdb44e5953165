"""A register as data: one definition per file of `ledgers/`, typed and checked (domain.md M4–M19; docs/new-ledger.md)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Role = Literal[
    "liaison", "leader", "principal", "inspector", "office",
    "admin", "staff", "discipline", "commission", "auditor",
]  # fmt: skip
FieldType = Literal["text", "long_text", "date", "number", "money", "count", "choice", "person", "paper", "file"]
Reader = Literal["owner", "writer", "liaison", "leader", "principal", "discipline", "group"]

_KEY: Final = r"^[a-z][a-z0-9_]{0,31}$"
Word = Annotated[str, Field(min_length=2, max_length=12, pattern=r"^\S+$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _as_choices(value: Any) -> Any:
    """A plain list of choices is a mapping without further words."""
    return dict.fromkeys(value, ()) if isinstance(value, list | tuple) else value


Choices = Annotated[
    dict[str, tuple[str, ...]],
    BeforeValidator(_as_choices, json_schema_input_type=dict[str, tuple[str, ...]] | tuple[str, ...]),
]


class FieldDefinition(_Part):
    """One field of an entry."""

    key: str = Field(pattern=_KEY)
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


class EntryStep(_Part):
    """One reminder of an entry that is due."""

    offset: int = Field(ge=-60, le=60)
    """Working days from the due date; negative is before."""
    to: Reader
    """Who is told."""


def _default_ladder() -> tuple[EntryStep, ...]:
    told: tuple[tuple[int, Reader], ...] = ((-3, "owner"), (0, "owner"), (1, "owner"), (1, "liaison"), (5, "group"))
    return tuple(EntryStep(offset=offset, to=to) for offset, to in told)


class DueRule(_Part):
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


class Gate(_Part):
    """One step that an entry goes through, e.g. 事前审批 before 事后报告."""

    key: str = Field(pattern=_KEY)
    title: Word
    words: tuple[str, ...] = ()
    """Further words by which 进展 names it."""
    after: str | None = None
    """The step that must come first."""


class CountKind(_Part):
    """One thing that is counted and never described."""

    key: str = Field(pattern=_KEY)
    """Name in the table of counts."""
    title: Word
    words: tuple[Word, ...] = ()
    unit: str = Field(default="件", max_length=2)
    """件, 次, 人次 …"""


class Rate(_Part):
    """A share of two counts, e.g. 结案率 = 结案 / 立案; always shown with the two numbers."""

    title: Word
    part: str
    whole: str


class LedgerDefinition(_Part):
    """One register: what an entry says, who writes, sees, reviews and closes it, and when it is due."""

    key: str = Field(pattern=_KEY)
    title: str = Field(min_length=2, max_length=30)
    effective_from: date = date(2026, 1, 1)
    """Two files of one key are two versions; the newest in force takes new entries, old entries keep their titles."""
    enabled: bool = True
    words: tuple[Word, ...] = ()
    """What begins an entry: «记整改»."""
    names: tuple[Word, ...] = ()
    """By what a list is asked for: «整改 逾期»."""
    write: tuple[Role, ...] = Field(min_length=1)
    see: tuple[Role, ...] = Field(min_length=1)
    own_only: tuple[Role, ...] = ()
    """Of those who see: roles that see only what they own or wrote."""
    review: tuple[Role, ...] = ()
    """Who accepts or returns an entry; with nobody an entry needs no review."""
    close: tuple[Role, ...] = ()
    """Who closes an entry; with nobody it is filed once and for all. `writer` may always close a task of his own."""
    shared_with_group: bool = True
    """False: the group sees an entry only after «共享 编号»."""
    fields: tuple[FieldDefinition, ...] = ()
    due: DueRule | None = None
    gates: tuple[Gate, ...] = ()
    kinds: tuple[CountKind, ...] = ()
    """With kinds the register is counts_only: integers alone, no entry, no text."""
    rates: tuple[Rate, ...] = ()
    parsed_only: bool = False
    """No free word is kept, not even in the inbox: type, date, count and paper number alone."""
    confidential: bool = False
    """Shown to inspectors alone, in no department's profile."""
    secrecy_reviewed: bool = False
    """What switches a confidential register on."""
    report: str | None = None
    """The kind of obligation whose report carries the entries: `ledger`, `checklist`."""

    @property
    def counts_only(self) -> bool:
        """Whether there are integers and nothing else."""
        return bool(self.kinds)

    def field(self, key: str) -> FieldDefinition:
        """The field of this key; raises KeyError."""
        return {each.key: each for each in self.fields}[key]

    @model_validator(mode="after")
    def _parts_fit(self) -> "LedgerDefinition":
        _once("fields", [each.key for each in self.fields])
        _once("kinds", [each.key for each in self.kinds])
        _once("fields", [label for each in self.fields for label in each.labels])
        if sum(each.free for each in self.fields) > 1:
            raise ValueError("fields: only one may be free")
        if self.parsed_only and any(each.type in ("text", "long_text", "person") for each in self.fields):
            raise ValueError("fields: a parsed_only register has no text and no person")
        if self.counts_only == bool(self.fields):
            raise ValueError("fields: a register has fields, or kinds that are counted")
        if self.fields and not (self.words and self.names):
            raise ValueError("words: a register with fields has words and names")
        return self

    @model_validator(mode="after")
    def _references_hold(self) -> "LedgerDefinition":
        dates = {each.key for each in self.fields if each.type == "date"}
        if self.due and self.due.field and self.due.field not in dates:
            raise ValueError(f"due.field: no date field {self.due.field}")
        if self.due and not self.close:
            raise ValueError("close: what is due is closed by somebody")
        kinds = {each.key for each in self.kinds}
        for rate in self.rates:
            for key in (rate.part, rate.whole):
                if key not in kinds:
                    raise ValueError(f"rates: no kind {key}")
        _check_order({gate.key: gate.after for gate in self.gates})
        return self

    @model_validator(mode="after")
    def _secrets_kept(self) -> "LedgerDefinition":
        if not set(self.own_only) <= set(self.see):
            raise ValueError("own_only: a role that does not see")
        if self.confidential:
            if set(self.see) | set(self.write) != {"inspector"} or not self.counts_only:
                raise ValueError("confidential: counts alone, written and seen by inspector alone")
            if self.enabled and not self.secrecy_reviewed:
                raise ValueError("secrecy_reviewed: must be true before a confidential register is enabled")
        return self


def _once(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{where}: {name} stands twice")
        seen.add(name)


def _check_order(after: Mapping[str, str | None]) -> None:
    """Every step that must come first exists, and no step waits for itself."""
    for start in after:
        passed, at = {start}, after[start]
        while at is not None:
            if at not in after:
                raise ValueError(f"gates: no step {at}")
            if at in passed:
                raise ValueError(f"gates: {start} waits for itself (cycle)")
            passed.add(at)
            at = after[at]


def check_together(definitions: Iterable[LedgerDefinition]) -> tuple[int, str] | None:
    """The first definition (its place) that shares a word with an earlier one of another key, and which word."""
    taken: dict[str, str] = {}
    for place, each in enumerate(definitions):
        kinds = {word for kind in each.kinds for word in (kind.key, kind.title, *kind.words)}
        for word in sorted({*each.words, *each.names, *kinds}):
            if taken.setdefault(word, each.key) != each.key:
                return place, word
    return None


def in_force(definitions: Iterable[LedgerDefinition], today: date) -> list[LedgerDefinition]:
    """What may be used today: of each key the newest version, where it is enabled."""
    newest: dict[str, LedgerDefinition] = {}
    for each in definitions:
        known = newest.get(each.key)
        if each.effective_from <= today and (known is None or each.effective_from > known.effective_from):
            newest[each.key] = each
    return [each for each in newest.values() if each.enabled]
