"""Review of entries in chat: 审核, 退回 (shown first, sent after 确认), 审核通过, 重报."""

from dataclasses import dataclass
from typing import Any

from actions.common import recipients, states
from actions.common.errors import UserError
from actions.common.states import EntryState
from actions.ledger import changes, entries, review
from actions.ledger.entries import LedgerEntry
from handlers.ledger.entry import entry_of
from handlers.talk import question
from handlers.talk.commands import verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.registry import GROUP
from handlers.talk.safely import shown
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import read_entry


@dataclass(frozen=True)
class _Return:
    """An entry that is to go back, and why."""

    number: str
    reasons: str


@verb("review_entry", "审核|审阅", LedgerEntry, roles=GROUP, examples=("审核 2026-0123",))
def review_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """One entry in full, with hints that the department does not see."""
    _said, row, definition = entry_of(found)
    return entry_in_full(desk, row, definition)


def entry_in_full(desk: Desk, row: LedgerEntry, definition: LedgerDefinition) -> Reply:
    """The entry with its fields, how long it waits, and what can be said of it."""
    hints = review.hints(desk.context, definition, row)
    rounds = review.rounds(row)
    days = (desk.context.today - desk.context.local(row.filed_at).date()).days
    lines = [
        f"{definition.title} {row.number}（{row.department.name}）：{row.state.word}",
        *entries.say_fields(definition, row),
        f"提交{days}天{f'，已退回{rounds}次' if rounds else ''}",
        f"提示（仅供审核）：{'、'.join(hints)}" if hints else "",
        f"请回复“审核通过 {row.number}”，或“退回 {row.number} 原因……”。" if states.allows(row, "accept") else "",
    ]
    return shown(desk, definition, "\n".join(each for each in lines if each), row.number)


@verb("return_entry", "退回", LedgerEntry, roles=GROUP)
def return_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shown with its addressees; nothing leaves before 确认."""
    said, row, definition = entry_of(found)
    review.check_may_review(desk.context, definition, row)
    if not said.rest:
        raise UserError(f"请写明退回原因，如“退回 {row.number} 措施请具体到责任人和时限”。")
    to = "、".join(recipients.names(desk.context, review.addressees(desk.context, row)).values())
    text = review.returning_text(definition, row, said.rest)
    shown_text = f"将发给{row.department.name}{to}：\n{text}\n"
    kept = _Return(row.number, said.rest)
    return question.confirm(
        desk, "confirm_return_entry", shown_text, kept, verb="发出", about=row.number, dropped="好的，未退回。"
    )


@question.answers("confirm_return_entry", roles=GROUP)
def confirm_return_entry(desk: Desk, kept: _Return, _yes: str) -> Reply:
    """«确认»: it goes back."""
    row, definition = still(entries.find(desk.context, kept.number), kept.number, "未退回")
    review.return_entry(desk.context, definition, row, kept.reasons)
    return Reply(f"已退回 {row.number}，并已告知该单位。")


@verb("accept_entry", "审核通过", LedgerEntry, roles=GROUP)
def accept_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """It stands as it is."""
    _said, row, definition = entry_of(found)
    if row.state is EntryState.REPORTED:
        changes.close(desk.context, definition, row, "")
        return Reply(f"{definition.title} {row.number}（{row.department.name}）已办结，提醒停止。")
    review.accept(desk.context, definition, row)
    return Reply(f"已登记审核通过：{definition.title} {row.number}（{row.department.name}），并已告知该单位。")


@verb("resubmit_entry", "重报|重新报送", LedgerEntry, examples=("重报 2026-0123 措施：每月抽查一次",))
def resubmit_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """What was returned comes back, with its changes; both versions are kept."""
    said, row, definition = entry_of(found)
    changes.check_may_change(desk.context, definition, row, "重报")
    read = read_entry(
        definition, said.rest, entries.reading_of(desk.context, definition, [row.department], message.at), partial=True
    )
    if read.problem or read.ask is not None or not read.values:
        raise UserError(read.problem or f"请写明修改的栏目，如“重报 {row.number} 栏目：内容”。")
    review.resubmit(desk.context, definition, row, read.values)
    return Reply(f"{row.number} 已重报，原内容予以保留；审核结果另行告知。")
