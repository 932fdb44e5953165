"""Papers in the layout of official documents (GB/T 9704—2012): A4, 方正小标宋 二号 title, 仿宋 三号 body, 28 磅 lines."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from documents.official_layout import (
    BODY_FONT,
    HEADING_FONTS,
    LINE_POINTS,
    TABLE_STYLE,
    WIDTH_MM,
    place_right,
    set_font,
    set_page,
    set_styles,
)  # fmt: skip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell


class OfficialPaper:
    """A paper that is written from top to bottom; `to_bytes` gives the .docx. Control characters are left out."""

    def __init__(self, title: str) -> None:
        import docx  # heavy: on use only

        self.document: Document = docx.Document()
        set_page(self.document)
        set_styles(self.document)
        self.document.core_properties.title = printable(title)
        self.document.core_properties.author = self.document.core_properties.comments = ""
        self.document.add_paragraph(printable(title), style="公文标题")

    def addressee(self, names: str) -> None:
        """主送机关, at the left edge: «各单位：»."""
        self.document.add_paragraph(f"{printable(names).rstrip('：:')}：").paragraph_format.first_line_indent = 0

    def note(self, text: str, *, right: bool = False) -> None:
        """A paragraph in small letters, or a line of them at the right edge: a version, a unit of measure."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph(printable(text), style=TABLE_STYLE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.JUSTIFY

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 to 3 («一、», «（一）», «1.»), in 黑体, 楷体 or 仿宋."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        set_font(paragraph.add_run(printable(text)), HEADING_FONTS[level - 1])

    def paragraph(self, text: str) -> None:
        """A paragraph of the body, its first line two characters in."""
        self.document.add_paragraph(printable(text))

    def table(
        self, rows: Sequence[Sequence[str]], widths_mm: Sequence[float], written: Callable[[], None] = lambda: None
    ) -> None:
        """A ruled table; the first row is its header and stands again on every page. `written` hears of each row."""
        table = add_table(self.document, len(rows[:2]), widths_mm)
        for row, texts in zip(table.rows, rows[:2], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                write(cell, text)
            written()
        model = table.rows[-1]._tr
        for texts in rows[2:]:  # each like the second: putting thousands together cell by cell takes half a minute
            line = deepcopy(model)
            for place, text in zip(line.tc_lst, texts, strict=True):
                place.p_lst[0].r_lst[0].text = printable(text)
            table._tbl.append(line)
            written()
        repeat_header(table)

    def picture(self, png: bytes, words: str) -> None:
        """A picture over the whole width, told in words to whoever does not see it."""
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Mm

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = 0
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE  # 28 磅 would cut it off
        shape = paragraph.add_run().add_picture(BytesIO(png), width=Mm(WIDTH_MM))
        shape._inline.docPr.set("descr", printable(words))

    def sign_line(self, words: str = "本人签字") -> None:
        """A line to be signed by hand: «本人签字：　　　　　　　年　　月　　日»."""
        paragraph = self.document.add_paragraph(f"{printable(words)}：{'　' * 7}年　　月　　日")
        place_right(paragraph, after=0)

    def signature(self, name: str, day: str) -> None:
        """Who issues the paper, and its date below («2026年11月25日»), at the right."""
        from docx.shared import Pt

        for text in (name, day):
            paragraph = self.document.add_paragraph(printable(text))
            place_right(paragraph, after=4)
            if text == name:  # a line apart from what it signs, and never without its date
                paragraph.paragraph_format.space_before = Pt(LINE_POINTS)
                paragraph.paragraph_format.keep_with_next = True

    def names_annex(self, name: str) -> None:
        """附件说明, a line below the body and before the signature: «附件：记录编号»."""
        from docx.shared import Pt

        paragraph = self.document.add_paragraph(f"附件：{printable(name)}")
        paragraph.paragraph_format.space_before = Pt(LINE_POINTS)

    def annex(self, name: str) -> None:
        """What follows is the annex: on a page of its own, «附件» at its left edge in 黑体, its name in the middle below."""
        mark = self.document.add_paragraph()
        mark.paragraph_format.page_break_before = True
        mark.paragraph_format.first_line_indent = 0
        set_font(mark.add_run("附件"), HEADING_FONTS[0])
        self.document.add_paragraph(printable(name), style="公文标题")

    def to_bytes(self) -> bytes:
        """The finished .docx."""
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()


def printable(text: str) -> str:
    """A text as XML may hold it: without control characters and lone surrogates."""
    kept = (char for char in text if char >= " " or char in "\n\t")
    return "".join(kept).encode(errors="ignore").decode().replace("\ufffe", "").replace("\uffff", "")


def add_table(document: "Document", rows: int, widths_mm: Sequence[float]) -> "Table":
    """An empty ruled table with columns of these widths; a row is never torn over two pages."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table: Table = document.add_table(rows, len(widths_mm), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def repeat_header(table: "Table") -> None:
    """Let the first row stand again at the top of every page."""
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def write(cell: "_Cell", text: str, hint: str = "") -> None:
    """Put a text into a cell of a table, and below it a hint in smaller letters."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Pt

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = TABLE_STYLE
    set_font(paragraph.add_run(printable(text)), BODY_FONT)
    if hint:
        small = paragraph.add_run(printable(f"\n{hint}"))
        set_font(small, BODY_FONT)
        small.font.size = Pt(9)
