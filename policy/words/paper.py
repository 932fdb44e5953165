"""What a paper says, before anything is laid out: title, sections with tables and plots, and the records behind its figures."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Literal

from policy.text.write import numeral

Kind = Literal["lines", "columns", "bars"]
_MARK = "\x1d"  # before a plot that stands as a text: nobody can type it


@dataclass(frozen=True)
class Plot:
    """`lines` and `columns` stand over their names, `bars` lie beside them; a number that there is not is None."""

    title: str
    kind: Kind
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]  # what is drawn, by its name, in the order of the legend
    unit: str = ""
    most: int | None = None  # where the scale ends; None: at the largest number

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for _name, values in self.rows for value in values)

    def as_text(self) -> str:
        """A text that `plot_of` reads back: what is posted into a group as a picture is on its way as this."""
        return _MARK + json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def plot_of(text: str) -> Plot | None:
    """The plot that a text stands for; None where it is a text like any other."""
    if not text.startswith(_MARK):
        return None
    kept = json.loads(text.removeprefix(_MARK))
    rows = tuple((name, tuple(values)) for name, values in kept["rows"])
    return Plot(**{**kept, "names": tuple(kept["names"]), "rows": rows})


Cell = (
    str | int | float | Decimal | date | datetime | None
)  # for Excel; a Decimal is yuan, a moment local and without its zone


@dataclass(frozen=True)
class PaperSection:
    """A heading with paragraphs and perhaps a table and the plot above it, columns alike where no widths are given; `sign` asks for a line to be signed by hand."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths_mm: tuple[float, ...] = ()
    sign: str = ""
    plot: Plot | None = None


@dataclass(frozen=True)
class Paper:
    """A whole paper. `records` are numbers of records with what each is: every plot can be traced to them."""

    title: str
    sections: tuple[PaperSection, ...]
    addressee: str = ""
    issuer: str = ""
    day: str = ""
    records: tuple[tuple[str, str], ...] = ()

    @property
    def laid_out(self) -> tuple[PaperSection, ...]:
        """The sections as they are read: where there are several headings each has its number («一、»)."""
        if sum(bool(each.heading) for each in self.sections) < 2:
            return self.sections
        number = count(1)
        return tuple(
            replace(each, heading=f"{numeral(next(number))}、{each.heading}") if each.heading else each
            for each in self.sections
        )


@dataclass(frozen=True)
class Sheet:
    """A table for Excel: what it is called, its header and its cells."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Pack:
    """Several of them in one file: each with the folder that it lies in, "" for none."""

    title: str
    files: tuple[tuple[str, Paper | Sheet], ...]
