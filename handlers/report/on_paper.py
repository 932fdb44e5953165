"""代登: reports that came on paper, judged by the day on which they came."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.states import name_of
from actions.report import periods
from actions.report import submit as reports
from actions.report.submit import Obligation
from handlers.ledger.on_behalf import entry_for, kept_for
from handlers.report.desk_words import DeskWords, about_report, names_report, obligation_of, of_many, with_department
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import OFFICE, act
from handlers.talk.slot_kinds import day_slot, department_slot, departments_slot, named_report, report_slot
from handlers.talk.slots import Wants
from policy.report.report_words import ReportWords, read_report_words
from policy.text.ask import Ask
from policy.text.selection import Selection
from policy.text.write import say_day
from policy.when import read_day

_HOW = re.compile(
    r"(?:纸质|书面)(?:材料|版|件)?|(?:今天|昨天|前天|今日|(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|(?:上|本|这)?周[一二三四五六日])?(?:上午|下午)?(?:已?(?:收到|送来|交来|送达))了?"
    r"|(?<!\S)(?:今天|昨天|前天|今日|(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|(?:上|本|这)?周[一二三四五六日])(?:上午|下午)?(?!\S)"
)  # how and when the paper came; what is left is what it says
_PAPER_DAY = re.compile(r"纸质|书面")


_RECEIVED = day_slot("day", "请问是哪一天收到的？", "past", optional=True)


def _on_paper(said: Mapping[str, str]) -> str:
    return f"纸质 {date.fromisoformat(said['day']):%Y年%m月%d日}" if said["day"] else "纸质"


@act(
    "record_paper",
    match=names_report("代登"),
    meant=Wants(
        department_slot(),
        report_slot(),
        _RECEIVED,
        into=lambda desk, said: named_report(desk.context, said["department"], said["report"], _on_paper(said)),
    ),
    at_once=True,
    roles=OFFICE,
    usage="代登 交通局 台账 11月 纸质 11月24日",
    summary="登记收到的纸质材料，按实际收到日期认定",
)
def record_paper(desk: Desk, message: Message, found: Any) -> Reply:
    """The office records paper: judged by the real receipt date, marked who and how; «交通局 张伟 台账» is his."""
    where, _, who = found.before.partition(" ")
    found = replace(found, before=where, rest=f"{who} {found.rest}".strip())
    return with_department(desk, "代登", found, message.at)


@about_report("代登")
def _record_paper(desk: Desk, department: Department, said: DeskWords) -> Reply:
    content = _HOW.sub(" ", said.rest).strip(" ，,。：:")
    kept = kept_for(desk, said.kind) if content else None
    if kept is not None:
        return entry_for(desk, kept, department, content, said.said_at)
    received = _received_at(desk, said.rest, said.said_at)
    return record_paper_of(desk, obligation_of(desk, department, said), received, content or None)


def record_paper_of(desk: Desk, obligation: Obligation, received: datetime, text: str | None = None) -> Reply:
    """Take in the paper that came at this moment with what is noted of it, and tell the department."""
    title = name_of(obligation)
    if reports.is_in(obligation):
        row = reports.latest_receipt(obligation)
        return Reply(f"{title}已登记{'，编号 ' + row.number if row else ''}，无需重复登记。")
    row, told = reports.record_paper(desk.context, obligation, received, text)
    return Reply(f"已代登（纸质），编号 {row.number}。\n{title}。{told}\n予以登记，已告知该单位联络员。")


@dataclass(frozen=True)
class Papers:
    """Reports whose paper came in, and when."""

    obligations: list[int]
    received: datetime


def _names_several(desk: Desk, message: Message) -> tuple[Selection, ReportWords] | None:
    """«代登 交通局、水利局 台账 11月 纸质 11月24日»."""
    text = message.text.strip()
    if not text.startswith("代登"):
        return None
    words = read_report_words(said := text.removeprefix("代登").strip(), desk.context.obligations)
    wanted = of_many(said, words)
    return (wanted, words) if wanted and wanted.names and words.settings else None


def _several_said(desk: Desk, said: Mapping[str, str]) -> tuple[Selection, ReportWords]:
    names = tuple(said["departments"].split("、"))
    return Selection(names=names), named_report(desk.context, "", said["report"], _on_paper(said))


@act(
    "record_papers",
    match=_names_several,
    meant=Wants(departments_slot(), report_slot(), _RECEIVED, into=_several_said),
    roles=OFFICE,
    usage="代登 交通局、水利局 台账 11月 纸质 11月24日",
    summary="登记几个单位同日送来的纸质材料，列出后确认一次",
)
def record_papers(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with its departments; nothing is recorded before 确认."""
    wanted, words = found
    received = _received_at(desk, words.rest, message.at)
    rows = []
    for name in wanted.names:
        department = departments.resolve(desk.context, name)
        if not isinstance(department, Department):
            raise UserError(f"没有找到单位“{name}”，请核对名称后重发整条。")
        rows.append(periods.find_obligation(desk.context, department, words.settings, words.period, message.at))
    return show_papers(desk, rows, received)


def show_papers(desk: Desk, rows: Sequence[Obligation], received: datetime) -> Reply:
    """The departments whose paper of this day is to be recorded; done after 确认."""
    names = "、".join(row.department.name for row in rows)
    text = f"将代登{len(rows)}个单位{rows[0].label}{rows[0].title}（纸质，{say_day(received.date())}收到）：{names}。"
    kept = Papers([row.id for row in rows], received)
    return confirm(desk, "confirm_papers", text, kept, verb="代登", dropped="好的，未代登。")


@answers("confirm_papers", roles=OFFICE)
def confirm_papers(desk: Desk, kept: Papers, _yes: str) -> Reply:
    """«确认»: each is judged by the day on which it came; one that is in already is named."""
    done, before = [], []
    for row in [periods.by_id(desk.context, each) for each in kept.obligations]:
        if reports.is_in(row):
            before.append(row.department.name)
        else:
            receipt, told = reports.record_paper(desk.context, row, kept.received)
            done.append(f"{row.department.name} {receipt.number}：{told}")
    known = [f"此前已登记、未重复办理：{'、'.join(before)}。"] if before else []
    return Reply("\n".join([f"已代登（纸质）{len(done)}个单位，并已告知联络员：", *done, *known]))


def _received_at(desk: Desk, rest: str, now: datetime) -> datetime:
    """The end of the working day on which the paper came in; without a day it is `now`."""
    context = desk.context
    day = read_day(_PAPER_DAY.sub(" ", rest), now, context.rules.calendar, "past")
    if isinstance(day, Ask):
        raise UserError(f"{day.text}请连同日期重发整条“代登”。")
    return day_received(desk, day, now)


def day_received(desk: Desk, day: date | None, now: datetime) -> datetime:
    """When paper of this day counts as received; today's, or without a day, now."""
    if day is None or day == now.date():
        return now
    if day > now.date():
        raise UserError("收到日期不能晚于今天，请核对后重发。")
    return datetime.combine(day, desk.context.rules.hours.end, desk.context.rules.zone)
