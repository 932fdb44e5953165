"""Compilations of questions and answers as people keep them: .yaml, .xlsx, and typed in .docx or .md."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from documents.compilation_lines import Typed
from documents.compilation_rows import KEYS, LABELS, Rows, header_of
from documents.compilation_typed import Raw, Read, read_typed
from documents.compilation_word import read_word
from documents.opening import read_text, sheet_rows
from policy.report.qa_entry import QaEntry

_SPLIT = re.compile(r"[；;\n]+")
_DAY = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})\s*日?(?:\s+00:00:00)?")


class CompilationFileError(Exception):
    """What is wrong with a compilation file, in one line naming the line or row."""


@dataclass(frozen=True)
class Compilation:
    """A file as read: its name and version for the record, its questions in the file's order, and in Chinese what was unsure."""

    source: str
    entries: tuple[QaEntry, ...]
    notes: tuple[str, ...] = ()


def read_compilation(path: Path) -> Compilation:
    """Read a compilation; the ending of the name tells its kind. Raises CompilationFileError, and reads all or nothing.

    Numbers must be whole and stand once; every question needs an answer.
    """
    if not path.is_file():
        raise CompilationFileError(f"{path}: no such file")
    try:
        source, read = _read(path)
        entries = tuple(_entry(raw) for raw in read.raws)
        _check_numbers(entries)
    except ValueError as error:
        raise CompilationFileError(f"{path}: {error}") from error
    if not entries:
        raise CompilationFileError(f"{path}: items: no question found")
    return Compilation(source, entries, tuple(read.notes))


def _read(path: Path) -> tuple[str, Read]:
    match path.suffix.lower():
        case ".yaml" | ".yml":
            return _read_yaml(path)
        case ".xlsx":
            return path.stem, _read_xlsx(path)
        case ".docx":
            return path.stem, read_word(path)
        case ".md" | ".txt":
            lines = enumerate(read_text(path).splitlines(), 1)
            return path.stem, read_typed([Typed(f"line {place}", line) for place, line in lines], KEYS)
    raise ValueError("a compilation is a .yaml, .xlsx, .docx, .md or .txt file")


class _Loader(yaml.CSafeLoader):
    """Notes in each mapping the line where it begins."""

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> dict[Any, Any]:
        """The mapping, with its line under an empty key."""
        mapping: dict[Any, Any] = yaml.CSafeLoader.construct_mapping(self, node, deep=True)  # type: ignore[arg-type]
        return {**mapping, "": node.start_mark.line + 1}


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)


def _read_yaml(path: Path) -> tuple[str, Read]:
    try:
        data = yaml.load(read_text(path), _Loader)  # noqa: S506  (a safe loader)
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"cannot be read: {' '.join(str(error).split())}") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise ValueError("items: missing")
    raws = []
    for position, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise ValueError(f"items[{position}]: not a question")
        fields = {KEYS.get(str(key), str(key)): value for key, value in item.items() if key != ""}
        fields.setdefault("effective", data.get("effective"))
        raws.append(Raw(f"line {item['']}: items[{position}]", fields))
    return f"{data.get('title', '')} {data.get('version', '')}".strip(), Read(raws)


def _read_xlsx(path: Path) -> Read:
    rows = [(f"row {place}", row) for place, row in enumerate(sheet_rows(path), 1)]
    table = Rows()
    if not table.take(rows):
        header = header_of(rows[0][1]) if rows else []
        missing = [LABELS[key][0] for key in ("question", "answer") if key not in header]
        raise ValueError(f"row 1: missing column {'、'.join(missing)}")
    return table.read()


def _entry(raw: Raw) -> QaEntry:
    fields, where = raw.fields, raw.where
    for key in ("number", "question", "answer"):
        if not str(fields.get(key) or "").strip():
            raise ValueError(f"{where}: {key}: missing")
    related = _list(fields, "related")
    return QaEntry(
        where=where,
        number=_number(fields["number"], where),
        question=str(fields["question"]).strip(),
        answer=str(fields["answer"]).strip(),
        short=str(fields["short"]).strip() if fields.get("short") is not None else None,
        basis=_list(fields, "basis"),
        keywords=_list(fields, "keywords", r"[；;、，,\s]+"),
        ways=_list(fields, "ways"),
        related=None if related is None else tuple(int(each) for one in related for each in re.findall(r"\d+", one)),
        effective=_day(fields, "effective", where),
        repealed=_day(fields, "repealed", where),
    )


def _number(value: Any, where: str) -> int:
    words = str(value).strip()
    if isinstance(value, float) and value.is_integer():
        words = str(int(value))
    if not re.fullmatch(r"[1-9]\d{0,4}", words):
        raise ValueError(f"{where}: number: not a whole number: {words}")
    return int(words)


def _list(fields: Mapping[str, Any], key: str, split: str = _SPLIT.pattern) -> tuple[str, ...] | None:
    value = fields.get(key)
    if value is None:
        return None
    parts = map(str, value) if isinstance(value, list) else re.split(split, str(value))
    return tuple(part.strip() for part in parts if part.strip())


def _day(fields: Mapping[str, Any], key: str, where: str) -> date | None:
    value = fields.get(key)
    if value is None or isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    found = _DAY.fullmatch(str(value).strip())
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise ValueError(f"{where}: {key}: not a date such as 2026-12-01: {value}") from error


def _check_numbers(entries: Iterable[QaEntry]) -> None:
    first: dict[int, str] = {}
    for entry in entries:
        if entry.number in first:
            raise ValueError(f"{entry.where}: number {entry.number} stands twice, first at {first[entry.number]}")
        first[entry.number] = entry.where
