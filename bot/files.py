"""The files that an operator hands over, and those that ship: member lists and the compilation."""

from dataclasses import replace
from pathlib import Path

from actions.common.context import Context
from actions.people.member_import import Plan, import_members
from actions.people.members import MemberRow
from actions.qa import edit
from actions.qa.compilation import SAMPLE
from actions.qa.edit import Changes
from documents.compilation_file import read_compilation
from documents.tables import read_table

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED_COMPILATION = KNOWLEDGE / "compilation.yaml"
DEMO_MEMBERS = KNOWLEDGE / "demo" / "members.csv"
COLUMNS, OPTIONAL = ("账号", "姓名", "单位", "角色"), ("监督组", "上级单位")
WECOM_COLUMNS = {"帐号": "账号", "部门": "单位", "职务": "角色"}  # the template of WeCom's own 批量导入


def read_members(path: Path) -> list[MemberRow]:
    """The rows of a member list, ours or WeCom's template; raises TableError.

    A 部门 of the template is a path of the address book («县直/交通局»): its last part is the 单位.
    """
    lines = read_table(path, COLUMNS, OPTIONAL, WECOM_COLUMNS)
    rows = [MemberRow(line.number, *(line.cells[column] for column in (*COLUMNS, *OPTIONAL))) for line in lines]
    return [replace(row, department=row.department.rpartition("/")[2].strip()) for row in rows]


def load_members(context: Context, path: Path, *, remove: bool = False) -> Plan:
    """Import a member list; raises TableError or RowError naming the line."""
    return import_members(context, read_members(path), remove=remove)


def load_compilation(context: Context, path: Path, holder: int = SAMPLE) -> Changes:
    """Import a holder's compilation and say what it changed. Raises CompilationFileError naming the line or row."""
    file = read_compilation(path)
    return edit.load(context, file.entries, file.source, holder)
