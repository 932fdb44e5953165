"""交接 proposed in chat: «交接 张伟 → 高飞 12月1日», or in everyday words; shown with its sheet."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.people import colleagues, handover
from actions.people.handover import Choice
from actions.people.holdings import titled
from actions.people.members import ROLE_OF
from handlers.people.changes import ACCOUNT, NAME, department_of, of_known
from handlers.people.handovers import sheet
from handlers.people.post_words import account_in, handover_meant, hands_over, named_in, strangers_in, without_account
from handlers.people.replacing import Succession, replace_by
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm, own_words
from handlers.talk.registry import OFFICE, Order, act
from policy.report.absence_words import names_days
from policy.report.handover_words import (
    HandoverWords,
    day_words,
    reads_masked,
)
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.when import Calendar, read_day

_MOST = 8  # choices
_BEGAN = timedelta(days=31)  # who took a post so lately has it from today on
_MAY_PROPOSE = frozenset({"liaison", "principal", "office", "inspector", "admin"})


@dataclass(frozen=True)
class Names:
    """Who gives and who takes, as they were named; `said` asks before both are asked to confirm."""

    giver: str
    taker: str
    said: bool = False
    unknown: bool = False  # who takes is not on the list


@act(
    "hand_over",
    match=hands_over,
    meant=handover_meant,
    roles=_MAY_PROPOSE | {"leader"},
    usage="交接 张伟 → 高飞 12月1日",
    summary="岗位交接：待办、提醒和台账转给接任同志",
)
def hand_over(desk: Desk, message: Message, found: HandoverWords) -> Reply:
    """Shows what moves; both are asked to confirm. What was said in everyday words is shown first."""
    giver = found.giver or _holder(desk, found, message.text)
    if isinstance(giver, list):
        choices = {name: name for name in giver[:_MOST]}
        unsure = Unsure(Names("", found.taker, said=True, unknown=found.unknown), message.text, message.at)
        return ask(desk, "handover_giver", "请问由哪位同志移交？", choices, unsure, field="giver")
    names = Names(giver, found.taker, said=not found.plain, unknown=found.unknown)
    if not found.taker:
        unsure = Unsure(names, message.text, message.at)
        return ask(desk, "handover_taker", f"请问由哪位同志接替{giver}同志？请写姓名", kept=unsure, field="taker")
    if found.either:
        pairs = ((found.giver, found.taker), (found.taker, found.giver))
        choices = {f"{giver}移交，{taker}接任": giver for giver, taker in pairs}
        return ask(desk, "handover_which", "请问由哪位同志移交？", choices, Unsure(names, message.text, message.at))
    return _on_a_day(desk, names, message.text, message.at)


def _holder(desk: Desk, found: HandoverWords, text: str) -> str | list[str]:
    """«水利局联络员换成胡强»: the one who holds the post where it is said, or who takes; several are asked about."""
    context, role = desk.context, ROLE_OF.get(found.post)
    if others := departments.elsewhere(context, text):
        raise UserError(f"{others[0]}不在您的范围内；交接由主要负责人、派驻组、综合科提出。")
    where = departments.mentioned(context, text) or departments.own(context) or departments.visible(context)
    houses = [colleagues.holders(context, each) for each in where]
    its = [posts for posts in houses if any(post.member.name == found.taker for post in posts)] or houses
    held = dict.fromkeys(post.member.name for posts in its for post in posts if role in (None, post.role))
    names = [name for name in held if name != found.taker]
    if not names:
        raise UserError(f"请写明由哪位同志移交给{found.taker}同志，如“交接 张伟 → {found.taker} 12月1日”。")
    return names[0] if len(names) == 1 else names


@dataclass(frozen=True)
class Unsure:
    """Two people and not yet who gives, with the words that name the day and the moment at which they were said."""

    names: Names
    text: str
    at: datetime


@answers("handover_which", roles=_MAY_PROPOSE)
def handover_which(desk: Desk, kept: Unsure, giver: str) -> Reply:
    """Who gives was asked for."""
    names = kept.names
    other = names.giver if giver == names.taker else names.taker
    return _on_a_day(desk, Names(giver, other, said=True), kept.text, kept.at)


@answers("handover_giver", roles=_MAY_PROPOSE)
def handover_giver(desk: Desk, kept: Unsure, giver: str) -> Reply:
    """Several hold the post."""
    words = HandoverWords(giver, kept.names.taker, unknown=kept.names.unknown)
    return hand_over(desk, Message(desk.context.userid, kept.text, kept.at), words)


def _one_name(desk: Desk, kept: Unsure, message: Message) -> str | None:
    named = [each for each in named_in(desk, message.text) if each != kept.names.giver]
    named = named or strangers_in(desk, message.text)
    return named[0] if len(named) == 1 else None


@own_words("handover_taker", _one_name, roles=_MAY_PROPOSE | {"leader"})
def whom_it_goes_to(desk: Desk, kept: Unsure, taker: str) -> Reply:
    """Who takes was asked for."""
    names = replace(kept.names, taker=taker, said=True, unknown=taker not in colleagues.names(desk.context))
    return _on_a_day(desk, names, kept.text, kept.at)


def _on_a_day(desk: Desk, names: Names, text: str, at: datetime) -> Reply:
    context = desk.context
    by_office = names.said and context.me.has("office") and ("换" in text or names.unknown)
    if not names.unknown:
        _people(desk, names)
    words = day_words(without_account(text), names.giver, names.taker)
    day = read_day(words, at, context.rules.calendar, "future")
    if isinstance(day, Ask) and _is_past(words, at, context.rules.calendar):
        day = None  # who began a few days ago begins here today
    elif day is None and names_days(words):
        return ask(desk, "handover_day", "请写明起始日期，如“12月1日”", kept=names, field="date")
    if by_office and (day is None or (names.unknown and isinstance(day, date))):
        return replace_by(desk, Succession(names.giver, names.taker, account=account_in(text), on=day))
    if isinstance(day, Ask):
        if not day.choices:
            return Reply(f"{day.text}请连同日期重发。", "ask")
        choices = {say_choice(each, context.today): each for each in day.choices}
        return ask(desk, "handover_day", day.text, choices, names, field="date")
    return _propose(desk, names, day or at.date())


def _is_past(words: str, at: datetime, calendar: Calendar) -> bool:
    """«1月1日到任», said on 4 January."""
    day = read_day(words, at, calendar, "past")
    return isinstance(day, date) and at.date() - day <= _BEGAN


@answers("handover_day", roles=_MAY_PROPOSE)
def handover_day(desk: Desk, names: Names, day: str) -> Reply:
    """The day was asked for; it is one of the days shown."""
    return _propose(desk, names, date.fromisoformat(day))


def _day(desk: Desk, _names: Names, message: Message) -> date | None:
    day = read_day(message.text, message.at, desk.context.rules.calendar, "future")
    return day if isinstance(day, date) else None


@own_words("handover_day", _day, roles=_MAY_PROPOSE)
def handover_day_said(desk: Desk, names: Names, day: date) -> Reply:
    """The day in own words."""
    return _propose(desk, names, day)


def _propose(desk: Desk, names: Names, day: date) -> Reply:
    if names.unknown:
        return _with_newcomer(desk, names, day)
    choice = _people(desk, names)
    if not handover.may_propose(desk.context, choice):
        told = "、".join(handover.suggest(desk.context, choice, day))
        return Reply(
            f"已转告{told}：{say_day(day)}起由{names.taker}同志接替您的岗位。提出交接并经双方确认后生效，此前仍由您办理。"
        )
    if names.said:
        posts = "、".join(map(titled, choice.posts))
        text = f"将提出岗位交接：{names.giver} → {names.taker}（{posts}），{say_day(day)}起，请两位同志分别确认后生效。"
        return confirm(desk, "propose_handover", text, Agreed(names, day), dropped="好的，岗位不变。")
    return _proposed(desk, names, day)


def _with_newcomer(desk: Desk, names: Names, day: date) -> Reply:
    """Who follows is put on the list by the office; whoever else says it is told so, and the office gets a line."""
    if desk.context.me.has("office"):
        return replace_by(desk, Succession(names.giver, names.taker, on=day))
    told = "、".join(handover.suggest_newcomer(desk.context, names.giver, names.taker, day))
    return Reply(
        f"已转告{told}：{say_day(day)}起由{names.taker}同志接替{names.giver}同志。{names.taker}同志不在名单中，"
        f"由{desk.context.rules.office_name}登记账号后办理；此前仍由{names.giver}同志办理。"
    )


@dataclass(frozen=True)
class Agreed:
    """What was shown: who, and from which day."""

    names: Names
    day: date


@answers("propose_handover", roles=_MAY_PROPOSE)
def propose_handover(desk: Desk, kept: Agreed, _yes: str) -> Reply:
    """As it was shown."""
    return _proposed(desk, kept.names, kept.day)


def _proposed(desk: Desk, names: Names, day: date) -> Reply:
    row = handover.propose(desk.context, _people(desk, names), day)
    return Reply(f"{sheet(desk, row)}\n已请两位同志确认，均确认后办结。")


def _people(desk: Desk, names: Names) -> Choice:
    """The two and the posts; raises UserError when they are not found, or are several."""
    context, giver, taker = desk.context, names.giver, names.taker
    choices = handover.choices(context, giver, taker)
    if not choices and not context.me.has("principal", "office", "inspector", "admin"):
        raise UserError(
            "交接由主要负责人、派驻组、综合科提出；本单位同志的账号无法送达时，联络员也可提出。请核对姓名。"
        )
    if not choices:
        raise UserError(
            f"在您的范围内没有找到同一单位的“{giver}”和“{taker}”，请核对姓名；"
            f"接任同志不在名单中的，请先“增加 单位 岗位 姓名 账号”。"
        )
    if len(choices) > 1:
        raise UserError("几个单位都有这两个姓名，请联系综合科在成员名单中区分后办理。")
    return choices[0]


@act(
    "replace_member",
    match=of_known(
        rf"(?!.*(?:会议|会场|地点|时间|议题|[楼室厅层]))(?:(?P<place>\S{{2,20}}?)[\s的]+)?(?P<name>{NAME})(?:同志)?\s*(?:换成|换为|更换为|改由)\s*(?P<other>{NAME})(?:同志)?了?(?:[\s，,]+{ACCOUNT})?[。]?"
    ),
    meant=handover_meant,
    roles=OFFICE,
    usage="王敏换成李四 账号",
    summary="换人：岗位、待办和提醒今日起转给接任同志",
    examples=("王敏换成周洁", "交通局 王敏换成李四 lisi"),
)
def replace_member(desk: Desk, message: Message, found: Any) -> Reply:
    """Whoever is not on the list yet is put there with the same post: then the account is asked for."""
    if isinstance(found, HandoverWords):
        return hand_over(desk, message, found)
    place = department_of(desk, found["place"]).name if found["place"] else ""
    return replace_by(desk, Succession(found["name"], found["other"], place, found["account"] or ""))


@act(
    "hand_over_masked",
    match=lambda _desk, message: reads_masked(message.text),
    order=Order.LAST,
    roles=_MAY_PROPOSE | {"leader"},
)
def hand_over_masked(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """«岗位由周洁接替» reads like a personnel matter, whose names are masked before anything is read."""
    return Reply("办理岗位交接，请写“交接 移交人 → 接任人 日期”，如“交接 张伟 → 高飞 12月1日”。", "usage")
