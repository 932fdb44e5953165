"""The definitions of registers and of publications: every .yaml of a folder; an error names file and line."""

import re
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from bot.config import ConfigError
from policy.fields.field import Part
from policy.ledger.definition import LedgerDefinition, check_together
from policy.publication import definition as publication
from policy.publication.definition import PublicationDefinition
from policy.publication.library import Library
from policy.publication.questionnaire import QuestionnaireDefinition

PROJECT = Path(__file__).parent.parent
D = TypeVar("D", bound=Part)


def load_ledgers(folder: str) -> tuple[LedgerDefinition, ...]:
    """All definitions of a folder (relative to the project), by file name. Raises ConfigError."""
    files = _files("ledgers_folder", folder)
    definitions = tuple(load_ledger(path) for path in files)
    _once(files, check_together(definitions), "ledger")
    return definitions


def load_publications(folder: str) -> tuple[PublicationDefinition, ...]:
    """All kinds of publications of a folder (relative to the project), by file name. Raises ConfigError."""
    files = _files("publications_folder", folder)
    definitions = tuple(_load(path, PublicationDefinition) for path in files)
    _once(files, publication.check_together(definitions), "publication")
    return definitions


@cache
def load_library() -> Library:
    """The library of integrity texts that ships. Raises ConfigError."""
    return _load(PROJECT / "knowledge" / "integrity_texts.yaml", Library)


@cache
def load_questionnaire() -> QuestionnaireDefinition:
    """The questionnaire that ships. Raises ConfigError."""
    return _load(PROJECT / "knowledge" / "questionnaire.yaml", QuestionnaireDefinition)


def _files(key: str, folder: str) -> list[Path]:
    where = PROJECT / folder
    if not where.is_dir():
        raise ConfigError(f"{key}: no such folder: {where}")
    return sorted(where.glob("*.yaml"))


def _once(files: list[Path], doubled: tuple[int, str] | None, what: str) -> None:
    if doubled is not None:
        place, word = doubled
        raise ConfigError(f"{files[place]}:{_line_of_word(files[place], word)}: another {what} has the word {word} too")


def load_ledger(path: Path) -> LedgerDefinition:
    """One register's definition. Raises ConfigError: «ledgers/x.yaml:12: fields.2.type: …»."""
    return _load(path, LedgerDefinition)


def _load(path: Path, kind: type[D]) -> D:
    text = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        raw = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML") from error
    if not isinstance(raw, dict):
        raise ConfigError(f"{path}:1: must be keys and values")
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = min(
            error.errors(), key=lambda each: each["type"] != "extra_forbidden"
        )  # a slip explains what is missing
        loc = first["loc"]
        message = "unknown key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        named = loc or tuple(message.split(":")[0].split("."))
        key = ".".join(str(part) for part in loc)
        raise ConfigError(f"{path}:{_line(node, named)}: {key + ': ' if key else ''}{message}") from error


def _line(node: Any, loc: tuple[int | str, ...]) -> int:
    """The line (from 1) of what an error is about: the deepest part of its path that stands in the file."""
    line: int = node.start_mark.line + 1
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _line_of_word(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    whole = re.compile(rf"(?<![\w]){re.escape(word)}(?![\w])")
    said = [
        number for number, line in enumerate(lines, 1) if whole.search(line) and not line.startswith(("#", "title"))
    ]
    return said[0] if said else 1
