"""Persons whose posts are decided on, told by a fitted model: is this stretch a name, here?

A stretch is judged by what it is made of (surname, given characters, length, whether words lie over or across it) and by
what stands before and behind it. benchmarks/fit_names.py fits the weights on sentences of several authors and on drawn ones.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from policy.screening.appointed import BEGINS, COMMON, COMPOUND, SOUNDS, SURNAMES
from policy.screening.lexicon import WORD_SIZES, rests, words_at
from policy.screening.words import TITLE
from policy.text.lazy import lazily
from policy.text.linear import SCALE, Linear

WEIGHTS: Final = Path(__file__).with_name("person.fit")
_LONGEST_SOUND: Final = 9
# What stands behind a stretch, and around it, says so surely that it is no name that the rest is not looked at. Of 9,800 names
# found none had less than −0.2 and −4.9 (all but one −4.1); of those that begin with no surname and are not spelt by sound 2.2 and −3.1
# (all but one −2.1). In units of the weights.
_LEAST: Final = (-0.9 * SCALE, -4.6 * SCALE)
_LEAST_UNLIKE: Final = (2.0 * SCALE, -2.6 * SCALE)
_BEFORE: Final = "^^^^"
_BEHIND: Final = "$$$$"
_DOTS: Final = "·•・"
_RUN: Final = lazily(r"[\u4e00-\u9fff]{2,}")
_WHOLE: Final = lazily(
    r"[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff])|(?<![A-Za-z])[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15}){1,2}(?![A-Za-z])"
)
_DOTTED: Final = lazily(r"[\u4e00-\u9fff]{1,6}[·•・][\u4e00-\u9fff]{1,6}")
_DIGIT: Final = lazily(r"\d")
_CALLED: Final = lazily(
    rf"(?:{COMPOUND.pattern}|[{''.join(sorted(SURNAMES))}])副?{TITLE}"
)  # «王科长» is whoever is spoken to
_NO_FIRST: Final = frozenset("给把被让将对")
_UNIT: Final = frozenset("镇乡村县市区街局委办处科室院所站")
_VILLAGE: Final = frozenset("镇乡村县")
_PLACE: Final = lazily(
    '水库|灌区|林场|农场|广场|小区|社区|大厦|[小中]学|医院|大队|公司|集团|车站|机场|码头|街道|大道|岗[”"]|杯[”"]'
)
_HOMES: Final = lazily("[\u4e00-\u9fff]家[港坝沟湾庄口界桥河村店]")  # 王家坝
_PLAIN: Final = str.maketrans({"\u3000": " ", "\t": "|"})


def persons(text: str) -> list[tuple[int, int]]:
    """Where persons are named in what is said of appointments and the like, from and to in characters."""
    bounded, weights, bias = bound(text), _model().weights, _model().bias * SCALE
    words = words_at(bounded)
    bare = uncovered(words)
    behind = [_sum(weights, behind_of(bounded, words, end)) for end in range(2, len(bounded))]
    before: dict[int, int] = {}
    named: dict[int, list[tuple[int, float]]] = {}
    for start, end in _candidates(bounded):
        least_behind, least_around = _LEAST if _is_like(bounded, start, end) else _LEAST_UNLIKE
        if behind[end - 2] < least_behind:
            continue
        if start not in before:
            before[start] = _sum(weights, before_of(bounded, words, start))
        score = before[start] + behind[end - 2] + bias
        if score > least_around:
            score += _sum(weights, within(bounded, words, bare, start, end))
            if score > 0 and not _is_none(bounded, start, end):
                named.setdefault(end, []).append((start, score))
    return [(start - len(_BEFORE), end - len(_BEFORE)) for start, end in _best(named, len(bounded))]


def _is_like(bounded: str, start: int, end: int) -> bool:
    """Whether a stretch begins as names do, or is spelt by sound."""
    return end - start > 3 or bounded[start] in BEGINS or SOUNDS.issuperset(bounded[start:end])


def _sum(weights: Mapping[str, int], signs: Iterable[str]) -> int:
    return sum(filter(None, map(weights.get, signs)))


def _best(named: dict[int, list[tuple[int, float]]], length: int) -> list[tuple[int, int]]:
    """Of the stretches that may be names those that do not overlap and are the likeliest together."""
    scores, starts = [0.0] * (length + 1), [-1] * (length + 1)
    for end in range(1, length + 1):
        scores[end] = scores[end - 1]
        for start, score in named.get(end, ()):
            if scores[start] + score > scores[end]:
                scores[end], starts[end] = scores[start] + score, start
    found, end = [], length
    while end > 0:
        if starts[end] >= 0:
            found.append((starts[end], end))
        end = starts[end] if starts[end] >= 0 else end - 1
    return found[::-1]


def bound(text: str) -> str:
    """The text with marks for its beginning and end; digits and blanks are alike."""
    return f"{_BEFORE}{_DIGIT.sub('0', text).translate(_PLAIN)}{_BEHIND}"


def stretches(bounded: str) -> Iterator[tuple[int, int]]:
    """Every stretch that may be a name: two and three characters, four behind two surnames, more by their sound or with a dot."""
    return (each for each in _candidates(bounded) if not _is_none(bounded, *each))


def _candidates(bounded: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(bounded):
        last = run.end()
        for start in range(run.start(), last - 1):
            yield start, start + 2
            if start + 3 <= last:
                yield start, start + 3
            for end in range(start + 4, _longest(bounded, start, last) + 1):
                yield start, end
    for found in _WHOLE.finditer(bounded):
        yield found.span()
    for found in _DOTTED.finditer(bounded):
        dot = next(place for place in range(*found.span()) if bounded[place] in _DOTS)
        for start in range(found.start(), dot):
            for end in range(dot + 2, found.end() + 1):
                yield start, end


def _is_none(bounded: str, start: int, end: int) -> bool:
    """Whether a run of Chinese characters is surely no name: «王科长», «王家坝», «金山水库»."""
    if not _RUN.fullmatch(bounded, start, end):
        return False
    if (
        bounded[start] in _NO_FIRST
        or _HOMES.match(bounded, start)
        or _CALLED.match(bounded, start)
        or _is_verb_end(bounded, start)
    ):
        return True
    if end - start > 3:
        return False
    return bounded[end - 1] in (_VILLAGE if end - start == 2 else _UNIT) or _PLACE.match(bounded, end) is not None


def _is_verb_end(bounded: str, place: int) -> bool:
    """«聘任», «担任»: the surname 任 does not begin there."""
    return bounded[place] == "任" and bounded[place - 1] in "聘委担兼接出选调连继改现曾原在离责主"


def _longest(bounded: str, start: int, run_end: int) -> int:
    if bounded[start] not in BEGINS and bounded[start] not in SOUNDS:
        return start
    if COMPOUND.match(bounded, start):
        return min(start + 4, run_end)
    end = start
    while end < min(start + _LONGEST_SOUND, run_end) and bounded[end] in SOUNDS:
        end += 1
    return end


def _lying(tells: Callable[[int, int], str]) -> list[list[list[str]]]:
    """For each distance from a place and each number of `words_at` there, what its words are to the place."""
    return [[[sign for size in sizes if (sign := tells(away, size))] for sizes in WORD_SIZES] for away in range(5)]


_TO_THE_LEFT: Final = _lying(
    lambda ahead, size: f"<w{size}" if ahead == size else f"<x{ahead}{size - ahead}" * (0 < size - ahead < 3)
)
_TO_THE_RIGHT: Final = _lying(lambda back, size: f">x{back}{size - back}" if back else f">w{size}")


def before_of(bounded: str, words: list[int], start: int) -> tuple[str, ...]:
    """What stands before a place."""
    near = bounded[start - 4 : start]
    four, three, two, one = words[start - 4 : start]
    return (
        f"<{near[3:]}", f"<{near[2:]}", f"<{near[1:]}", f"<{near}",
        *_TO_THE_LEFT[4][four], *_TO_THE_LEFT[3][three], *_TO_THE_LEFT[2][two], *_TO_THE_LEFT[1][one],
    )  # fmt: skip


def behind_of(bounded: str, words: list[int], end: int) -> tuple[str, ...]:
    """What stands behind a place."""
    near = bounded[end : end + 4]
    two, one, here = words[end - 2 : end + 1]
    return (
        f">{near[:1]}", f">{near[:2]}", f">{near[:3]}", f">{near}",
        *_TO_THE_RIGHT[0][here], *_TO_THE_RIGHT[1][one], *_TO_THE_RIGHT[2][two],
    )  # fmt: skip


def within(bounded: str, words: list[int], bare: list[bool], start: int, end: int) -> list[str]:
    """What a stretch is made of, by itself and together with its neighbours."""
    name, size = bounded[start:end], end - start
    kind = _kind(name)
    sort = f"{kind}{min(size, 5)}"
    free, first = sum(bare[start:end]), _starts(name[0])
    signs = [f"k{sort}", f"s{name[0]}", f"e{name[-1]}{min(size, 4)}", f"u{sort}{free}", f"p{first}{kind}"]
    signs += [f"p{first}{sort}{free}", f"U{bare[start]:d}{bare[end - 1]:d}{kind}"]
    signs += [f"g{char}" for char in name[1:]]
    if kind in ("sound", "dot"):
        signs.append(f"n{sum(char not in SOUNDS and char not in _DOTS for char in name)}")
    if size in WORD_SIZES[words[start]]:
        signs.append(f"w{size}")
    if size == 3:
        signs += [sign for sign, bits in (("w12", words[start]), ("w23", words[start + 1])) if 2 in WORD_SIZES[bits]]
    left, right = bounded[start - 2 : start], bounded[end : end + 2]
    return [
        *signs,
        f"{sort}<{left[1:]}",
        f"{sort}<{left}",
        f"{sort}>{right[:1]}",
        f"{sort}>{right}",
        f"{left[1:]}{kind}{right[:1]}",
    ]


def _kind(words: str) -> str:
    if any(dot in words for dot in _DOTS):
        return "dot"
    if words[0] < "\u4e00":
        return "latin"
    if COMPOUND.match(words):
        return "compound"
    if words[0] in COMMON:
        return "common"
    if words[0] in SURNAMES:
        return "surname"
    if all(char in SOUNDS for char in words):
        return "sound"
    return "little" if words[0] in "小老" else "none"


def uncovered(words: list[int]) -> list[bool]:
    """For each place whether no word of two and more lies over it."""
    bare = [True] * len(words)
    for start, bits in enumerate(words):
        if bits:
            bare[start : start + bits.bit_length() + 1] = [False] * (bits.bit_length() + 1)
    return bare


@cache
def _starts(char: str) -> int:
    """How readily a character begins words: 0 for one that is hardly anything but a surname."""
    count = len(rests(char).split())
    return sum(count >= least for least in (1, 3, 12, 40))


@cache
def _model() -> Linear:
    return Linear.read(WEIGHTS)
