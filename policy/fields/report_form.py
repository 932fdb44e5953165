"""《“三重一大”事项报告表》: which fields each kind of matter needs, and reading them from what people send.

The fields are those of regulations.md §4.2 (suggested, since the province's own form was not seen).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, model_validator

from policy.fields.field import Field


class FormVersion(BaseModel):
    """A version of the form: in force from a day on, with the fields that each kind of matter needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    effective_from: date = date(2026, 1, 1)
    decision: tuple[Field, ...] = (Field(key="basis", title="决策依据", words=("依据", "决策依据", "政策依据")),)
    personnel: tuple[Field, ...] = (
        Field(key="procedure", title="履行程序情况", words=("程序", "履行程序", "动议", "民主推荐", "考察")),
    )
    project: tuple[Field, ...] = (
        Field(key="approval", title="立项批复", words=("批复", "立项", "立项批复")),
        Field(key="estimate", title="投资估算", words=("估算", "概算", "总投资", "投资估算")),
        Field(key="tendering", title="招标采购方式", words=("招标", "采购方式", "招标方式", "比选", "招标采购方式")),
    )
    funds: tuple[Field, ...] = (
        Field(key="amount", title="金额", words=("金额",)),
        Field(key="source", title="资金来源", words=("资金来源", "来源", "列支")),
        Field(key="use", title="资金用途", words=("用途", "资金用途", "用于")),
        Field(key="basis", title="依据", words=("依据", "政策依据")),
        Field(key="preparatory", title="前期会议情况", words=("前期会议", "前期工作", "评估", "评审", "可研", "论证")),
    )

    def fields(self, kind: str) -> tuple[Field, ...]:
        """The fields that this kind of matter needs; none for «other»."""
        return getattr(self, kind) if kind in KINDS else ()


class FormSettings(BaseModel):
    """The versions of the form, oldest first, and what becomes of a file made from one that is no longer in force."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old_versions: Literal["accept", "refuse"] = "accept"
    """Taken with a note, or refused with the way to the new form."""
    versions: tuple[FormVersion, ...] = pydantic.Field(default=(FormVersion(),), min_length=1)

    @model_validator(mode="after")
    def _each_after_the_other(self) -> "FormSettings":
        days = [version.effective_from for version in self.versions]
        if days != sorted(set(days)):
            raise ValueError("versions: each must have a later effective_from than the one before it")
        return self

    def on(self, day: date) -> FormVersion:
        """The version in force on a day; before the first one came into force, the first."""
        return next((each for each in reversed(self.versions) if each.effective_from <= day), self.versions[0])


PAPER_SENT: Final = "纸质已送"
KINDS: Final = {"decision": "重大决策", "personnel": "重要人事任免", "project": "重大项目安排", "funds": "大额资金使用"}
PAPER: Final = re.compile(
    r"纸质的?(?:材料|件|报告表|表)?(?:已|已经)?(?:今天|明天|后天|今早|明早|[上下]午|马上|稍后|回头|一会儿?|会|再)*(?:报送|送达|送|交)(?:了|过)?|已(?:送|交)纸质"
)


MATERIALS: Final = 0
"""The position under which a meeting's own materials stand; items are counted from 1."""


@dataclass(frozen=True)
class FormItem:
    """What the form needs to know of an agenda item; `prepared` when its preparatory meeting is on file."""

    position: int
    kind: str
    text: str
    has_amount: bool
    prepared: bool = False


@dataclass(frozen=True)
class Lack:
    """One field of one item, or one material of the meeting."""

    position: int
    field: Field

    @property
    def key(self) -> str:
        """«2.source»: under which the answer is kept."""
        return f"{self.position}.{self.field.key}"

    @property
    def title(self) -> str:
        """«第2项资金来源», «会议方案»."""
        return f"第{self.position}项{self.field.title}" if self.position else self.field.title


def required(items: Iterable[FormItem], version: FormVersion, materials: Sequence[Field] = ()) -> tuple[Lack, ...]:
    """Everything that the form of this meeting asks for, filled or not."""
    of_items = tuple(Lack(item.position, field) for item in items for field in version.fields(item.kind))
    return of_items + tuple(Lack(MATERIALS, field) for field in materials)


