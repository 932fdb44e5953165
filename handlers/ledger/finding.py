"""报请销号, 延期 and 重新办理 of a finding, 告知 and 恢复: what the two sides say of an entry to each other, by its number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.common import recipients
from actions.common.errors import UserError
from actions.ledger import changes, entries, finding
from actions.ledger.entries import LedgerEntry
from handlers.ledger.entry import entry_of
from handlers.talk.commands import verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP
from policy.ledger.definition import LedgerDefinition
from policy.text.ask import Ask
from policy.text.write import say_day
from policy.when import read_day, read_deadline


@verb(
    "report_finding",
    "报请销号|申请销号|报请办结|申请办结|答复",
    LedgerEntry,
    usage="报请销号 编号 办理情况",
    summary="整改、督办等办理完成，请派驻组核实销号",
    examples=("报请销号 2026-0123 已补充完善会议记录",),
)
def report_finding(desk: Desk, _message: Message, found: Any) -> Reply:
    """Done, says the department: reminding stops, the desk looks."""
    said, row, definition = entry_of(found)
    return report_done(desk, definition, row, said.rest)


def report_done(desk: Desk, definition: LedgerDefinition, row: LedgerEntry, text: str) -> Reply:
    """The entry waits for the group's word from now on."""
    finding.report_done(desk.context, definition, row, text)
    return Reply(f"收悉，{definition.title} {row.number} 已报请销号，提醒停止；待派驻组核实后告知结果。")


@verb("extend_entry", "(?:申请|需)?延期", LedgerEntry)
def extend_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """The department asks; until the office answers, the date stays."""
    said, row, definition = entry_of(found)
    if not said.rest:
        raise UserError(f"请写明延期原因和日期，如“延期 {row.number} 材料未齐，请延到12月4日”。")
    finding.ask_extension(desk.context, definition, row, said.rest)
    due = f"答复前仍按{say_day(row.due_on)}办理。" if row.due_on else ""
    return Reply(
        f"已转{desk.context.rules.office_name}：{definition.title} {row.number} 申请延期（{said.rest}）。{due}"
    )


@verb("grant_entry_extension", "同意延期", LedgerEntry, roles=GROUP)
def grant(desk: Desk, message: Message, found: Any) -> Reply:
    """The day that is named, else the one that the department asked for."""
    said, row, definition = entry_of(found)
    wish = finding.asked(row)
    due_on = _day(desk, said.rest, message.at) or (wish and _day(desk, wish.text, desk.context.local(wish.at)))
    if not due_on:
        raise UserError(f"请写明延期到哪一天，如“同意延期 {row.number} 12月4日”。")
    finding.grant_extension(desk.context, definition, row, due_on)
    return Reply(f"已同意：{definition.title} {row.number}延期至{say_day(due_on)}，提醒随之调整，已告知该单位。")


def _day(desk: Desk, words: str, at: datetime) -> date | None:
    found = read_day(words, at, desk.context.rules.calendar, "future") if words else None
    if isinstance(found, Ask):
        raise UserError(f"{found.text}请连同日期重发。")
    return found


@verb("refuse_entry_extension", "不同意延期", LedgerEntry, roles=GROUP)
def refuse(desk: Desk, _message: Message, found: Any) -> Reply:
    """The date stays."""
    _said, row, definition = entry_of(found)
    finding.refuse_extension(desk.context, definition, row)
    return Reply(f"已答复：{definition.title} {row.number}暂不延期，已告知该单位。")


@dataclass(frozen=True)
class _Again:
    """An entry that is to be done again, why, and by when."""

    number: str
    reason: str
    due_on: date | None


@verb(
    "reopen_entry",
    "重新(?:办理|整改|督办|打开)|重开|取消(?:办结|销号)",
    LedgerEntry,
    usage="重新办理 编号 原因，日期前",
    summary="已办结的整改、督办重新办理",
    examples=("重新办理 2026-0123 又出现同类问题，12月20日前",),
)
def reopen(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with its addressees; nothing leaves before 确认."""
    said, row, definition = entry_of(found)
    due = read_deadline(said.rest, message.at, desk.context.rules.calendar)
    if isinstance(due, Ask):
        raise UserError(f"{due.text}请连同日期重发。")
    kept = _Again(row.number, said.rest, due.last if due else None)
    finding.check_may_reopen(desk.context, definition, row, kept.reason, kept.due_on)
    to = "、".join(recipients.names(desk.context, finding.reopening_to(desk.context, row)).values())
    text = f"将发给{row.department.name}{to}：\n" if to else ""
    shown = f"{text}{finding.reopening_text(definition, row, kept.reason, kept.due_on)}\n"
    return confirm(desk, "confirm_reopen", shown, kept, verb="发出", about=row.number, dropped="好的，未作变动。")


@answers("confirm_reopen")
def confirm_reopen(desk: Desk, kept: _Again, _yes: str) -> Reply:
    """«确认»: it is open again."""
    row, definition = still(entries.find(desk.context, kept.number), kept.number, "未作变动")
    finding.reopen(desk.context, definition, row, kept.reason, kept.due_on)
    return Reply(f"{definition.title} {row.number} 已重新办理，提醒照常，已告知该单位。")


@verb("tell_department", "告知", LedgerEntry, roles=GROUP)
def tell(desk: Desk, _message: Message, found: Any) -> Reply:
    """The number says which; its department is told from now on."""
    _said, row, definition = entry_of(found)
    finding.tell_department(desk.context, definition, row)
    return Reply(f"已将 {row.number} 告知{row.department.name}联络员。")


@verb("restore_entry", "恢复", LedgerEntry)
def restore(desk: Desk, _message: Message, found: Any) -> Reply:
    """What was withdrawn counts again."""
    _said, row, definition = entry_of(found)
    changes.restore(desk.context, definition, row)
    return Reply(f"{definition.title} {row.number} 已恢复，照常列入统计。")
