"""A wording made comparable: one script, no filler, abbreviations spelt out, and the sound of every character."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from policy.retrieval.field import CANONICAL, FIELD_TERMS, FILLERS
from policy.retrieval.sound import Initials, fold, sounds, split_pinyin
from policy.retrieval.sound_table import SIMPLIFIED, TRADITIONAL

LONGEST_INPUT = 300  # characters; a question is never longer, a pasted document is
_TO_SIMPLIFIED = str.maketrans(TRADITIONAL, SIMPLIFIED)
_DIGITS = "零一二三四五六七八九"
_FILLER = re.compile("|".join(sorted(map(re.escape, FILLERS), key=len, reverse=True)))
_CANONICAL = re.compile("|".join(sorted(map(re.escape, CANONICAL), key=len, reverse=True)))
_PIECE = re.compile(r"[\u4e00-\u9fff]+|[a-z]+|\d+")
_CLAUSE = re.compile(r"[，。？！；,?!;\n]+")


@dataclass(frozen=True)
class Wording:
    """`chars` and `sounds` correspond; a pinyin syllable has no character and stands as «\\0»."""

    chars: tuple[str, ...]
    sounds: tuple[str, ...]
    unknown: int = 0  # Latin or numeric pieces that mean nothing here

    def grams(self) -> set[str]:
        """Two-character and two-sound pieces, and the single characters."""
        pairs = zip(self.chars, self.chars[1:], strict=False)
        written = {first + second for first, second in pairs if "\0" not in (first, second)}
        heard = {f"{first} {second}" for first, second in zip(self.sounds, self.sounds[1:], strict=False)}
        return written | heard | {char for char in self.chars if char != "\0"}


def simplify(text: str, limit: int | None = LONGEST_INPUT) -> str:
    """Half-width, lower-case, simplified characters; of a longer text the first `limit` characters."""
    return unicodedata.normalize("NFKC", text[:limit]).lower().translate(_TO_SIMPLIFIED)


def clauses(text: str) -> list[str]:
    """The parts of a long-winded question; the question itself often stands in one of them."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def chinese_number(digits: str) -> str:
    """«25» → «二十五»; three digits and more stay as they are typed."""
    value = int(digits) if len(digits) <= 2 else 100
    if value >= 100:
        return digits
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


class Reader:
    """Turns text into a Wording; knows the abbreviations of the field and of the compilation's own keywords."""

    def __init__(self, keywords: list[str]) -> None:
        self._initials = Initials([*keywords, *FIELD_TERMS])

    def read(self, text: str) -> Wording:
        """Read simplified text (see `simplify`)."""
        plain = _CANONICAL.sub(lambda match: CANONICAL[match.group()], text)
        plain = _FILLER.sub(" ", plain)
        chars: list[str] = []
        heard: list[str] = []
        unknown = 0
        for piece in _PIECE.findall(plain):
            words, syllables = self._spell(piece)
            unknown += not words and not syllables
            chars += words or "\0" * len(syllables)
            heard += syllables or sounds(words)
        return Wording(tuple(chars), tuple(heard), unknown)

    def _spell(self, piece: str) -> tuple[str, list[str]]:
        """Characters of a piece, or only the sounds where it is pinyin; neither when it means nothing here."""
        if piece.isascii() and piece.isdigit():
            spelt = chinese_number(piece)
            return ("", []) if spelt.isascii() else (spelt, [])
        if not piece.isascii():
            return piece, []
        terms = self._initials.expand(piece)
        if terms is not None:
            return "".join(terms), []
        return "", [fold(syllable) for syllable in split_pinyin(piece) or ()]
