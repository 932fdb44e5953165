"""履责台账 in chat: «记台账 …», the offer to record what sounds like an entry, and short lists (M4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import performance
from actions.ledger.performance import Leader
from actions.report import obligations, periods
from handlers.ledger.owner import find_owner
from handlers.ledger.performance_view import entries_of, own_entries, without_entry
from handlers.ledger.view import already_filed
from handlers.ledger.words import WantedEntries, read_wanted, wanted_of
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import ANYONE, DEPARTMENT, Order, act
from policy.fields.people import miscounted
from policy.ledger.performance import COMMAND, EntryText, split_entry
from policy.notice import looks_like_notice
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.time.months import Span
from policy.when import read_day

USAGE = (
    "请在一句话里写明日期、履责方式、对象和内容，如“记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险”。"
)
_DONE = re.compile(r"谈|督导|督促|检查|调研|研究|部署|党课|学习|约谈|述责|述廉")
_TODAY = re.compile(r"上午|下午|中午|刚才|刚刚|早上")
_NOT_DONE = re.compile(
    r"[?？吗么]|怎么|如何|是否|要不要|能不能|可不可以|为什么|什么|多少|哪|几[天名条次个]|请.{0,8}(?:参加|参会|列席|出席)|定于|通知|报送|准备|拟|将"
)


LONGEST_DAY = 16  # characters of an answer that is a day


@dataclass(frozen=True)
class _Undated:
    """An entry whose day is asked for, and whose it is (department.member)."""

    owner: str
    entry: EntryText


@dataclass(frozen=True)
class _Day:
    """A day in the sender's own words, or what is unclear about it."""

    day: date | None
    unclear: str = ""


@dataclass(frozen=True)
class _Offered:
    """What sounded like an entry, as it was read then, and whose it may be."""

    owners: tuple[str, ...]
    entry: EntryText


@dataclass(frozen=True)
class _Listed:
    """A list whose department is asked for."""

    span: Span
    lacking: bool


@act(
    "file_entry",
    match=lambda _desk, message: message.kind == "text" and COMMAND.match(message.text),
    roles=DEPARTMENT,
    usage="记台账 ……",
    summary="登记一条履责记录",
    examples=("记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险",),
)
def file_entry(desk: Desk, message: Message, _found: Any) -> Reply:
    """«记台账 …»: whose, which day, then filed with a number."""
    words = COMMAND.sub("", message.text, count=1).strip()
    if not words:
        return Reply(USAGE, "usage").plus(desk.link("在表单中填写", "/ledger/new"))
    owner = find_owner(desk.context, words)
    context = desk.context
    names = performance.people_of(context, [leader.department for leader in owner.leaders])
    entry = split_entry(owner.words, message.at, context.rules.calendar, names)
    if not entry.content:
        return Reply(USAGE, "usage", _facts(entry))
    if problem := miscounted(owner.words):
        return Reply(f"{problem}本条尚未登记。", "problem", _facts(entry))
    return _file(desk, owner.leaders, entry)


def _facts(entry: EntryText) -> dict[str, Any]:
    return {"ledger": performance.LEDGER, "fields": performance.entry_fields(entry)}


def _file(desk: Desk, leaders: Sequence[Leader], entry: EntryText) -> Reply:
    """Filed when it is clear whose it is and of which day; asked otherwise."""
    if len(leaders) > 1:
        choices = {leader.label: _key(leader) for leader in leaders}
        asked = question.ask(desk, "entry_owner", "请问这条记录记在哪位同志名下？", choices, entry, field="owner")
        page = desk.link("在表单中填写", "/ledger/new", {"content": entry.content})
        return Reply(asked.text, "ask", {**_facts(entry), **asked.facts}).plus(page)
    if entry.day is None:
        return _ask_day(desk, leaders[0], entry)
    if known := performance.same_entry(desk.context, leaders[0], entry):
        return Reply(already_filed(known.number), "repeated", _facts(entry))
    row = performance.file_entry(desk.context, leaders[0], entry)
    return Reply(_receipt(desk, leaders[0], entry, row.number, row.fields["marks"]), facts=_facts(entry))


def _key(leader: Leader) -> str:
    return f"{leader.department.id}.{leader.member.id}"


def _leader(desk: Desk, key: str) -> Leader:
    own = performance.leaders(desk.context, desk.context.me.department_ids)
    found = next((each for each in own if _key(each) == key), None)
    if found is None:
        raise UserError("该同志已不在贵单位班子成员名单中，本条未登记，请重发。")
    return found


@question.answers("entry_owner", roles=DEPARTMENT)
def entry_owner(desk: Desk, kept: EntryText, key: str) -> Reply:
    """Whose it is was asked."""
    return _file(desk, [_leader(desk, key)], kept)


def _receipt(desk: Desk, leader: Leader, entry: EntryText, number: str, marks: list[str]) -> str:
    assert entry.day is not None
    year = f"{entry.day.year}年" if entry.day.year != desk.context.today.year else ""
    lines = [
        f"已登记，编号 {number}{'（' + '、'.join(marks) + '）' if marks else ''}。",
        f"责任人：{leader.name}同志（{leader.department.name}）",
        f"日期：{year}{say_day(entry.day)}　方式：{entry.way}",
        f"对象：{entry.people}" if entry.people else "",
        f"内容：{entry.content}",
        "尚缺谈话对象和人数，可在下次记录时写明，如“规划科3名同志”。" if entry.missing else "",
        _next_report(desk, leader.department),
    ]
    return "\n".join(line for line in lines if line)


