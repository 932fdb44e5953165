"""What the group's desk does with reports: 代登 of paper, 退回 with reasons, 审核通过."""

import re
from datetime import datetime
from typing import Any

from actions.common import departments, recipients
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import periods, review
from actions.report import submit as reports
from actions.talk import dialogue
from handlers.report.receipt import verdict
from handlers.talk.asking import ask_department, confirms
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, Order, act
from policy.report.report_words import ReportWords, read_report_words
from policy.text.ask import Ask
from policy.time.settings import ObligationSettings
from policy.when import read_day

_PAPER_DAY = re.compile(r"纸质|书面")


def names_report(word: str) -> Any:
    """Matches «退回 交通局 清单 …»: the word, then an obligation's name somewhere behind it."""

    def match(desk: Desk, message: Message) -> ReportWords | None:
        text = message.text.strip()
        if message.kind != "text" or not text.startswith(word) or (word == "代登" and "会议" in text):
            return None
        words = read_report_words(text.removeprefix(word).removeprefix("：").strip(), desk.context.obligations)
        return words if words.settings else None

    return match


def department_of(desk: Desk, words: ReportWords, command: str) -> Department | Reply:
    """The department that stands before the report's name, or the question which one is meant."""
    if not words.before:
        raise UserError(f"请写明单位，如“{command} 交通局 {words.settings.short if words.settings else '台账'}”。")
    found = departments.resolve(desk.context, words.before)
    if isinstance(found, Department):
        return found
    short = words.settings.short if words.settings else ""
    return ask_department(
        desk, words.before, found, lambda name: f"{command} {name} {short} {words.period} {words.rest}".strip()
    )


def _settings(words: ReportWords) -> ObligationSettings:
    assert words.settings is not None  # the matcher asks for it
    return words.settings


@act(
    "record_paper",
    match=names_report("代登"),
    roles=frozenset({"office"}),
    usage="代登 交通局 台账 11月 纸质 11月24日",
    summary="登记收到的纸质材料，按实际收到日期认定",
    examples=("代登 交通局 台账 11月 纸质 11月24日",),
)
def record_paper(desk: Desk, message: Message, found: Any) -> Reply:
    """The office records paper: judged by the real receipt date, marked who and how."""
    context, settings = desk.context, _settings(found)
    department = department_of(desk, found, "代登")
    if isinstance(department, Reply):
        return department
    obligation = periods.find_obligation(context, department, settings, found.period)
    title = f"{department.name}{obligation.label}{obligation.title}"
    if reports.is_in(obligation):
        row = reports.latest_receipt(obligation)
        return Reply(f"{title}已登记{'，编号 ' + row.number if row else ''}，无需重复登记。")
    received = _received_at(desk, found.rest, message.at)
    row = reports.submit(context, reports.draft(context, obligation, received), "paper", received)
    told = verdict(desk, obligation, row.submitted_at, row.on_time)
    reports.tell_paper_recorded(context, obligation, row, told)
    return Reply(f"已代登（纸质），编号 {row.number}。\n{title}。{told}\n已告知该单位联络员。")


def _received_at(desk: Desk, rest: str, now: datetime) -> datetime:
    """The end of the working day on which the paper came in; without a day it is `now`."""
    context = desk.context
    day = read_day(_PAPER_DAY.sub(" ", rest), now, context.rules.calendar, "past")
    if isinstance(day, Ask):
        raise UserError(f"{day.text}请连同日期重发整条“代登”。")
    if day is None or day == now.date():
        return now
    if day > now.date():
        raise UserError("收到日期不能晚于今天，请核对后重发。")
    return datetime.combine(day, context.rules.hours.end, context.rules.zone)


@act(
    "return_report",
    match=names_report("退回"),
    roles=GROUP,
    usage="退回 交通局 清单 原因……",
    summary="退回报送材料并说明原因",
    examples=("退回 交通局 清单 第3、5项措施空泛，请具体到责任人和时限",),
)
def return_report(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shows what will go out and to whom; nothing happens before 确认."""
    context, settings = desk.context, _settings(found)
    department = department_of(desk, found, "退回")
    if isinstance(department, Reply):
        return department
    obligation = review.latest_report(context, department, settings, found.period)
    if obligation is None:
        return Reply(f"{department.name}{found.period}{settings.short}尚未报送，无需退回。")
    if not found.rest:
        return Reply(
            f"请写明退回原因后重发，如“退回 {department.name} {settings.short} 第3项措施空泛，请具体到责任人”。"
        )
    names = recipients.names(context, recipients.liaisons(context, department)).values()
    text = review.returning_text(obligation, settings.short, found.rest)
    to = "、".join(names) or "（名单中暂无联络员）"
    question = f"将发给{department.name}联络员{to}：\n{text}\n请回复“确认”发出，或“取消”。"
    state = {"obligation": obligation.id, "short": settings.short, "reasons": found.rest}
    dialogue.ask(context, "confirm_return", question, state, ["确认", "取消"])
    return Reply(question, "ask", {"ask": {"field": "confirm", "text": question, "choices": ["确认", "取消"]}})


@act("confirm_return", match=confirms("confirm_return"), order=Order.ANSWER, roles=GROUP)
def confirm_return(desk: Desk, _message: Message, found: Any) -> Reply:
    """«确认»: the report is returned."""
    row, yes = found
    dialogue.close(desk.context)
    if not yes:
        return Reply("好的，未退回。")
    obligation = periods.by_id(desk.context, row.state["obligation"])
    review.return_report(desk.context, obligation, row.state["short"], row.state["reasons"])
    return Reply(
        f"已退回{obligation.department.name}{obligation.label}{obligation.title}，并已告知联络员；催办照常进行。"
    )


@act(
    "accept_report",
    match=names_report("审核通过"),
    roles=GROUP,
    usage="审核通过 交通局 清单 四季度",
    summary="报送材料审核通过",
    examples=("审核通过 交通局 清单 四季度",),
)
def accept_report(desk: Desk, _message: Message, found: Any) -> Reply:
    """The report stands as it is."""
    context, settings = desk.context, _settings(found)
    department = department_of(desk, found, "审核通过")
    if isinstance(department, Reply):
        return department
    obligation = review.latest_report(context, department, settings, found.period)
    if obligation is None:
        return Reply(f"{department.name}{found.period}{settings.short}尚未报送，暂不能审核。")
    title = f"{department.name}{obligation.label}{obligation.title}"
    if obligation.state == "accepted":
        return Reply(f"{title}此前已审核通过。")
    review.accept(context, obligation)
    return Reply(f"已登记审核通过：{title}，并已告知联络员。")
