"""Which runs of characters are words: those of a dictionary (benchmarks/build_lexicon.py) and this field's own."""

from functools import cache
from pathlib import Path
from typing import Final

from policy.screening.office_words import OFFICE, SPEECH

LEXICON: Final = Path(__file__).with_name("lexicon.txt")
LONGEST: Final = 4  # characters of a word


def is_word(run: str) -> bool:
    """Whether these two to four characters are a word."""
    return len(run) > 1 and f" {run[1:]} " in rests(run[0])


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