def _next_report(desk: Desk, department: Department) -> str:
    """With which report the entry goes."""
    settings = obligations.settings_of(desk.context, "ledger")
    if settings is None:
        return ""
    reporter = periods.reporter(department, settings)
    period = periods.next_period(desk.context, reporter, settings)
    return f"列入{period.label}{settings.short}，{say_day(period.due_on)}前由联络员报送。" if period else ""


def _ask_day(desk: Desk, leader: Leader, entry: EntryText) -> Reply:
    """Ask for the day; the answer is a choice or any day in the sender's own words."""
    ask = entry.ask or Ask("date", "请问这项工作是哪一天开展的？")
    choices = {say_choice(choice, desk.context.today): choice for choice in ask.choices}
    kept = _Undated(_key(leader), entry)
    asked = question.ask(desk, "entry_day", f"{ask.text}也可直接回复日期，如“11月20日”。", choices, kept, field="date")
    facts = {"field": "date", "text": ask.text, "choices": list(ask.choices)}
    filled = {"owner": kept.owner, "content": entry.content}
    page = desk.link("在表单中填写", "/ledger/new", filled)
    return Reply(asked.text, "ask", {**_facts(entry), "ask": facts}).plus(page)


@question.answers("entry_day", roles=DEPARTMENT)
def entry_day(desk: Desk, kept: _Undated, key: str) -> Reply:
    """The day was chosen."""
    return _file(desk, [_leader(desk, kept.owner)], replace(kept.entry, day=date.fromisoformat(key), ask=None))


def _reads_day(desk: Desk, _kept: _Undated, message: Message) -> _Day | None:
    if len(message.text) > LONGEST_DAY:
        return None
    day = read_day(message.text, message.at, desk.context.rules.calendar, "past")
    if isinstance(day, date) and day > message.at.date():
        return _Day(None, f"{say_day(day)}尚未到来，台账记已经开展的工作。请问是哪一天开展的？")
    return _Day(None, day.text) if isinstance(day, Ask) else _Day(day) if day else None


@question.own_words("entry_day", _reads_day, roles=DEPARTMENT)
def entry_day_said(desk: Desk, kept: _Undated, said: _Day) -> Reply:
    """The day in the sender's own words; an unclear one is asked again."""
    entry = replace(kept.entry, day=said.day, ask=Ask("date", said.unclear) if said.day is None else None)
    return _file(desk, [_leader(desk, kept.owner)], entry)


def _dated(text: str) -> str:
    """«上午检查了……» is about today."""
    return f"今天{text}" if _TODAY.match(text) else text


def _sounds_like_entry(desk: Desk, message: Message) -> Any:
    """«今天找规划科三个同志谈了廉政» by a leader: a day up to today, something done, and no question or notice."""
    actor = desk.context.actor
    text = message.text.strip()
    if actor is None or message.kind != "text" or not actor.has("leader", "principal"):
        return None
    if len(text) < 8 or not _DONE.search(text) or _NOT_DONE.search(text) or looks_like_notice(text):
        return None
    entry = split_entry(_dated(text), message.at, desk.context.rules.calendar)
    return entry if entry.day is not None and entry.way != "其他" else None


@act("offer_entry", match=_sounds_like_entry, order=Order.NOTICE, roles=DEPARTMENT)
def offer_entry(desk: Desk, message: Message, found: EntryText) -> Reply:
    """Offer to record it; nothing is filed before the answer."""
    owner = find_owner(desk.context, _dated(message.text.strip()))
    names = performance.people_of(desk.context, [leader.department for leader in owner.leaders])
    entry = split_entry(owner.words, message.at, desk.context.rules.calendar, names)
    text = f"是否记入台账？{say_day(found.day) if found.day else ''}，{found.way}：{found.content}"
    kept = _Offered(tuple(_key(each) for each in owner.leaders), entry)
    asked = question.ask(
        desk,
        "offered_entry",
        text,
        {"是": question.YES, "否": question.DROP},
        kept,
        field="ledger",
        dropped="好的，未登记。",
    )
    return Reply(asked.text, "ask", {**_facts(found), **asked.facts})


@question.answers("offered_entry", roles=DEPARTMENT)
def offered_entry(desk: Desk, kept: _Offered, _yes: str) -> Reply:
    """It is to be recorded, under the day on which it was told."""
    return _file(desk, [_leader(desk, each) for each in kept.owners], kept.entry)


@act(
    "list_entries",
    meant=wanted_of,
    match=read_wanted,
    roles=ANYONE,
    usage="我的台账 11月",
    summary="查看履责记录；“台账 本月 还差谁”看缺记录的同志",
    examples=("我的台账 11月", "上个月台账", "台账 本月 还差谁"),
)
def list_entries(desk: Desk, _message: Message, found: Any) -> Reply:
    """Entries of a month: one's own, one's department's, or a department of the group's; or who has none."""
    wanted: WantedEntries = found
    if isinstance(wanted.department, list):
        kept = _Listed(wanted.span, wanted.lacking)
        return question.ask_department(desk, "entries_of", wanted.words, wanted.department, kept)
    if wanted.lacking:
        return without_entry(desk, wanted.span, wanted.department)
    if wanted.department is not None:
        return entries_of(desk, [wanted.department], wanted.span, f"{wanted.department.name}{wanted.span.label}台账")
    return own_entries(desk, wanted.span)


@question.answers("entries_of", roles=ANYONE)
def entries_of_chosen(desk: Desk, kept: _Listed, name: str) -> Reply:
    """The department was chosen."""
    department = question.chosen_department(desk, name)
    if kept.lacking:
        return without_entry(desk, kept.span, department)
    return entries_of(desk, [department], kept.span, f"{department.name}{kept.span.label}台账")
