"""履责台账 in chat: «记台账 …», the offer to record what sounds like an entry, and short lists (M4)."""

import re
from dataclasses import dataclass
from typing import Any

from actions import departments, dialogue, ledger, obligations, report_periods
from actions.departments import Department
from actions.ledger import Leader
from handlers.asking import ask_again, ask_department
from handlers.base import Desk, Message, Reply, numbered
from handlers.ledger_owner import find_owner
from handlers.paging import paged
from handlers.registry import ANYONE, DEPARTMENT, Order, act, answer, open_question
from policy.ask import Ask, say_choice
from policy.ledger_text import COMMAND, EntryText, split_entry
from policy.months import Span, month_of, read_span
from policy.notice import looks_like_notice
from policy.when import read_day
from policy.wording import say_day

USAGE = (
    "请在一句话里写明日期、履责方式、对象和内容，如“记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险”。"
)
_DONE = re.compile(r"谈|督导|督促|检查|调研|研究|部署|党课|学习|约谈|述责|述廉")
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
        return Reply(USAGE, "usage")
    owner = find_owner(desk.context, words)
    context = desk.context
    names = ledger.people_of(context, [leader.department for leader in owner.leaders])
    entry = split_entry(owner.words, context.now, context.rules.calendar, names)
    facts = {"ledger": ledger.LEDGER, "fields": ledger.entry_fields(entry)}
    if not entry.content:
        return Reply(USAGE, "usage", facts)
    if len(owner.leaders) > 1:
        commands = {leader.label: f"记台账 {leader.label} {owner.words}" for leader in owner.leaders}
        asked = ask_again(desk, "owner", "请问这条记录记在哪位同志名下？", commands)
        return Reply(asked.text, "ask", {**facts, **asked.facts})
    if entry.ask is not None:
        return _ask_day(desk, owner.leaders[0], entry.ask, entry.content, facts)
    row = ledger.file_entry(context, owner.leaders[0], entry)
    return Reply(_receipt(desk, owner.leaders[0], entry, row.number, row.fields["marks"]), facts=facts)


