"""A paper of the group in Word, in the layout of official documents."""

from collections.abc import Callable
from itertools import count

from documents.official import OfficialPaper
from documents.plot import png
from policy.words.paper import Paper


def paper_docx(paper: Paper, progress: Callable[[int], None] = lambda done: None) -> bytes:
    """The .docx of a paper: sections in order, issuer and day at the right, the table of records at the end.

    `progress` hears how many rows of tables are done.
    """
    done = count(1)

    def written() -> None:
        progress(next(done))

    made = OfficialPaper(paper.title)
    if paper.addressee:
        made.addressee(paper.addressee)
    for section in paper.sections:
        if section.heading:
            made.heading(section.heading)
        for words in section.paragraphs:
            made.paragraph(words)
        if section.plot and not section.plot.empty:
            made.picture(png(section.plot), section.plot.title)
        if section.rows:
            made.table([section.header, *section.rows], section.widths_mm, written)
        if section.sign:
            made.sign_line(section.sign)
    if paper.issuer:
        made.signature(paper.issuer, paper.day)
    if paper.records:
        made.records(paper.records, written)
    return made.to_bytes()
