"""履责台账 in chat: «记台账 …», the offer to record what sounds like an entry, and short lists (M4)."""

import re
from typing import Any

from actions.common.departments import Department
from actions.ledger import performance
from actions.ledger.performance import Leader
from actions.report import obligations, periods
from actions.talk import dialogue
from handlers.ledger.owner import find_owner
from handlers.ledger.performance_view import entries_of, own_entries, without_entry
from handlers.ledger.view import already_filed
from handlers.ledger.words import WantedEntries, read_wanted, wanted_of
from handlers.talk.asking import ask_again, ask_department
from handlers.talk.message import Desk, Message, Reply, numbered
from handlers.talk.registry import ANYONE, DEPARTMENT, Order, act, answer, open_question
from policy.fields.people import miscounted
from policy.ledger.performance import COMMAND, EntryText, split_entry
from policy.notice import looks_like_notice
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day
from policy.when import read_day

USAGE = (
    "请在一句话里写明日期、履责方式、对象和内容，如“记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险”。"
)
_DONE = re.compile(r"谈|督导|督促|检查|调研|研究|部署|党课|学习|约谈|述责|述廉")
_TODAY = re.compile(r"上午|下午|中午|刚才|刚刚|早上")
_NOT_DONE = re.compile(
    r"[?？吗么]|怎么|如何|是否|要不要|能不能|可不可以|为什么|什么|多少|哪|几[天名条次个]|请.{0,8}(?:参加|参会|列席|出席)|定于|通知|报送|准备|拟|将"
)


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
    facts = {"ledger": performance.LEDGER, "fields": performance.entry_fields(entry)}
    if not entry.content:
        return Reply(USAGE, "usage", facts)
    if problem := miscounted(owner.words):
        return Reply(f"{problem}本条尚未登记。", "problem", facts)
    if len(owner.leaders) > 1:
        commands = {leader.label: f"记台账 {leader.label} {owner.words}" for leader in owner.leaders}
        asked = ask_again(desk, "owner", "请问这条记录记在哪位同志名下？", commands)
        page = desk.link("在表单中填写", "/ledger/new", {"content": entry.content})
        return Reply(asked.text, "ask", {**facts, **asked.facts}).plus(page)
    if entry.ask is not None:
        return _ask_day(desk, owner.leaders[0], entry.ask, entry.content, facts)
    if known := performance.same_entry(context, owner.leaders[0], entry):
        return Reply(already_filed(known.number), "repeated", facts)
    row = performance.file_entry(context, owner.leaders[0], entry)
    return Reply(_receipt(desk, owner.leaders[0], entry, row.number, row.fields["marks"]), facts=facts)


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


def _ask_day(desk: Desk, leader: Leader, ask: Ask, content: str, facts: dict[str, Any]) -> Reply:
    """Ask for the day; the answer is a choice or any day in the sender's own words."""
    shown = [say_choice(choice, desk.context.today) for choice in ask.choices]
    state = {"owner": leader.label, "content": content, "days": list(ask.choices)}
    dialogue.ask(desk.context, "entry_day", ask.text, state, shown)
    text = f"{ask.text}\n{numbered(shown)}\n也可直接回复日期，如“11月20日”。"
    asked = {"field": "date", "text": ask.text, "choices": list(ask.choices)}
    filled = {"owner": f"{leader.department.id}.{leader.member.id}", "content": content}
    return Reply(text, "ask", {**facts, "ask": asked}).plus(desk.link("在表单中填写", "/ledger/new", filled))


def _is_day(desk: Desk, message: Message) -> Any:
    row = open_question(desk, "entry_day")
    if row is None or message.kind != "text":
        return None
    choice = dialogue.chosen(message.text, row.state["choices"])
    if choice is not None:
        return row, row.state["days"][row.state["choices"].index(choice)]
    day = read_day(message.text, message.at, desk.context.rules.calendar, "past") if len(message.text) <= 16 else None
    return (row, day if isinstance(day, Ask) else day.isoformat()) if day else None


@act("entry_day", match=_is_day, order=Order.ANSWER, roles=DEPARTMENT)
def entry_day(desk: Desk, message: Message, found: Any) -> Reply:
    """The day that an entry lacked."""
    row, day = found
    if isinstance(day, Ask):
        return Reply(f"{day.text}", "ask")
    dialogue.close(desk.context)
    year, month, dom = (int(part) for part in day.split("-"))
    text = f"记台账 {row.state['owner']} {year}年{month}月{dom}日 {row.state['content']}"
    return answer(desk, Message(message.userid, text, message.at))[1]


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
def offer_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """Offer to record it; nothing is filed before the answer."""
    question = f"是否记入台账？{say_day(found.day)}，{found.way}：{found.content}"
    asked = ask_again(desk, "ledger", question, {"是": f"记台账 {_dated(message.text.strip())}", "否": ""})
    return Reply(
        asked.text, "ask", {"ledger": performance.LEDGER, "fields": performance.entry_fields(found), **asked.facts}
    )


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
        tail = f"{wanted.span.label}{' 还差谁' if wanted.lacking else ''}"
        return ask_department(desk, wanted.words, wanted.department, lambda name: f"台账 {name} {tail}")
    if wanted.lacking:
        return without_entry(desk, wanted.span, wanted.department)
    if wanted.department is not None:
        return entries_of(desk, [wanted.department], wanted.span, f"{wanted.department.name}{wanted.span.label}台账")
    return own_entries(desk, wanted.span)
