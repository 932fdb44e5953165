"""Persons in what is said of appointments: told by what they are made of, where no verb that we know stands beside them.

The cheapest way to read a run of Chinese characters as words, names and single characters; a name is what begins with a
surname and makes no word with what stands around it. «周五», «安全科», «高桥镇» and «金山宾馆» are none.
"""

import re
from collections.abc import Iterator
from typing import Final

from policy.screening.appointed import BEGINS, COMMON, COMPOUND, SOUNDS, SURNAMES, TWO_SURNAMES
from policy.screening.lexicon import WORD_SIZES, words_at
from policy.screening.words import TITLE
from policy.text.lazy import lazily

_LONGEST_SOUND: Final = 9
_MEASURES: Final = frozenset(
    "台支包段班束双车栋项家根枚张箱成扇元米石卷宗门单时年"
)  # behind a number they count things: 3台车
_COUNTS: Final = frozenset("0123456789一二两三四五六七八九十几百千万亿")
_SURNAME_LIKE: Final = frozenset(
    "安常成方于向任支从通相利国文全时应公年月明连平和单都解管党广能万车牛马石水金高江路项计党强谈花时经空干包充红双东红关水能养司查后初种代满农林居双师阳木危严房所班师别查单齐物文车宣祖权段费滑司"
)  # more often a word, or part of one, than a surname
_NOT_GIVEN: Final = frozenset(
    "的了吗呢吧着过是不否在和与及把由被让给这那哪你我他她它们个每几么什嘛啊呀就也都还要能可其某第号份"
)
_CALLED: Final = (SURNAMES - _SURNAME_LIKE) | frozenset(COMMON)  # «小林», «老秦»
_SMALL: Final = frozenset(
    "任免提调升评聘干上去到当接为由把让和与及跟的了在等已拟想要退转换挂代兼顶回进撤停降定选派批准给对请报从将是也都还来走做作先后再才又就发镇乡村县市区街局科处室 \u3000"
)
_RIGHT: Final = lazily(
    r"\s?(?:同志|[二两三四五][人名位]|[任免提调升评聘干上去到当接退转换挂代兼顶回进撤停降定拟辞借轮抽下驻入要想已将晋改竞对互从续试为是就职处考因由分副记诫平内病开警主负临暂两等、，,；;：:（(→—|/／和与跟及的了]|$)"
)
_END: Final = lazily(r"\s?(?:[、，,；;：:（(—|/／的]|[二两三四五][人名位]|$)")
_LEFT: Final = lazily(
    r"(?:^|[、，,；;：:。（(|\s\d./／和与跟及把让给对由选派批免任提调聘评停借研究论了意定接顶换予收志长员任命拔的于科室局处队所办])$"
)
_PLACE: Final = lazily(
    r"[镇乡村区街县市州路港沟湾坝桥河山湖岛矿](?![长级])|水库|泵站|水闸|有限|大坝|林场|农场|广场|花园|小区|社区|宾馆|酒店|饭店|大厦|大楼|项目|工程|学校|小学|中学|医院|大队|公司|集团|景区|车站|机场|会议|码头|街道|新区|灌区|岗[”\"]|杯[”\"]"
)
_TITLE: Final = lazily(f"(?:工?[办委])?副?{TITLE}")  # «王科长» is whoever is spoken to, «党办主任» a post
_NO_GIVEN: Final = lazily(
    r"[^\u4e00-\u9fff]|.[局委办处科室院所站队厅部镇乡村县市区街校厂路会籍]$|家[港坝沟湾庄口界桥河]"
)
_ACTS: Final = lazily("主持会议|主持召开|汇报|参会|出席|列席|参加会|记录")
_RUN: Final = lazily(r"[\u4e00-\u9fff]+(?:[ \u3000·•・][\u4e00-\u9fff]+)*")
_LATIN: Final = lazily(r"(?<![A-Za-z])[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15}){1,2}(?![A-Za-z])")
_DOTTED: Final = lazily(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,3}")
_VERB_GOES_ON: Final = lazily("[拔名任升到当副正晋让给把和]|[\u4e00-\u9fff]{1,6}[·•・]|[一-龥]{2,3}(?:[同，、]|$)")
_VERBS: Final = frozenset("提让和")  # sounds of names, but hardly their first
_FOREIGN: Final = SOUNDS | frozenset(
    "安娜维特马克霍约翰斯汉史密杰森彼得罗伯丹亚莉萨露西凯文迈汤姆乔治布鲁格林顿波洛佩雷夏洛琳艾伦卡诺菲利普查埃戴奥莱塔帖坎其木吐逊热依汗祖农司迪肯江孜雪莱"
)
_UNLIKELY: Final = frozenset(
    "任免提调升评聘晋副借轮对换汇竞改从到为和与及同等当职退撤停转代兼挂记入另二两三"
)  # given names hardly have these
_WORD, _FEW, _CHAR, _NAME, _FULL_NAME = 0.8, 0.3, 1.6, 2.0, 2.6  # what each costs; a shorter reading is a likelier one
_DEAR = 0.7  # a given name with a character of the verbs
_CUT = 0.7  # a name with a dot that ends before a sound which begins no verb here (买买|提，)
_STRANGE = 2.5  # a character that spells no sound in a name with a dot
_RARE, _ALONE, _CUED, _ENDS = (
    0.4,
    0.9,
    -0.7,
    -0.3,
)  # a surname that is mostly a word; nothing beside a name that calls for one; both sides do; it ends there


