"""Which department, its new name, its new group and from when, as any words about a change of departments say it."""

import re
from datetime import date
from typing import Final

from actions.people import department_changes, supervised
from handlers.talk.message import Desk, Message
from handlers.talk.slot_kinds import whole
from handlers.talk.slots import Slot
from policy.report.handover_words import day_words
from policy.text.compare import chinese_number
from policy.when import read_day

_BODY: Final = r"[一-龥]{1,10}?(?:局|委员会|委|办公室|办|厅|院|中心|大队|支队|站|所|馆|公司|学校)"
_NEW: Final = re.compile(
    rf"(?:改[名称]?[为叫成]|更名[为成]?|[叫换]成?|名[称字]改[为成]|变更?[为成]|[新增]设[立了]?|新?成立了?|新?组建了?|增加了?|新添了?|加[个进上]?|多[出了]?来?|建[个立]?)"
    rf"(?:被?监督|派驻|下属)?(?:单位|的)?(?:一?个)?[：:，,\s]*(?P<name>{_BODY})(?![一-龥]*(?:下属|的))"
)
_FIRST: Final = re.compile(rf"^(?:[^，,。；]{{0,4}}[，,])?(?P<name>{_BODY})")
_INTO: Final = re.compile(r"(?:[并归合划转撤][到入进给在]+|[算进到入归]|→)(?:了|里)?\s*$")
_PARENT: Final = re.compile(r"(?:上级(?:单位)?是?|归属?|隶属于?|下属于?)[：:\s]*$")
_NEW_YEAR: Final = re.compile("元旦(?!节|当|起|开始)")
_ORDINAL: Final = re.compile(r"第?(?P<n>[一二三四五六七八九十\d]{1,2})(?:派驻)?(?:纪检监察)?组")


def _named(desk: Desk, text: str) -> list[tuple[int, str]]:
    """The departments within reach that a text names, with the place of each."""
    known = [each.name for each in supervised.in_reach(desk.context)]
    return sorted((text.index(name), name) for name in known if name in text)


def named_in(desk: Desk, text: str) -> list[str]:
    """The departments within reach that a text names, in its order."""
    return [name for _, name in _named(desk, text)]


def _target(desk: Desk, message: Message) -> list[str]:
    """Of «体育局并到文旅局去» the second."""
    found = [name for place, name in _named(desk, message.text) if _INTO.search(message.text[:place])]
    last = [
        name for place, name in _named(desk, message.text) if _INTO.search(message.text[: message.text.rindex(name)])
    ]
    return list(dict.fromkeys(found + last))


def _going(desk: Desk, message: Message) -> list[str]:
    into = _target(desk, message)
    return [name for name in named_in(desk, message.text) if name not in into]


def _parent(desk: Desk, message: Message) -> list[str]:
    return [name for place, name in _named(desk, message.text) if _PARENT.search(message.text[:place])]


def _new_name(desk: Desk, message: Message) -> list[str]:
    """What is to be the name, which none within reach has."""
    known = named_in(desk, message.text)
    found = [*_NEW.finditer(message.text), *_FIRST.finditer(message.text)]
    return [each["name"] for each in found if each["name"] not in known][:1]


def _groups(desk: Desk, message: Message) -> list[str]:
    """By name, or by its number: «二组», «第二派驻组»."""
    said = {chinese_number(each["n"]) for each in _ORDINAL.finditer(message.text)}
    known = supervised.groups(desk.context)
    by_number = [
        each.name for each in known if (own := _ORDINAL.search(each.name)) and chinese_number(own["n"]) in said
    ]
    return [each.name for each in known if each.name in message.text] or by_number


def _day(desk: Desk, message: Message) -> list[str]:
    """Since when: «元旦» alone is the day, no holiday."""
    day = read_day(
        _NEW_YEAR.sub("元旦起", day_words(message.text, "", "")), message.at, desk.context.rules.calendar, "future"
    )
    return [day.isoformat()] if isinstance(day, date) and day >= message.at.date() else []


def reach(desk: Desk) -> list[str]:
    """The departments whose changes the person orders."""
    return [each.name for each in supervised.in_reach(desk.context)]


def _waiting(desk: Desk) -> list[str]:
    """Those that are to change."""
    return [each.name for each in supervised.in_reach(desk.context) if department_changes.pending(desk.context, each)]


def _ordered(desk: Desk, message: Message) -> list[str]:
    named = named_in(desk, message.text)
    return [name for name in named if name in _waiting(desk)] or named


def _all_groups(desk: Desk) -> list[str]:
    return [each.name for each in supervised.groups(desk.context)]


CHANGED: Final = Slot("name", lambda desk, message: named_in(desk, message.text), "请问是哪个单位？", reach)
GOING: Final = Slot("name", _going, "请问并出的是哪个单位？", reach)
INTO: Final = Slot("after", _target, "请问并入哪个单位？", reach, alone=CHANGED.read)
NEW: Final = Slot("name", _new_name, "请问新单位的名称是？如“数据局”", alone=whole)
RENAMED: Final = Slot("after", _new_name, "请问新的名称是？如“交通运输局”", alone=whole)
PARENT: Final = Slot("parent", _parent)
GROUP: Final = Slot("group", _groups)
TO_GROUP: Final = Slot("after", _groups, "请问划转到哪个派驻纪检监察组？", _all_groups)
FROM: Final = Slot("when", _day, "请问自哪一天起？如“1月1日”", lambda _desk: ["今天"])
ORDERED: Final = Slot("name", _ordered, "请问是哪个单位的变更？", lambda desk: _waiting(desk) or reach(desk))
