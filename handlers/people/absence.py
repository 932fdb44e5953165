"""请假 with a deputy: reminders of these days go to the deputy."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.people import absences, colleagues
from actions.people.absences import Pair, say_days
from handlers.people.post_words import named_in
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import YES, answers, ask, confirm, own_words
from handlers.talk.registry import GROUP, Order, act
from policy.notice import looks_like_notice
from policy.report.absence_words import (
    AbsenceWords,
    names_deputy,
    read_absence,
    read_everyday,
    read_last,
    read_partly,
    says_away,
    speaks_of_somebody,
)
from policy.text.asking import is_question
from policy.text.choice import Word, read_word
from policy.text.write import say_day

ROLES = GROUP | {"liaison"}
MAY = ROLES | {"leader", "principal"}  # these for themselves
_WHO_IS, _DEPUTY_OF, _DAYS_OF, _WHOLE = "absence_of", "absence_deputy", "absence_days", "absence_whole"
_DROPPED = "好的，未登记请假。"
_MOST_CHOICES = 8
_EXAMPLE = "请假 张伟 11月23日至11月27日 代理 高飞"


def _everyday(desk: Desk, message: Message) -> AbsenceWords | None:
    text = colleagues.in_full(desk.context, message.text)
    return read_everyday(text, desk.context.me.name, message.at, desk.context.rules.calendar)


def _in_passing(desk: Desk, message: Message) -> AbsenceWords | None:
    """Leave, days and deputy are all said: that can hardly be anything else."""
    if names_deputy(message.text) or looks_like_notice(message.text):
        return None
    found = _everyday(desk, message)
    return found if found is not None and found.first is not None and not is_question(message.text) else None


@dataclass(frozen=True)
class Leave:
    """An absence as far as it was said; what is missing is asked for, and the whole is confirmed."""

    name: str
    deputy: str
    first: date | None
    last: date | None


def _spoken(desk: Desk, message: Message) -> Leave | None:
    """What any words that mean an absence say of it; who is away is asked where somebody has no name. None where nobody is."""
    context, text = desk.context, message.text
    if not says_away(text):
        return None
    text = colleagues.in_full(context, text)
    said = read_partly(text, context.me.name, colleagues.names(context), message.at, context.rules.calendar)
    known = "|".join(map(re.escape, colleagues.names(context)))
    unnamed = re.sub(rf"(?:{known})(?:副?[局处科所站院]长|书记|主任)", "", text) if known else text
    return Leave("" if speaks_of_somebody(unnamed) else said.name, said.deputy, said.first, said.last)


@act(
    "set_absent",
    match=lambda _desk, message: names_deputy(message.text),
    meant=_spoken,
    roles=MAY,
    usage="请假 张伟 11月23日至11月27日 代理 高飞",
    summary="登记请假，其间的提醒发给代理人",
    examples=(_EXAMPLE, "请假 张伟 明天至周五 由高飞代理"),
)
def set_absent(desk: Desk, message: Message, found: Any) -> Reply:
    """The deputy, the one away and the leader in charge are told at once."""
    context = desk.context
    if isinstance(found, Leave):
        return complete(desk, found)
    everyday = found if isinstance(found, AbsenceWords) else None
    said = everyday or read_absence(colleagues.in_full(context, message.text), message.at, context.rules.calendar)
    assert said is not None  # the matcher asks for it
    if not said.name and said.deputy in _colleagues(desk):  # the own leave goes without saying
        return complete(desk, Leave(context.me.name, said.deputy, said.first, said.last))
    if said.problem or said.first is None or said.last is None:
        raise UserError(f"{said.problem}，如“{_EXAMPLE}”。")
    try:
        pair = absences.find_pair(context, said.place, said.name, said.deputy)
    except UserError as error:
        if everyday is None or said.name != context.me.name:
            raise
        return _ask_deputy(desk, Leave(said.name, "", said.first, said.last), str(error))
    return _recorded(desk, pair, said.first, said.last)


def _recorded(desk: Desk, pair: Pair, first: date, last: date) -> Reply:
    row = absences.set_absent(desk.context, pair, first, last)
    return Reply(
        f"已登记：{row.member.name}同志{say_days(row.first, row.last)}请假，由{row.deputy.name}同志代理，已告知代理人。"
        f"其间的提醒发给代理人；提前返岗请回复“销假 {row.member.name}”。"
    )


def complete(desk: Desk, leave: Leave) -> Reply:
    """Ask for the one thing that is missing, who is away first, then the days; shown whole, it waits for 确认."""
    if not leave.name:
        choices = {name: name for name in _colleagues(desk) if name != leave.deputy}
        return ask(desk, _WHO_IS, "请问是哪位同志请假？", choices, leave, field="name", dropped=_DROPPED)
    if leave.name != desk.context.me.name and not desk.context.me.has(*ROLES):
        raise UserError(
            f"{leave.name}同志的请假由本人、本单位联络员或{desk.context.rules.office}登记。"
            "需另定一位同志接替的，请回复“交接 移交人 → 接任人 日期”。"
        )
    if leave.first is None or leave.last is None:
        since = f"{say_day(leave.first)}起" if leave.first else ""
        asked = f"{leave.name}同志{since}请假，请问{'到哪一天' if since else '从哪一天到哪一天'}？如“周一到周五”"
        return ask(desk, _DAYS_OF, asked, kept=leave, field="days", dropped=_DROPPED)
    try:
        pair = absences.find_pair(desk.context, "", leave.name, leave.deputy) if leave.deputy else None
        why = ""
    except UserError as error:
        pair, why = None, str(error)
    if pair is None:
        return _ask_deputy(desk, leave, why)
    days = say_days(leave.first, leave.last)
    text = f"将登记：{pair.member.name}同志{days}请假，由{pair.deputy.name}同志代理，其间的提醒发给代理人。"
    return confirm(desk, _WHOLE, text, replace(leave, deputy=pair.deputy.name), verb="登记", dropped=_DROPPED)


def _ask_deputy(desk: Desk, leave: Leave, why: str) -> Reply:
    """Who of the own department stands in: the colleagues as choices."""
    names = [name for name in _colleagues(desk) if name != leave.name]
    days = say_days(leave.first, leave.last) if leave.first and leave.last else ""
    text = f"{why}{leave.name}同志{days}请假，请问由哪位同志代理？"
    choices = {name: name for name in names[:_MOST_CHOICES]}
    return ask(desk, _DEPUTY_OF, text, choices, leave, field="deputy", dropped=_DROPPED)


def _colleagues(desk: Desk) -> list[str]:
    """Everybody of the own departments."""
    own = departments.own(desk.context)
    posts = [post for each in own for post in colleagues.holders(desk.context, each)]
    return list(dict.fromkeys(post.member.name for post in posts))


@answers(_DEPUTY_OF, roles=MAY)
def absence_deputy(desk: Desk, leave: Leave, name: str) -> Reply:
    """The deputy was asked for; the days stand as they were said."""
    return complete(desk, replace(leave, deputy=name))


@answers(_WHO_IS, roles=MAY)
def absence_of(desk: Desk, leave: Leave, name: str) -> Reply:
    """Who is away was asked for."""
    return complete(desk, replace(leave, name=name))


def _more(whose: str) -> Callable[[Desk, Leave, Message], Leave | None]:
    """«是张伟请假», «那让韩冰顶», «日期改到12月2日为止»: a colleague where one is asked for, and the days at any time."""

    def read(desk: Desk, leave: Leave, message: Message) -> Leave | None:
        named = [each for each in named_in(desk, message.text) if each != leave.name] if whose else []
        days = _named_days(desk, leave, message)
        said = replace(leave, first=days[0], last=days[1]) if days else leave
        if len(named) == 1:
            said = replace(said, name=named[0]) if whose == "name" else replace(said, deputy=named[0])
        return said if said != leave else None

    return read


def _named_days(desk: Desk, leave: Leave, message: Message) -> tuple[date, date] | None:
    return read_last(message.text, leave.first or message.at.date(), message.at, desk.context.rules.calendar)


@own_words(_WHO_IS, _more("name"), roles=MAY)
@own_words(_DEPUTY_OF, _more("deputy"), roles=MAY)
@own_words(_DAYS_OF, _more(""), roles=MAY)
def absence_goes_on(desk: Desk, _before: Leave, leave: Leave) -> Reply:
    """What was said is taken over, what is still missing is asked for."""
    return complete(desk, leave)


def _put_right(desk: Desk, leave: Leave, message: Message) -> tuple[Leave, bool] | None:
    days = _named_days(desk, leave, message)
    first = re.split(r"[\s，,。]", message.text.strip(), maxsplit=1)[0]
    agreed = read_word(first) is Word.YES and "改" not in first  # «改了，只到9号»
    return (replace(leave, first=days[0], last=days[1]), agreed) if days else None


@own_words(_WHOLE, _put_right, roles=MAY)
def absence_put_right(desk: Desk, leave: Leave, found: tuple[Leave, bool]) -> Reply:
    """«是的，周一到周五», «到周四»: the days that were shown are put right; without a yes the whole is shown again."""
    righted, agreed = found
    return absence_whole(desk, righted, YES) if agreed else complete(desk, righted)


@answers(_WHOLE, roles=MAY)
def absence_whole(desk: Desk, leave: Leave, _yes: str) -> Reply:
    """«确认»."""
    assert leave.first is not None  # what is confirmed is whole
    assert leave.last is not None
    pair = absences.find_pair(desk.context, "", leave.name, leave.deputy)
    return _recorded(desk, pair, leave.first, leave.last)


@act("absent_in_passing", match=_in_passing, order=Order.NOTICE, roles=MAY)
def absent_in_passing(desk: Desk, message: Message, found: AbsenceWords) -> Reply:
    """«12月21号到24号去省里学习，张局代我»."""
    return replace(set_absent(desk, message, found), action="set_absent")
