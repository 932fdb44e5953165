"""The report form as a Word template."""

from typing import TYPE_CHECKING, Final

from documents.form_layout import (
    HEAD,
    INSTRUCTIONS,
    ITEM,
    ITEM_BLOCKS,
    KIND_BOXES,
    PAIRS,
    TITLE,
    field_rows,
    head_hint,
    version_line,
)
from documents.official import OfficialPaper, add_table, write
from documents.official_layout import WIDTH_MM
from policy.fields.report_form import FormVersion

if TYPE_CHECKING:
    from docx.table import Table

_LABEL_MM: Final = 34
_VALUE_MM: Final = WIDTH_MM / 2 - _LABEL_MM


def report_form_docx(version: FormVersion, items: int = ITEM_BLOCKS) -> bytes:
    """An empty 《“三重一大”事项报告表》 with room for `items` matters, in one version."""
    paper = OfficialPaper(TITLE)
    paper.note(version_line(version), right=True)
    widths = (_LABEL_MM, _VALUE_MM, _LABEL_MM, _VALUE_MM)
    head = add_table(paper.document, len(PAIRS), widths)
    for position, keys in enumerate(PAIRS):
        _write_head(head, position, keys)
    fields = field_rows(version)
    for number in range(1, items + 1):
        paper.document.add_paragraph(f"事项{number}").paragraph_format.keep_with_next = True
        block = add_table(paper.document, 2 + len(fields), (_LABEL_MM * 1.5, WIDTH_MM - _LABEL_MM * 1.5))
        write(block.cell(0, 0), ITEM["name"][0])
        write(block.cell(1, 0), ITEM["kind"][0])
        write(block.cell(1, 1), KIND_BOXES)
        for position, field in enumerate(fields, 2):
            write(block.cell(position, 0), field.title, field.hint)
    paper.sign_line("主要负责人签字")
    paper.note(INSTRUCTIONS)
    return paper.to_bytes()


def _write_head(table: "Table", position: int, keys: tuple[str, ...]) -> None:
    cells = table.rows[position].cells
    for key, place in zip(keys, (0, 2), strict=False):
        write(cells[place], HEAD[key][0], head_hint(key))
    if len(keys) == 1:
        cells[1].merge(cells[3])
