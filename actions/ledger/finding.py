"""A finding is an act of two sides: the department reports it done or asks for time, the group closes it or gives it back.

The same for every register whose entries are closed by the group: 整改, 督办, 建议书.
"""

from datetime import date

from actions.common import deadlines, states
from actions.common.actor import GROUP_ROLES
from actions.common.context import Context
from actions.common.deadlines import find_deadline, reopen_deadline, settle_past, stop_deadline
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.scope import at_desk
from actions.common.trail import record
from actions.ledger import entries, filing
from actions.ledger.changes import is_own, may, note, put
from actions.ledger.due import ladder_of
from policy.ledger.definition import LedgerDefinition
from policy.text.write import say_day
from policy.time.ladder import due_at
from storage.models import LedgerEntry, LedgerNote
from storage.states import EntryState

_ASKED, _GRANTED, _REFUSED = "extension", "extended", "not_extended"


def is_two_sided(definition: LedgerDefinition) -> bool:
    """Whether the group alone closes an entry: then the department reports it done."""
    return bool(definition.close) and GROUP_ROLES.issuperset(definition.close)


def is_departments(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> bool:
    """Whether the person answers for the entry on the department's side."""
    mine = row.department_id in context.me.department_ids or row.department.parent_id in context.me.department_ids
    return mine and is_two_sided(definition) and not may(context, definition, row, definition.close)


def report_done(context: Context, definition: LedgerDefinition, row: LedgerEntry, text: str) -> None:
    """报请销号 with what was done: the ladder stops, the desk is asked to close it. Raises UserError where there is nothing to show."""
    if not is_departments(context, definition, row):
        raise UserError(f"{row.number} 由该单位报请销号，您暂不能办理。")
    states.hold(context, row, "report")
    if not text and not any(each.kind == "photo" for each in row.notes):
        raise UserError(f"请写明办理情况，如“报请销号 {row.number} 已补充完善会议记录”；也可先发送佐证图片。")
    states.move(context, row, "report")
    note(context, row, "reported", text)
    stop_deadline(context, "entry", row.id)
    what = "" if definition.safe else f"：{text}" if text else "（见佐证）"
    said = (
        f"{definition.title} {row.number}（{row.department.name}）报请销号{what}。"
        f"核实后请回复“办结 {row.number}”，或“退回 {row.number} 原因”。"
    )
    queue(context, offices(context, row.department.group_id), said, "finding_reported", subject=row.number)
    record(context, "report_finding", row.number)


def ask_extension(context: Context, definition: LedgerDefinition, row: LedgerEntry, reason: str) -> None:
    """The department asks for more time: the office decides, until then the date stays."""
    if row.due_on is None:
        raise UserError(f"{row.number} 没有期限，无需延期。")
    if not (is_departments(context, definition, row) or is_own(context, row)):
        raise UserError(f"{row.number} 由该单位申请延期，您暂不能办理。")
    states.move(context, row, "extend")
    note(context, row, _ASKED, reason)
    text = (
        f"{definition.title} {row.number}（{row.department.name}，{say_day(row.due_on)}到期）申请延期：{reason}。"
        f"同意请回复“同意延期 {row.number} 日期”，不同意请回复“不同意延期 {row.number}”。"
    )
    queue(context, offices(context, row.department.group_id), text, "extension_asked", subject=row.number)
    record(context, "ask_extension", row.number)


def asked(row: LedgerEntry) -> LedgerNote | None:
    """The department's wish for more time that nobody has answered."""
    last = [each for each in row.notes if each.kind in (_ASKED, _GRANTED, _REFUSED)][-1:]
    return last[0] if last and last[0].kind == _ASKED else None


def grant_extension(context: Context, definition: LedgerDefinition, row: LedgerEntry, due_on: date) -> None:
    """The date and its ladder move, and the department is told; raises UserError where the date would not be later."""
    _check_desk(context, definition, row)
    states.hold(context, row, "extend")
    if row.due_on is None or due_on <= row.due_on or due_on < context.today:
        raise UserError("延期后的日期应晚于原定的日期和今天，请核对后重发。")
    _move(context, definition, row, due_on)
    note(context, row, _GRANTED, say_day(due_on))
    _tell(context, row, f"{definition.title} {row.number}已同意延期至{say_day(due_on)}，请按期办理。")


def refuse_extension(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """The date stays."""
    _check_desk(context, definition, row)
    states.hold(context, row, "extend")
    note(context, row, _REFUSED)
    due = f"，请仍于{say_day(row.due_on)}前办理" if row.due_on else ""
    _tell(context, row, f"{definition.title} {row.number}暂不延期{due}。")


def _check_desk(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    if not may(context, definition, row, definition.close):
        raise UserError(f"{row.number} 的延期由派驻组答复，您暂不能办理。")


def check_may_reopen(
    context: Context, definition: LedgerDefinition, row: LedgerEntry, reason: str, due_on: date | None
) -> None:
    """Raises UserError unless it is closed, the person's to close, and there is a reason and a date to come."""
    states.check(row, "reopen")
    if not may(context, definition, row, definition.close):
        raise UserError(f"{row.number} 不由您重新办理。")
    until = due_on or row.due_on
    if not reason or (until is not None and until < context.today):
        raise UserError(f"请写明原因和今后的期限，如“重新办理 {row.number} 又出现同类问题，12月20日前”。")


def reopening_text(definition: LedgerDefinition, row: LedgerEntry, reason: str, due_on: date | None) -> str:
    """What the department reads."""
    until, why = due_on or row.due_on, f"原因请回复“查看 {row.number}”" if definition.safe else reason
    due = f"期限{say_day(until)}，" if until else ""
    how = f"报请销号 {row.number} 办理情况" if is_two_sided(definition) else f"办结 {row.number}"
    return f"{definition.title} {row.number}（{row.department.name}）需重新办理：{why}\n{due}完成后请回复“{how}”。"


def reopen(
    context: Context, definition: LedgerDefinition, row: LedgerEntry, reason: str, due_on: date | None = None
) -> None:
    """What was closed is to be done after all, by its date or a new one: the ladder runs on, the department is told."""
    states.lock(context, row)
    check_may_reopen(context, definition, row, reason, due_on)
    states.move(context, row, "reopen")
    row.closed_at = None
    note(context, row, "reopened", reason)
    deadline = reopen_deadline(context, "entry", row.id)
    if due_on is not None and due_on != row.due_on:
        _move(context, definition, row, due_on)
    elif deadline is not None:
        settle_past(context, deadline, ladder_of(context, deadline))
    to = reopening_to(context, row)
    queue(context, to, reopening_text(definition, row, reason, due_on), "entry_reopened", subject=row.number)
    record(context, "reopen_entry", row.number)


def reopening_to(context: Context, row: LedgerEntry) -> list[str]:
    """Who reads that it is to be done again: nobody of a department that does not know of it."""
    to = [row.owner.userid, *liaisons(context, row.department)] if row.told else []
    return [each for each in dict.fromkeys(to) if each != context.me.userid]


def _move(context: Context, definition: LedgerDefinition, row: LedgerEntry, due_on: date) -> None:
    if definition.due is not None and definition.due.field:
        put(context, definition, row, {definition.due.field: due_on.isoformat()})
        return
    rules, deadline = context.rules, find_deadline(context, "entry", row.id)
    row.due_on = due_on
    if deadline is not None:
        moment = due_at(due_on, rules.reminders, rules.calendar, rules.zone)
        deadlines.move(context, deadline, due_on, moment, ladder_of(context, deadline))


def _tell(context: Context, row: LedgerEntry, text: str) -> None:
    to = [row.owner.userid, *liaisons(context, row.department)]
    queue(context, [each for each in to if each != context.me.userid], text, "extension_decided", subject=row.number)
    record(context, "decide_extension", row.number)


def tell_department(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """告知: what the group has only watched becomes known to the department; its ladder goes on from today."""
    _check_desk_or_writer(context, definition, row)
    states.lock(context, row)
    if row.told:
        raise UserError(f"{row.number} 该单位已经知晓，无需再告知。")
    row.told = True
    note(context, row, "told")
    deadline = find_deadline(context, "entry", row.id)
    if deadline is not None:
        settle_past(context, deadline, ladder_of(context, deadline))
    filing.tell(context, definition, row)
    record(context, "tell_department", row.number)


def _check_desk_or_writer(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    if row.entered_by != context.me.userid and not may(context, definition, row, ("office", "inspector")):
        raise UserError(f"{row.number} 由登记它的派驻组告知。")


def reported(context: Context) -> list[tuple[LedgerEntry, LedgerDefinition]]:
    """Entries reported done that wait for the person to close them or give them back, oldest first."""
    return _of_desk(context, EntryState.REPORTED)


def extensions(context: Context) -> list[tuple[LedgerEntry, LedgerDefinition]]:
    """Entries for which more time is asked and nobody has answered, oldest first."""
    found = _of_desk(context, EntryState.OPEN, EntryState.RETURNED)
    return [(row, definition) for row, definition in found if asked(row) is not None]


def _of_desk(context: Context, *among: EntryState) -> list[tuple[LedgerEntry, LedgerDefinition]]:
    known = {
        each.key: each
        for each in entries.definitions(context)
        if is_two_sided(each) and context.me.roles & set(each.close)
    }
    query = at_desk(context, LedgerEntry).where(
        LedgerEntry.ledger.in_(known), LedgerEntry.state.in_(among), LedgerEntry.shared
    )
    if EntryState.REPORTED not in among:
        query = query.where(
            LedgerEntry.id.in_(
                at_desk(context, LedgerNote).where(LedgerNote.kind == _ASKED).with_only_columns(LedgerNote.entry_id)
            )
        )
    return [(row, known[row.ledger]) for row in context.session.scalars(query.order_by(LedgerEntry.id))]
