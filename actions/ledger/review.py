"""Review of entries: submitted → accepted, or returned with reasons → submitted again. Rounds and days are kept."""

from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Select

from actions.common import review, states
from actions.common.context import Context
from actions.common.deadlines import reopen_deadline, settle_past, stop_deadline
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.review import Reviewed, Words
from actions.common.scope import every
from actions.common.trail import record
from actions.ledger import entries as registers
from actions.ledger.changes import check_may_change, may, note, put
from actions.ledger.due import ladder_of
from policy.ledger.definition import LedgerDefinition
from storage.models import LedgerEntry
from storage.states import EntryState

SAME = 92  # rapidfuzz ratio: above it two texts differ in a date or a word only
COMPARED = 400  # newest entries of the register that a text is held against
_WORDS = Words("entry_returned", "entry_accepted", "return_entry", "accept_entry")
SHORTEST = 10  # characters: shorter texts are alike by nature


def returning(definition: LedgerDefinition) -> str:
    """The verb by which an entry goes back: one that is reviewed, or one that was reported done."""
    return "return" if definition.review else "send_back"


def check_may_review(context: Context, definition: LedgerDefinition, row: LedgerEntry, verb: str = "") -> None:
    """Raises UserError unless the entry waits for a word that is this person's: a review, or that it is done."""
    reviewers = definition.review or definition.close
    if not reviewers or not may(context, definition, row, reviewers):
        raise UserError(f"{row.number} 不需要您审核。")
    states.check(row, verb or returning(definition))


def waiting(context: Context) -> Select[LedgerEntry]:
    """Entries of every register that wait for this person's review."""
    known = [each for each in registers.definitions(context) if context.me.roles & set(each.review)]
    return registers.visible(context, known).where(LedgerEntry.state == EntryState.SUBMITTED)


def rounds(row: LedgerEntry) -> int:
    """How often the entry was returned."""
    return sum(each.kind == "returned" for each in row.notes)


def hints(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> list[str]:
    """What the reviewer may want to look at; never shown to the department."""
    found = [
        f"未写{field.title}"
        for field in definition.fields
        if field.key not in row.fields and field.type in ("long_text", "person", "date")
    ]
    if len(row.text) < SHORTEST:
        return found
    query = every(LedgerEntry).where(
        LedgerEntry.ledger == row.ledger, LedgerEntry.id < row.id, LedgerEntry.state != EntryState.WITHDRAWN
    )
    for other in context.session.scalars(query.order_by(LedgerEntry.id.desc()).limit(COMPARED)):
        if fuzz.ratio(other.text, row.text) >= SAME and registers.find(context, other.number):
            whose = "本单位" if other.department_id == row.department_id else other.department.name
            found.append(f"与{whose} {other.number} 内容相同")
            break
    return found


def addressees(context: Context, row: LedgerEntry) -> list[str]:
    """Who reads a return: whoever wrote the entry, and the liaisons."""
    return list(dict.fromkeys([row.entered_by, *liaisons(context, row.department)]))


def returning_text(definition: LedgerDefinition, row: LedgerEntry, reasons: str) -> str:
    """What the department reads."""
    if definition.safe:
        reasons = f"原因请回复“查看 {row.number}”"
    if not definition.review:
        return (
            f"{definition.title} {row.number}（{row.department.name}）暂不销号：{reasons}\n"
            f"请继续办理，完成后回复“报请销号 {row.number} 办理情况”。"
        )
    return (
        f"{definition.title} {row.number}（{row.department.name}）需修改完善：{reasons}\n"
        f"修改后请回复“重报 {row.number} 栏目：内容”，如“重报 {row.number} {_example(definition)}：……”。"
    )


def _example(definition: LedgerDefinition) -> str:
    texts = [field.title for field in definition.fields if field.type == "long_text" and not field.free]
    return texts[0] if texts else definition.fields[0].title


def return_entry(context: Context, definition: LedgerDefinition, row: LedgerEntry, reasons: str) -> None:
    """Give it back with reasons."""
    states.lock(context, row)
    check_may_review(context, definition, row)
    text = returning_text(definition, row, reasons)
    review.give_back(context, _reviewed(context, definition, row), text, returning(definition))
    note(context, row, "returned", reasons)
    deadline = reopen_deadline(context, "entry", row.id)
    if deadline is not None:
        settle_past(context, deadline, ladder_of(context, deadline))


def accept(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """审核通过: it stands as it is."""
    states.lock(context, row)
    check_may_review(context, definition, row, "accept")
    review.accept(context, _reviewed(context, definition, row))
    note(context, row, "accepted")
    row.closed_at = context.now
    stop_deadline(context, "entry", row.id)


def _reviewed(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> Reviewed:
    title = f"{definition.title} {row.number}（{row.department.name}）"
    return Reviewed(row, title, row.number, tuple(addressees(context, row)), _WORDS)


def resubmit(context: Context, definition: LedgerDefinition, row: LedgerEntry, values: dict[str, Any]) -> None:
    """Hand it in again, with what was changed; the desk is told. Raises UserError when it was not returned."""
    states.lock(context, row)
    check_may_change(context, definition, row, "重报")
    states.move(context, row, "resubmit")
    put(context, definition, row, values)
    note(context, row, "resubmitted")
    what = "" if definition.safe else f"：{registers.describe(definition, row)}"
    text = f"{definition.title} {row.number}（{row.department.name}）已重报{what}。请回复“审核通过 {row.number}”或“退回 {row.number} 原因”，“查看 {row.number}”看全文。"
    queue(context, offices(context, row.department.group_id), text, "entry_resubmitted", subject=row.number)
    record(context, "resubmit_entry", row.number)
