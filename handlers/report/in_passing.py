"""What the group's desk says in passing: paper that came in, a telephone call noted down, a bare «同意»."""

import re
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.people import applications
from handlers.talk.asking import ask_again
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
from policy.notice import looks_like_notice
from policy.report.report_words import ReportWords, read_report_words
from policy.text.write import say_day
from policy.when import read_day

_ARRIVED = re.compile(r"收到|送[来到]|交[来到]|交上来")
_COURTESY = re.compile(r"^(?:已经?)?(?:收到|送来|交来)了?|(?:已经?|都)$")
MOST_DEPARTMENTS = 6
OFFICE = frozenset({"office"})


def _at_desk(desk: Desk) -> bool:
    """Whether the office speaks: it alone records for others."""
    actor = desk.context.actor
    return actor is not None and actor.has("office") and not actor.department_ids


def _paper_arrived(desk: Desk, message: Message) -> tuple[Department, ReportWords] | None:
    """«交通局的台账收到了，纸质的»: a department and what it owes, in so many words."""
    text = message.text.strip()
    if message.kind != "text" or len(text) > 40 or not _ARRIVED.search(text) or not _at_desk(desk):
        return None
    words = read_report_words(text, desk.context.obligations)
    named = _COURTESY.sub("", words.before)
    department = departments.resolve(desk.context, named) if words.settings and named else None
    return (department, words) if isinstance(department, Department) else None


@act("paper_arrived", match=_paper_arrived, order=Order.NOTICE, roles=OFFICE)
def paper_arrived(desk: Desk, message: Message, found: Any) -> Reply:
    """Asked before it is recorded: the day of receipt decides whether it was in time."""
    department, words = found
    read = read_day(message.text, message.at, desk.context.rules.calendar, "past")
    day = read if isinstance(read, date) else message.at.date()
    title = f"{department.name}{words.period}{words.settings.short}"
    written = f"{day.year}年{day.month}月{day.day}日"
    command = " ".join(filter(None, ("代登", department.name, words.settings.short, words.period, "纸质", written)))
    question = f"是否代登{title}（纸质，{say_day(day)}收到）？"
    return ask_again(desk, "confirm", question, {"是": command, "否": ""})


@act(
    "notice_at_desk",
    match=lambda desk, message: message.kind == "text" and _at_desk(desk) and looks_like_notice(message.text),
    order=Order.NOTICE,
    roles=OFFICE,
)
def notice_at_desk(desk: Desk, message: Message, _found: Any) -> Reply:
    """A notice from the desk is somebody's telephone call or paper: whose, then it is recorded for them."""
    known = departments.visible(desk.context)
    rows = [each for each in known if each.name in message.text] or known
    if len(rows) > MOST_DEPARTMENTS:
        return Reply("综合科代单位登记会议，请回复“代登 单位 会议 通知原文 11月24日16:00电话”。", "usage")
    commands = {f"代登{each.name}的会议": f"代登 {each.name} 会议 {message.text}" for each in rows}
    return ask_again(desk, "department", "请问是代登哪个单位的会议？", commands | {"不登记": ""})


def _bare_decision(desk: Desk, message: Message) -> str | None:
    found = re.fullmatch(r"(不?同意|批准)(?:申请)?[。.]?", message.text.strip()) if message.kind == "text" else None
    return found[1] if found and _at_desk(desk) else None


@act("bare_decision", match=_bare_decision, order=Order.LAST, roles=OFFICE)
def bare_decision(desk: Desk, _message: Message, found: str) -> Reply:
    """«同意» that answers no open question: which of the applications that wait."""
    rows = applications.waiting(desk.context)[:MOST_DEPARTMENTS]
    if not rows:
        return Reply("目前没有待核实的申请。请写明编号和事项，如“同意 2026-0123”。")
    word = "不同意" if found.startswith("不") else "同意"
    commands = {f"{word} {row.number} {row.department.name}{row.name}": f"{word} {row.number}" for row in rows}
    return ask_again(desk, "application", f"请问{word}的是哪一项申请？", commands)
