"""The word lists of this room, which stand in words.txt."""

from pathlib import Path
from typing import Final

from policy.text.data import words_of

WORDS: Final = words_of(Path(__file__).with_suffix(".txt"))
