"""A plot drawn by pygal as SVG for the page, and the very same as PNG for Word, in the font that lies beside."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from policy.words.paper import Plot

if TYPE_CHECKING:
    from pygal.graph.graph import Graph

FONT: Final = Path(__file__).parent / "fonts" / "NotoSansCJKsc-GB2312.otf"  # OFL; its licence beside it
FAMILY: Final = "Noto Sans CJK SC"
WIDTH: Final = 640
NARROW: Final = 360  # for a phone, in the same letters
INK: Final = "#1c2430"
COLOURS: Final = ("#0b57a4", "#d98a1f", "#3d3d3d", "#6f9a4b", "#8a63a8", "#b0b0b0")  # far apart in grey, too
DASHES: Final = ("none", "9,5", "2,4", "12,4,2,4", "5,3", "1,3")
_GUIDES: Final = "inline:.axis .guide.line{stroke:#d5dbe3!important;stroke-dasharray:none!important}"
_LETTER: Final = 14  # pixels
_TALL: Final = 300
_BESIDE_ANOTHER: Final = 7  # letters of a name in the legend, where two fit a phone
_LINE: Final = 16  # pixels of a lying bar
_ZOOM: Final = 2.5  # 1,600 pixels over the 156 mm of a page: sharp in print


def svg(plot: Plot, width: int = WIDTH) -> str:
    """The plot by itself, without its title; scripts and fonts of elsewhere are not in it."""
    drawn: str = _graph(plot, width).render(is_unicode=True)
    return drawn


def png(plot: Plot) -> bytes:
    """The same on white."""
    import resvg_py  # heavy: on use only

    return resvg_py.svg_to_bytes(
        svg_string=svg(plot),
        background="#ffffff",
        zoom=_ZOOM,
        skip_system_fonts=True,
        font_files=[str(FONT)],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


def height(plot: Plot, width: int = WIDTH) -> int:
    """In the pixels of which it is `width` wide."""
    lying = len(plot.names) * (len(plot.rows) * _LINE + 8) + 60 if plot.kind == "bars" else _TALL
    return lying + 24 * (len(plot.rows) > 1) * -(-len(plot.rows) // _legend_columns(plot, width))


def _legend_columns(plot: Plot, width: int) -> int:
    if width == WIDTH and len(plot.rows) <= 3:
        return len(plot.rows)
    in_two = len(plot.rows) % 2 == 0  # else pygal leaves no room for the last one
    return 2 if in_two and (width == WIDTH or all(len(name) <= _BESIDE_ANOTHER for name, _ in plot.rows)) else 1


def _graph(plot: Plot, width: int) -> "Graph":
    pygal = _pygal()
    kinds = {"lines": pygal.Line, "columns": pygal.Bar, "bars": pygal.HorizontalBar}
    turn = -1 if plot.kind == "bars" else 1  # drawn from below: the first is the last
    graph = kinds[plot.kind](style=_style(), value_formatter=_said(plot), **_layout(plot, width))
    graph.x_labels = [_short(name, width) for name in plot.names][::turn]
    graph.add_xml_filter(_without_scripts)
    for (name, values), dash in zip(plot.rows, DASHES, strict=False):
        stroke = {"width": 2.5, "dasharray": dash} if plot.kind == "lines" else None
        graph.add(name, list(values[::turn]), stroke_style=stroke)
    return graph


def _pygal() -> Any:
    """The library, heavy: on use only; without its finder of plugins, for every later import would warn of it."""
    import pygal

    sys.meta_path[:] = [each for each in sys.meta_path if not isinstance(each, pygal.PluginImportFixer)]
    return pygal


def _said(plot: Plot) -> Callable[[float], str]:
    """A number as it stands in the plot; beside a lying bar, whose end would be in its middle, half of it is blank."""

    def say(value: float) -> str:
        text = f"{value:g}{plot.unit}"
        return text.rjust(2 * len(text), "\u2002") if plot.kind == "bars" else text

    return say


def _without_scripts(root: Any) -> Any:
    for each in root.iter("{*}defs"):
        for script in each.findall("{*}script"):
            each.remove(script)
    return root


def _layout(plot: Plot, width: int) -> dict[str, Any]:
    most = plot.most or max((value or 0 for _name, values in plot.rows for value in values), default=0) or 1
    scale = _scale(most)
    return {
        "width": width, "height": height(plot, width), "js": [], "css": ("file://style.css", "file://graph.css", _GUIDES),
        "disable_xml_declaration": True, "truncate_label": -1, "margin": 8, "margin_left": 8 + _beside(plot), "margin_right": 24 if width == WIDTH else 8,
        "range": (0, scale[-1]), "y_labels": [{"value": each, "label": f"{each}{plot.unit}"} for each in scale],
        "show_legend": len(plot.rows) > 1, "legend_at_bottom": True, "legend_at_bottom_columns": _legend_columns(plot, width),
        "print_values": plot.kind == "bars" or (plot.kind == "columns" and (width == WIDTH or len(plot.rows) == 1)), "print_values_position": "top", "print_zeroes": False, "spacing": 12,
    }  # fmt: skip


def _scale(most: int) -> Sequence[int]:
    """Whole numbers at the side: at most six, the last one not below what is largest."""
    step = next(
        each for tens in (1, 10, 100, 1000, 10_000, 100_000) for each in (tens, 2 * tens, 5 * tens) if each * 5 >= most
    )
    return range(0, -(-most // step) * step + 1, step)


def _beside(plot: Plot) -> int:
    """What Chinese names at the side need beyond the room that pygal gives them: it reckons letters as three fifths as wide."""
    longest = max((len(_short(name)) for name in plot.names), default=0)
    return int(longest * _LETTER * 0.4) if plot.kind == "bars" else 0


def _short(name: str, width: int = WIDTH) -> str:
    if width == NARROW and name[:-1].isdecimal():  # a month: twelve stand side by side
        return name.removesuffix("月")
    return name if len(name) <= 8 else f"{name[:7]}…"


def _style() -> Any:
    from pygal.style import Style

    return Style(
        background="transparent", plot_background="transparent", foreground=INK, foreground_strong=INK, foreground_subtle="#c5cbd3",
        colors=COLOURS, stroke_width="2.5", opacity="1", opacity_hover="1", font_family=f"'{FAMILY}', 'PingFang SC', 'Microsoft YaHei', sans-serif",
        label_font_size=_LETTER, major_label_font_size=_LETTER, legend_font_size=_LETTER, value_font_size=_LETTER - 1, value_colors=(INK,) * len(COLOURS),
    )  # fmt: skip
