"""Reading what a meeting concluded: «第2项 通过 9票同意 纪要〔2026〕12号»."""

import re
from dataclasses import dataclass
from typing import Final

from policy.text.compare import chinese_number, fold

ALL: Final = 0
"""The position that means every item."""
_ITEM: Final = re.compile(
    r"第\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[项个]?(?:议题|事项)?[,、:]?|(?P<all>全部|各项|所有)(?:议题|事项)?"
)
_VOTES: Final = re.compile(
    r"(?:(?:全票|一致)(?:同意|通过|赞成)|\d+\s*票\s*(?:同意|赞成|反对|弃权|通过))(?:[,、]\s*\d+\s*票\s*(?:同意|赞成|反对|弃权))*"
)
_MINUTES: Final = re.compile(
    r"[一-龥]{0,8}纪要[\s:]*(?:[〔\[(【]?\s*\d{4}\s*[〕\])】]?)?\s*第?\s*\d+\s*号|[一-龥]{0,6}[〔\[]\d{4}[〕\]]\s*\d+\s*号"
)
_CONCLUSIONS: Final = (
    ("原则通过", "原则通过|原则同意|原则上同意"),
    ("未通过", "未通过|不通过|未获通过|没有通过|没通过|不同意|否决"),
    ("修改后再议", "修改后再议|修改完善后再|补充后再"),
    ("暂缓", "暂缓|缓议|再议|下次再|择期|搁置"),
    ("撤回", "撤回|撤销"),
    ("通过", "通过|同意|赞成"),
)  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """What was concluded on one item; `position` is None when the text names none, ALL for every item."""

    position: int | None
    conclusion: str
    votes: str | None
    minutes: str | None


def read_decisions(text: str) -> tuple[Decision, ...]:
    """Every conclusion of a text, in order; a part without a conclusion is left out. The minutes may stand once."""
    folded = fold(text)
    marks = list(_ITEM.finditer(folded))
    starts = [mark.end() for mark in marks] or [0]
    ends = [*(mark.start() for mark in marks[1:]), len(folded)]
    positions: list[int | None] = [_position(mark) for mark in marks] or [None]
    parts = [(position, text[start:end]) for position, start, end in zip(positions, starts, ends, strict=True)]
    shared = _MINUTES.search(text)
    return tuple(
        decision
        for position, words in parts
        if (decision := _read(position, words, shared[0].strip() if shared else None)) is not None
    )


def _position(mark: re.Match[str]) -> int | None:
    return ALL if mark["all"] else chinese_number(mark["n"])


def _read(position: int | None, words: str, minutes: str | None) -> Decision | None:
    plain = fold(words)
    votes = _VOTES.search(plain)
    own = _MINUTES.search(words)
    rest = _VOTES.sub(" ", plain)
    found = next((name for name, pattern in _CONCLUSIONS if re.search(pattern, rest)), None)
    if found is None and votes is not None and not re.search("反对", votes[0]):
        found = "通过"
    if found is None:
        return None
    return Decision(
        position, found, words[votes.start() : votes.end()] if votes else None, own[0].strip() if own else minutes
    )
