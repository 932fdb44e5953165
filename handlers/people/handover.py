"""交接 in chat: «交接 张伟 → 高飞 12月1日», the sheet, and both confirmations; 确认代填 with one word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from actions.common import departments
from actions.common.errors import UserError
from actions.ledger import entries, filled_in
from actions.people import colleagues, handover
from actions.people.handover import Choice, Handover
from actions.people.holdings import titled
from actions.people.members import ROLE_OF
from handlers.people.changes import Change, replace_by
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import the
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask, confirm
from handlers.talk.registry import ANYONE, EVERY_ROLE, Order, act, plainly
from policy.report.absence_words import names_days
from policy.report.handover_words import HandoverWords, day_words, may_be_handover, read_handover, reads_masked
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.when import read_day

_FILLED_IN = "filled_in"
_CONFIRMS = frozenset({"确认", "已确认"})
_AGREES = frozenset({"同意", "同意交接", "同意接任", "确认接任", "确认移交", "无异议"})  # of a handover alone


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
    return Reply(f"{_sheet(desk, row)}\n已请两位同志确认，均确认后办结。")


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


def _sheet(desk: Desk, row: Handover) -> str:
    found = handover.sheet(desk.context, row)
    gap = (
        f"台账最近一条 {say_day(found.last_entry)}，至交接日间隔{found.gap_days}天"
        if found.last_entry
        else "台账暂无记录"
    )
    lines = [f"交接单 {row.number}：{row.place} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起"]
    lines += [f"岗位：{'、'.join(found.posts) or '无'}", gap, f"待办{len(found.open_entries)}项："]
    for entry in found.open_entries:
        definition = entries.definition_of(desk.context, entry.ledger)
        if definition is not None:
            lines.append(f"{entry.number} {definition.title} {entries.describe(definition, entry)}")
    lines.append("已登记的台账仍记在原责任人名下，接任同志可一并查看。")
    return "\n".join(lines)


def _in_reach(desk: Desk) -> list[Handover]:
    """Those that the person could name by number."""
    return [row for row in colleagues.handovers(desk.context) if handover.find(desk.context, row.number) is not None]


def _handover(said: Said, rows: Sequence[Handover], none: str) -> Handover:
    """The handover named by number or by a name, or the only one of these; raises UserError that lists them."""
    if said.item is not None:
        return cast(Handover, said.item)
    name = said.rest.removesuffix("同志")
    named = [row for row in rows if not name or name in (row.giver.name, row.taker.name)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise UserError(f"{none}。")
    raise UserError(f"有几项交接，请写明编号：{'；'.join(_line(row) for row in named)}。")


def _line(row: Handover) -> str:
    """«2026-0003 交通局 张伟 → 高飞，12月1日（周二）起，待张伟同志确认»."""
    waits = [each.name for each, said in ((row.giver, row.given_at), (row.taker, row.taken_at)) if said is None]
    state = "已转接" if row.done_at else f"待{'、'.join(waits)}同志确认" if waits else "双方已确认，到日转接"
    return f"{row.number} {row.place} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起，{state}"


@act(
    "list_handovers",
    words=r"(?:查看|看看?)?(?:岗位)?交接(?:情况|进展|进度|名单|列表)[。？?]?|(?:现在|目前)?(?:还)?有哪些(?:岗位)?交接[。？?]?",
    meant=plainly,
    roles=_MAY_PROPOSE | {"leader"},
    usage="交接情况",
    summary="看岗位交接办到哪一步",
    examples=("交接情况",),
)
def list_handovers(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Those under way first."""
    rows = colleagues.handovers(desk.context)
    if not rows:
        return Reply("目前没有岗位交接。")
    return Reply(paged(desk, f"岗位交接{len(rows)}项：", [f"· {_line(row)}" for row in rows]))


