"""交接 proposed in chat: «交接 张伟 → 高飞 12月1日», or in everyday words; shown with its sheet."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.people import colleagues, handover
from actions.people.handover import Choice
from actions.people.holdings import titled
from actions.people.members import ROLE_OF
from handlers.people.changes import Change, replace_by
from handlers.people.handovers import sheet
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm
from handlers.talk.registry import Order, act
from policy.report.absence_words import names_days
from policy.report.handover_words import HandoverWords, day_words, may_be_handover, read_handover, reads_masked
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.when import read_day

_MAY_PROPOSE = frozenset({"liaison", "principal", "office", "inspector", "admin"})


@dataclass(frozen=True)
class Names:
    """Who gives and who takes, as they were named; `said` asks before both are asked to confirm."""

    giver: str
    taker: str
    said: bool = False


_STRICT = re.compile(
    r"(?:岗位)?交接[\s：:]*(?P<giver>[^\s\d→>至给到，。-]{2,4})\s*(?:→|->|—>|-+>|至|给|到|\s)\s*(?P<taker>[^\s\d→>，。]{2,4}?)"
    r"(?P<rest>(?:[\s，,]|\d|自|从|今|明|下|本).*)?[。]?",
    re.DOTALL,
)


def _hands_over(desk: Desk, message: Message) -> HandoverWords | None:
    """«交接 王敏 → 周洁 12月1日» with names known or not; else everyday words about two people of the list."""
    if message.kind != "text" or desk.context.actor is None:
        return None
    text = message.text.strip()
    if found := _STRICT.fullmatch(text):
        return HandoverWords(found["giver"].removesuffix("同志"), found["taker"].removesuffix("同志"), plain=True)
    return read_handover(text, colleagues.names(desk.context), desk.context.me.name) if may_be_handover(text) else None


@act(
    "hand_over",
    match=_hands_over,
    roles=_MAY_PROPOSE | {"leader"},
    usage="交接 张伟 → 高飞 12月1日",
    summary="岗位交接：待办、提醒和台账转给接任同志",
    examples=("交接 张伟 → 高飞 12月1日",),
)
def hand_over(desk: Desk, message: Message, found: HandoverWords) -> Reply:
    """Shows what moves; both are asked to confirm. What was said in everyday words is shown first."""
    if found.unknown:
        raise UserError(
            f"{found.taker}同志不在名单中。请综合科回复“{found.giver}换成{found.taker} 账号”，今日起接任；"
            "如定有日期，请先“增加 单位 岗位 姓名 账号”，再“交接”。"
        )
    names = Names(found.giver or _holder(desk, found), found.taker, said=not found.plain)
    if found.either:
        pairs = ((found.giver, found.taker), (found.taker, found.giver))
        choices = {f"{giver}移交，{taker}接任": giver for giver, taker in pairs}
        return ask(desk, "handover_which", "请问由哪位同志移交？", choices, Unsure(names, message.text, message.at))
    return _on_a_day(desk, names, message.text, message.at)


def _holder(desk: Desk, found: HandoverWords) -> str:
    """«水利局联络员换成胡强»: the one who holds the post in the department of who takes; raises UserError where it is not one."""
    role = ROLE_OF[found.post]
    houses = (colleagues.holders(desk.context, each) for each in departments.visible(desk.context))
    its = (posts for posts in houses if any(post.member.name == found.taker for post in posts))
    held = {post.member.name for posts in its for post in posts if post.role == role} - {found.taker}
    if len(held) != 1:
        raise UserError(f"请写明由哪位同志移交给{found.taker}同志，如“交接 张伟 → {found.taker} 12月1日”。")
    return held.pop()


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


def _on_a_day(desk: Desk, names: Names, text: str, at: datetime) -> Reply:
    context = desk.context
    by_office = names.said and context.me.has("office") and "换" in text
    _people(desk, names)
    words = day_words(text, names.giver, names.taker)
    day = read_day(words, at, context.rules.calendar, "future")
    if day is None and names_days(words):
        raise UserError(f"请写明起始日期，如“交接 {names.giver} → {names.taker} 12月1日”。")
    if day is None and by_office:
        return replace_by(desk, Change(names.giver, other=names.taker))
    if isinstance(day, Ask):
        if not day.choices:
            return Reply(f"{day.text}请连同日期重发。", "ask")
        choices = {say_choice(each, context.today): each for each in day.choices}
        return ask(desk, "handover_day", day.text, choices, names, field="date")
    return _propose(desk, names, day or at.date())


@answers("handover_day", roles=_MAY_PROPOSE)
def handover_day(desk: Desk, names: Names, day: str) -> Reply:
    """The day was asked for; it is one of the days shown."""
    return _propose(desk, names, date.fromisoformat(day))


def _propose(desk: Desk, names: Names, day: date) -> Reply:
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
    "hand_over_masked",
    match=lambda _desk, message: message.kind == "text" and reads_masked(message.text),
    order=Order.LAST,
    roles=_MAY_PROPOSE | {"leader"},
)
def hand_over_masked(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """«岗位由周洁接替» reads like a personnel matter, whose names are masked before anything is read."""
    return Reply("办理岗位交接，请写“交接 移交人 → 接任人 日期”，如“交接 张伟 → 高飞 12月1日”。", "usage")
