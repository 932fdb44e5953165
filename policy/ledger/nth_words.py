"""What is wrong with an entry, in everyday words: one named by its place («第2条写错了，应该是4个问题»), or the one just
spoken of («不对，是前天谈的», «人数改成6人», «算了，删掉»).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from policy.text.compare import chinese_number, fold

LONGEST: Final = 80
SHORT: Final = 4  # characters beside a number and its measure word
_N: Final = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_DAY: Final = (
    r"大?前天|[昨今]天|[昨今]日|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[日号]"
)
_THAT: Final = r"[那这]一?[条笔次](?:台账|记录|内容)?"
_WHICH: Final = (
    rf"(?:把|将|请|帮我|麻烦)*(?:我的?)?(?:台账)?的?(?:第(?P<n{{0}}>{_N})[条笔次]|(?P<day{{0}}>{_DAY})的?(?:[上下]午|晚上)?(?:记|谈|查)?的?(?:那|这)?一?[条笔]|(?P<last{{0}}>最后|最近|刚才|刚刚|刚记|上)(?:那|的|这)*(?:一?[条笔])"
    rf"|(?:(?P<dated{{0}}>{_DAY})的?)?(?:{_THAT}的?(?P<of{{0}}>[一-龥\d]{{2,12}}?)|(?P<about{{0}}>[一-龥\d]{{2,16}}?)的?{_THAT}))(?:台账|记录|内容)?的?"
)
_WHY: Final = r"(?:[,，]\S{2,20})?"  # «上一条作废，那个不算履责»
_TURNS: Final = r"(?:应该?[是为]|[改写记][成为到]|更正[成为]|换成)"
_CORRECT: Final = re.compile(
    rf"{_WHICH.replace('{0}', '1')}(?P<wrong>方式|日期|时间|人数)?(?:(?:写|记|填|报)?[错少多漏]了?|有误|不对)?[,，;；\s]*(?:(?:人数|问题|内容|(?P<field>方式|日期|时间))?(?:{_TURNS}|(?<=[,，\s])是|(?<=人数|日期|方式|时间)是|(?<=[,，\s了])(?=\d))(?P<new>\S.*))?"
)
_DELETE: Final = re.compile(
    rf"{_WHICH.replace('{0}', '1')}(?:给我)?(?:删[掉除去]?|撤[回销掉]?|去掉|不要|作废)了?吧?{_WHY}"
    rf"|(?:删[掉除去]?|撤[回销掉]?|去掉)了?{_WHICH.replace('{0}', '2')}吧?"
)
_COUNT: Final = r"(?P<n>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?P<unit>个?人次?|[名位]|[个次处项件条起家份])"
_COUNTED: Final = re.compile(_COUNT)
_PERSONS: Final = frozenset({"人", "个人", "名", "位", "人次"})

_LEAD: Final = (
    r"(?:[哎唉诶啊哦噢喔呀嗯]+|等等|等一下|对了|不好意思|抱歉|麻烦|请)*[,，\s]*(?:我)?(?:刚才|刚刚|刚|上面|前面|最后|最近)?(?:说|记|报|登|写|填|发)?[的得]?"
    r"(?:(?:那|这|上)一?[条个笔次])?(?:台账|记录)?里?的?[,，\s]*"
)
_WRONG: Final = r"(?:不对|错了|(?:记|写|填|报|弄|搞|说|打|算)[错少多漏]了?|[漏少多][算记写说报]了?[一两]?个?|有误|(?:更正|纠正|改正)(?:一?下)?|改一?下)"
_IS: Final = r"(?:应[该当]?[是为]|是|改[成为]?|换[成为]|[写记填][成作为]|更正为)"
_OF_LAST: Final = (
    rf"{_LEAD}{_WRONG}[吧了,，。:\s]*(?:应[该当]?是|是|改成)(?P<new>\S.*)",
    rf"{_LEAD}(?:{_WRONG}[,，。\s]*)?不是(?P<old>[^,，]{{1,12}}?)(?:[,，\s]*而?是|[,，\s]+)(?P<new>\S.*)",
    rf"{_LEAD}(?:{_WRONG}[,，。\s]*)?把?(?P<field>{{labels}})(?:也|都)?(?:{_WRONG}?[,，\s]*(?:{_IS}|改到|[写填记])|{_WRONG}[,，\s]+)(?P<new>\S.*)",
    rf"{_LEAD}{_WRONG}[吧了喽,，。:\s]+(?P<new>(?:{_DAY}).*)",
    rf"{_LEAD}{_WRONG}[吧了喽,，。:\s]+(?P<new>{_COUNT}(?:同志|干部|问题)?)(?:[,，]\S+)?",
    rf"{_LEAD}(?:[那这]一?[条个笔次])(?:其实|应该?|算|是)+(?P<new>[一-龥]{{2,4}}谈话|约谈|研究部署|检查督促|教育学习|[上讲听]?党课|[一-龥]{{0,2}}汇报)(?:的|吧)?",  # «那个是谈心谈话»
    rf"{_LEAD}(?:把|将)?(?P<old>\S{{1,12}}?)[改换](?:[成为]|(?=\d))(?P<new>\S.*)",
)
_AND: Final = re.compile(r"[,，;；。\s]\s*(?:另外|还有|同时|顺便)[,，]?")
_AND_NAMED: Final = re.compile(
    rf"{_AND.pattern}|[,，;；]\s*(?=(?:人数?|日期|时间|方式|对象)[也都]?(?:应[该当]?是|改|不对|错))"
)
_ALSO: Final = r"(?:也?是|带了?)*(?P<new>\S.*)"  # what follows «另外»: «是带3个人»
_ADDED: Final = re.compile(
    r"(?:还要?|再|另外|麻烦|请|[在后末最][头面尾后]|里面?)*(?:补(?:充)?(?:上|一?[句点条下笔]|说|记)+(?:一?下)?|加(?:上|一?[句点])+)[，,：:\s]*(?P<new>\S.*)"
)
_TAKEN_BACK: Final = re.compile(
    rf"(?:算了|不对|错了)?[,，。\s]*(?:把|将)?{_LEAD}它?先?(?:给我)?(?:删[掉除了去]*|撤[回销掉了]+|不[要记]了|别记了|去掉|(?:作废|不算[了数]*)[吧啊了]*{_WHY})[它吧啊了]*"
)


@dataclass(frozen=True)
class NthWords:
    """`place` counts from 1, 0 is the entry of the `day` that was said, or the one last spoken of; `field` is the label that was
    said, `old` what is said to stand there, `new` what is to stand there or, of `add`, beside what stands there; `about` words of
    the content by which it is named («约谈规划科那条»); each "" when that is not said.
    """

    what: Literal["correct", "delete", "add"]
    place: int
    new: str = ""
    field: str = ""
    old: str = ""
    day: str = ""
    about: str = ""


def read_nth(text: str) -> NthWords | None:
    """None when the text names no entry by its place, its day or words of its content."""
    said = _folded(text)
    if found := _DELETE.fullmatch(said):
        return NthWords("delete", _place(found["n1"] or found["n2"]), **_named(found.groupdict()))
    found = _CORRECT.fullmatch(said)
    if found is None:
        return None
    new, field, old = _corrected(found["new"] or "", found["field"] or found["wrong"] or "")
    return NthWords("correct", _place(found["n1"]), new, field, old, **_named(found.groupdict()))


def _named(found: Mapping[str, str | None]) -> dict[str, str]:
    """The day and the words of the content by which an entry is named."""
    parts = {"day": ("day1", "day2", "dated1", "dated2"), "about": ("of1", "about1", "of2", "about2")}
    return {name: next((said for each in keys if (said := found.get(each))), "") for name, keys in parts.items()}


def read_last(text: str, labels: frozenset[str]) -> tuple[NthWords, ...]:
    """What is wrong with the entry last spoken of, whose fields are called by `labels`, one thing after the other; empty
    when nothing is said to be wrong.
    """
    said = _folded(text)
    if said and _TAKEN_BACK.fullmatch(said):
        return (NthWords("delete", 0),)
    if added := read_added(text):
        return (NthWords("add", 0, added),)
    patterns = _patterns(labels)
    for first, *more in (_AND_NAMED.split(said), _AND.split(said)):
        found = [_wrong(first, patterns[:-1]), *(_wrong(each, patterns) for each in more)]
        if None not in found:
            return tuple(each for each in found if each is not None)
    return ()


def read_added(text: str) -> str:
    """What «补一句 ……» adds to what was spoken of last; "" where it adds nothing."""
    found = _ADDED.fullmatch(text.strip(" 。"))
    return found["new"] if found else ""


def _wrong(said: str, patterns: Iterable[re.Pattern[str]]) -> NthWords | None:
    found = next((found for each in patterns if (found := each.fullmatch(said))), None)
    if found is None:
        return None
    parts = {"field": "", "old": "", **found.groupdict()}
    new, field, old = _corrected(parts["new"], parts["field"])
    return NthWords("correct", 0, new, field, old or parts["old"])


def _corrected(new: str, label: str) -> tuple[str, str, str]:
    """What is to stand there, in the field of this label, and what is said not to: «5个不是3个»."""
    field = re.sub("^人$", "人数", re.sub("时间|日子", "日期", label))
    new, _, old = re.sub(r"[,，]?而?不是", "\0", new.strip(), count=1).partition("\0")
    count = re.fullmatch(r"(\d+)个?", new) if field == "人数" else None
    return f"{count[1]}人" if count else new, field, old


@cache
def _patterns(labels: frozenset[str]) -> list[re.Pattern[str]]:
    names = "|".join(sorted({*labels, "人数", "人", "时间", "日子"}, key=len, reverse=True))
    return [re.compile(each.replace("{labels}", names)) for each in (*_OF_LAST, _ALSO)]


def _folded(text: str) -> str:
    said = fold(text).strip(" 。,!")
    return said if len(said) <= LONGEST else ""


def _place(words: str | None) -> int:
    return (chinese_number(words) or 0) if words else 0


def counts(content: str, words: str) -> bool:
    """Whether the content has the number that these words are: «两位» for «两个»."""
    said = _COUNTED.fullmatch(words)
    numbers = (chinese_number(each["n"]) for each in _COUNTED.finditer(content))
    return said is not None and chinese_number(said["n"]) in numbers


def with_count(content: str, new: str, old: str = "") -> str | None:
    """The content with its one number of this kind («3个» by «4个问题», «4名» by «6个人»), or else the one that `old` tells
    («两位» by «不是两个，三个»), replaced; None when it has none or several.
    """
    said = _COUNTED.search(new)
    if said is None or len(new) - len(said[0]) > SHORT:
        return None  # a sentence with a number in it is new content, not a number
    kind, counted = _kind(said["unit"], new, said.end()), list(_COUNTED.finditer(content))
    alike = [each for each in counted if _kind(each["unit"], content, each.end()) == kind]
    alike = alike or [each for each in counted if counts(each[0], old)]
    if len(alike) != 1:
        return None
    [found] = alike
    return f"{content[: found.start('n')]}{said['n']}{content[found.end('n') :]}"


def _kind(unit: str, text: str, end: int) -> str:
    """人 for whatever counts persons, the measure word itself for the rest."""
    return "人" if unit in _PERSONS or text[end : end + 2] in ("同志", "干部") else unit
