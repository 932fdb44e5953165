"""The marks that part a list: 1. 1、 （一） ① 议题1： 第一项： 一是 首先 • - and bare numbers, told by counting them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from policy.text.compare import chinese_number
from policy.text.lazy import lazily

_H: Final = "[一二三四五六七八九十]{1,2}"
_N: Final = rf"(?:\d{{1,2}}|{_H})"
_SINGLES: Final = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "❶❷❸❹❺❻❼❽❾❿", "➊➋➌➍➎➏➐➑➒➓", "➀➁➂➃➄➅➆➇➈➉", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", "⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾",
)  # fmt: skip
# «一个是…，再一个…，还有就是…» as people speak.
_SPOKEN: Final = (
    "[一其]为(?!了)|一[个项件](?:就?是|事是)|(?:再|另|还有)一[个项件](?:就?是)?|(?:还有|再|另外|然后)就是|再有就是"
)
_OPENERS: Final = lazily("首先|[一其]为|一[个项件]")  # the other words follow a matter: «A，还有就是B»
_ORDER_WORDS: Final = f"首先|其次|再次|然后|接着|最后(?!一)|{_SPOKEN}"
_BULLETS: Final = r"-\s?\[[ x]\]|-{1,2}|—{1,2}|[*•●■◆▪○☐☑□▶►➢➤✓✔√✅·※★▲△◎\uf06c\uf0d8\uf0b7\uf0fc]"
_DRESS: Final = r"[>*#\s]*"
_COUNTED: Final = r"(?:名(?!单)|人(?!事)|[个项辆套号楼室天周份件所万亿元时月]|台(?!账)|年(?!度|终|底|初|假|会|检)|日(?!常)|批(?!复)|级(?!别)|%)"
_MARK: Final = lazily(
    rf"(?P<paren>[(\[](?:{_N}|[A-Z])[)\]]\s*[、.]?)|(?P<single>[{''.join(_SINGLES)}]\s*[、.]?)"
    r"|(?P<keycap>\d\ufe0f?\u20e3)|(?P<no>N[Oo]\.?\s?\d{1,2}\s?[:.、]?)"
    r"|(?P<point>(?<![\d.第])\d{1,2}\s*[、):.]|(?<![\d.第,])\d{1,2},(?!\d{3}))"
    rf"|(?P<numeral>(?<![第周月一二三四五六七八九十]){_H}\s*(?:、|\.(?!\d)|,(?!\d)))|(?P<letter>(?<![A-Za-z])[A-Za-z][.、)])|(?P<stem>[甲乙丙丁戊己庚]\s*[、.)])"
    rf"|(?P<ordinal>第{_N}(?:[项个件](?!目)(?:议题|事项|内容)?\s*(?:就?是|[,、:])?|[,、:是]))|(?P<topic>(?:第{_N}议题|议题\x20?{_N}(?![个项年月届]|是(?![^\n]{{0,200}}议题))|事[项由]\x20?{_N}(?=\s?[:,、]))\s*[:、,.]?\n?)"
    rf"|(?P<is>[一二三四五六七八九\d]是(?!否)|(?<![第周期统同逐唯专])[一二三四五六七八九](?=把|研究|讨论|审议|听取|通报|传达|关于|给))|(?P<words>{_ORDER_WORDS})|(?P<bullet>{_BULLETS})|(?P<bare>(?<!\d)\d{{1,2}}(?=[\s;]|[一-龥\d“《]))"
)
_BOUNDARY: Final = lazily(r"(?:^|[\n;,。!]|(?<!\d):)[>*#\s;]*$")
_SPACED: Final = lazily(r"[^、.\s]\s+$")
_LINE_START: Final = lazily(rf"(?:^|\n){_DRESS}[;\s]*$")
_SUM: Final = lazily(r"\d+\.\d+\s?[万亿%]")
_NUMBER: Final = lazily(rf"{_N}|[A-Za-z]")
_BARE_SUM: Final = lazily(
    r"\d[\d.]*\s?[万亿千百元]+(?![一-龥万亿千百元])"
)  # what follows is a sum and nothing else: no matter


@dataclass(frozen=True)
class Mark:
    """One mark: the item behind it begins at `end`. A strong one stands where something new begins."""

    style: str
    value: int
    start: int
    end: int
    strong: bool
    line: bool


def topic_marks(folded: str) -> list[Mark]:
    """The marks of a list 议题一、议题二, wherever it stands; empty without one."""
    if not any(word in folded for word in ("议题", "事项", "事由")):
        return []
    run = _counted([mark for mark in _marks(folded, 0, len(folded)) if mark.style == "topic"])
    return run if len(run) > 1 else []


def item_marks(folded: str, start: int, end: int) -> list[Mark]:
    """The marks of the list between two places: those of one style that count up from one; empty without a list.

    One number left out is forgiven, and so is a list whose every number is 1. The style with most marks wins, the first of two.
    """
    found = _marks(folded, start, end)
    styles = dict.fromkeys(mark.style for mark in found)
    if runs := [run for run in (*(_run(found, style) for style in styles), _mixed(found)) if len(run) > 1]:
        return max(runs, key=lambda run: (len(run) + 0.5 * (run[0].style != "bare"), -run[0].start))
    alone = next((mark for mark in found if mark.style != "bare" and mark.value == 1), None)
    if alone is None or folded[start : alone.start].strip(" \n;>*#") or _SUM.match(folded, alone.start):
        return []
    return [alone]


def _marks(folded: str, start: int, end: int) -> list[Mark]:
    marks = []
    for found in _MARK.finditer(folded, start, end):
        style = found.lastgroup or ""
        left = folded[max(0, found.start() - 8) : found.start()]
        line = (found.start() < 9 or "\n" in left) and _LINE_START.search(left) is not None
        first = not folded[start : found.start()].strip()
        strong = first or line or _BOUNDARY.search(left) is not None or _SPACED.search(left) is not None
        if style == "single":
            style, value = _single(found[0][0])
        else:
            value = _value(style, found[0]) or int(_OPENERS.match(found[0]) is not None)
        if _fits(style, folded, found, strong=strong, line=line):
            marks.append(Mark(style, value, found.start(), found.end(), strong, line))
        if line and style in ("bare", "point") and found[0][1:2].isdigit() and found[0][0] not in "0":
            marks.append(Mark("bare", int(found[0][0]), found.start(), found.start() + 1, strong, line))  # 22名: 2, 2名
    return marks


def _single(char: str) -> tuple[str, int]:
    return next((row[0], row.index(char) + 1) for row in _SINGLES if char in row)


def _value(style: str, words: str) -> int:
    if style in ("bullet", "words"):
        return 0
    if style == "stem":
        return "甲乙丙丁戊己庚".index(words[0]) + 1
    number = _NUMBER.search(words.removeprefix("NO").removeprefix("No") if style == "no" else words)
    if number is None:
        return 0
    return (
        ord(number[0].upper()) - 64 if number[0].isalpha() and number[0].isascii() else chinese_number(number[0]) or 0
    )


def _fits(style: str, folded: str, found: re.Match[str], *, strong: bool, line: bool) -> bool:
    """Whether the characters may be a mark where they stand."""
    match style:
        case "bullet":
            return line
        case "numeral":
            return strong or (found[0].endswith("、") and _value(style, found[0]) > 1)  # the first one opens the list
        case "letter" | "stem":
            return strong
        case "bare":
            counted = re.match(_COUNTED, folded[found.end() : found.end() + 2])
            date = re.match(
                r"\s?(?:[月日号点时]|年(?![度终底初中末]))|\d?[-/]\d", folded[found.end() : found.end() + 3]
            )
            between = re.search(r"[一-龥](?<!第)$", folded[: found.start()]) and re.match(
                "[一-龥]", folded[found.end() :]
            )  # 1招标2维修
            return not date and bool((line and found.start() > 0) or ((strong or between) and not counted))
        case "point":
            decimal = not line and found[0].endswith(".") and _BARE_SUM.match(folded, found.end())  # …，2.4万
            return not decimal and (strong or (found[0][-1] not in ",:" and not _BARE_SUM.match(folded, found.end())))
        case _:
            return True


def _run(marks: Iterable[Mark], style: str) -> list[Mark]:
    own = [mark for mark in marks if mark.style == style]
    if style == "bullet":
        return own
    if style == "words":
        return own[next((place for place, mark in enumerate(own) if mark.value), len(own)) :]
    ones = [mark for mark in own if mark.line and mark.value == 1]
    counted = _counted(own)
    return ones if len(ones) > max(1, len(counted)) else counted


def _mixed(marks: Iterable[Mark]) -> list[Mark]:
    """1. … 2、 … ③ … （四）: a list whose typist changed the mark."""
    return _counted([mark for mark in marks if mark.style == "point" or (mark.line and mark.value)])


def _counted(marks: list[Mark]) -> list[Mark]:
    """The longest way of counting up from one: strong marks first, a weak one where no strong one carries on."""
    run: list[Mark] = []
    place, expected = 0, 1
    while True:
        later = [mark for mark in marks if mark.start >= place]
        ways = (expected, True), (expected, False), (expected + 1 if run else -1, True)
        fitting = (mark for value, strong in ways for mark in later if mark.value == value and mark.strong >= strong)
        nearest = next(fitting, None)
        if nearest is None:
            return run
        run.append(nearest)
        place, expected = nearest.end, nearest.value + 1
