"""A paper of the group in Word, in the layout of official documents."""

from collections.abc import Callable
from itertools import count

from documents.official import OfficialPaper
from documents.official_layout import WIDTH_MM
from documents.plot import png
from policy.words.paper import Paper

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
