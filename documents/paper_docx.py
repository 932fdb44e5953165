"""A paper of the group in Word, in the layout of official documents."""

from documents.official import OfficialPaper
from policy.paper import Paper


def paper_docx(paper: Paper) -> bytes:
    """The .docx of a paper: sections in order, issuer and day at the right, the table of records at the end."""
    made = OfficialPaper(paper.title)
    if paper.addressee:
        made.addressee(paper.addressee)
    for section in paper.sections:
        if section.heading:
            made.heading(section.heading)
        for words in section.paragraphs:
            made.paragraph(words)
        if section.rows:
            made.table([section.header, *section.rows], section.widths_mm)
        if section.sign:
            made.sign_line(section.sign)
    if paper.issuer:
        made.signature(paper.issuer, paper.day)
    if paper.records:
        made.records(paper.records)
    return made.to_bytes()