@act(
    "hand_over_masked",
    match=lambda _desk, message: message.kind == "text" and reads_masked(message.text),
    order=Order.LAST,
    roles=_MAY_PROPOSE | {"leader"},
)
def hand_over_masked(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """«岗位由周洁接替» reads like a personnel matter, whose names are masked before anything is read."""
    return Reply("办理岗位交接，请写“交接 移交人 → 接任人 日期”，如“交接 张伟 → 高飞 12月1日”。", "usage")


@verb("confirm_handover", "确认交接|确认", Handover, without="确认交接", alone=True, examples=("确认交接 2026-0123",))
def confirm_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """One of the two words."""
    return _confirm(desk, _handover(found, handover.waiting(desk.context), "目前没有待您确认的交接"))


def _confirm(desk: Desk, row: Handover) -> Reply:
    if handover.confirm(desk.context, row):
        if row.done_at is None:
            return Reply(
                f"交接 {row.number} 双方已确认，{say_day(row.on)}起岗位、待办和提醒转给{row.taker.name}同志；"
                f"此前如需撤销请回复“撤销交接 {row.number}”。"
            )
        return Reply(f"交接 {row.number} 双方已确认，予以办结，待办和提醒已转给{row.taker.name}同志。")
    other = row.taker.name if row.given_at else row.giver.name
    return Reply(f"已登记您的确认，待{other}同志确认后办结。")


@verb(
    "undo_handover",
    "(?:撤销|撤回|取消)(?:交接)?",
    Handover,
    without="(?:撤销|撤回|取消)交接",
    alone=True,
    usage="撤销交接 编号",
    summary="交接日之前撤销交接，岗位不变",
    examples=("撤销交接 2026-0123",),
)
def undo_handover(desk: Desk, _message: Message, found: Said) -> Reply:
    """Until its day nothing has moved yet."""
    open_ones = [row for row in _in_reach(desk) if row.done_at is None]
    row = _handover(found, open_ones, "目前没有可以撤销的交接")
    handover.undo(desk.context, row)
    return Reply(f"交接 {row.number} 已撤销，岗位不变，已告知双方。")


def _to_confirm(desk: Desk, message: Message) -> tuple[list[str]] | None:
    """What a bare «确认» may mean: the words that confirm what waits for this person; maybe nothing does."""
    if desk.context.actor is None or message.kind != "text":
        return None
    word = message.text.strip(" 。.")
    if word not in _CONFIRMS and word not in _AGREES:
        return None
    numbers = [row.number for row in handover.waiting(desk.context)]
    return (numbers + [_FILLED_IN] * (word in _CONFIRMS and bool(filled_in.unconfirmed(desk.context))),)


@act("confirm_waiting", match=_to_confirm, order=Order.LAST, roles=EVERY_ROLE)
def confirm_waiting(desk: Desk, _message: Message, waits: tuple[list[str]]) -> Reply:
    """«确认» that answers no open question: the one thing that waits, or which of them."""
    (found,) = waits
    if not found:
        return Reply("目前没有待您确认的事项。", "usage")
    if len(found) == 1:
        return confirm_which(desk, None, found[0])
    choices = {"确认代填" if each == _FILLED_IN else f"确认交接 {each}": each for each in found}
    return ask(desk, "confirm_which", "请问确认的是：", choices, field="confirm")


@answers("confirm_which", roles=EVERY_ROLE)
def confirm_which(desk: Desk, _nothing: None, what: str) -> Reply:
    """A handover by its number, or what was filled in in one's name."""
    if what == _FILLED_IN:
        return _confirm_filled_in(desk)
    return _confirm(desk, the(desk.context, Handover, what))


@verb(
    "handover_sheet",
    f"{SHOW}|(?:查看)?交接单",
    Handover,
    without="(?:查看)?交接单",
    alone=True,
    examples=("交接单 2026-0123",),
)
def handover_sheet(desk: Desk, _message: Message, found: Said) -> Reply:
    """What is handed over."""
    return Reply(_sheet(desk, _handover(found, _in_reach(desk), "目前没有交接单")))


@act(
    "confirm_filled_in",
    meant=plainly,
    words=r"确认代填(?:记录|台账)?[。]?",
    roles=ANYONE,
    usage="确认代填",
    summary="确认联络员代填的本人履责记录",
    examples=("确认代填",),
)
def confirm_filled_in(desk: Desk, _message: Message, _found: Any) -> Reply:
    """One word a month: everything that others filled in in one's name."""
    return _confirm_filled_in(desk)


def _confirm_filled_in(desk: Desk) -> Reply:
    rows = filled_in.confirm_filled_in(desk.context)
    if not rows:
        return Reply("没有待您确认的代填记录。")
    lines = [f"{row.number} {say_day(row.happened_on)} {row.text[:24]}" for row in rows]
    return Reply(paged(desk, f"已确认代填记录{len(rows)}条：", lines) + "\n如有出入，请回复“更正 编号 ……”。")
