"""A view that is exported, as the bytes of its file."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from documents.paper_docx import paper_docx
from documents.sheets import make_sheet
from policy.words.paper import Paper, Sheet

Row = TypeVar("Row")


def render(view: Paper | Sheet, progress: Callable[[int], None] = lambda done: None) -> bytes:
    """The .xlsx of a sheet, the .docx of a paper; `progress` hears how many rows are done."""
    if isinstance(view, Paper):
        return paper_docx(view, progress)
    return make_sheet(view.title, view.header, _counted(view.rows, progress))


def rows_of(view: Paper | Sheet) -> int:
    """How many rows there are to be written."""
    if isinstance(view, Paper):
        return sum(len(section.rows) for section in view.sections) + len(view.records)
    return len(view.rows)


def file_name(view: Paper | Sheet) -> str:
    """How the file is called."""
    return f"{view.title}.docx" if isinstance(view, Paper) else f"{view.title}.xlsx"


def _counted(rows: Iterable[Row], progress: Callable[[int], None]) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        yield row
        progress(done)
