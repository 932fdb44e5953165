"""What a paper says, before anything is laid out: title, sections with tables, and the records behind its figures."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import count

from policy.text.write import numeral
from policy.words.plot import Plot

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