def _receipt(desk: Desk, leader: Leader, entry: EntryText, number: str, marks: list[str]) -> str:
    assert entry.day is not None
    lines = [
        f"已登记，编号 {number}{'（' + '、'.join(marks) + '）' if marks else ''}。",
        f"责任人：{leader.name}同志（{leader.department.name}）",
        f"日期：{say_day(entry.day)}　方式：{entry.way}",
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
    reporter = report_periods.reporter(department, settings)
    period = report_periods.next_period(desk.context, reporter, settings)
    return f"列入{period.label}{settings.short}，{say_day(period.due_on)}前由联络员报送。" if period else ""


def _ask_day(desk: Desk, leader: Leader, ask: Ask, content: str, facts: dict[str, Any]) -> Reply:
    """Ask for the day; the answer is a choice or any day in the sender's own words."""
    shown = [say_choice(choice, desk.context.today) for choice in ask.choices]
    state = {"owner": leader.label, "content": content, "days": list(ask.choices)}
    dialogue.ask(desk.context, "entry_day", ask.text, state, shown)
    text = f"{ask.text}\n{numbered(shown)}\n也可直接回复日期，如“11月20日”。"
    asked = {"field": "date", "text": ask.text, "choices": list(ask.choices)}
    return Reply(text, "ask", {**facts, "ask": asked})


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


def _sounds_like_entry(desk: Desk, message: Message) -> Any:
    """«今天找规划科三个同志谈了廉政» by a leader: a day up to today, something done, and no question or notice."""
    actor = desk.context.actor
    text = message.text.strip()
    if actor is None or message.kind != "text" or not actor.has("leader", "principal"):
        return None
    if len(text) < 8 or not _DONE.search(text) or _NOT_DONE.search(text) or looks_like_notice(text):
        return None
    entry = split_entry(text, desk.context.now, desk.context.rules.calendar)
    return entry if entry.day is not None and entry.way != "其他" else None


@act("offer_entry", match=_sounds_like_entry, order=Order.NOTICE, roles=DEPARTMENT)
def offer_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """Offer to record it; nothing is filed before the answer."""
    question = f"是否记入台账？{say_day(found.day)}，{found.way}：{found.content}"
    asked = ask_again(desk, "ledger", question, {"是": f"记台账 {message.text.strip()}", "否": ""})
    return Reply(asked.text, "ask", {"ledger": ledger.LEDGER, "fields": ledger.entry_fields(found), **asked.facts})


_LIST = re.compile(
    r"(?:查看|看一?下|看看|看)?\s*(?P<mine>我的|本人|本单位|我局)?(?P<early>[^，。；？?台]{0,12}?)的?\s*(?:履责)?台[账帐]\s*(?P<rest>[^，。；？?]{0,20})"
)
_OTHER_COMMAND = re.compile(r"报送|上报|提交|代登|退回|审核|催办|布置|免报|(?:不?同意)?延期|领取|补?记")
_LACKING = re.compile(r"还?(?:差|缺)(?:谁|哪些人|几个人)|谁还?没有?记?|谁没记")


@dataclass(frozen=True)
class _Wanted:
    """What a list is asked for: the days, whether it is «who is missing», and a department where one is named."""

    span: Span
    lacking: bool
    department: Department | list[str] | None = None
    words: str = ""


def _asks_for_list(desk: Desk, message: Message) -> _Wanted | None:
    """«我的台账 11月», «台账 本月 还差谁», «台账 交通局»; «台账怎么记» is a question and no list."""
    found = _LIST.fullmatch(message.text.strip()) if message.kind == "text" else None
    if found is None or _OTHER_COMMAND.match(found[0]) or desk.context.actor is None:
        return None
    span, rest = read_span(f"{found['early']} {found['rest']}".strip(), message.at.date())
    lacking = _LACKING.search(rest)
    rest = re.sub(r"\s|的$", "", _LACKING.sub("", rest))
    days = span or month_of(message.at.date())
    if not rest:
        return _Wanted(days, bool(lacking)) if span or lacking or found["mine"] else None
    department = departments.resolve(desk.context, rest)
    return (
        _Wanted(days, bool(lacking), department, rest) if department or departments.LIKE_A_NAME.search(rest) else None
    )


@act(
    "list_entries",
    match=_asks_for_list,
    roles=ANYONE,
    usage="我的台账 11月",
    summary="查看履责记录；“台账 本月 还差谁”看缺记录的同志",
    examples=("我的台账 11月", "上个月台账", "台账 本月 还差谁"),
)
def list_entries(desk: Desk, _message: Message, found: Any) -> Reply:
    """Entries of a month: one's own, one's department's, or a department of the group's; or who has none."""
    wanted: _Wanted = found
    if isinstance(wanted.department, list):
        tail = f"{wanted.span.label}{' 还差谁' if wanted.lacking else ''}"
        return ask_department(desk, wanted.words, wanted.department, lambda name: f"台账 {name} {tail}")
    if wanted.lacking:
        return _without_entry(desk, wanted.span, wanted.department)
    if wanted.department is not None:
        return _entries(desk, [wanted.department], wanted.span, f"{wanted.department.name}{wanted.span.label}台账")
    return _own_entries(desk, wanted.span)


def _own_entries(desk: Desk, span: Span) -> Reply:
    """A leader's own; a liaison's department; the group's departments."""
    actor = desk.context.me
    if actor.has("leader", "principal"):
        return _entries(desk, departments.own(desk.context), span, f"我的{span.label}台账", actor.member.id)
    where = departments.visible(desk.context)
    return _entries(
        desk,
        where,
        span,
        f"{where[0].name if len(where) == 1 else '本组' if actor.is_group_side else '本单位'}{span.label}台账",
    )


def _entries(desk: Desk, where: list[Department], span: Span, title: str, owner_id: int | None = None) -> Reply:
    rows = ledger.entries(desk.context, [department.id for department in where], span, owner_id)
    if not rows:
        return Reply(
            f"{title}：暂无记录。" + ("回复“记台账 今天……”即可登记。" if desk.context.me.department_ids else "")
        )
    lines = []
    for row in rows:
        named = f"{row.department.name}{row.owner.name} " if owner_id is None else f"{row.owner.name} "
        who = "" if row.owner_id == owner_id else named  # an entry of the post's earlier holder shows the name
        marks = "".join(f"（{mark}）" for mark in row.fields.get("marks", ()))
        lines.append(f"{row.number} {say_day(row.happened_on)} {who}{row.fields['way']}：{_short(row.text)}{marks}")
    return Reply(paged(desk, f"{title}，共{len(rows)}条：", lines))


def _short(text: str, limit: int = 24) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _without_entry(desk: Desk, span: Span, department: Department | None) -> Reply:
    """The group's side reads counts per department; a department reads its own names."""
    where = [department] if department else departments.visible(desk.context)
    found = ledger.without_entry(desk.context, where, span)
    lacking = {name: names for name, names in found.items() if names}
    if not lacking:
        return Reply(f"{span.label}台账：班子成员均已有记录。")
    if desk.context.me.is_group_side:
        lines = [f"{name}：{len(names)}名班子成员尚无记录" for name, names in lacking.items()]
    else:
        lines = [f"{name}：{'、'.join(names)}尚无记录" for name, names in lacking.items()]
    return Reply(paged(desk, f"{span.label}台账还差：", lines))