def lacking(
    items: Sequence[FormItem],
    filled: Mapping[str, str],
    version: FormVersion,
    materials: Sequence[Field] = (),
) -> tuple[Lack, ...]:
    """The fields still missing, item by item; `filled` maps «position.key» (or «*» for paper) to what was said."""
    if "*" in filled:
        return ()
    by_position = {item.position: item for item in items}
    return tuple(
        lack
        for lack in required(items, version, materials)
        if lack.key not in filled and not _said(by_position.get(lack.position), lack.field)
    )


def _said(item: FormItem | None, field: Field) -> bool:
    """Whether the item itself answers a field: an amount was read, a preparatory meeting is on file, or it is named."""
    if item is None:
        return False
    if field.key in ("amount", "estimate") and item.has_amount:
        return True
    if field.key == "preparatory" and item.prepared:
        return True
    return any(f"{word}：" in item.text or f"{word}:" in item.text for word in field.words)


def say_lacks(lacks: Sequence[Lack]) -> str:
    """«报告表还缺：第2项资金来源、第2项依据。», «材料还缺：会议方案。»; "" when nothing is missing."""
    said = ""
    for head, wanted in (("报告表还缺", True), ("材料还缺", False)):
        titles = [lack.title for lack in lacks if bool(lack.position) == wanted]
        said += f"{head}：{'、'.join(titles)}。" if titles else ""
    return said


@dataclass(frozen=True)
class Labelled:
    """«第2项资金来源：财政预算»: the item's number if it was said, the name and the value."""

    number: int | None
    name: str
    value: str


def read_labelled(text: str, names: Iterable[str]) -> tuple[Labelled, ...]:
    """Every part of a text that is headed by one of these names: «地点：机关五楼；第2项依据为……»."""
    heads = _heads(text, names)
    ends = [*(each.start() for each in heads), len(text)][1:]
    return tuple(
        Labelled(int(each["number"]) if each["number"] else None, each["name"], _value(text[each.end() : end]))
        for each, end in zip(heads, ends, strict=True)
    )


def _value(words: str) -> str:
    """What is written, without the particle at the end of what was said: «依据就写市里那个批复吧»."""
    said = words.strip(" ，,；;。\n")
    return said[:-1] if len(said) > 2 and said[-1] in "吧哈咯" else said


def unlabelled(text: str, names: Iterable[str]) -> str:
    """What stands before the first part that is headed by one of these names; the whole text when there is none."""
    heads = _heads(text, names)
    return (text[: heads[0].start()] if heads else text).strip(" ，,；;。\n")


def _heads(text: str, names: Iterable[str]) -> list[re.Match[str]]:
    known = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
    if not known:
        return []
    head = re.compile(
        rf"(?:^|(?<=[；;，,。\s]))(?:第?\s*(?P<number>\d+)\s*[项.、]\s*的?)?(?P<name>{known})"
        r"(?:\s*(?:[：:]|[写填说]?错了?[，,]?\s*(?:应该?)?[是为]|[就还仍]?[是写填](?![上好完过了])|(?:更正|变更|调整|修改|改|换)?为|[改换][成到在至])\s*|\s+(?=\S))"
    )
    return list(head.finditer(text))


def read_paper(text: str, wanted: Sequence[Lack]) -> dict[str, str]:
    """What «纸质已送» speaks of: the fields or the item that its clause names, else the whole form («*»)."""
    said: dict[str, str] = {}
    for found in PAPER.finditer(text):
        clause = re.split(r"[；;，,。\n]", text[: found.start()])[-1]
        number = re.search(r"第\s*(\d+)\s*项", clause)
        named = [lack for lack in wanted if any(word in clause for word in lack.field.labels)]
        of = [lack for lack in named or wanted if number is None or lack.position == int(number[1])]
        said |= {lack.key: PAPER_SENT for lack in of} if named or number else {"*": PAPER_SENT}
    return said


def read_fields(parts: Iterable[Labelled], wanted: Sequence[Lack]) -> dict[str, str]:
    """What labelled parts say of the form: → {«2.source»: «财政预算»}. Without a number a part fills every such field."""
    return {
        lack.key: part.value
        for part in parts
        for lack in wanted
        if part.value and part.name in lack.field.labels and part.number in (None, lack.position)
    }
