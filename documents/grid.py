"""The one shape in which Word and Excel files are read: tables of cells, each merged cell once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell: its first column from 0, how many columns it spans, and its text."""

    column: int
    span: int
    text: str


Row = tuple[Cell, ...]
Table = list[Row]
