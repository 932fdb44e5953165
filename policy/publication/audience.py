"""To whom something goes, as the office says it: «各单位联络员», «水利局和教育局», «除交通局外的各单位», «张伟、陈芳».

The one grammar of an audience. It takes what stands at the beginning and gives back the rest; names are those of the
sender's own groups, so that nobody else can be meant.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from policy.text.lazy import lazily

Kind = Literal["units", "below", "everybody", "department", "person", "chat", "groups"]

ROLES: Final[Mapping[str, str]] = {
    "联络员": "liaison", "班子成员": "leader", "领导班子": "leader", "主要负责人": "principal", "主要负责同志": "principal", "一把手": "principal",
    "负责人": "principal", "负责同志": "principal", "主要领导": "principal",
    "分管领导": "in_charge", "分管负责人": "in_charge", "分管负责同志": "in_charge", "机关纪委": "discipline", "科室人员": "staff", "工作人员": "staff",
}  # fmt: skip
ROLE_NAMES: Final = {
    "liaison": "联络员", "leader": "班子成员", "principal": "主要负责人", "in_charge": "分管领导", "discipline": "机关纪委", "staff": "科室人员", "": "",
}  # fmt: skip
_ALL: Final = r"(?:各|所有|全部|全体|每个)(?:被?监督)?(?:单位|部门|委办局|局委办|部委办局|局)"
_GROUPS: Final = r"(?:各|所有|全部|全体|每个)(?:派驻|派出)?(?:纪检监察)?组|派驻各组"
_BELOW: Final = r"(?:各|所有|全部|全体)?(?:的)?(?:下属|所属|直属|二级)(?:的)?(?:各)?(?:事业)?(?:单位|机构|部门)"
_EVERYBODY: Final = r"全体(?:人员|同志|干部职工|干部|成员)?|大家|所有人|全员|每个人|全部人员|所有(?=联络员|班子成员|主要负责人)|各(?=联络员)"
_OTHERS: Final = lazily(
    rf"(?:其他|其余|别的|剩下)?的?(?:单位|部门|局)的?(?P<role>{'|'.join(sorted(ROLES, key=len, reverse=True))})?"
)
_JOIN: Final = r"\s*(?:、|，|,|和|与|及|以及|\s)\s*"
_UNKNOWN: Final = lazily(
    r"[\u4e00-\u9fff]{2,8}?(?:局|委|院|厅|中心|支队|大队|学校|公司)(?=[、，,\s：:和与及的联班主一分领]|$)"
)
_LEAD: Final = lazily(r"(?:一下)?[\s：:，,]*(?:就|都)?(?:转?发给?|给|向|让|请|叫|致|到)?\s*")


@dataclass(frozen=True)
class Named:
    """Who can be named: the departments as they may be said, with their full names; people; group chats."""

    departments: Mapping[str, str]
    people: Collection[str] = ()
    chats: Collection[str] = ()
    groups: Mapping[str, str] | None = (
        None  # for the commission: its groups, as they may be said, with their full names
    )

    @cached_property
    def department(self) -> str:
        """The pattern of a department's name."""
        return rf"(?:[省市县区](?=..))?(?:{_either(self.departments)})"

    @cached_property
    def person(self) -> str:
        """The pattern of a person's name."""
        return _either(self.people)

    @cached_property
    def group(self) -> re.Pattern[str]:
        """One part of an audience."""
        roles = _either(ROLES)
        if self.groups is not None:
            return lazily(rf"(?:(?P<groups>{_GROUPS})|(?P<group>{_either(self.groups)}))(?:的)?(?:综合科)?")
        return lazily(
            rf"(?:(?P<chat>{_either(self.chats)})"
            rf"|(?P<person>{self.person})同志"
            rf"|{self.department}(?:的)?(?:{roles})?(?P<person3>{self.person})(?:同志)?"
            rf"|(?:(?:(?P<parent>{self.department})(?:的)?)?(?P<below>{_BELOW})|(?P<department>{self.department})|(?P<units>{_ALL})"
            rf"|(?P<everybody>{_EVERYBODY}))(?:的)?(?P<role>{roles})?"
            rf"|(?P<person2>{self.person})|(?P<bare>{roles}))(?:同志们?|们)?"
        )

    @cached_property
    def minus(self) -> re.Pattern[str]:
        """«除交通局外», «不含水利局、教育局», «除第二派驻组外»."""
        name = rf"(?:{self.department}|{self.person}|{_either(self.groups or {})})"
        names = rf"(?P<names>{name}(?:{_JOIN}{name})*)"
        return lazily(
            rf"\s*[（(，,]?\s*(?:除了?|不含|不包括|不发)\s*{names}\s*(?:以外|之外|除外|外)?[）)]?(?:的)?[，,\s]*"
        )


