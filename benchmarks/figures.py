"""One line of the table: a figure, what was measured, its bar, and whether it is met."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`met` is None for what is only told, without a bar."""

    name: str
    measured: str
    bar: str = ""
    met: bool | None = None


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    words = {True: "ok", False: "NOT MET", None: ""}
    rows = [("figure", "measured", "bar", ""), *((f.name, f.measured, f.bar, words[f.met]) for f in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])
