"""A view that is exported, as the bytes of its file."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

from documents.paper_docx import paper_docx
from documents.sheets import make_sheet
from policy.words.paper import Pack, Paper, Sheet

Row = TypeVar("Row")
View = Paper | Sheet | Pack


def render(view: View, progress: Callable[[int], None] = lambda done: None) -> bytes:
    """The .xlsx of a sheet, the .docx of a paper, the .zip of a pack; `progress` hears how many rows, or files, are done."""
    if isinstance(view, Pack):
        return _zip(view, progress)
    if isinstance(view, Paper):
        return paper_docx(view, progress)
    return make_sheet(view.title, view.header, _counted(view.rows, progress))


def _zip(pack: Pack, progress: Callable[[int], None]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for folder, view in _counted(pack.files, progress):
            packed.writestr("/".join(filter(None, (pack.title, folder, file_name(view)))), render(view))
    return file.getvalue()


def rows_of(view: View) -> int:
    """How many rows there are to be written; of a pack, how many files."""
    if isinstance(view, Pack):
        return len(view.files)
    if isinstance(view, Paper):
        return sum(len(section.rows) for section in view.sections) + len(view.records)
    return len(view.rows)


def file_name(view: View) -> str:
    """How the file is called."""
    return f"{view.title}.{'zip' if isinstance(view, Pack) else 'docx' if isinstance(view, Paper) else 'xlsx'}"


def _counted(rows: Iterable[Row], progress: Callable[[int], None]) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        yield row
        progress(done)
