"""Figures drawn: the same as SVG and PNG, nothing that runs, every character in the font, apart in grey."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from lxml import etree

from documents.exported import paper_docx
from documents.plot import COLOURS, FONT, NARROW, WIDTH, height, png, svg
from policy.words.paper import Kind, Paper, PaperSection, Plot

ROOT = Path(__file__).parents[2]
MONTHS = tuple(f"{month}月" for month in range(1, 13))
PARTS = ("actions", "dashboard", "documents", "handlers", "knowledge", "ledgers", "policy", "publications")


def plot(kind: Kind, rows: int = 2) -> Plot:
    drawn = (
        ("主体责任台账", (80, None, *range(10))),
        ("上年同期", (0, *range(90, 101))),
        ("三重一大事项进展", (7,) * 12),
        ("布置和其他", (5,) * 12),
    )
    return Plot("近12个月按时报送率", kind, MONTHS, drawn[:rows], "%", 100)


@pytest.mark.parametrize("kind", ["lines", "columns", "bars"])
@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_the_drawing_says_every_name_and_fits(kind: Kind, rows: int) -> None:
    wanted = plot(kind, rows)
    root = etree.fromstring(svg(wanted).encode())
    said = [text for text in root.itertext() if text.strip()]
    assert set(MONTHS) <= set(said)
    assert all((name in said) == (rows > 1) for name, _values in wanted.rows), "a legend where there are several"
    assert root.get("viewBox") == f"0 0 {WIDTH} {height(wanted)}"
    narrow = etree.fromstring(svg(wanted, NARROW).encode())
    assert narrow.get("viewBox") == f"0 0 {NARROW} {height(wanted, NARROW)}"
    assert {month.removesuffix("月") for month in MONTHS} <= {text for text in narrow.itertext() if text.strip()}
    assert not root.findall(".//{*}script")
    assert "http" not in svg(wanted).replace("http://www.w3.org", "").replace("http://pygal.org", "").replace(
        "http://github.com/Kozea", ""
    )


def test_the_same_as_png_is_wide_enough_to_print() -> None:
    drawn = png(plot("bars"))
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == WIDTH * 2.5
    assert len(drawn) > len(png(Plot("空", "bars", (" ",), (("", (1,)),)))), "texts are drawn"


def test_no_glyph_is_missing() -> None:
    """The whole of GB 2312, and every character that the program itself says or ships."""
    known = set(TTFont(FONT).getBestCmap())
    simplified = "".join(
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
    )
    assert len(simplified) == 6763
    files = [
        path for part in PARTS for path in (ROOT / part).rglob("*") if path.suffix in (".py", ".yaml", ".csv", ".html")
    ]
    used = simplified + "".join(path.read_text(encoding="utf-8") for path in files)
    missing = {each for each in used if each >= " " and ord(each) not in known}
    assert {each for each in missing if "\u4e00" <= each <= "\u9fff"} == set()
    said = {
        each for kind in ("lines", "bars") for each in "".join(etree.fromstring(svg(plot(kind)).encode()).itertext())
    }
    assert {each for each in said if each != "\n" and ord(each) not in known} == set()


def test_what_is_drawn_side_by_side_is_apart_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = [grey(each) for each in COLOURS[:3]]
    assert min(abs(one - other) for one in shades for other in shades if one != other) > 12
    assert max(shades) - min(shades) > 80


def test_it_stands_in_word_with_its_words_and_an_empty_one_does_not() -> None:
    table = {"header": ("月份", "数"), "rows": (("1月", "3"),), "widths_mm": (78.0, 78.0)}
    paper = Paper(
        "汇总",
        (
            PaperSection("一、情况", plot=plot("columns"), **table),
            PaperSection("二、空", plot=Plot("空", "bars", ("甲",), (("数", (0,)),))),
        ),
    )
    made = Document(BytesIO(paper_docx(paper)))
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "近12个月按时报送率"
    assert round(shape.width.mm) == 156
    (image,) = [
        part
        for name, part in made.part.package.main_document_part.related_parts.items()
        if part.content_type == "image/png"
    ]
    assert image.blob == png(plot("columns"))
