"""A wording made comparable: one script, Latin spelt out, one term for each thing, no filler, and its sound."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policy.retrieval.concepts import NEAR, Meanings, Spans
from policy.retrieval.field import CANONICAL, FIELD_TERMS, FILLERS, FUNCTION_WORDS
from policy.retrieval.sound import Initials, any_char, sound, sounds, split_pinyin
from policy.text.compare import SCRIPT

LONGEST_INPUT = 300  # characters; a question is never longer, a pasted document is
_LONGEST_PHRASE = 4  # syllables that are looked up together
_DIGITS = "零一二三四五六七八九"
_FILLER = re.compile("|".join(sorted(map(re.escape, FILLERS), key=len, reverse=True)))
_CANONICAL = re.compile("|".join(sorted(map(re.escape, CANONICAL), key=len, reverse=True)))
_FUNCTION = re.compile("|".join(sorted(map(re.escape, FUNCTION_WORDS), key=len, reverse=True)))
_SUM = "多少钱"
_SHAPE = 0.3  # what a character of a function word counts
_ONE_CHARACTER = 0.4  # what a meaning counts that one character alone suggests
_GAP = "〓"  # something was said here that has no Chinese words
_LATIN = re.compile(r"[a-z]+(?:[ '][a-z]+)*")
_AMOUNT = re.compile(
    r"\d[\d.,]*\s*[多余来几]?(?:[万亿千]元?|元|块钱?)钱?|[一二三四五六七八九十百两几]+[多余来几]?[万亿]元?(?:块?钱)?"
)
_NUMBER = re.compile(r"\d+")
_CHINESE = re.compile(rf"[\u4e00-\u9fff{_GAP}]+")
_CLAUSE = re.compile(r"[，。？！；,?!;\n]+")


Signs = dict[str, float]
"""What is compared → how much of it counts in a question: function words count little."""


@dataclass(frozen=True)
class Wording:
    """The characters that count, their sounds, what is compared, and the places that say what it is about.

    `signs` are the characters, the pairs, the pairs of sounds and the meanings; `spans` where each meaning stands.
    """

    text: str
    heard: str
    signs: tuple[Signs, Signs, Signs, Signs]
    spans: Spans
    content: tuple[int, ...]

    @property
    def grams(self) -> frozenset[str]:
        """Characters, pairs and pairs of sounds."""
        return frozenset().union(*self.signs[:3])


def simplify(text: str, limit: int | None = LONGEST_INPUT) -> str:
    """Half-width, lower-case, simplified characters; of a longer text the first `limit` characters."""
    return unicodedata.normalize("NFKC", text[:limit]).lower().translate(SCRIPT)


def clauses(plain: str) -> list[str]:
    """The parts of a long-winded question, in which the question itself often stands; empty for a single part."""
    parts = [part for part in _CLAUSE.split(plain) if part.strip()]
    return parts if len(parts) > 1 else []


def chinese_number(digits: str) -> str:
    """«25» → «二十五»; three digits and more tell nothing here."""
    if len(digits) > 2:
        return " "
    tens, ones = divmod(int(digits), 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


class Reader:
    """Turns simplified text into a Wording; spells pinyin and initials with the words of the compilation."""

    def __init__(self, keywords: Iterable[str], texts: Iterable[str], meanings: Meanings = NEAR) -> None:
        self._meanings = meanings
        self._initials = Initials([*keywords, *FIELD_TERMS])
        self._said = "\n".join(run for text in (*texts, *FIELD_TERMS) for run in _CHINESE.findall(text))
        self._heard = sounds(self._said)
        self._phrases: dict[str, str] = {}  # those looked up so far: a table of all would be larger than the texts

    def read(self, plain: str) -> Wording:
        """The wording as it is compared."""
        return _wording(self.spell(plain), self._meanings)

    def spell(self, plain: str) -> str:
        """The characters of the wording, without its pieces."""
        text = _AMOUNT.sub(_SUM, plain)  # which sum tells nothing, that there is one does
        text = _NUMBER.sub(lambda match: chinese_number(match.group()), text)
        if not text.isascii() or _LATIN.search(text):
            text = _LATIN.sub(lambda match: self._latin(match.group()), text)
        text = _FILLER.sub(" ", _CANONICAL.sub(lambda match: CANONICAL[match.group()], text))
        return "".join(_CHINESE.findall(text))

    def _latin(self, run: str) -> str:
        """Latin letters as Chinese words; letters that spell nothing stay a gap."""
        text, syllables = "", []
        for word in re.split("[ ']", run):
            split = split_pinyin(word)
            if split is not None:
                syllables += split
                continue
            text += self._pronounce(syllables) + "".join(self._initials.expand(word) or _GAP)
            syllables = []
        return text + self._pronounce(syllables)

    def _pronounce(self, syllables: list[str]) -> str:
        """The words that sound so: the longest known phrase first, else any character of that sound."""
        heard = "".join(map(sound, syllables))
        text, start = "", 0
        while start < len(heard):
            phrase = next(
                (
                    found
                    for end in range(start + _LONGEST_PHRASE, start, -1)
                    if (found := self._phrase(heard[start:end]))
                ),
                any_char(heard[start]),
            )
            text += phrase
            start += len(phrase)
        return text

    def _phrase(self, heard: str) -> str:
        """The compilation's commonest words that sound so; empty when none do."""
        known = self._phrases.get(heard)
        if known is not None:
            return known
        counts: Counter[str] = Counter()
        at = self._heard.find(heard)
        while at >= 0:
            counts[self._said[at : at + len(heard)]] += 1
            at = self._heard.find(heard, at + 1)
        if not counts:
            return ""  # not remembered: what people type has no end
        return self._phrases.setdefault(heard, max(counts, key=lambda word: (counts[word], word)))


def _wording(text: str, meanings: Meanings) -> Wording:
    heard = sounds(text)
    shape = {place for word in _FUNCTION.finditer(text) for place in range(*word.span())}
    counts = [_SHAPE if place in shape else 1.0 for place in range(len(text))]
    content = tuple(place for place in range(len(text)) if place not in shape)
    chars: Signs = {}
    pairs: Signs = {}
    heard_pairs: Signs = {}
    for place, char in enumerate(text):
        chars[char] = max(chars.get(char, 0.0), counts[place])
    for place in range(len(text) - 1):
        both = (counts[place] + counts[place + 1]) / 2
        for line, signs in ((text, pairs), (heard, heard_pairs)):
            pair = line[place : place + 2]
            signs[pair] = max(signs.get(pair, 0.0), both)
    spans = meanings.of(text)
    meant: Signs = {}
    for start, end, meaning in spans:
        meant[meaning] = max(meant.get(meaning, 0.0), _ONE_CHARACTER if end - start == 1 else 1.0)
    return Wording(text, heard, (chars, pairs, heard_pairs, meant), spans, content)
