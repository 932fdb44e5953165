"""«第2条写错了，应该是……», «删掉最后一条»: one's own entry named by its place, shown before it is changed (M4)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.ledger import changes, entries, leaders
from actions.ledger.entries import LedgerEntry
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.fields.people import read_people
from policy.ledger.nth_words import NthWords, read_nth, with_count
from policy.ledger.reading import read_entry
from policy.time.months import month_of

JUST_FILED = timedelta(days=1)


@dataclass(frozen=True)
class _Change:
    """An entry and its new values; without any it is withdrawn."""

    number: str
    values: dict[str, Any]


def _own(desk: Desk, message: Message) -> list[LedgerEntry]:
    """What «第2条» counts: the sender's own entries of the month, a liaison's department's, in the order of the list."""
    context, span = desk.context, month_of(message.at.date())
    own = departments.own(context)
    kept = [each for each in entries.definitions(context) if each.kept_by]
    return [
        row
        for each in kept
        for row in entries.entries(context, each, within=own, span=span, post_of=leaders.own_ledger(context, each))
    ]


def _names_entry(desk: Desk, message: Message) -> tuple[NthWords, LedgerEntry | None] | None:
    actor = desk.context.actor
    found = read_nth(message.text) if message.kind == "text" and actor and actor.has(*DEPARTMENT) else None
    if found is None:
        return None
    rows = _own(desk, message)
    if found.place:
        return found, rows[found.place - 1] if found.place <= len(rows) else None
    newest = max(rows, key=lambda row: row.id, default=None)
    if newest is None or newest.filed_at < message.at - JUST_FILED:
        return (found, None) if "人数" not in message.text else None
    return found, newest


@act(
    "nth_entry",
    match=_names_entry,
    order=Order.NOTICE,
    roles=DEPARTMENT,
    examples=("第1条写错了，应该是4个问题", "删掉最后一条"),
)
def nth_entry(desk: Desk, message: Message, found: tuple[NthWords, LedgerEntry | None]) -> Reply:
    """Shown with what stood there; nothing changes before 确认."""
    said, row = found
    if row is None:
        raise UserError("本月没有这一条履责记录。请回复“我的台账”查看，或写明编号，如“更正 2026-0123 内容：……”。")
    definition = entries.definition_of(desk.context, row.ledger)
    assert definition is not None  # the entry is in view
    changes.check_may_change(desk.context, definition, row, "撤回" if said.what == "delete" else "更正")
    if said.what == "delete":
        if row.submission_id is not None:
            raise UserError(f"{row.number} 已随台账报送，不能撤回；如有误请回复“更正 {row.number} ……”。")
        text = f"将撤回 {row.number}：{row.text}。"
        return question.confirm(
            desk, "change_nth_entry", text, _Change(row.number, {}), about=row.number, dropped="好的，未更改。"
        )
    if not said.new:
        raise UserError(f"{row.number} 现为“{row.text}”。请写明正确内容，如“更正 {row.number} 内容：……”。")
    read = read_entry(
        definition, said.new, entries.reading_of(desk.context, definition, [row.department], message.at), partial=True
    )
    if read.problem or read.ask is not None:
        raise UserError(read.problem or f"{read.ask.text if read.ask else ''}请写明后重发。")
    values = _values(row, said.new, read.values)
    shown = "，".join(str(value) for key, value in values.items() if key != "people" or "content" not in values)
    text = f"{row.number} 现为“{row.text}”，将改为“{shown}”。"
    return question.confirm(
        desk, "change_nth_entry", text, _Change(row.number, values), about=row.number, dropped="好的，未更改。"
    )


def _values(row: LedgerEntry, new: str, read: dict[str, Any]) -> dict[str, Any]:
    """A number takes the place of the number of its kind; other words are the new content."""
    counted = with_count(row.text, new)
    if counted is None:
        return read
    people = read_people(counted)
    return {"content": counted} | ({"people": people} if people else {})


@question.answers("change_nth_entry", roles=DEPARTMENT)
def change_nth_entry(desk: Desk, kept: _Change, _yes: str) -> Reply:
    """«确认»: both versions are kept."""
    found = entries.find(desk.context, kept.number)
    if found is None:
        raise UserError(f"{kept.number} 已不在您的范围内，未更改。")
    row, definition = found
    changes.check_may_change(desk.context, definition, row, "更正" if kept.values else "撤回")
    if not kept.values:
        changes.withdraw(desk.context, definition, row, "")
        return Reply(f"{definition.title} {row.number} 已撤回，不再列入统计，原记录予以保留。")
    changes.correct(desk.context, definition, row, kept.values)
    lines = [f"已更正 {row.number}{entries.say_marks(row)}，原内容予以保留。", *entries.say_fields(definition, row)]
    return Reply("\n".join(lines))
