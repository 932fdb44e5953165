"""The meanings that the words of a text have: a line of a file in meanings/ is a meaning, a word may stand in several.

The words stay what they are: that two of one meaning meet is a sign of its own beside the characters (wording.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from policy.text.data import lines_of

Spans = tuple[tuple[int, int, str], ...]
"""Where a meaning stands: from, to (excluded), its letter."""


class Meanings:
    """Word → the letters of its meanings, one private letter for each line; immutable."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._letters: dict[str, str] = {}
        for place, line in enumerate(lines):
            for word in line.split():
                self._letters[word] = self._letters.get(word, "") + chr(0xF0000 + place)
        self._longest = max(map(len, self._letters))

    def of(self, text: str) -> Spans:
        """Every meaning that a word of the text has, words within words included."""
        found = []
        for start in range(len(text)):
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                found += [(start, end, letter) for letter in self._letters.get(text[start:end], "")]
        return tuple(found)


MEANINGS: Final = Path(__file__).with_name("meanings")


_TABLES = [line for name in ("near.txt", "subjects.txt") for line in lines_of(MEANINGS / name, 2)]
NEAR = Meanings(_TABLES)
"""Words that are alike; acts are told by these, too (ways.py; knowledge/ways/acts.fit is fitted on them)."""
WIDE = Meanings([*_TABLES, *lines_of(MEANINGS / "everyday.txt", 2)])
"""The same and everyday words for what is written: for a compilation that knows few ways of asking."""
