"""The meanings that the words of a text have (concepts_table.py).

The words stay what they are: that two of one meaning meet is a sign of its own beside the characters (wording.py).
"""

from __future__ import annotations

from policy.retrieval.concepts_table import BLOCKS
from policy.retrieval.subjects_table import SUBJECTS

Spans = tuple[tuple[int, int, str], ...]
"""Where a meaning stands: from, to (excluded), its letter."""


def _by_word() -> dict[str, str]:
    """Word → the letters of its meanings, one private letter for each line."""
    letters: dict[str, str] = {}
    for place, line in enumerate(line for block in (*BLOCKS, *SUBJECTS) for line in block.strip().splitlines()):
        for word in line.split():
            letters[word] = letters.get(word, "") + chr(0xF0000 + place)
    return letters


_LETTERS = _by_word()
_LONGEST = max(map(len, _LETTERS))


def meanings(text: str) -> Spans:
    """Every meaning that a word of the text has, words within words included."""
    found = []
    for start in range(len(text)):
        for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
            found += [(start, end, letter) for letter in _LETTERS.get(text[start:end], "")]
    return tuple(found)
