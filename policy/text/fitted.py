"""What was fitted on labelled texts, one compact file a model: its signs, and the whole numbers of each.

A line of JSON (what the model has beside, and how long the columns are), a line of signs between tabulators, then the
columns, 16 bits with a sign, little-endian. benchmarks/fit_*.py write these files, and make them again from the texts.
"""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Fitted:
    """The content of a file; no sign holds a tabulator or a line break."""

    head: dict[str, Any]
    signs: list[str]
    columns: list[array[int]]

    @classmethod
    def read(cls, path: Path) -> Fitted:
        """Raises OSError where there is no such file."""
        first, signs, rest = path.read_bytes().split(b"\n", 2)
        head = json.loads(first)
        numbers = _little_endian(array("h", rest))
        places = pairwise(accumulate(head.pop("lengths"), initial=0))
        return cls(head, signs.decode().split("\t"), [numbers[start:end] for start, end in places])

    def write(self, path: Path) -> None:
        """Make the file; the same content always makes the same bytes."""
        head = json.dumps({**self.head, "lengths": [len(each) for each in self.columns]}, ensure_ascii=False)
        numbers = b"".join(_little_endian(each[:]).tobytes() for each in self.columns)
        path.write_bytes(b"\n".join((head.encode(), "\t".join(self.signs).encode(), numbers)))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
