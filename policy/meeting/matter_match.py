"""Whether two titles speak of the same matter. Only a proposal: the sender confirms."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

ALIKE: Final = 80
"""Score, 0 to 100, from which a match is proposed: «XX路改造项目» and «XX路改造项目资金分配方案» give 100."""
_SHORTEST: Final = 4  # characters: «预算编制» is left of nearly everything
_MONEY: Final = re.compile(r"[￥¥]?(?:约|大概|大约)?[\d一二两三四五六七八九十百千,.]+多?余?(?:元|万元?|亿元?|千元)")
_USUAL: Final = re.compile(
    r"研究|审议|讨论|听取|评审|评估|论证|审定|关于|有关|可行性研究|可行性|可研|初步设计|设计|实施|报告|方案|事项|事宜|工作|情况"
    r"|资金|经费|分配|安排|拨付|使用|招标|采购|立项|调整|批复|计划|建议|意见|会议?|议题|汇报|的|及|与|和|[\s：:，,。、；;“”《》（）()]"
)
_TELLS_APART: Final = re.compile(r"20\d\d|[一二两三四五六七八九十\d]+(?=期|标段|号|批|季度|月|级|分局|工区|名)")


@lru_cache(maxsize=4096)  # the same earlier titles are compared with every new item
def core(title: str) -> str:
    """What is left of a title without sums of money and the words that stand in every title."""
    return _USUAL.sub("", _MONEY.sub("", title))


_LEAD: Final = re.compile(r"^(?:评审|评估|论证|审议|研究|讨论|听取)\s*[：:]?\s*(?=.{4})")


def title_of(item: str) -> str:
    """The matter's title from an item of an agenda: «评审：XX路改造项目初步设计» is XX路改造项目初步设计."""
    return _LEAD.sub("", item)


@lru_cache(maxsize=4096)
def _marks(title: str) -> frozenset[str]:
    return frozenset(_TELLS_APART.findall(title))


def likeness(one: str, other: str) -> float:
    """How far two titles name the same thing, 0 to 100; other years, stages or lots are other matters."""
    if len(core(one)) < _SHORTEST:
        return 100.0 if one.strip() == other.strip() else 0.0
    compared = _compared(other, _marks(one))
    return 0.0 if compared is None else fuzz.partial_ratio(core(one), compared)


def says_again(one: str, other: str) -> bool:
    """Whether one says nothing that the other does not: «考务经费» beside «高考考务经费 62万»; for titles of one agenda."""
    return bool(core(one)) and core(one) in core(other) and _marks(one) <= _marks(other)


def is_called(title: str, words: str) -> bool:
    """Whether a matter is called by these words: «边坡» for 省道边坡治理."""
    return fuzz.partial_ratio(words, title) >= ALIKE


def likest(title: str, others: Sequence[str]) -> int | None:
    """The position of the title that is most alike, of equals the first; None when none is alike."""
    if len(core(title)) < _SHORTEST:
        return next((place for place, each in enumerate(others) if each.strip() == title.strip()), None)
    marks = _marks(title)
    cores = [_compared(each, marks) for each in others]
    found = process.extractOne(core(title), cores, scorer=fuzz.partial_ratio, score_cutoff=ALIKE)
    return None if found is None else found[2]


def _compared(title: str, marks: frozenset[str]) -> str | None:
    """What of a title is compared with one of these marks; None where they name other things or it says too little."""
    own, core_ = _marks(title), core(title)
    return None if len(core_) < _SHORTEST or (marks and own and marks != own) else core_
