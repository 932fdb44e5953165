"""What the office says of what it has just sent, without its number: take it back, or what is wrong in it."""

import re
from dataclasses import dataclass
from typing import Final

from policy.text.compare import tidy
from policy.text.lazy import lazily

_NTH: Final = r"(?:那|一|这)*[条个份件则]?的?"
_LATELY: Final = (
    r"(?:那[条个份件]的?(?=\S{0,4}(?:通知|通报|消息|发文|学习材料))"
    r"|我?(?:刚才?|刚刚|方才|上一?|最后|今天|上午|下午|早上|昨天)(?:(?:群?发|下发|通知)(?:[给到]?[一-龥]{2,6}?(?=[的那]))?)?(?:出去|下去|给\S{2,8})?的?"
    rf"{_NTH}|发[给到][一-龥]{{2,6}}?的?{_NTH})"
)
_NOUN: Final = r"(?P<noun>(?:会议|培训|会商|约谈)?通知|通报|消息|发文|学习材料|(?:廉政)?提醒)?"
_BACK: Final = r"(?:撤[回销掉]?|收回|作废)(?:来|去|了|掉|吧|一下)*"
_ASIDE: Final = r"(?:请|麻烦|帮我|不好意思[，,]?|抱歉[，,]?)*"
_RECALL: Final = (
    lazily(
        rf"{_ASIDE}(?:把|将)?{_LATELY}{_NOUN}(?:都|是)?(?:[发写]?错了?|有误|不对)?[，,]?(?:先|请|给我)?{_BACK}[。]?"
    ),
    lazily(rf"{_ASIDE}{_BACK}(?:{_LATELY})?{_NOUN}[。]?"),
)
_WRONG: Final = lazily(
    rf"{_ASIDE}(?:把|将)?{_LATELY}{_NOUN}(?:里面?|中|上)?的?(?:"
    r"[^，,。错]{0,8}?(?:[写打弄发说]?错了?|有误|不对)|(?:改|更正|修改|调整)一?下)[，,。；\s]*"
    r"[^，,。错改应]{0,6}?(?:应?该?[为是]|改[为成到]|更正为)[\s：:]*(?P<new>\S.*?)[。]?",
    re.DOTALL,
)
_SHAPES: Final = (
    lazily(r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]"),
    lazily(r"(?:[上下中]午|晚上)?\d{1,2}(?:[点时](?:半|\d{1,2}分?)?|[:：]\d{2})"),
)


@dataclass(frozen=True)
class Lately:
    """`new`: what should stand there; None: it is to be taken back. `named`: whether the words name a thing that is sent out."""

    named: bool
    new: str | None = None


def read_lately(text: str) -> Lately | None:
    """«收回刚才那条», «刚才通知里时间写错了，应为下午4点»; None for what speaks of nothing just sent."""
    said = tidy(text).strip()
    if found := next((found for each in _RECALL if (found := each.fullmatch(said))), None):
        return Lately(bool(found["noun"]))
    wrong = _WRONG.fullmatch(said)
    return Lately(bool(wrong["noun"]), wrong["new"]) if wrong else None


def corrected(text: str, new: str) -> str | None:
    """The text with a day or an hour in the place of the only one that stood there; None where that is not sure."""
    for shape in _SHAPES:
        if shape.fullmatch(new):
            return shape.sub(new, text) if len(shape.findall(text)) == 1 else None
    return None
