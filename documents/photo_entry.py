"""A register's entry on paper, photographed: which register it is of, what its labels say, and what of it is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from documents.form_labels import Labels
from documents.form_pairs import read_pairs
from documents.photo import Photo, as_table, is_doubted
from policy.ledger.definition import LedgerDefinition
from policy.screening.screen import screen
from policy.text.compare import fold

LEAST: Final = 2  # fields with a value by which a paper is one of a register that it names
_WHERE: Final = {"单位": "", "部门": "", "填报单位": "", "责任单位": ""}
_WHOSE: Final = {"责任人": "whose", "姓名": "whose", "填报人": "whose", "班子成员": "whose"}


@dataclass(frozen=True)
class PhotoEntry:
    """`words` say it as it would be typed, without the names in a personnel matter; `doubts` are keys of fields."""

    definition: LedgerDefinition
    words: str
    doubts: frozenset[str]


def read_entry_photo(photo: Photo, definitions: Iterable[LedgerDefinition]) -> PhotoEntry | None:
    """The entry on the picture, of the register that its words name; None where they name none of these, or hardly a field."""
    said = "".join(fold(photo.text).split())
    named = [each for each in definitions if any(word in said for word in (each.title, *each.names))]
    found = [(_values(photo, each), each) for each in named if not each.parsed_only]
    values, definition = max(found, key=lambda each: _weight(*each), default=({}, None))
    keys = {field.key for field in definition.fields} if definition else set[str]()
    if definition is None or len(keys & values.keys()) < LEAST:
        return None
    titles = {field.key: field.title for field in definition.fields}
    lines = [values.get("whose", ""), f"单位：{values['']}" if "" in values else ""]
    lines += [f"{titles[key]}：{value}" for key, value in values.items() if key in keys]
    doubts = frozenset(key for key in keys if key in values and is_doubted(photo, values[key]))
    return PhotoEntry(definition, screen("\n".join(filter(None, lines))).text, doubts)


def _values(photo: Photo, definition: LedgerDefinition) -> dict[str, str]:
    """By field; the first that stands there counts, the day of a list's first line and not of its second."""
    own = {label: field.key for field in definition.fields for label in field.labels if field.type != "file"}
    found: dict[str, str] = {}
    for key, value in read_pairs([as_table(photo)], Labels(_WHERE | _WHOSE | own)):
        if value:
            found.setdefault(key, value)
    return found


def _weight(values: dict[str, str], definition: LedgerDefinition) -> tuple[int, int]:
    return len(values), len(definition.title)
