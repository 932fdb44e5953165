"""What the group's desk does with reports: 代登 of paper, 退回 with reasons, 审核通过."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from actions.common import departments, recipients, states
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import paper, periods, review
from actions.report import submit as reports
from actions.report.obligations import asked_of, asked_role
from actions.report.receipts import Submission
from actions.report.submit import Obligation
from handlers.ledger.on_behalf import entry_for, kept_for
from handlers.report.desk_words import (
    DeskWords,
    Spoken,
    about_report,
    names_report,
    newest_of,
    obligation_of,
    of_many,
    settings_of,
    spoken_for,
    the_one_that_waits,
    with_department,
)
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm, own_words
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import day_slot, department_slot, departments_slot, named_report, report_slot
from handlers.talk.slots import Wants
from policy.publication.audience import ROLE_NAMES
from policy.report.report_words import ReportWords, read_report_words
from policy.text.ask import Ask
from policy.text.asking import is_question
from policy.text.selection import Selection
from policy.text.write import say_day
from policy.when import read_day

_HOW = re.compile(
    r"(?:纸质|书面)(?:材料|版|件)?|(?:今天|昨天|前天|今日|(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|(?:上|本|这)?周[一二三四五六日])?(?:上午|下午)?(?:已?(?:收到|送来|交来|送达))了?"
    r"|(?<!\S)(?:今天|昨天|前天|今日|(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|(?:上|本|这)?周[一二三四五六日])(?:上午|下午)?(?!\S)"
)  # how and when the paper came; what is left is what it says
_PAPER_DAY = re.compile(r"纸质|书面")


@dataclass(frozen=True)
class Returning:
    """A report that is to be returned, how it is called, and why."""

    obligation: int
    short: str
    reasons: str


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
    roles=frozenset({"office"}),
    usage="代登 交通局 台账 11月 纸质 11月24日",
    summary="登记收到的纸质材料，按实际收到日期认定",
    examples=("代登 交通局 台账 11月 纸质 11月24日",),
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
    context, department = desk.context, obligation.department
    title = f"{department.name}{obligation.label}{obligation.title}"
    if reports.is_in(obligation):
        row = reports.latest_receipt(obligation)
        return Reply(f"{title}已登记{'，编号 ' + row.number if row else ''}，无需重复登记。")
    row, told = paper.record_paper(context, obligation, received, text)
    return Reply(f"已代登（纸质），编号 {row.number}。\n{title}。{told}\n予以登记，已告知该单位联络员。")


@dataclass(frozen=True)
class Papers:
    """Reports whose paper came in, and when."""

    obligations: list[int]
    received: datetime


def _names_several(desk: Desk, message: Message) -> tuple[Selection, ReportWords] | None:
    """«代登 交通局、水利局 台账 11月 纸质 11月24日»."""
    text = message.text.strip()
    if message.kind != "text" or not text.startswith("代登"):
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
    roles=frozenset({"office"}),
    usage="代登 交通局、水利局 台账 11月 纸质 11月24日",
    summary="登记几个单位同日送来的纸质材料，列出后确认一次",
    examples=("代登 交通局、水利局 台账 11月 纸质 11月24日",),
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


@answers("confirm_papers", roles=frozenset({"office"}))
def confirm_papers(desk: Desk, kept: Papers, _yes: str) -> Reply:
    """«确认»: each is judged by the day on which it came; one that is in already is named."""
    done, before = [], []
    for row in [periods.by_id(desk.context, each) for each in kept.obligations]:
        if reports.is_in(row):
            before.append(row.department.name)
        else:
            receipt, told = paper.record_paper(desk.context, row, kept.received)
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


_GOES_BACK = re.compile(r"(?:打回|退回|退)(?:去|来|给他们?)?(?:重新?[写报改做弄])?(?:一下|吧|了)?(?:[，,。；;\s]|$)")
_LONGEST_RETURN = 120  # characters
_named_first = names_report("退回")


def _sends_back(desk: Desk, message: Message) -> ReportWords | Spoken | None:
    """«退回 交通局 清单 …», and «交通局清单第2项太空，退回去»: one department, its report, and that it goes back."""
    if found := _named_first(desk, message):
        return cast("ReportWords", found)
    text = message.text.strip()
    if message.kind != "text" or len(text) > _LONGEST_RETURN or not _GOES_BACK.search(text) or is_question(text):
        return None
    if not desk.context.actor or not desk.context.me.is_group_side:
        return None
    spoken: Spoken = spoken_for("退回")(desk, message)
    return spoken if len(spoken.names) == 1 and spoken.said.kind else None


@verb(
    "return_report",
    "退回",
    Submission,
    also=_sends_back,
    meant=spoken_for("退回"),
    roles=GROUP,
    usage="退回 交通局 清单 原因……",
    summary="退回报送材料并说明原因",
    examples=("退回 交通局 清单 第3、5项措施空泛，请具体到责任人和时限",),
)
def return_report(desk: Desk, message: Message, found: Any) -> Reply:
    """Shows what will go out and to whom; nothing happens before 确认."""
    if isinstance(found, Said):
        return _show_return(desk, newest_of(found), found.rest)
    if isinstance(found, Spoken):
        return the_one_that_waits(desk, found)
    return with_department(desk, "退回", found, message.at)


@about_report("退回")
def _return_report(desk: Desk, department: Department, said: DeskWords) -> Reply:
    context, settings = desk.context, settings_of(desk, said.kind)
    obligation = review.latest_report(context, department, settings, said.period, said.said_at)
    if obligation is None:
        return Reply(f"{department.name}{said.period}{settings.short}尚未报送，无需退回。")
    return _show_return(desk, obligation, said.rest)


def _show_return(desk: Desk, obligation: Obligation, reasons: str) -> Reply:
    context, department, short = desk.context, obligation.department, settings_of(desk, obligation.kind).short
    states.check(obligation, "return")
    if not reasons:
        text = f"{states.name_of(obligation)}：请写明退回原因，如“第3项措施空泛，请具体到责任人”。"
        return ask(desk, "return_reason", text, kept=obligation.id, field="reason", dropped="好的，未退回。")
    names = recipients.names(context, asked_of(context, obligation)).values()
    text = review.returning_text(obligation, short, reasons)
    to = "、".join(names) or "（名单中暂无联络员）"
    who = ROLE_NAMES[asked_role(context, obligation)]
    kept = Returning(obligation.id, short, reasons)
    question = f"将发给{department.name}{who}{to}：\n{text}\n"
    return confirm(desk, "confirm_return", question, kept, verb="发出", dropped="好的，未退回。")


@own_words("return_reason", lambda _desk, _kept, message: message.text.strip() or None, roles=GROUP)
def return_reason(desk: Desk, obligation: int, reasons: str) -> Reply:
    """The reason was asked for; it is shown with whoever reads it."""
    return _show_return(desk, periods.by_id(desk.context, obligation), reasons)


@answers("confirm_return", roles=GROUP)
def confirm_return(desk: Desk, kept: Returning, _yes: str) -> Reply:
    """«确认»: the report is returned."""
    obligation = periods.by_id(desk.context, kept.obligation)
    review.return_report(desk.context, obligation, kept.short, kept.reasons)
    return Reply(
        f"已退回{obligation.department.name}{obligation.label}{obligation.title}，并已告知联络员；催办照常进行。"
    )


_APPROVES = re.compile(
    r"通过|(?<!看)过|可以|(?<!执)行|没(?:啥|什么)?(?:问题|毛病|意见)|合格|符合|达标|收下|准[了予]|同意|审定|认可|不错|OK|ok"
)


def _accepted(desk: Desk, message: Message) -> Spoken | None:
    """What is accepted is said to be good: whoever only looks at it accepts nothing."""
    return cast("Spoken", spoken_for("审核通过")(desk, message)) if _APPROVES.search(message.text) else None


@verb(
    "accept_report",
    "审核通过",
    Submission,
    also=names_report("审核通过"),
    meant=_accepted,
    roles=GROUP,
    usage="审核通过 交通局 清单 四季度",
    summary="报送材料审核通过",
    examples=("审核通过 交通局 清单 四季度",),
)
def accept_report(desk: Desk, message: Message, found: Any) -> Reply:
    """The report stands as it is."""
    if isinstance(found, Said):
        return _accept(desk, newest_of(found))
    if isinstance(found, Spoken):
        return the_one_that_waits(desk, found)
    return with_department(desk, "审核通过", found, message.at)


@about_report("审核通过")
def _accept_report(desk: Desk, department: Department, said: DeskWords) -> Reply:
    context, settings = desk.context, settings_of(desk, said.kind)
    obligation = review.latest_report(context, department, settings, said.period, said.said_at)
    if obligation is None:
        return Reply(f"{department.name}{said.period}{settings.short}尚未报送，暂不能审核。")
    return _accept(desk, obligation)


def _accept(desk: Desk, obligation: Obligation) -> Reply:
    review.accept(desk.context, obligation)
    return Reply(f"已登记审核通过：{states.name_of(obligation)}，并已告知联络员。")
