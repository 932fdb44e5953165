"""The words of a time made plain, and what is left unread beside one: nothing of an expression is ignored in silence."""

import re

from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.when.same_day import Mention

_MARKS = str.maketrans("︰曰俩壹贰叁肆伍陆柒捌玖拾", ":日两一二三四五六七八九十")
_OF_DAY = r"(?:上午|下午|中午|晚上|早上)"

_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazily(rf"({_OF_DAY}\s*\d{{1,2}})店"), r"\1点"),
    (lazily(rf"({_OF_DAY}\s*\d{{1,2}});(?=[0-5]\d(?!\d))"), r"\1:"),
    (lazily(r":((?:[01]\d|2[0-3]))(?=[0-5]\d\s*(?:[\n,。;]|$))(?<=(?:时间|时刻):..)"), r"\1:"),  # 时刻：0930
    (lazily(r"(?<=原则|基本)上(?=周|星期|礼拜)"), " "),
    (lazily(r"([日时])(\x20+)([期间])(?=\s*:)"), r"\2\1\3"),  # 时  间：
    (lazily(r"(星期|周)(:\s*)(?=[一二三四五六日天]\s*(?:\n|$))"), r"\2\1"),  # 星期：一
    (lazily(r"(?<=[\d:])[Oo](?![A-Za-z])"), "0"),  # 8:3O
    (lazily(rf"名天(?={_OF_DAY}|早|晚|\d)"), "明天"),
)
LONGEST = 3000  # characters that are looked at for times; what a notice says of its time stands in them
_MOST_BLANKS = 16  # what is longer parts two texts; patterns with \s* would walk it again and again
_BLANKS = lazily(rf"\s{{{_MOST_BLANKS + 1},}}")
_ZONE = lazily(r"\(?\s*(?:GMT|UTC)\s*[+-]\d\d?(?::?\d\d)?\s*\)?")
_BEHIND = lazily(
    r"\s*(?:(?:或者?|还是|/)\s*[上下]?[\d一二三四五六七八九十午]+\s*[点时日号:]|前后|(?:-+|—+|~|～)\s*\d|[至到]\s*[\d一二三四五六七八九十]{1,3}\s*(?:[点时:月日]|号(?![楼院馆会]))|[点时分]\s*[\d一二三四五六七八九十]+|:\s*\d|[\d]+\s*(?:点|时(?!间)|分(?!钟)))"
)
_BEFORE = lazily(r"每个?(?:月|周|星期|季度?|年)?(?:的)?\s*$|[\d差]$|(?:每|隔|双|单)周?$")


def as_said(text: str) -> str:
    """The text for reading times: folded, marks and slips of typing made plain (下午2店 …). Places are kept; what is longer is cut."""
    text = text[:LONGEST]
    folded = _BLANKS.sub(lambda run: run[0][:_MOST_BLANKS] + "\0" * (len(run[0]) - _MOST_BLANKS), fold(text))
    folded = folded.translate(_MARKS)
    for pattern, plain in _SLIPS:
        folded = pattern.sub(plain, folded)
    return _ZONE.sub(lambda zone: " " * len(zone[0]), folded)


def unread(folded: str, mention: Mention) -> str:
    """The expression with what stands beside it and belongs to it without having been read; empty when nothing is."""
    behind = _BEHIND.match(folded, mention.end)
    before = _BEFORE.search(folded[max(0, mention.start - 6) : mention.start])
    if not behind and not before:
        return ""
    start = mention.start - len(before[0]) if before else mention.start
    return folded[start : behind.end() if behind else mention.end].strip()
