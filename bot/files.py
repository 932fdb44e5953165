"""The files that an operator hands over, and those that ship: member lists and the compilation."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions import compilation
from actions.context import Context
from actions.members import Imported, MemberRow, import_members
from documents.tables import read_table
from storage.models import QaItem

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED_COMPILATION = KNOWLEDGE / "compilation.yaml"
DEMO_MEMBERS = KNOWLEDGE / "demo" / "members.csv"
COLUMNS = ("账号", "姓名", "单位", "角色", "监督组", "上级单位")


class FileError(Exception):
    """What is wrong with a file, in one line naming the entry."""


def load_members(context: Context, path: Path) -> Imported:
    """Import a member list; raises TableError or RowError naming the line."""
    rows = [MemberRow(line.number, *(line.cells[column] for column in COLUMNS)) for line in read_table(path, COLUMNS)]
    return import_members(context, rows)


def load_compilation(context: Context, path: Path) -> tuple[int, int]:
    """Import a compilation in YAML; returns how many answers are new and how many changed. Raises FileError."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FileError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error
    entries = data.get("items") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise FileError(f"{path}: items: missing")
    effective = data.get("effective")
    source = f"{data.get('title', '')} {data.get('version', '')}".strip()
    rows: dict[int, QaItem] = {}
    for position, entry in enumerate(entries, 1):
        row = _item(path, position, entry, effective if isinstance(effective, date) else context.today, source)
        if row.number in rows:
            raise FileError(f"{path}: items[{position}]: number {row.number} stands twice")
        rows[row.number] = row
    return compilation.load(context, list(rows.values()))


def _item(path: Path, position: int, entry: Any, effective: date, source: str) -> QaItem:
    where = f"{path}: items[{position}]"
    if not isinstance(entry, dict):
        raise FileError(f"{where}: not a question")
    for key in ("number", "question", "answer"):
        if not entry.get(key):
            raise FileError(f"{where}: {key}: missing")
    if not isinstance(entry["number"], int):
        raise FileError(f"{where}: number: not a whole number")
    return QaItem(
        number=entry["number"],
        question=str(entry["question"]).strip(),
        answer=str(entry["answer"]).strip(),
        short=str(entry.get("short", "")).strip(),
        basis=[str(each) for each in entry.get("basis", [])],
        keywords=[str(each) for each in entry.get("keywords", [])],
        ways=[str(each) for each in entry.get("ways", [])],
        related=[int(each) for each in entry.get("related", [])],
        effective_on=effective,
        source=source[:100],
    )
