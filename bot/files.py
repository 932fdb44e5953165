"""The files that an operator hands over, and those that ship: member lists, the compilation, registers and checklists."""

from pathlib import Path

from actions.common.context import Context
from actions.ledger.bring_in import Brought, Source
from actions.ledger.file_rows import ImportRow
from actions.people.member_import import Plan, import_members
from actions.people.members import COLUMNS, OPTIONAL, WECOM_COLUMNS, MemberRow, rows_of
from actions.qa import edit
from actions.qa.compilation import SAMPLE
from actions.qa.edit import Changes
from bot.commands.plainly import warn
from documents.compilation_file import read_compilation
from documents.list_xlsx import ListFileError, read_list
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


def read_file(source: Source, name: str, data: bytes) -> list[ImportRow]:
    """The rows of a file, its notes on stderr. Raises ListFileError, also for what must not be taken in."""
    found = read_list(name, data, source.columns, source.first)
    if found.refusal:
        raise ListFileError(f"文件含有不能接收的内容（{found.refusal}），未作保存。")
    for note in found.notes:
        warn(note)
    return [ImportRow(f"工作表“{line.sheet}”第{line.number}行", line.sheet, line.cells) for line in found.lines]


def bring_in(context: Context, source: Source, path: Path, preview: bool) -> Brought:
    """Compare or import; raises ListFileError, ImportRowsError or UserError, with nothing written."""
    if not path.is_file():
        raise ListFileError(f"{path}: no such file")
    rows = read_file(source, path.name, path.read_bytes())
    return source.compare(context, rows) if preview else source.load(context, rows)
