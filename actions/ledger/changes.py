"""What befalls an entry after it was filed: 更正, 撤回, 进展, 办结, 共享, evidence. What stood before is kept."""

from collections.abc import Iterable
from typing import Any

from actions.common import states
from actions.common.actor import DEPARTMENT_ROLES
from actions.common.context import Context
from actions.common.deadlines import reopen_deadline, settle_past, stop_deadline
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.trail import record
from actions.ledger import entries
from actions.ledger.filing import first_state, happened_on, set_due
from policy.fields.field import Field
from policy.ledger.definition import Gate, LedgerDefinition
from policy.time.months import month_of
from storage.models import LedgerEntry, LedgerNote
from storage.states import EntryState

LATE_ENTRY = "补录"  # the mark of what was filed after its month


def may(context: Context, definition: LedgerDefinition, row: LedgerEntry, roles: Iterable[str]) -> bool:
    """Whether one of the person's posts with these roles reaches the entry."""
    query = entries.reached(context, definition, roles).where(LedgerEntry.id == row.id)
    return context.session.scalar(query) is not None


def is_own(context: Context, row: LedgerEntry) -> bool:
    """Whether the person wrote the entry or is responsible for it."""
    return row.owner_id == context.me.member.id or row.entered_by == context.me.userid


def changeable(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> tuple[Field, ...]:
    """The fields that are the person's to change: all of one's own entry, or where one's post writes this register for that
    department; of what the group writes, its department those that the register leaves to it.

    A leader's free text is the leader's: another leader does not change it.
    """
    me = context.me
    own = row.entered_by == me.userid or (row.owner_id == me.member.id and bool(me.roles & set(definition.write)))
    helpers = tuple(role for role in definition.write if role in ("liaison", "office", "inspector"))
    if own or may(context, definition, row, helpers):
        return definition.fields
    left = tuple(each for each in definition.fields if each.by_department)
    return left if left and may(context, definition, row, DEPARTMENT_ROLES) else ()


def check_may_change(
    context: Context, definition: LedgerDefinition, row: LedgerEntry, what: str, keys: Iterable[str] | None = None
) -> None:
    """Raises UserError unless the fields of these keys, or without keys the whole entry, are the person's to change."""
    mine = changeable(context, definition, row)
    wanted = {each.key for each in definition.fields} if keys is None else set(keys)
    if mine and not wanted <= {each.key for each in mine}:
        titles = "、".join(each.title for each in mine)
        raise UserError(f"{row.number} 由派驻组{what}；您可填写{titles}，如“{mine[0].title} {row.number} ……”。")
    if not mine:
        raise UserError(f"{row.number} 由登记人、责任人或联络员{what}，您暂不能办理。")
    states.check(row, "correct")


def note(
    context: Context, row: LedgerEntry, kind: str, text: str = "", *, gate: str | None = None, **more: Any
) -> LedgerNote:
    """Keep what happened, by whom (nobody: what time caused) and when."""
    by = context.actor.userid if context.actor else "system"
    made = LedgerNote(entry=row, kind=kind, at=context.now, by=by, text=text, gate=gate, **more)
    context.session.add(made)
    context.session.flush()
    return made


def correct(context: Context, definition: LedgerDefinition, row: LedgerEntry, values: dict[str, Any]) -> None:
    """Put new values in the place of old ones, by who may: the fields as they stood stay with the entry's history."""
    states.lock(context, row)
    check_may_change(context, definition, row, "更正", values)
    states.move(context, row, "correct")
    owner = row.owner
    put(context, definition, row, values)
    if row.owner is not owner and row.told and row.owner_id != context.me.member.id:
        what = "" if definition.safe else f"：{entries.describe(definition, row)}"
        queue(
            context,
            [row.owner.userid],
            f"{definition.title} {row.number} 由您负责{what}。",
            "entry_changed",
            subject=row.number,
        )


def put(context: Context, definition: LedgerDefinition, row: LedgerEntry, values: dict[str, Any]) -> None:
    """What `correct` does to an entry that the caller has looked at under its lock."""
    note(context, row, "corrected", before=dict(row.fields))
    row.fields = {**row.fields, **values}
    row.titles = {**row.titles, **{f.key: f.title for f in definition.fields if f.key in values}}
    row.text = next((str(row.fields[f.key]) for f in definition.fields if f.free and f.key in row.fields), row.text)
    row.happened_on = happened_on(definition, values) or row.happened_on
    row.fields = {**row.fields, "marks": _marks(context, row)}
    people = entries.members(context, row.department)
    named = next((values[f.key] for f in definition.fields if f.type == "person" and f.key in values), None)
    if named in people:
        row.owner = people[named]
    set_due(context, definition, row)
    record(context, "correct_entry", row.number)


def _marks(context: Context, row: LedgerEntry) -> list[str]:
    """Whether it was filed after its month is decided again when its day is corrected; the other marks stay."""
    others = [mark for mark in row.fields.get("marks", ()) if mark != LATE_ENTRY]
    filed_in = month_of(context.local(row.filed_at).date())
    return [*others, LATE_ENTRY] if row.happened_on < filed_in.first else others


def withdraw(context: Context, definition: LedgerDefinition, row: LedgerEntry, reason: str) -> None:
    """The entry counts no more; it stays on file as withdrawn. Raises UserError once it was reported with the ledger."""
    states.lock(context, row)
    check_may_change(context, definition, row, "撤回")
    states.move(context, row, "withdraw")
    if row.submission_id is not None:
        raise UserError(f"{row.number} 已随台账报送，不能撤回；如有误请更正（“更正 {row.number} ……”）。")
    note(context, row, "withdrawn", reason)
    stop_deadline(context, "entry", row.id)
    record(context, "withdraw_entry", row.number)
    if row.owner_id != context.me.member.id and row.told:
        what = "" if definition.safe else f"：{entries.short_words(definition, row)}"
        text = f"{context.me.name}同志撤回了记在您名下的{definition.title} {row.number}{what}。如不应撤回，请回复“恢复 {row.number}”。"
        queue(context, [row.owner.userid], text, "entry_changed", subject=row.number)


def restore(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """What was withdrawn counts again, by whoever is responsible for it or wrote it; the other of the two is told."""
    if not is_own(context, row):
        raise UserError(f"{row.number} 由责任人或登记人恢复，您暂不能办理。")
    states.move(context, row, f"restore_{first_state(definition).value}")
    note(context, row, "restored")
    deadline = reopen_deadline(context, "entry", row.id) if row.due_on else None
    if deadline is not None:
        settle_past(context, deadline, definition.due.ladder if definition.due else ())
    record(context, "restore_entry", row.number)
    text = f"{context.me.name}同志恢复了此前撤回的{definition.title} {row.number}。"
    others = {row.owner.userid, row.entered_by} - {context.me.userid}
    queue(context, sorted(others), text, "entry_changed", subject=row.number)


def gate_of(definition: LedgerDefinition, text: str) -> Gate | None:
    """The step of the register that a word of progress names: the one whose word stands first."""
    found = [
        (text.find(word), place)
        for place, gate in enumerate(definition.gates)
        for word in (gate.title, *gate.words)
        if word in text
    ]
    return definition.gates[min(found)[1]] if found else None


def passed(row: LedgerEntry) -> set[str]:
    """Keys of the steps that the entry has gone through."""
    return {each.gate for each in row.notes if each.gate}


def progress_of(definition: LedgerDefinition) -> str:
    """The verb: a checklist's item is accepted first, and worked off then."""
    return "progress" if definition.report is None else "item_progress"


def progress(context: Context, definition: LedgerDefinition, row: LedgerEntry, text: str) -> Gate | None:
    """A word of progress; where it names a step, that step is passed, and with the last one the entry is closed.

    Raises UserError when an earlier step is still open or the entry is done with.
    """
    states.move(context, row, progress_of(definition))
    gate = gate_of(definition, text)
    if gate is not None and gate.after and gate.after not in passed(row):
        before = next(each for each in definition.gates if each.key == gate.after)
        raise UserError(f"{row.number} 尚未登记“{before.title}”，请先回复“进展 {row.number} {before.title}：……”。")
    note(context, row, "gate" if gate else "progress", text, gate=gate.key if gate else None)
    record(context, "entry_progress", row.number)
    if definition.gates and {each.key for each in definition.gates} <= passed(row):
        states.move(context, row, "finish")
        _closed(context, row)
    if definition.report is None:  # else the desk reads it with the report
        _tell_other_side(
            context, row, f"{definition.title} {row.number}（{row.department.name}）{_progress(definition, text)}"
        )
    return gate


def _progress(definition: LedgerDefinition, text: str) -> str:
    return "有新的进展。" if definition.safe else f"进展：{text}"


def close(context: Context, definition: LedgerDefinition, row: LedgerEntry, text: str) -> None:
    """办结, by a role that the register names or by whoever assigned the task. Raises UserError otherwise."""
    writer = row.entered_by == context.me.userid and not definition.shared_with_group
    if not definition.close or not (writer or may(context, definition, row, definition.close)):
        raise UserError(f"{row.number} 不由您办结；如已完成，请回复“进展 {row.number} 已完成……”。")
    states.move(context, row, "close")
    note(context, row, "closed", text)
    _closed(context, row)
    _tell_other_side(context, row, f"{definition.title} {row.number}（{row.department.name}）已办结。")


def finish(context: Context, row: LedgerEntry) -> None:
    """Done with before it was written down here: nobody is told."""
    states.move(context, row, "close")
    note(context, row, "closed")
    _closed(context, row)


def _closed(context: Context, row: LedgerEntry) -> None:
    row.closed_at = context.now
    stop_deadline(context, "entry", row.id)
    record(context, "close_entry", row.number)


def _tell_other_side(context: Context, row: LedgerEntry, text: str) -> None:
    """The desk hears of a department's step, the department of the desk's, an owner and a writer of each other's."""
    to = [row.owner.userid, row.entered_by] if row.told else [row.entered_by]
    if context.me.is_group_side and not row.told:
        pass  # the department does not know of it
    elif context.me.is_group_side:
        to += liaisons(context, row.department)
    elif row.shared and row.state != EntryState.FILED:
        to += offices(context, row.department.group_id)
    queue(context, [each for each in to if each != context.me.userid], text, "entry_changed", subject=row.number)


def share(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> None:
    """Let the group see an entry that it does not see by itself."""
    states.move(context, row, "share")
    if row.shared:
        raise UserError(f"{row.number} 派驻组已可查看。")
    if not (row.entered_by == context.me.userid or context.me.has("liaison", "principal")):
        raise UserError(f"{row.number} 由登记人、联络员或主要负责人共享。")
    row.shared = True
    record(context, "share_entry", row.number)
