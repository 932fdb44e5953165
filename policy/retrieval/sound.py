"""How words sound: syllables of Chinese text, of typed pinyin and of initials, so that a slip of dictation still matches.

Zh/z, ch/c, sh/s and the endings ng/n are one sound here, as in much dictated and typed Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from policy.text.data import lines_of

_GROUPS = (line.split() for line in lines_of(Path(__file__).with_name("sounds.txt"), 2))
READING: dict[str, str] = {char: syllable for syllable, chars in _GROUPS for char in chars}
_SYLLABLES = frozenset(syllable for syllable in READING.values() if set(syllable) & set("aeiouv"))
_LONGEST = max(map(len, _SYLLABLES))


def fold(syllable: str) -> str:
    """The sound of one toneless syllable, with the pairs that dictation confuses made equal."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


_FOLDED = sorted({fold(syllable) for syllable in _SYLLABLES})
_LETTERS = {syllable: chr(0xE000 + place) for place, syllable in enumerate(_FOLDED)}  # private use: never typed
_SOUND = {ord(char): _LETTERS[fold(syllable)] for char, syllable in READING.items() if fold(syllable) in _LETTERS}
_ANY = {letter: chr(code) for code, letter in reversed(_SOUND.items())}


def sounds(text: str) -> str:
    """One letter per character, the same for all that sound alike; a character without a reading stays itself."""
    return text.translate(_SOUND)


def sound(syllable: str) -> str:
    """The letter of a pinyin syllable."""
    return _LETTERS[fold(syllable)]


def any_char(letter: str) -> str:
    """Some character of that sound."""
    return _ANY[letter]


def initials(text: str) -> str:
    """«三重一大» → «szyd»; empty when a character has no reading."""
    letters = [READING.get(char, "")[:1] for char in text]
    return "".join(letters) if all(letters) else ""


def split_pinyin(run: str) -> list[str] | None:
    """The fewest syllables that spell `run`, or None when it is not pinyin."""
    best: list[list[str] | None] = [[]] + [None] * len(run)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST), end):
            head = best[start]
            if head is None or run[start:end] not in _SYLLABLES:
                continue
            if best[end] is None or len(head) + 1 < len(best[end] or ()):
                best[end] = [*head, run[start:end]]
    return best[-1]


class Initials:
    """Terms by their initials; of two terms with the same initials the one named first wins."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms: dict[str, str] = {}
        for term in terms:
            key = initials(term)
            if len(key) >= 2:
                self._terms.setdefault(key, term)

    def expand(self, run: str) -> list[str] | None:
        """The terms that `run` abbreviates, longest first from the left («szydsqbg»), or None."""
        found: list[str] = []
        start = 0
        while start < len(run):
            end = next((e for e in range(len(run), start + 1, -1) if run[start:e] in self._terms), None)
            if end is None:
                return None
            found.append(self._terms[run[start:end]])
            start = end
        return found
