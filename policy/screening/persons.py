"""Persons whose posts are decided on, told by a fitted model: is this stretch a name, here?

A stretch is judged by what it is made of (surname, given characters, length, whether words lie over or across it) and by
what stands before and behind it. benchmarks/fit_names.py fits the weights on sentences of several authors and on drawn ones.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from policy.screening.appointed import COMMON, COMPOUND, SOUNDS, SURNAMES
from policy.screening.lexicon import is_word, rests
from policy.screening.words import TITLE
from policy.text.lazy import lazily
from policy.text.linear import SCALE, Linear

WEIGHTS: Final = Path(__file__).with_name("person.fit")
_LONGEST_SOUND: Final = 9
_HOPELESS: Final = -6.0
"""What stands around a stretch may say so surely that it is no name that the stretch itself is not looked at."""
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
    bounded, model = bound(text), _model()
    bare = uncovered(bounded)
    weight = model.weights.get
    before: dict[int, int] = {}
    behind: dict[int, int] = {}
    named: dict[int, list[tuple[int, float]]] = {}
    for start, end in stretches(bounded):
        if start not in before:
            before[start] = sum(weight(sign, 0) for sign in before_of(bounded, start))
        if end not in behind:
            behind[end] = sum(weight(sign, 0) for sign in behind_of(bounded, end))
        around = (before[start] + behind[end]) / SCALE + model.bias
        if around > _HOPELESS:
            score = around + sum(weight(sign, 0) for sign in within(bounded, bare, start, end)) / SCALE
            if score > 0:
                named.setdefault(end, []).append((start, score))
    return [(start - len(_BEFORE), end - len(_BEFORE)) for start, end in _best(named, len(bounded))]


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
    for run in _RUN.finditer(bounded):
        for start in range(run.start(), run.end() - 1):
            if (
                bounded[start] in _NO_FIRST
                or _HOMES.match(bounded, start)
                or _CALLED.match(bounded, start)
                or _is_verb_end(bounded, start)
            ):
                continue
            for end in range(start + 2, min(start + 3, run.end()) + 1):
                if bounded[end - 1] not in (_VILLAGE if end - start == 2 else _UNIT) and not _PLACE.match(bounded, end):
                    yield start, end
            longest = _longest(bounded, start, run.end())
            for end in range(start + 4, longest + 1):
                yield start, end
    for found in _WHOLE.finditer(bounded):
        yield found.span()
    for found in _DOTTED.finditer(bounded):
        dot = next(place for place in range(*found.span()) if bounded[place] in _DOTS)
        for start in range(found.start(), dot):
            for end in range(dot + 2, found.end() + 1):
                yield start, end


def _is_verb_end(bounded: str, place: int) -> bool:
    """«聘任», «担任»: the surname 任 does not begin there."""
    return bounded[place] == "任" and bounded[place - 1] in "聘委担兼接出选调连继改现曾原在离责主"


def _longest(bounded: str, start: int, run_end: int) -> int:
    if COMPOUND.match(bounded, start):
        return min(start + 4, run_end)
    end = start
    while end < min(start + _LONGEST_SOUND, run_end) and bounded[end] in SOUNDS:
        end += 1
    return end


def before_of(bounded: str, start: int) -> list[str]:
    """What stands before a place."""
    near = bounded[start - 4 : start]
    signs = [f"<{near[3:]}", f"<{near[2:]}", f"<{near[1:]}", f"<{near}"]
    signs += [f"<w{size}" for size in (2, 3, 4) if is_word(bounded[start - size : start])]
    return signs + [
        f"<x{ahead}{over}" for ahead in (1, 2, 3) for over in (1, 2) if is_word(bounded[start - ahead : start + over])
    ]


def behind_of(bounded: str, end: int) -> list[str]:
    """What stands behind a place."""
    near = bounded[end : end + 4]
    signs = [f">{near[:1]}", f">{near[:2]}", f">{near[:3]}", f">{near}"]
    signs += [f">w{size}" for size in (2, 3, 4) if is_word(bounded[end : end + size])]
    return signs + [
        f">x{back}{over}" for back in (1, 2) for over in (1, 2, 3) if is_word(bounded[end - back : end + over])
    ]


def within(bounded: str, bare: list[bool], start: int, end: int) -> list[str]:
    """What a stretch is made of, by itself and together with its neighbours."""
    words = bounded[start:end]
    kind = _kind(words)
    sort = f"{kind}{min(len(words), 5)}"
    free, first = sum(bare[start:end]), _starts(words[0])
    signs = [f"k{sort}", f"s{words[0]}", f"e{words[-1]}{min(len(words), 4)}", f"u{sort}{free}", f"p{first}{kind}"]
    signs += [f"p{first}{sort}{free}", f"U{bare[start]:d}{bare[end - 1]:d}{kind}"]
    signs += [f"g{char}" for char in words[1:]]
    if kind in ("sound", "dot"):
        signs.append(f"n{sum(char not in SOUNDS and char not in _DOTS for char in words)}")
    if len(words) <= 4 and is_word(words):
        signs.append(f"w{len(words)}")
    if len(words) == 3:
        signs += [sign for sign, part in (("w12", words[:2]), ("w23", words[1:])) if is_word(part)]
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


def uncovered(bounded: str) -> list[bool]:
    """For each place whether no word of two and more lies over it."""
    bare = [True] * len(bounded)
    for start in range(len(bounded) - 1):
        size = next((size for size in (4, 3, 2) if is_word(bounded[start : start + size])), 0)
        bare[start : start + size] = [False] * len(bounded[start : start + size])
    return bare


@cache
def _starts(char: str) -> int:
    """How readily a character begins words: 0 for one that is hardly anything but a surname."""
    count = len(rests(char).split())
    return sum(count >= least for least in (1, 3, 12, 40))


@cache
def _model() -> Linear:
    return Linear.read(WEIGHTS)
