"""Making people's typing comparable: width, digits, Chinese numerals, clauses.

Both foldings keep the length, so a span found in a folded text is the same span of the original.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from policy.text.data import lines_of

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION_KEPT = "，；：（）！？、"
_PLAIN: dict[int, str] = {
    **_FULL_WIDTH,
    ord("\u3000"): " ",
    ord("\xa0"): " ",
    ord("\t"): " ",
    ord("∶"): ":",
    ord("\r"): " ",
    ord("｜"): ";",  # fields side by side
    ord("|"): ";",
    ord("‖"): ";",
}
SCRIPT: Final = str.maketrans(*lines_of(Path(__file__).with_name("scripts.txt")))
"""Traditional characters → simplified ones."""
_MATCHED = SCRIPT | _PLAIN
_SHOWN: dict[int, str] = {**_PLAIN, **{ord(mark): mark for mark in _PUNCTUATION_KEPT}}

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

LONGEST_NUMBER = 40  # characters: a number of a date, a count or an amount in words is shorter
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
"""A small number as people write it in dates and clock times."""

_FIRST = re.compile(r"(?:\(\?<.[^)]+\))?(\[[^]]+\]|\w)(?![?*]|\{0)")  # one character or a class, which has to be there
_CLAUSE_ENDS = re.compile(r"[,。;!?\n]")


def fold(text: str) -> str:
    """The text for matching: plain letters, digits and marks, simplified characters; the length is kept."""
    return text.translate(_MATCHED)


def simplified(text: str) -> str:
    """The text in simplified characters, everything else as it is; the length is kept."""
    return text.translate(SCRIPT)


def tidy(text: str) -> str:
    """The text for showing: digits and letters in their plain form, Chinese punctuation kept; the length is kept."""
    return text.translate(_SHOWN)


def chinese_number(words: str) -> int | None:
    """The value of «320», «三百二十», «二〇二六» or «十五»; None when the words are no number, or longer than any that is meant."""
    if not 0 < len(words) <= LONGEST_NUMBER:
        return None
    if words == "元":  # 元月
        return 1
    if words.isascii() and words.isdecimal():
        return int(words)
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    return _with_units(words)


def _with_units(words: str) -> int | None:
    for unit, value in (("亿", 100_000_000), ("万", 10_000)):
        high, found, low = words.partition(unit)
        if found:
            above, below = _with_units(high) if high else 1, _with_units(low) if low else 0
            return None if above is None or below is None else above * value + below
    return _below_ten_thousand(words)


def _below_ten_thousand(words: str) -> int | None:
    total = digit = 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit


def any_of(words: str) -> str:
    """A pattern for any of the words, which are written with spaces between them."""
    return f"(?:{'|'.join(words.split())})"


def beginning(words: str) -> str:
    """A pattern for any of these, as `any_of`; where none of their first characters stands nothing more is tried.

    Raises ValueError where one of them may begin with anything, for it would be missed.
    """
    return f"(?=[{''.join(map(_first, words.split()))}]){any_of(words)}"


def _first(word: str) -> str:
    found = _FIRST.match(word)
    if found is None:
        raise ValueError(f"{word} has no first character of its own")
    return found[1].strip("[]")


def clause(folded: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span, up to the nearest comma, full stop or line break."""
    before = _CLAUSE_ENDS.split(folded[:start])[-1]
    after = _CLAUSE_ENDS.split(folded[end:], maxsplit=1)[0]
    return before, after


_CLAUSE: Final = re.compile(r"[^，,。；;！？\n]+[，,。；;！？\n]*")
_BARE: Final = re.compile(r"\W+")


def difference(text: str, before: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in its pieces, each with whether no earlier text holds it; marks and blanks do not count."""
    known = {_BARE.sub("", clause) for each in before for clause in _CLAUSE.findall(each)}
    pieces: list[tuple[str, bool]] = []
    for clause in _CLAUSE.findall(text):
        new = _BARE.sub("", clause) not in known
        if pieces and pieces[-1][1] == new:
            pieces[-1] = (pieces[-1][0] + clause, new)
        else:
            pieces.append((clause, new))
    return pieces
