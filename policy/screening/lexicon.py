"""Which runs of characters are words: those of a dictionary (benchmarks/build_lexicon.py) and this field's own."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from policy.screening.office_words import OFFICE, SPEECH

LEXICON: Final = Path(__file__).with_name("lexicon.txt")
WORD_SIZES: Final = ((), (2,), (3,), (2, 3), (4,), (2, 4), (3, 4), (2, 3, 4))
"""The lengths that a number of `words_at` stands for."""


def words_at(text: str) -> list[int]:
    """For each place which words begin there, as a sum: 1 for one of two characters, 2 for one of three, 4 for one of four."""
    found = [0] * len(text)
    seconds, rests_of = (each.get for each in _words())
    for place, (char, then) in enumerate(pairwise(text)):
        if then in seconds(char, ""):
            found[place] = 1
        if (longer := rests_of(char)) and f" {then}" in longer:
            near = text[place + 1 : place + 4]
            found[place] += 2 * (f" {near[:2]} " in longer) + 4 * (len(near) == 3 and f" {near} " in longer)
    return found


def rests(char: str) -> list[str]:
    """What makes a character a word: «务», «命» and «免制» are some of 任."""
    seconds, longer = _words()
    return [*seconds.get(char, ""), *longer.get(char, "").split()]


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """For each character the second ones of its words of two, and the rests of its longer words between blanks: a tenth of what a set would hold in memory."""
    _, *lines = LEXICON.read_text(encoding="utf-8").splitlines()
    held = {line[0]: line[1:].split() for line in lines}
    for word in (*OFFICE.split(), *SPEECH.split()):
        held.setdefault(word[0], []).append(word[1:])
    seconds = {char: "".join(rest for rest in rests if len(rest) == 1) for char, rests in held.items()}
    longer = {char: " ".join(["", *(rest for rest in rests if len(rest) > 1), ""]) for char, rests in held.items()}
    return seconds, {char: rests for char, rests in longer.items() if rests != " "}
