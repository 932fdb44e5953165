"""A register, a year's checklist or counts handed over as an Excel file, brought in on behalf of a member of the list."""

from pathlib import Path

from actions.common.context import Context
from actions.ledger.bring_in import Brought, Source
from actions.ledger.file_rows import ImportRow
from bot.commands.terminal import warn
from documents.list_xlsx import ListFileError, read_list


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
