"""Who, where, as what and by which account, as any words about posts say it: the slots of the acts on people."""

import re
from datetime import date
from typing import Final

from actions.common import departments
from actions.common.errors import UserError
from actions.people import changes, colleagues
from actions.people.members import ROLE_OF, WITHOUT_DEPARTMENT
from handlers.talk.message import Desk, Message
from handlers.talk.slots import Slot
from policy.fields.people import fold_account
from policy.report.handover_words import (
    HandoverWords,
    day_words,
    may_be_handover,
    post_named,
    read_handover,
    speaks_of_self,
)
from policy.screening.surnamed import surnamed
from policy.text.lazy import lazily
from policy.text.write import say_day
from policy.when import read_day

POSTS: Final = [title for title, role in ROLE_OF.items() if role not in WITHOUT_DEPARTMENT]
_ACCOUNT: Final = lazily(
    r"(?:账号|帐号|账户)(?:是|为|叫)?[\s：:]*(?P<named>[A-Za-z0-9][A-Za-z0-9_.@-]{0,63})|(?<![A-Za-z0-9_])(?P<alone>[A-Za-z][A-Za-z0-9_.@-]{1,63})"
)
_VERBS: Final = (
    "加到",
    "加进",
    "加入",
    "加上",
    "加成",
    "添到",
    "录入",
    "换成",
    "改成",
    "变成",
    "调整成",
)  # no part of a name before or behind them
_CALLED: Final = lazily(r"[小老].{1,2}|.{1,2}[局处科站院总]|某.")


def named_in(desk: Desk, text: str) -> list[str]:
    """The people of the list whom a text names, in its order; «张局» is one of them."""
    text = colleagues.in_full(desk.context, text)
    found = {each for each in colleagues.names(desk.context) if each in text}
    return sorted(found, key=text.index)


def strangers_in(desk: Desk, text: str) -> list[str]:
    """The names in a text that are nobody's whom the person may see: «小孙» and «张局» are no names."""
    known = [*_VERBS, *named_in(desk, text), *POSTS, *(each.name for each in departments.mentioned(desk.context, text))]
    plain = text
    for word in sorted(known, key=len, reverse=True):
        plain = plain.replace(word, "，")
    found = dict.fromkeys(plain[begin:end] for begin, end in surnamed(plain))
    return [each for each in found if 2 <= len(each) <= 4 and not _CALLED.fullmatch(each)]


def account_in(text: str) -> str:
    """The account that a text names, folded; empty where it names none."""
    found = _ACCOUNT.search(fold_account(text) if text.isascii() else text)
    return fold_account(found["named"] or found["alone"]) if found else ""


def without_account(text: str) -> str:
    """The text without it: «lina2» names no day."""
    return _ACCOUNT.sub(" ", text)


def _account(desk: Desk, message: Message) -> list[str]:
    """As it was said, or that of somebody who is on the list already."""
    if said := account_in(message.text):
        return [said]
    try:
        return [changes.find(desk.context, name).member.userid for name in named_in(desk, message.text)][:1]
    except UserError:
        return []


def _place(desk: Desk, message: Message) -> list[str]:
    return [each.name for each in departments.mentioned(desk.context, message.text)]


def _target(desk: Desk, message: Message) -> list[str]:
    """Of «从教育局调到水利局» the second."""
    named = _place(desk, message)
    to = [
        each
        for each in named
        if re.search(rf"[到去至往入调](?:了)?(?:{'|'.join(departments.forms(each))})", message.text)
    ]
    return to if len(to) == 1 else named


def _posts(_desk: Desk, message: Message) -> list[str]:
    """By its title, or as people call it: «副局长», «班子多一位» are 班子成员."""
    named = [title for title in POSTS if title in message.text]
    return named or [each for each in (post_named(message.text),) if each] or ["班子成员"] * ("班子" in message.text)


def _day(desk: Desk, message: Message) -> list[str]:
    day = read_day(day_words(message.text, "", ""), message.at, desk.context.rules.calendar, "future")
    return [say_day(day)] if isinstance(day, date) and day > message.at.date() else []


_STRICT: Final = re.compile(
    r"(?:岗位)?交接[\s：:]*(?P<giver>[^\s\d→>至给到，。-]{2,4})\s*(?:→|->|—>|-+>|至|给|到|\s)\s*(?P<taker>[^\s\d→>，。]{2,4}?)"
    r"(?P<rest>(?:[\s，,]|\d|自|从|今|明|下|本).*)?[。]?",
    re.DOTALL,
)


def hands_over(desk: Desk, message: Message) -> HandoverWords | None:
    """«交接 王敏 → 周洁 12月1日» with names known or not; else everyday words about two people of the list."""
    text = message.text.strip()
    if found := _STRICT.fullmatch(text):
        return HandoverWords(found["giver"].removesuffix("同志"), found["taker"].removesuffix("同志"), plain=True)
    return _handover(desk, text) if may_be_handover(text) else None


def _handover(desk: Desk, text: str) -> HandoverWords | None:
    text = colleagues.in_full(desk.context, text)
    return read_handover(text, colleagues.names(desk.context), desk.context.me.name, strangers_in(desk, text))


def handover_meant(desk: Desk, message: Message) -> HandoverWords:
    """What words that were found to mean it say; who takes is asked for where nobody is named."""
    named = [desk.context.me.name] if speaks_of_self(message.text) else named_in(desk, message.text)
    alone = HandoverWords(named[0] if len(named) == 1 else "", "", post=post_named(message.text))
    return _handover(desk, message.text) or alone


PLACE: Final = Slot(
    "place", _place, "请问是哪个单位？", lambda desk: [each.name for each in departments.visible(desk.context)]
)
WHERE: Final = Slot("place", _place)
TARGET: Final = Slot(
    "other", _target, "请问调到哪个单位？", lambda desk: [each.name for each in departments.visible(desk.context)]
)
ROLE: Final = Slot("role", _posts, "请问任什么岗位？", lambda _desk: POSTS)
NEW_ROLE: Final = Slot("role", _posts)
MEMBER: Final = Slot("name", lambda desk, message: named_in(desk, message.text), "请问是哪位同志？请写姓名")
DAY: Final = Slot("day", _day)
NEWCOMER: Final = Slot(
    "name",
    lambda desk, message: strangers_in(desk, message.text) or named_in(desk, message.text),
    "请问这位同志的姓名是？",
    free=True,
)
ACCOUNT: Final = Slot(
    "account", _account, "请提供该同志的企业微信账号，见企业微信管理后台“通讯录”，如“lisi”", free=True
)
