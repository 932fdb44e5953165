"""«第2条写错了，应该是4个问题», «删掉最后一条», «人数改成6人»: one's own entry named by its place, and what becomes of it."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from policy.text.compare import chinese_number, fold

LONGEST: Final = 80
SHORT: Final = 4  # characters beside a number and its measure word
_N: Final = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_WHICH: Final = rf"(?:把|将|请)*(?:我的?)?(?:台账)?的?(?:第(?P<n{{0}}>{_N})[条笔]|(?P<last{{0}}>最后|最近|刚才|刚刚|刚记|上)(?:那|的|这)*(?:一?[条笔]))(?:台账|记录|内容)?的?"
_TURNS: Final = r"(?:应该?[是为]|改[成为到]|更正[成为]|换成)"
_CORRECT: Final = re.compile(
    rf"{_WHICH.replace('{0}', '1')}(?P<wrong>方式|日期|时间|人数)?(?:(?:写|记|填)?错了?|有误|不对)?[,，;；\s]*(?:(?:人数|问题|内容|(?P<field>方式|日期|时间))?(?:{_TURNS}|(?<=[,，\s])是)(?P<new>\S.*))?"
)
_DELETE: Final = re.compile(
    rf"{_WHICH.replace('{0}', '1')}(?:给我)?(?:删[掉除去]?|撤[回销掉]|去掉|不要|作废)了?吧?"
    rf"|(?:删[掉除去]?|撤[回销掉]|去掉){_WHICH.replace('{0}', '2')}吧?"
)
_HEADS: Final = re.compile(rf"(?:(?:台账|刚才)?的?人数){_TURNS}(?P<new>{_N}\s*[个名位]?(?:人|同志)?)")
_COUNTED: Final = re.compile(
    r"(?P<n>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?P<unit>个?人次?|[名位]|[个次处项件条起家份])"
)
_PERSONS: Final = frozenset({"人", "个人", "名", "位", "人次"})


@dataclass(frozen=True)
class NthWords:
    """`place` counts from 1, 0 is the newest entry; `new` is what is to stand there, "" when that is not said."""

    what: Literal["correct", "delete"]
    place: int
    new: str = ""


def read_nth(text: str) -> NthWords | None:
    """None when the text names no entry by its place."""
    said = fold(text).strip(" 。,!")
    if len(said) > LONGEST:
        return None
    if found := _DELETE.fullmatch(said):
        return NthWords("delete", _place(found["n1"] or found["n2"]))
    if found := _HEADS.fullmatch(said):
        return NthWords("correct", 0, found["new"])
    found = _CORRECT.fullmatch(said)
    if found is None:
        return None
    new, field = (found["new"] or "").strip(), (found["field"] or found["wrong"] or "").replace("时间", "日期")
    return NthWords("correct", _place(found["n1"]), f"{field}：{new}" if field not in ("", "人数") and new else new)


def _place(words: str | None) -> int:
    return (chinese_number(words) or 0) if words else 0


def with_count(content: str, new: str) -> str | None:
    """The content with its one number of this kind («3个» by «4个问题», «4名» by «6个人») replaced; None when it has none or several."""
    said = _COUNTED.search(new)
    if said is None or len(new) - len(said[0]) > SHORT:
        return None  # a sentence with a number in it is new content, not a number
    alike = [
        each
        for each in _COUNTED.finditer(content)
        if _kind(each["unit"], content, each.end()) == _kind(said["unit"], new, said.end())
    ]
    if len(alike) != 1:
        return None
    [old] = alike
    return f"{content[: old.start('n')]}{said['n']}{content[old.end('n') :]}"


def _kind(unit: str, text: str, end: int) -> str:
    """人 for whatever counts persons, the measure word itself for the rest."""
    return "人" if unit in _PERSONS or text[end : end + 2] in ("同志", "干部") else unit
