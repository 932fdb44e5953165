"""Page, fonts and styles of official documents (GB/T 9704—2012): A4, 方正小标宋 二号 title, 仿宋 三号 body, 28 磅 lines."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.styles.style import ParagraphStyle
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


def set_page(document: "Document") -> None:
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
        set_font(run, NUMBER_FONT)
        run.font.size = Pt(SIHAO)
        if words == "PAGE":
            for kind in ("begin", "", "end"):
                part = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    part.set(qn("w:fldCharType"), kind)
                else:
                    part.text = words
                run._r.append(part)


def set_styles(document: "Document") -> None:
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

    set_font(style, font)
    style.font.size = Pt(points)
    layout = style.paragraph_format
    layout.line_spacing = Pt(line)
    layout.space_before = layout.space_after = Pt(0)


def set_font(target: "Run | ParagraphStyle", name: str) -> None:
    """One font for every script: Word keeps a font of its own for Chinese, and “ ” would fall into the Latin one."""
    from docx.oxml.ns import qn

    target.font.name = name
    fonts = target.font.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def place_right(paragraph: object, after: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    assert isinstance(paragraph, Paragraph)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(after * SANHAO)
