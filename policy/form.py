"""《“三重一大”事项报告表》: which fields each kind of matter needs, and reading them from what people send.

The fields are those of regulations.md §4.2 (suggested, since the province's own form was not seen).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, Field


class FormField(BaseModel):
    """One field of the form: its key in rows, its title, and the words by which a text names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z_]{1,20}$")
    title: str = Field(min_length=1, max_length=20)
    words: tuple[str, ...] = ()


class FormSettings(BaseModel):
    """A version of the form: in force from a day on, with the fields that each kind of matter needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    effective_from: date = date(2026, 1, 1)
    decision: tuple[FormField, ...] = (
        FormField(key="basis", title="决策依据", words=("依据", "决策依据", "政策依据")),
    )
    personnel: tuple[FormField, ...] = (
        FormField(key="procedure", title="履行程序情况", words=("程序", "履行程序", "动议", "民主推荐", "考察")),
    )
    project: tuple[FormField, ...] = (
        FormField(key="approval", title="立项批复", words=("批复", "立项", "立项批复")),
        FormField(key="estimate", title="投资估算", words=("估算", "概算", "总投资", "投资估算")),
        FormField(
            key="tendering", title="招标采购方式", words=("招标", "采购方式", "招标方式", "比选", "招标采购方式")
        ),
    )
    funds: tuple[FormField, ...] = (
        FormField(key="amount", title="金额", words=("金额",)),
        FormField(key="source", title="资金来源", words=("资金来源", "来源", "列支")),
        FormField(key="use", title="资金用途", words=("用途", "资金用途", "用于")),
        FormField(key="basis", title="依据", words=("依据", "政策依据")),
        FormField(
            key="preparatory", title="前期会议情况", words=("前期会议", "前期工作", "评估", "评审", "可研", "论证")
        ),
    )

    def fields(self, kind: str) -> tuple[FormField, ...]:
        """The fields that this kind of matter needs; none for «other»."""
        return getattr(self, kind) if kind in KINDS else ()


KINDS: Final = {"decision": "重大决策", "personnel": "重要人事任免", "project": "重大项目安排", "funds": "大额资金使用"}
PAPER: Final = re.compile(r"纸质(?:材料|件|报告表|表)?(?:已|已经)?(?:报送|送达|送|交)(?:了|过)?|已(?:送|交)纸质")


@dataclass(frozen=True)
class FormItem:
    """What the form needs to know of an agenda item."""

    position: int
    kind: str
    text: str
    has_amount: bool


@dataclass(frozen=True)
class Lack:
    """One field that one item still lacks."""

    position: int
    field: FormField

    @property
    def title(self) -> str:
        """«第2项资金来源»."""
        return f"第{self.position}项{self.field.title}"


def lacking(items: Iterable[FormItem], filled: Mapping[str, str], settings: FormSettings) -> tuple[Lack, ...]:
    """The fields still missing, item by item; `filled` maps «position.key» (or «*» for paper) to what was said."""
    if "*" in filled:
        return ()
    return tuple(
        Lack(item.position, field)
        for item in items
        for field in settings.fields(item.kind)
        if f"{item.position}.{field.key}" not in filled and not _said(item, field)
    )


def _said(item: FormItem, field: FormField) -> bool:
    """Whether the item's own words already answer a field: an amount was read, or the field is named in a sentence."""
    if field.key == "amount":
        return item.has_amount
    return any(f"{word}：" in item.text or f"{word}:" in item.text for word in field.words)


def read_fields(text: str, lacks: Sequence[Lack]) -> dict[str, str]:
    """What a text says of the missing fields: «第2项资金来源：财政预算；依据：……» → {«2.source»: …}.

    Without an item's number a field fills every item that lacks it; when one field is missing, the whole text is it.
    """
    filled: dict[str, str] = {}
    for part in re.split(r"[；;\n。]+", text):
        found = re.match(r"\s*(?:第?\s*(\d+)\s*[项.、]?)?\s*([一-龥]{2,8}?)\s*[：:是为]\s*(.+)", part.strip())
        if found is None:
            continue
        number, name, value = found.groups()
        for lack in lacks:
            named = name in (lack.field.title, *lack.field.words)
            if named and (number is None or int(number) == lack.position):
                filled[f"{lack.position}.{lack.field.key}"] = value.strip()
    if not filled and len(lacks) == 1 and text.strip():
        filled[f"{lacks[0].position}.{lacks[0].field.key}"] = text.strip()
    return filled
