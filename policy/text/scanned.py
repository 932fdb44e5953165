"""Text as a scanner gives it back, with blanks between the characters: «定 于 1 1 月 2 7 日», «1, 326. 57 万元»."""

import re
from typing import Final

from policy.text.compare import fold
from policy.text.lazy import lazily

_FEW: Final = 4  # Chinese characters by themselves make a scanned line
_HAN: Final = lazily(r"[一-龥]")
_LATIN: Final = lazily(r"[A-Za-z]")
_RUN: Final = lazily(r"(?<!\S)[^\sA-Za-z](?: [^\sA-Za-z](?!\S)){2,}")
_WIDE: Final = lazily(r"( {2,})")
# Figures whose digits stand apart, before their unit; a list's mark (1. 50万元) is none of them.
_DIGITS: Final = lazily(r"(?<![\d.,A-Za-z])(?!(?<=[\n:;。])\d ?\.)\d[.,]?(?: (?:\d[.,]?|[.,](?= \d)))+(?= ?[万亿元])")
_GROUPS: Final = lazily(
    r"(?<=[价额费款资金算计共约为])( ?(?:\d{2,4}|\d(?=,))(?:, ?\d{3})*(?:\. ?\d{1,2})?)(?= ?[万亿元])"
)


def closed_up(text: str) -> str:
    """The text without the blanks between single characters; wide blanks and those between words stay."""
    if " " not in (plain := text.replace("\u3000", " ")):
        return text
    closed = "\n".join("".join(map(_closed, _WIDE.split(line))) for line in plain.split("\n"))
    closed = _in_figures(closed)
    return closed if closed != plain else text


def _closed(words: str) -> str:
    """A line whose characters stand apart without its blanks; of another line only the stretches of such characters."""
    parts = words.split(" ")
    alone = [part for part in parts if len(part) == 1 and not _LATIN.match(part)]
    if sum(map(bool, map(_HAN.match, alone))) >= _FEW and len(alone) * 2 >= len(parts):
        return "".join(parts)
    return _RUN.sub(_joined, words)


def _joined(run: re.Match[str]) -> str:
    return run[0].replace(" ", "") if len(_HAN.findall(run[0])) > 2 else run[0]


def _in_figures(text: str) -> str:
    folded = fold(text)
    gaps = [
        place
        for pattern in (_DIGITS, _GROUPS)
        for found in pattern.finditer(folded)
        if pattern is _GROUPS or found[0].count(" ") > 1
        for place in range(*found.span())
        if folded[place] == " "
    ]
    for place in sorted(set(gaps), reverse=True):
        text = text[:place] + text[place + 1 :]
    return text
