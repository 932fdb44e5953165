"""Which runs of characters are words: those of a dictionary (benchmarks/build_lexicon.py) and this field's own."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from policy.screening.office_words import OFFICE, SPEECH

LEXICON: Final = Path(__file__).with_name("lexicon.txt")
_SIZE_BITS: Final = ((2, 1), (3, 2), (4, 4))
WORD_SIZES: Final = tuple(tuple(size for size, bit in _SIZE_BITS if bits & bit) for bits in range(8))
"""The lengths that a number of `words_at` stands for."""


def words_at(text: str) -> list[int]:
    """For each place which words begin there, as a sum: 1 for one of two characters, 2 for one of three, 4 for one of four."""
    found, rests_of = [0] * len(text), _rests().get
    for place, (char, then) in enumerate(pairwise(text)):
        if (words := rests_of(char)) and f" {then}" in words:
            for size, bit in _SIZE_BITS:
                if place + size <= len(text) and f" {text[place + 1 : place + size]} " in words:
                    found[place] += bit
    return found


def rests(char: str) -> str:
    """What makes a character a word, « 任 务 » between blanks: a tenth of what a set of words would hold in memory."""
    return _rests().get(char, "")


@cache
def _rests() -> dict[str, str]:
    _, *lines = LEXICON.read_text(encoding="utf-8").splitlines()
    words = {line[0]: f"{line[1:]} " for line in lines}
    for word in (*OFFICE.split(), *SPEECH.split()):
        words[word[0]] = f"{words.get(word[0], ' ')}{word[1:]} "
    return words
