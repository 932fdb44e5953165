"""The numbers of a text: runs of characters that belong to one number, each with what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policy.money import words
from policy.money.numeral import DIGIT_CHARS, LONGEST, SMALL_CHARS, Numeral, read_numeral
from policy.text.lazy import lazily

_CN: Final = f"{DIGIT_CHARS}{SMALL_CHARS}廿卅"
_RUN: Final = lazily(
    r"(?![\s个多余来把+点。])(?:\d+(?:[.,·]\d+)*(?: \d{3}(?!\d))*(?:\.\d+)?(?:[eE]\+?\d{1,2})?"
    rf"|[{_CN}万亿]|半(?=个?[十百千]?[万亿wW])|(?<=[万亿千])半(?![年月天日个])"
    rf"|(?<=[\d{_CN}])点(?=[\d{DIGIT_CHARS}]{{1,4}}个?[十百千]?[万亿元])|(?<=\d)。(?=\d{{1,4}}[万亿])"
    rf"|个(?=半?[十百千]?[万亿wW])|[几数](?=[十百千万亿])|(?<=[十百千])几(?=[万亿元块])|若干(?=[万亿])"
    r"|[多余来把+](?=个?[十百千]?[万亿wW])|\s{1,2}(?=[十百千]?[万亿]\s?元|[万亿](?![\u4e00-\u9fff]))){1,80}(?:[wWkK](?![A-Za-z\d]))?"
)
_LOOSE_END: Final = lazily(rf"(?P<sum>.*[万亿])(?P<other>\d{{1,2}}|[{DIGIT_CHARS}十]{{1,2}})$", re.DOTALL)
_NO_GROUP: Final = lazily(r"(?<=\d{4})[,，](?=\d)|(?<=\d)，(?=\d)(?!\d{3}(?!\d))")
_GROUPED: Final = lazily(r"(?<=\d)[’‘'](?=\d{3}(?!\d))")
_ZERO: Final = lazily(r"(?<=[万亿仟佰拾])另(?=[壹贰叁肆伍陆柒捌玖])")  # 贰佰万另叁仟元
_ONE_ENDS: Final = tuple("统唯同单专划归逐不")
BEFORE, BEHIND = 16, 20


@dataclass(frozen=True)
class Number:
    """One run of characters of numbers, with what stands around it."""

    folded: str
    start: int
    end: int
    value: Numeral | None = None

    @property
    def text(self) -> str:
        return self.folded[self.start : self.end]

    @property
    def left(self) -> str:
        return self.folded[max(0, self.start - BEFORE) : self.start]

    @property
    def right(self) -> str:
        return self.folded[self.end : self.end + BEHIND]


def parted(folded: str, text: str) -> str:
    """A comma that cannot group digits (电话13800000000，50万元) parts two numbers; 1’250’000 is grouped."""
    folded = _ZERO.sub("零", _GROUPED.sub(",", folded))
    places = [found.start() for found in _NO_GROUP.finditer(text)]
    if not places:
        return folded
    marks = list(folded)
    for place in places:
        marks[place] = ";"
    return "".join(marks)


def numbers_of(folded: str) -> Iterator[Number]:
    """The runs of characters of numbers, without what belongs to the words beside them (统一50万, 50万3楼)."""
    for found in _RUN.finditer(folded):
        start, end = found.span()
        other = folded[max(0, start - 1) : start] in _ONE_ENDS or folded[start + 1 : start + 2].isdigit()
        if folded[start] == "一" and other:
            start += 1
        if folded[end - 1] == "一" and end - start > 1 and words.NEXT_WORD.match(folded, end):
            end -= 1
        if end - start <= LONGEST:
            loose = _LOOSE_END.match(folded, start, end)
            right = folded[end : end + BEHIND]
            if loose and words.COUNTED.match(right) and not tail_of(right)["yuan"]:
                end = loose.end("sum")
        if start < end:
            yield Number(folded, start, end, read_numeral(folded[start:end]))


def tail_of(right: str) -> re.Match[str]:
    found = words.YUAN.match(right)
    assert found is not None  # it may be empty
    return found
