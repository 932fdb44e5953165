"""A register as data: one definition per file of `ledgers/`, typed and checked (domain.md M4–M19; docs/new-ledger.md)."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

import pydantic
from pydantic import model_validator

from policy.fields.field import KEY, Field, Part, Word
from policy.ledger.parts import CountKind, DueRule, Gate, Rate

__all__ = ["CountKind", "Gate"]

Role = Literal[
    "liaison", "leader", "principal", "inspector", "office",
    "admin", "staff", "discipline", "commission", "auditor",
]  # fmt: skip


class LedgerDefinition(Part):
    """One register: what an entry says, who writes, sees, reviews and closes it, and when it is due."""

    key: str = pydantic.Field(pattern=KEY)
    title: str = pydantic.Field(min_length=2, max_length=30)
    effective_from: date = date(2026, 1, 1)
    """Two files of one key are two versions; the newest in force takes new entries, old entries keep their titles."""
    enabled: bool = True
    words: tuple[Word, ...] = ()
    """What begins an entry: «记整改»."""
    names: tuple[Word, ...] = ()
    """By what a list is asked for: «整改 逾期»."""
    example: str = ""
    """An entry as it may be written, for whoever does not know how."""
    write: tuple[Role, ...] = pydantic.Field(min_length=1)
    see: tuple[Role, ...] = pydantic.Field(min_length=1)
    own_only: tuple[Role, ...] = ()
    """Of those who see: roles that see only what they own or wrote."""
    review: tuple[Role, ...] = ()
    """Who accepts or returns an entry; with nobody an entry needs no review."""
    close: tuple[Role, ...] = ()
    """Who closes an entry; with nobody it is filed once and for all. `writer` may always close a task of his own."""
    kept_by: Literal["leaders"] | None = None
    """`leaders`: each of a department's leadership keeps one. An entry is the leader's who writes, or, marked 代填, of the
    one whom the liaison names; lists are of a month, «还差谁» says who has none, and a printed one has a line to sign.
    """
    nameless: bool = False
    """No person's name is kept in its free words: posts and numbers stand in their place."""
    shared_with_group: bool = True
    """False: the group sees an entry only after «共享 编号»."""
    watched: bool = False
    """What the group files here is told to nobody outside it before the desk has said so (「告知 编号」)."""
    fields: tuple[Field, ...] = ()
    due: DueRule | None = None
    gates: tuple[Gate, ...] = ()
    kinds: tuple[CountKind, ...] = ()
    """With kinds the register is counts_only: integers alone, no entry, no text."""
    rates: tuple[Rate, ...] = ()
    parsed_only: bool = False
    """No free word is kept, not even in the inbox: type, date, count and paper number alone."""
    safe: bool = False
    """What an entry says leaves in messages that cannot be passed on, when asked for; replies and reminders carry its number."""
    confidential: bool = False
    """Shown to inspectors alone, in no department's profile."""
    secrecy_reviewed: bool = False
    """What switches a confidential register on."""
    report: str | None = None
    """The kind of obligation whose report carries the entries: `ledger`, `checklist`."""

    def __hash__(self) -> int:
        """Cheap, for what follows from definitions alone is remembered under them."""
        return hash((self.key, self.effective_from))

    @property
    def path(self) -> str:
        """Where its page stands; what every leader keeps has the address of the application's menu."""
        return "/ledger" if self.kept_by else f"/registers/{self.key}"

    @property
    def counts_only(self) -> bool:
        """Whether there are integers and nothing else."""
        return bool(self.kinds)

    @property
    def free(self) -> Field | None:
        """The field that takes the words which no label claims."""
        return next((each for each in self.fields if each.free), None)

    def field(self, key: str) -> Field:
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


def words_of(definition: LedgerDefinition) -> set[str]:
    """Every word that names this register, or something that it counts."""
    kinds = (word for kind in definition.kinds for word in (kind.key, kind.title, *kind.words))
    return {*definition.words, *definition.names, *kinds}


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
        for word in sorted(words_of(each)):
            if taken.setdefault(word, each.key) != each.key:
                return place, word
    return None


def in_force(definitions: Iterable[LedgerDefinition], today: date) -> tuple[LedgerDefinition, ...]:
    """What may be used today: of each key the newest version, where it is enabled."""
    return tuple(each for each in _newest(tuple(definitions), today) if each.enabled)


def switched_off(definitions: Iterable[LedgerDefinition], today: date) -> list[LedgerDefinition]:
    """What could be used, were it enabled: of each key the newest version."""
    return [each for each in _newest(tuple(definitions), today) if not each.enabled]


@lru_cache(maxsize=16)
def _newest(definitions: tuple[LedgerDefinition, ...], today: date) -> list[LedgerDefinition]:
    newest: dict[str, LedgerDefinition] = {}
    for each in definitions:
        known = newest.get(each.key)
        if each.effective_from <= today and (known is None or each.effective_from > known.effective_from):
            newest[each.key] = each
    return list(newest.values())
