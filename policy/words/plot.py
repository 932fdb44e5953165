"""A plot before it is drawn: what it is called, its names along one side and its rows of numbers."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

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
