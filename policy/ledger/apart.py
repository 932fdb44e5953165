"""Values that stand apart between spaces: «记制度 印发《…》 交发〔2026〕19号 11月1日» says three things, one of them free."""

import re
from collections.abc import Mapping
from typing import Any, Final

from policy.fields.days import LEADING_DAY
from policy.fields.field import Field
from policy.ledger.definition import LedgerDefinition
from policy.text.compare import fold

_DAY: Final = r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]"
_BY: Final = (
    rf"{_DAY}(?:之?前|以前|止)?(?:\S{{0,2}}(?:完成|整改|到位|办结|报送|上报|落实|反馈|答复|结束|期满|到期|收官))?"
)
_MONEY: Final = r"(?:约|共|计|资金)?[\d.,]+(?:余|多)?[万亿千百]*元(?:左右|整)?"
_COUNT: Final = r"\d{1,5}\s*(?:人次|人|名|位|件|个|次|家|份|场|期)"
_NEXT_PART: Final = re.compile(r"[；;。\n]\s*|[，,]\s*(?:另外|还有|再就是|又)[，,]?\s*")
_DAY_OF: Final = rf"(?:[一-龥]{{2,4}}?\s?)?{LEADING_DAY.pattern.removeprefix('^')}"  # «高飞今天……»
_NEXT_DEED: Final = re.compile(  # a day of its own, and something done: not «，昨天发现的问题已整改»
    rf"[，,]\s*(?=(?:又|还|也)?{_DAY_OF}(?:又|还|也|去|到|在|我)*[^，,；;。]{{0,12}}?(?:谈话|谈了|约谈|督导|督促|检查(?!发现|出|中)|查[了过看]|走访|听取|调研|研究|部署|讲|学习))"
)
_AGAIN: Final = re.compile(rf"({_DAY_OF})(?:又|也|还)+")  # «今天又跟……谈话»
_SPACE: Final = re.compile(r"([ \t]+)")


def deeds_apart(words: str) -> list[str]:
    """«11月16日与规划科谈话，18日又与养护科谈话»: each deed with its own day; one where not every part begins with its day."""
    for marks in (_NEXT_PART, _NEXT_DEED):
        parts = [part.strip() for part in marks.split(words) if part.strip()]
        if len(parts) > 1 and all(re.match(_DAY_OF, part) for part in parts):
            return [_AGAIN.sub(r"\1", part) for part in parts]
    return [words]


def day_apart(words: str) -> str:
    """The first word that is nothing but a day; empty when there is none."""
    return next((each for each in words.split() if re.fullmatch(_DAY, fold(each))), "")


def without_apart(definition: LedgerDefinition, values: Mapping[str, Any], words: str) -> str:
    """The words without those that only repeat a value of another field; words that would leave nothing stay."""
    patterns = [shape for field in definition.fields if field.key in values and (shape := _shape(field, values))]
    if not patterns or not _SPACE.search(words):
        return words
    lines = []
    for line in words.split("\n"):
        kept = [each for each in _SPACE.split(line) if not any(re.fullmatch(p, fold(each).strip()) for p in patterns)]
        lines.append(re.sub(r"[ \t]{2,}", " ", "".join(kept)).strip())
    left = "\n".join(line for line in lines if line)
    return left or words


def _shape(field: Field, values: Mapping[str, Any]) -> str:
    """What a word looks like that says only this field."""
    match field.type:
        case "date":
            return _BY if field.when == "future" else _DAY
        case "money":
            return _MONEY
        case "count":
            return _COUNT
        case "paper":
            return re.escape(fold(str(values[field.key])))
        case _:
            return ""
