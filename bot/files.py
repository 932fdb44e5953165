"""The files that an operator hands over, and those that ship: member lists and the compilation."""

from pathlib import Path

from actions.common.context import Context
from actions.people.members import Imported, MemberRow, import_members
from actions.qa import edit
from actions.qa.edit import Changes
from documents.compilation_file import read_compilation
from documents.tables import read_table

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED_COMPILATION = KNOWLEDGE / "compilation.yaml"
DEMO_MEMBERS = KNOWLEDGE / "demo" / "members.csv"
COLUMNS = ("账号", "姓名", "单位", "角色", "监督组", "上级单位")


def load_members(context: Context, path: Path) -> Imported:
    """Import a member list; raises TableError or RowError naming the line."""
    rows = [MemberRow(line.number, *(line.cells[column] for column in COLUMNS)) for line in read_table(path, COLUMNS)]
    return import_members(context, rows)


def load_compilation(context: Context, path: Path) -> Changes:
    """Import a compilation and say what it changed. Raises CompilationFileError naming the line or row."""
    file = read_compilation(path)
    return edit.load(context, file.entries, file.source)


def preview_compilation(context: Context, path: Path) -> Changes:
    """What an import would change; changes nothing. Raises CompilationFileError naming the line or row."""
    file = read_compilation(path)
    return edit.compare(context, file.entries, file.source)[0]
