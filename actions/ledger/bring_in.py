"""What exists comes in from Excel: any register, the checklists of all departments, counts; compared first, then all or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import count_import, entries, file_import
from actions.ledger.file_rows import ImportRow

COUNTS: Final = "counts"


class Brought(Protocol):
    """What a file would change or has changed."""

    @property
    def lines(self) -> list[str]: ...

    @property
    def summary(self) -> str: ...


@dataclass(frozen=True)
class Source:
    """One kind of file: its columns with their titles, the one without which there is no header, and the two acts.

    `compare` changes nothing; both raise ImportRowsError that names lines and columns.
    """

    key: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    first: str
    compare: Callable[[Context, Sequence[ImportRow]], Brought]
    load: Callable[[Context, Sequence[ImportRow]], Brought]


def source_of(context: Context, key: str) -> Source:
    """What the person brings in, by its key or name. Raises UserError where it is not the person's to bring in."""
    if key in (COUNTS, "数字"):
        titles = count_import.columns(context)
        return Source(COUNTS, "数字", titles, "department", count_import.compare, count_import.load)
    definition = file_import.definition_of(context, key)
    titles = file_import.columns(definition)
    first = next((each.key for each in definition.fields if each.free), definition.fields[0].key)
    compare = partial(_compare, definition.key)
    return Source(definition.key, definition.title, titles, first, compare, partial(_load, definition.key))


def _compare(key: str, context: Context, rows: Sequence[ImportRow]) -> Brought:
    return file_import.compare(context, file_import.definition_of(context, key), rows)


def _load(key: str, context: Context, rows: Sequence[ImportRow]) -> Brought:
    return file_import.load(context, file_import.definition_of(context, key), rows)


def sources(context: Context) -> list[tuple[str, str]]:
    """Key and title of everything that the person may bring in."""
    found = [
        (each.key, each.title) for each in entries.definitions(context) if file_import.is_importable(context, each)
    ]
    try:
        count_import.columns(context)
    except UserError:
        return found
    return [*found, (COUNTS, "数字（约谈、谈话提醒等）")]
