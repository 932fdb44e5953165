"""A view that is exported, as the bytes of its file; a paper in Word, in the layout of official documents."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import count
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

from documents.official import OfficialPaper
from documents.official_layout import WIDTH_MM
from documents.plot import png
from documents.sheets import make_sheet
from policy.words.paper import Pack, Paper, Sheet

ANNEX = "记录编号"  # from which every figure can be traced


def paper_docx(paper: Paper, progress: Callable[[int], None] = lambda done: None) -> bytes:
    """The .docx of a paper: sections in order, issuer and day at the right, the table of records at the end as its annex.

    `progress` hears how many rows of tables are done.
    """
    done = count(1)

    def written() -> None:
        progress(next(done))

    made = OfficialPaper(paper.title)
    if paper.addressee:
        made.addressee(paper.addressee)
    for section in paper.laid_out:
        if section.heading:
            made.heading(section.heading)
        for words in section.paragraphs:
            made.paragraph(words)
        if section.plot and not section.plot.empty:
            made.picture(png(section.plot), section.plot.title)
        if section.rows:
            widths = section.widths_mm or (WIDTH_MM / len(section.header),) * len(section.header)
            made.table([section.header, *section.rows], widths, written)
        if section.sign:
            made.sign_line(section.sign)
    if paper.records:
        made.names_annex(ANNEX)
    if paper.issuer:
        made.signature(paper.issuer, paper.day)
    if paper.records:
        made.annex(ANNEX)
        made.table([("记录编号", "内容"), *paper.records], (40, WIDTH_MM - 40), written)
    return made.to_bytes()


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
