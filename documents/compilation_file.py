"""Compilations of questions and answers as people keep them: .yaml, .xlsx, and typed in .docx or .md."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePath
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
    """Read a file as `read_content` does; errors name the path, too."""
    if not path.is_file():
        raise CompilationFileError(f"{path}: 没有这个文件")
    try:
        return read_content(path.name, path.read_bytes())
    except CompilationFileError as error:
        raise CompilationFileError(f"{path}: {error}") from error


def read_content(name: str, data: bytes) -> Compilation:
    """Read a compilation; the ending of the name tells its kind. Raises CompilationFileError, and reads all or nothing.

    Numbers must be whole and stand once; every question needs an answer.
    """
    try:
        source, read = _read(PurePath(name), data)
        entries = tuple(_entry(raw) for raw in read.raws)
        _check_numbers(entries)
    except ValueError as error:
        raise CompilationFileError(str(error)) from error
    if not entries:
        raise CompilationFileError("没有识别出问题")
    return Compilation(source, entries, tuple(read.notes))


def _read(name: PurePath, data: bytes) -> tuple[str, Read]:
    match name.suffix.lower():
        case ".yaml" | ".yml":
            return _read_yaml(data)
        case ".xlsx":
            return name.stem, _read_xlsx(data)
        case ".docx":
            return name.stem, read_word(data)
        case ".md" | ".txt":
            lines = enumerate(read_text(data).splitlines(), 1)
            return name.stem, read_typed([Typed(f"第{place}行", line) for place, line in lines], KEYS)
    raise ValueError("问答汇编应为.docx、.xlsx、.txt、.md或.yaml文件")


class _Loader(yaml.CSafeLoader):
    """Notes in each mapping the line where it begins."""

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> dict[Any, Any]:
        """The mapping, with its line under an empty key."""
        mapping: dict[Any, Any] = yaml.CSafeLoader.construct_mapping(self, node, deep=True)  # type: ignore[arg-type]
        return {**mapping, "": node.start_mark.line + 1}


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)


def _read_yaml(data: bytes) -> tuple[str, Read]:
    try:
        read = yaml.load(read_text(data), _Loader)  # noqa: S506  (a safe loader)
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"不能读取：{' '.join(str(error).split())}") from error
    items = read.get("items") if isinstance(read, dict) else None
    if not isinstance(items, list):
        raise ValueError("items：没有问题列表")
    raws = []
    for position, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise ValueError(f"items[{position}]：不是一个问题")
        fields = {KEYS.get(str(key), str(key)): value for key, value in item.items() if key != ""}
        fields.setdefault("effective", read.get("effective"))
        raws.append(Raw(f"第{item['']}行：items[{position}]", fields))
    return f"{read.get('title', '')} {read.get('version', '')}".strip(), Read(raws)


def _read_xlsx(data: bytes) -> Read:
    rows = [(f"第{place}行", row) for place, row in enumerate(sheet_rows(data), 1)]
    table = Rows()
    if not table.take(rows):
        header = header_of(rows[0][1]) if rows else []
        missing = [LABELS[key][0] for key in ("question", "answer") if key not in header]
        raise ValueError(f"第1行：缺少列 {'、'.join(missing)}")
    return table.read()


def _entry(raw: Raw) -> QaEntry:
    fields, where = raw.fields, raw.where
    for key in ("number", "question", "answer"):
        if not str(fields.get(key) or "").strip():
            raise ValueError(f"{where}：没有{LABELS[key][0]}")
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
    number = re.fullmatch(r"第?\s*([1-9]\d{0,4})\s*[问题.、．]?", words)
    if not number:
        raise ValueError(f"{where}：编号不是整数：{words}")
    return int(number[1])


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
        raise ValueError(f"{where}：{LABELS[key][0]}应如2026-12-01：{value}") from error


def _check_numbers(entries: Iterable[QaEntry]) -> None:
    first: dict[int, str] = {}
    for entry in entries:
        if entry.number in first:
            raise ValueError(f"{entry.where}：编号{entry.number}重复，首次出现在{first[entry.number]}")
        first[entry.number] = entry.where