@dataclass(frozen=True)
class Part:
    """One part: all that report by themselves, those below them (or below `name`), everybody, a department, a person, a chat.

    `role` is one of ROLES' values.
    """

    kind: Kind
    name: str = ""
    role: str = ""

    @property
    def said(self) -> str:
        """As it is written back: «各单位联络员», «水利局班子成员»."""
        whole = self.name or "各派驻组" if self.kind == "groups" else ""
        whole = whole or {"units": "各单位", "everybody": "全体", "below": f"{self.name}下属单位"}.get(
            self.kind, self.name
        )
        return whole + ROLE_NAMES[self.role] + ("人员" if self.kind == "everybody" and not self.role else "")


@dataclass(frozen=True)
class Audience:
    """Whom the words mean, without those in `minus`; `unknown` is a name that is no department's of the sender's."""

    parts: tuple[Part, ...] = ()
    minus: tuple[str, ...] = ()
    unknown: str = ""

    @property
    def said(self) -> str:
        """As it is written back."""
        return "、".join(part.said for part in self.parts) + (f"（除{'、'.join(self.minus)}）" if self.minus else "")


def read_audience(text: str, named: Named) -> tuple[Audience, str] | None:
    """The audience at the beginning of a text and what is left of it; None where none stands there."""
    at = _lead(text)
    before = named.minus.match(text, at)
    minus, at = (_names(before["names"], named), before.end()) if before else ((), at)
    found = list(_parts(text, at, named)) or (_others(text, at) if minus else [])
    parts = [part for part, _end in found]
    at = found[-1][1] if found else at
    if not parts:
        unknown = _UNKNOWN.match(text, at)
        return (Audience(unknown=unknown[0]), text[unknown.end() :].lstrip(" ：:，,")) if unknown else None
    after = named.minus.match(text, at)
    if after:
        minus, at = minus + _names(after["names"], named), after.end()
    unknown = (
        _UNKNOWN.fullmatch(text[at:].lstrip("、，,和与及 ").split(" ")[0]) if text[at : at + 1] in "、和与及" else None
    )
    return Audience(tuple(_shared_roles(parts)), minus, unknown[0] if unknown else ""), text[at:].lstrip(" ：:，,")


def _lead(text: str) -> int:
    found = _LEAD.match(text)
    return found.end() if found else 0


def _others(text: str, at: int) -> list[tuple[Part, int]]:
    """«除交通局以外的单位»: who is left."""
    found = _OTHERS.match(text, at)
    return [(Part("units", "", ROLES.get(found["role"] or "", "")), found.end())] if found else []


def _parts(text: str, at: int, named: Named) -> Iterator[tuple[Part, int]]:
    joined = lazily(_JOIN)
    while found := named.group.match(text, at):
        yield _part(found, named), found.end()
        join = joined.match(text, found.end())
        if join is None:
            return
        at = join.end()


def _part(found: re.Match[str], named: Named) -> Part:
    if named.groups is not None:
        return Part("groups", named.groups[found["group"]] if found["group"] else "")
    role = ROLES.get(found["role"] or found["bare"] or "", "")
    if found["chat"]:
        return Part("chat", found["chat"])
    if name := found["person"] or found["person2"] or found["person3"]:
        return Part("person", name)
    if found["below"]:
        return Part("below", _full(found["parent"], named) if found["parent"] else "", role)
    if found["department"]:
        return Part("department", _full(found["department"], named), role)
    return Part("everybody" if found["everybody"] and not role else "units", "", role)


def _shared_roles(parts: list[Part]) -> list[Part]:
    """«水利局、教育局班子成员»: both; «水利局联络员和主要负责人», «水利局及下属单位»: both are 水利局's."""
    for place in range(len(parts) - 2, -1, -1):
        here, after = parts[place], parts[place + 1]
        if here.kind == after.kind == "department" and not here.role:
            parts[place] = replace(here, role=after.role)
    for place in range(1, len(parts)):
        before, here = parts[place - 1], parts[place]
        if before.kind == "department" and before.role and here.kind == "units" and here.role:
            parts[place] = replace(before, role=here.role)
        if before.kind == "department" and here.kind == "below" and not here.name:
            parts[place] = replace(here, name=before.name)
    return parts


def _names(text: str, named: Named) -> tuple[str, ...]:
    found = re.findall(rf"{named.department}|{named.person}|{_either(named.groups or {})}", text)
    return tuple((named.groups or {}).get(name) or _full(name, named) for name in found)


def _full(said: str, named: Named) -> str:
    return named.departments.get(said) or named.departments.get(said[1:], said)


def _either(words: Collection[str] | Mapping[str, str]) -> str:
    """A pattern for any of the words, the longest first; for none it matches nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word) or r"(?!)"
