"""Asking for a question by its number, or for the list of all."""

from __future__ import annotations

import re

from policy.retrieval.wording import simplify

_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMBER = r"(\d{1,4}|[零一二三四五六七八九十百两]{1,6})"
_ASKED = re.compile(
    rf"^\s*(?:(?:请问|查看|查|看|看看|我要看|问答汇编|汇编)\s*)?(?:第\s*{_NUMBER}\s*(?:个问题|个问答|问答|问|题)|"
    rf"(?:问答|问题|问)\s*第?\s*{_NUMBER}\s*(?:问|题|条)?|{_NUMBER}\s*问)\s*[。.?!,]?\s*$"
)
_LIST = re.compile(
    r"^\s*(?:请|查看|看看|看|打开|发)?\s*(?:问答|汇编|问答汇编)?(?:的)?(?:目录|问答目录|问题目录|问答列表|问题列表|全部问题|所有问题|"
    r"(?:16|十六)(?:个)?问(?:题|答)?|有哪些问题|有哪些问答|问答汇编|问答)\s*[。.?!]?\s*$"
)


def asks_for_number(text: str) -> int | None:
    """The number in «第7问», «第七问», «问答7», «7问»; it may lie outside the compilation. None for any other text."""
    match = _ASKED.match(simplify(text))
    if match is None or asks_for_list(text):
        return None
    return _value(next(group for group in match.groups() if group))


def asks_for_list(text: str) -> bool:
    """True for «问答目录», «目录», «16问»."""
    return _LIST.match(simplify(text)) is not None


def _value(words: str) -> int:
    if words.isdecimal():
        return int(words)
    total = digit = 0
    for char in words:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _ONES[char]
    return total + digit
