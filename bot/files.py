"""The files that an operator hands over, and those that ship: member lists and the compilation."""

from pathlib import Path

from actions.common.context import Context
from actions.people.member_import import Plan, import_members
from actions.people.members import COLUMNS, OPTIONAL, WECOM_COLUMNS, MemberRow, rows_of
from actions.qa import edit
from actions.qa.compilation import SAMPLE
from actions.qa.edit import Changes
from documents.compilation_file import read_compilation
from documents.tables import read_table

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED_COMPILATION = KNOWLEDGE / "compilation.yaml"
DEMO_MEMBERS = KNOWLEDGE / "demo" / "members.csv"


def read_members(path: Path) -> list[MemberRow]:
    """The rows of a member list, ours or WeCom's template; raises TableError."""
    lines = read_table(path, COLUMNS, OPTIONAL, WECOM_COLUMNS)
    return rows_of((line.number, line.cells) for line in lines)


def load_members(context: Context, path: Path, *, remove: bool = False) -> Plan:
    """Import a member list; raises TableError or RowError naming the line."""
    return import_members(context, read_members(path), remove=remove)


def load_compilation(context: Context, path: Path, holder: int = SAMPLE) -> Changes:
    """Import a holder's compilation and say what it changed. Raises CompilationFileError naming the line or row."""
    file = read_compilation(path)
    return edit.load(context, file.entries, file.source, holder)
