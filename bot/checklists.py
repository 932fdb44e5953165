"""A year's checklist handed over as an Excel file, brought in on behalf of a member of the list."""

from pathlib import Path

from actions.common.context import Context
from actions.ledger import checklist_import
from actions.ledger.checklist_import import ImportRow, Plan
from bot.commands.terminal import warn
from documents.list_xlsx import ListFileError, read_list


def read_checklist(context: Context, name: str, data: bytes) -> list[ImportRow]:
    """The rows of a file, its notes on stderr. Raises ListFileError, also for what must not be taken in."""
    definition = checklist_import.definition_of(context)
    duty = next(field.key for field in definition.fields if field.free)
    found = read_list(name, data, checklist_import.columns(definition), duty)
    if found.refusal:
        raise ListFileError(f"文件含有不能接收的内容（{found.refusal}），未作保存。")
    for note in found.notes:
        warn(note)
    return [ImportRow(f"工作表“{line.sheet}”第{line.number}行", line.sheet, line.cells) for line in found.lines]


def load_checklist(context: Context, path: Path, preview: bool) -> Plan:
    """Compare or import; raises ListFileError, ImportRowsError or UserError, with nothing written."""
    if not path.is_file():
        raise ListFileError(f"{path}: no such file")
    rows = read_checklist(context, path.name, path.read_bytes())
    return checklist_import.compare(context, rows) if preview else checklist_import.load(context, rows)
