"""What tells whether a stretch of a sentence is a person's name: where one may begin and end, what it is made of, what stands around it."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from policy.screening.appointed import COMMON, COMPOUND, SOUNDS, SURNAMES, TWO_SURNAMES
from policy.screening.lexicon import WORD_SIZES, rests
from policy.screening.words import TITLE
from policy.text.lazy import lazily

_LONGEST_SOUND: Final = 9
_BEFORE: Final = "^^^^"
_BEHIND: Final = "$$$$"
_DOTS: Final = "·•・"
_RUN: Final = lazily(r"[\u4e00-\u9fff]{2,}")
_WHOLE: Final = lazily(
    r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|(?<![A-Za-z])(?:[A-Z][A-Za-z]{1,15}(?: [A-Z][a-z]{1,15}){1,2}|[a-z]{2,6} [a-z]{2,6}|(?:[A-Z][a-z]{1,6}){2})(?![A-Za-z])"
)
_DOTTED: Final = lazily(r"[\u4e00-\u9fff]{1,6}[·•・][\u4e00-\u9fff]{1,6}")
_DIGIT: Final = lazily(r"\d")
_CALLED: Final = lazily(
    rf"(?:{COMPOUND.pattern}|[{''.join(sorted(SURNAMES))}])(?:工?[办委])?副?{TITLE}"
)  # «王科长» is whoever is spoken to, «党办主任» a post
_GO_ON: Final = SOUNDS | TWO_SURNAMES
_POSTS: Final = frozenset(("任职", "任命", "任免", "任用", "董事长", "程序", "范围", "方式"))
_NO_FIRST: Final = frozenset("给把被让将对")
_UNIT: Final = frozenset("镇乡村县市区街局委办处科室院所站堤祠厅员")
_VILLAGE: Final = frozenset("镇乡村县")
_PLACE: Final = lazily(
    '水库|泵站|水闸|有限|灌区|林场|农场|广场|小区|社区|大厦|[小中]学|医院|大队|公司|集团|车站|机场|码头|街道|大道|岗[”"]|杯[”"]'
)
_HOMES: Final = lazily("[\u4e00-\u9fff]家[港坝沟湾庄口界桥河村店]")  # 王家坝
_PLAIN: Final = str.maketrans({"\u3000": " ", "\t": "|"})


def bound(text: str) -> str:
    """The text with marks for its beginning and end; digits and blanks are alike."""
    return f"{_BEFORE}{_DIGIT.sub('0', text).translate(_PLAIN)}{_BEHIND}"


def places(bounded: str) -> Iterator[tuple[int, Iterable[int]]]:
    """Where a name may begin, and where it may end: after two and three characters, four behind two surnames, more by sound or with a dot."""
    for run in _RUN.finditer(bounded):
        last = run.end()
        for start in range(run.start(), last - 1):
            longest = max(start + 3, _longest(bounded, start)) if bounded[start] in _GO_ON else start + 3
            yield start, range(start + 2, min(last, longest) + 1)
    for found in _WHOLE.finditer(bounded):
        yield found.start(), (found.end(),)
    for found in _DOTTED.finditer(bounded):
        dot = next(place for place in range(*found.span()) if bounded[place] in _DOTS)
        for start in range(found.start(), dot):
            yield start, range(dot + 2, found.end() + 1)


def _longest(bounded: str, start: int) -> int:
    if COMPOUND.match(bounded, start):
        return start + 4
    end = start
    while end < start + _LONGEST_SOUND and bounded[end] in SOUNDS:
        end += 1
    return end


def is_none(bounded: str, start: int, end: int) -> bool:
    """Whether a run of Chinese characters is surely no name: «王科长», «王家坝», «金山水库»."""
    if not _RUN.fullmatch(bounded, start, end):
        return False
    if (
        bounded[start] in _NO_FIRST
        or _HOMES.match(bounded, start)
        or _CALLED.match(bounded, start)
        or _is_verb_end(bounded, start)
        or bounded[start:end] in _POSTS
    ):
        return True
    if end - start > 3:
        return False
    return bounded[end - 1] in (_VILLAGE if end - start == 2 else _UNIT) or _PLACE.match(bounded, end) is not None


def _is_verb_end(bounded: str, place: int) -> bool:
    """«聘任», «担任»: the surname 任 does not begin there."""
    return bounded[place] == "任" and bounded[place - 1] in "聘委担兼接出选调连继改现曾原在离责主"


def _lying(tells: Callable[[int, int], str]) -> list[list[list[str]]]:
    """For each distance from a place and each number of `words_at` there, what its words are to the place."""
    return [[[sign for size in sizes if (sign := tells(away, size))] for sizes in WORD_SIZES] for away in range(5)]


TO_THE_LEFT: Final = _lying(
    lambda ahead, size: f"<w{size}" if ahead == size else f"<x{ahead}{size - ahead}" * (0 < size - ahead < 3)
)
TO_THE_RIGHT: Final = _lying(lambda back, size: f">x{back}{size - back}" if back else f">w{size}")


def before_of(bounded: str, words: list[int], start: int) -> tuple[str, ...]:
    """What stands before a place."""
    near = bounded[start - 4 : start]
    four, three, two, one = words[start - 4 : start]
    return (
        f"<{near[3:]}", f"<{near[2:]}", f"<{near[1:]}", f"<{near}",
        *TO_THE_LEFT[4][four], *TO_THE_LEFT[3][three], *TO_THE_LEFT[2][two], *TO_THE_LEFT[1][one],
    )  # fmt: skip


def behind_of(bounded: str, words: list[int], end: int) -> tuple[str, ...]:
    """What stands behind a place."""
    near = bounded[end : end + 4]
    two, one, here = words[end - 2 : end + 1]
    return (
        f">{near[:1]}", f">{near[:2]}", f">{near[:3]}", f">{near}",
        *TO_THE_RIGHT[0][here], *TO_THE_RIGHT[1][one], *TO_THE_RIGHT[2][two],
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
    count = len(rests(char))
    return sum(count >= least for least in (1, 3, 12, 40))
