"""Papers in the layout of official documents (GB/T 9704—2012): A4, 方正小标宋 二号 title, 仿宋 三号 body, 28 磅 lines."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.run import Run

TITLE_FONT: Final = "方正小标宋简体"
BODY_FONT: Final = "仿宋"
HEADING_FONTS: Final = ("黑体", "楷体", "仿宋")  # of «一、», «（一）», «1.»
NUMBER_FONT: Final = "宋体"
ERHAO, SANHAO, SIHAO, XIAOSI = 22, 16, 14, 12  # points: 二号, 三号, 四号, 小四
LINE_POINTS: Final = 28
PAGE_MM: Final = (210, 297)
MARGINS_MM: Final = {"top": 37, "bottom": 35, "left": 28, "right": 26}
WIDTH_MM: Final = PAGE_MM[0] - MARGINS_MM["left"] - MARGINS_MM["right"]
TABLE_STYLE: Final = "公文表格文字"


class OfficialPaper:
    """A paper that is written from top to bottom; `to_bytes` gives the .docx. Control characters are left out."""

    def __init__(self, title: str) -> None:
        import docx  # heavy: on use only

        self.document: Document = docx.Document()
        _set_page(self.document)
        _set_styles(self.document)
        self.document.core_properties.title = clean(title)
        self.document.core_properties.author = self.document.core_properties.comments = ""
        self.document.add_paragraph(clean(title), style="公文标题")

    def addressee(self, names: str) -> None:
        """主送机关, at the left edge: «各单位：»."""
        self.document.add_paragraph(f"{clean(names).rstrip('：:')}：").paragraph_format.first_line_indent = 0

    def note(self, text: str, *, right: bool = False) -> None:
        """A paragraph in small letters, or a line of them at the right edge: a version, a unit of measure."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph(clean(text), style=TABLE_STYLE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.JUSTIFY

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 to 3 («一、», «（一）», «1.»), in 黑体, 楷体 or 仿宋."""
        run = self.document.add_paragraph().add_run(clean(text))
        _set_font(run, HEADING_FONTS[level - 1])

    def paragraph(self, text: str) -> None:
        """A paragraph of the body, its first line two characters in."""
        self.document.add_paragraph(clean(text))

    def table(
        self, rows: Sequence[Sequence[str]], widths_mm: Sequence[float], written: Callable[[], None] = lambda: None
    ) -> None:
        """A ruled table; the first row is its header and stands again on every page. `written` hears of each row."""
        table = add_table(self.document, len(rows), widths_mm)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                write(cell, text)
            written()
        repeat_header(table)

    def sign_line(self, words: str = "本人签字") -> None:
        """A line to be signed by hand: «本人签字：　　　　　　　年　　月　　日»."""
        paragraph = self.document.add_paragraph(f"{clean(words)}：{'　' * 7}年　　月　　日")
        _place_right(paragraph, after=0)

    def signature(self, name: str, day: str) -> None:
        """Who issues the paper, and its date below («2026年11月25日»), at the right."""
        for text in (name, day):
            paragraph = self.document.add_paragraph(clean(text))
            _place_right(paragraph, after=4)

    def records(self, rows: Sequence[tuple[str, str]], written: Callable[[], None] = lambda: None) -> None:
        """The table at the end from which every figure can be traced: record numbers and what each is."""
        self.paragraph("附：记录编号")
        self.table([("记录编号", "内容"), *rows], (40, WIDTH_MM - 40), written)

    def to_bytes(self) -> bytes:
        """The finished .docx."""
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()


def clean(text: str) -> str:
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
    _set_font(paragraph.add_run(clean(text)), BODY_FONT)
    if hint:
        small = paragraph.add_run(clean(f"\n{hint}"))
        _set_font(small, BODY_FONT)
        small.font.size = Pt(9)


def _set_page(document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    for side, size in MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.footer_distance = Mm(23)  # the number's line stands 7 mm below the text
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, right=True)
    _number_pages(section.even_page_footer, right=False)


def _number_pages(footer: "_Footer", *, right: bool) -> None:
    """«— 1 —» in 四号 宋体, one character from the outer edge: right on odd pages, left on even ones."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    layout = paragraph.paragraph_format
    layout.first_line_indent = 0
    layout.left_indent = layout.right_indent = Pt(SIHAO)
    for words in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if words == "PAGE" else words)
        _set_font(run, NUMBER_FONT)
        run.font.size = Pt(SIHAO)
        if words == "PAGE":
            for kind in ("begin", "", "end"):
                part = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    part.set(qn("w:fldCharType"), kind)
                else:
                    part.text = words
                run._r.append(part)


def _set_styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for language in document.styles.element.iter(qn("w:lang")):  # else punctuation takes its Japanese or Latin form
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), "zh-CN")
    body = document.styles["Normal"]
    _set_style(body, BODY_FONT, SANHAO, LINE_POINTS)
    body.paragraph_format.first_line_indent = Pt(2 * SANHAO)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    title = document.styles.add_style("公文标题", WD_STYLE_TYPE.PARAGRAPH)
    _set_style(title, TITLE_FONT, ERHAO, 34)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(LINE_POINTS)
    cells = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    _set_style(cells, BODY_FONT, XIAOSI, 20)
    for style in (title, cells):
        style.paragraph_format.first_line_indent = 0
    cells.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _set_style(style: "ParagraphStyle", font: str, points: int, line: int) -> None:
    from docx.shared import Pt

    _set_font(style, font)
    style.font.size = Pt(points)
    layout = style.paragraph_format
    layout.line_spacing = Pt(line)
    layout.space_before = layout.space_after = Pt(0)


def _set_font(target: "Run | ParagraphStyle", name: str) -> None:
    """One font for every script: Word keeps a font of its own for Chinese, and “ ” would fall into the Latin one."""
    from docx.oxml.ns import qn

    target.font.name = name
    fonts = target.font.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def _place_right(paragraph: object, after: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    assert isinstance(paragraph, Paragraph)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(after * SANHAO)
