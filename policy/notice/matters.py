"""What a matter of an agenda looks like by itself: the verbs that it begins with, the words that it ends with."""

import re
from typing import Final

from policy.meeting.kinds import kind_of
from policy.notice.words import WORDS
from policy.text.lazy import lazily

# A phrase that ends like this stands on an agenda by itself; things and persons («设备», «人员») do not: they share the next part's verb.
_ENDS: Final = lazily(WORDS["ends of matters"] + r"(?:的?(?:事项?|事宜|事情|问题|情况|工作|费用))?(?:等)?$")
# A clause that begins like these opens an agenda by itself, and the word belongs to the matter.
ACTS: Final = WORDS["acts of matters"]
VERBS: Final = rf"{ACTS}|" + WORDS["verbs of agendas"]
_BEGINS: Final = lazily(VERBS)
# What names things, persons or places only: in a list such a part shares the verb of the last one («城区道路、桥梁维修»).
_THINGS: Final = lazily(WORDS["things and persons"] + "$")
_SUM: Final = lazily(r"[\d一二两三四五六七八九十百千][万亿元]")
_TAIL: Final = 40  # characters in which the end of a matter is looked for
_REMARK: Final = lazily(r"\([^()]*\)$")
_FIGURE: Final = lazily(
    r"[\s,约共计需]*(?:(?:预算|金额|合计|总额|总投资|投资|费用)[:为是约]?)?[\d一二两三四五六七八九十百千][\d一二两三四五六七八九十百千.多余]*\s*(?:[万亿千百]*(?:元|块钱?)?|[名位个台辆套批项部件人])(?:左右|上下)?[/每]?[一年月]?$"
)


def plain(words: str) -> str:
    """A part of an agenda without what stands around its words: marks, a closing remark in brackets, its sum."""
    bare = re.sub(r"等(?:事项|议题|问题|工作|内容)?$", "", words.strip(" ,。;的"))
    bare, end = _without_end(_REMARK, bare.rstrip()), bare
    return _without_end(_FIGURE, bare).strip(" ,:") or end


def _without_end(pattern: re.Pattern[str], words: str) -> str:
    """The words without what the pattern finds at their end; it is looked for in the last characters alone."""
    floor = max(0, len(words) - _TAIL)
    found = pattern.search(words, floor)
    return words[: found.start()] if found else words


def begins_as_matter(words: str) -> bool:
    """«采购CT一台», «听取…»: a verb of agendas and its object."""
    return _BEGINS.match(words.strip(" ,。;")) is not None


def may_stand(words: str) -> bool:
    """Whether a part of a list that no known word makes a matter may be one: long enough, and no mere thing or person."""
    bare = plain(words)
    return len(bare) > 3 and not _THINGS.search(bare, max(0, len(bare) - _TAIL))


def stands_alone(words: str, *, strictly: bool = False) -> bool:
    """Whether a part of a list is a matter by itself, and shares nothing with what follows.

    `strictly`: what stands before 和 or 及 has to say more («维修和改造工程» is one matter).
    """
    bare = plain(words)
    if len(bare) < 2:
        return False
    ends = _ENDS.search(bare, max(0, len(bare) - _TAIL)) is not None
    if (ends and not strictly) or (len(bare) > 3 and (ends or begins_as_matter(bare))) or bare[0] + bare[-1] == "《》":
        return True
    return len(bare) > 2 and kind_of(bare, bool(_SUM.search(words)))[0] != "other"