_DOTS: Final = frozenset("·•・")
_BEGINS: Final = BEGINS | SOUNDS
_LITTLE, _ANY = (1, _FEW, False), (1, _CHAR, False)
_WORDS: Final = [[(size, _WORD, False) for size in sizes] for sizes in WORD_SIZES]


def surnamed(text: str) -> list[tuple[int, int]]:
    """Where persons are named, from and to in characters; the time is linear in the text."""
    latin = [found.span() for found in _LATIN.finditer(text) if not _ACTS.match(text, found.end())]
    return sorted(latin + [place for run in _RUN.finditer(text) for place in _named(text, run.start(), run.end())])


def _named(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    costs, best = [0.0] + [9e9] * (end - begin), [(begin, False)] * (end - begin + 1)
    words, dotted = words_at(text[begin:end]), not _DOTS.isdisjoint(text[begin:end])
    for at in range(end - begin):
        for size, price, name in _parts(text, words[at], begin + at, end, dotted=dotted):
            if costs[at] + price < costs[at + size]:
                costs[at + size], best[at + size] = costs[at] + price, (begin + at, name)
    found, to = [], end
    while to > begin:
        start, name = best[to - begin]
        if name:
            found.append((start, to))
        to = start
    return found[::-1]


def _parts(text: str, words: int, place: int, end: int, *, dotted: bool) -> list[tuple[int, float, bool]]:
    """What may begin here: its length, its price, whether it is a name."""
    parts = [_LITTLE if text[place] in _SMALL else _ANY, *_WORDS[words]]
    if text[place] not in _BEGINS and not dotted:
        return parts
    left = _LEFT.search(text[max(0, place - 1) : place]) is not None
    one = _ALONE if text[place] in _SURNAME_LIKE else 0.0
    for size, price in _names(text, place, end, dotted=dotted):
        if _ACTS.match(text, place + size - 1):
            continue
        after = text[place + size : place + size + 8]
        right = _RIGHT.match(after) is not None
        both = _ENDS if _END.match(after) else _CUED
        price += both if left and right else one if left or right else _ALONE + one
        parts.append((size, price, not (_PLACE.match(after) or _ACTS.match(after))))
    return parts


def _names(text: str, place: int, end: int, *, dotted: bool) -> Iterator[tuple[int, float]]:
    char = text[place]
    if char in _MEASURES and text[max(0, place - 1) : place] in _COUNTS:
        return
    if char in "小老" and place + 1 < end and text[place + 1] in _CALLED:
        yield 2, _NAME
    if SOUNDS.issuperset(text[place : place + 3]):
        yield from _sounding(text, place, end)
    if dotted:
        yield from _dotted(text, place)
    compound = COMPOUND.match(text, place) if char in TWO_SURNAMES else None
    if compound is None and char not in SURNAMES:
        return
    first = place + (2 if compound else 1)
    if _TITLE.match(text, first):
        return
    rare = 0.0 if compound else _RARE * (char in _SURNAME_LIKE) + _DEAR * (char in _UNLIKELY)
    for given in (1, 2):
        words = text[first : first + given]
        if first + given <= end and len(words) == given and _may_be_given(words):
            yield (
                first + given - place,
                (_NAME if given == 1 else _FULL_NAME) + rare + _DEAR * (given == 2 and not _UNLIKELY.isdisjoint(words)),
            )
    if re.match(r"[ \u3000][\u4e00-\u9fff](?![\u4e00-\u9fff]?[ \u3000])", text[first : first + 4]) and char in COMMON:
        yield first + 2 - place, _NAME + rare


def _may_be_given(words: str) -> bool:
    return not _NOT_GIVEN & set(words) and _NO_GIVEN.search(words) is None


def _dotted(text: str, place: int) -> Iterator[tuple[int, float]]:
    """«阿依努尔·托合提江», ending anywhere behind the dot: characters that spell no sound make it dear."""
    if found := _DOTTED.match(text, place):
        price, dotted = _NAME, False
        for at in range(place, found.end()):
            dotted = dotted or text[at] in "·•・"
            sounds = text[at] in _FOREIGN or text[at - 1 : at + 1] == "阿不"
            spells = sounds and not (at == place and text[at] in _VERBS)
            price += 0.1 if spells or text[at] in "·•・" else _STRANGE
            if dotted and text[at] not in "·•・":
                cut = text[at + 1 : at + 2] in _VERBS and not _VERB_GOES_ON.match(text, at + 2)
                yield at + 1 - place, price + 0.15 * (text[at] in _VERBS) + _CUT * cut


def _sounding(text: str, place: int, end: int) -> Iterator[tuple[int, float]]:
    """Names of other peoples that are spelt by their sound: three characters and more."""
    if text[place] in _VERBS:
        return
    for to in range(place, min(end, place + _LONGEST_SOUND)):
        if text[to] not in SOUNDS:
            return
        if to - place >= 2:
            yield to + 1 - place, _NAME + 0.2 * (to + 1 - place) + 0.25 * (text[to] in _VERBS)
