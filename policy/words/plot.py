"""A plot before it is drawn: what it is called, its names along one side and its rows of numbers."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["lines", "columns", "bars"]


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

    @property
    def over_months(self) -> bool:
        """Whether its names are months, of which the last one is the newest."""
        return all(name.endswith("月") for name in self.names)
