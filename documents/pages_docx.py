"""A4 pages in Word: headings, paragraphs and tables, as plain as a 机关 prints them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

FONT = "宋体"


class Page:
    """One A4 document that is written from top to bottom."""

    def __init__(self, title: str) -> None:
        from docx import Document  # heavy: on use only
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        self._document: Any = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(20)
        for name in ("Normal", "Title", "Heading 1"):
            style = self._document.styles[name]
            style.font.name = FONT
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        self._document.styles["Normal"].font.size = Pt(11)
        self._document.core_properties.author = ""
        self._document.add_heading(title, 0)

    def heading(self, words: str) -> None:
        """A section's heading."""
        self._document.add_heading(words, 1)

    def text(self, words: str) -> None:
        """A paragraph."""
        self._document.add_paragraph(words)

    def points(self, lines: Iterable[str]) -> None:
        """A list."""
        for line in lines:
            self._document.add_paragraph(line, style="List Bullet")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """A table with ruled lines; a first row of names."""
        table = self._document.add_table(rows=1, cols=len(header), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, header, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)

    def save(self) -> bytes:
        """The document's bytes."""
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()
