"""A register from a file: compared with what is on file, then brought in all or nothing (the checklist of a year, M5; what existed before)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import within
from actions.common.states import move
from actions.common.trail import record
from actions.ledger import changes as register_changes
from actions.ledger import checklists, entries, filing
from actions.ledger.file_rows import EntryRow, ImportRow, columns, is_yearly, read_rows
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from policy.text.compare import fold
from policy.time.periods import periods
from storage.models import Department, LedgerEntry
from storage.states import EntryState

__all__ = ["columns"]

REASON = "checklist_imported"
IMPORTED = "导入"  # the mark of what was brought in from a file


@dataclass(frozen=True)
class Change:
    """One row that changes something: a new entry (none on file), or what it says otherwise than the entry on file."""

    row: EntryRow
    entry: LedgerEntry | None
    values: dict[str, Any]
    line: str
    """What changes, for people: «工作表“清单”第5行 交通局 推进巡察整改（新增）»."""
    closes: bool = False


@dataclass
class Plan:
    """What a file would change. `missing` are entries on file that it does not name: they stay as they are."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    missing: list[LedgerEntry] = field(default_factory=list)
    filed: list[LedgerEntry] = field(default_factory=list)
    """The new entries, once the file was brought in."""

    @property
    def lines(self) -> list[str]:
        """The changes one by one, as a preview shows them."""
        return [each.line for each in (*self.new, *self.changed)]

    @property
    def summary(self) -> str:
        """«新增12条，修改2条，未变30条»."""
        missing = f"；文件中没有的{len(self.missing)}条保持不变" if self.missing else ""
        return f"新增{len(self.new)}条，修改{len(self.changed)}条，未变{self.unchanged}条{missing}"


def is_importable(context: Context, definition: LedgerDefinition) -> bool:
    """Whether the person brings in this register: who writes it, and the desk what it may see. Nothing that is kept as parsed."""
    kept = bool(definition.fields) and not (definition.parsed_only or definition.safe or definition.confidential)
    by_desk = {"office"} if definition.shared_with_group and "office" in definition.see else set()
    return kept and bool(context.me.roles & {*definition.write, *by_desk})


def definition_of(context: Context, key: str = "checklist") -> LedgerDefinition:
    """A register by key or name. Raises UserError where there is none, it is switched off or not the person's to bring in."""
    names = {each.key: each for each in entries.definitions(context)}
    names |= {name: each for each in names.values() for name in (each.title, *each.names)}
    found = names.get(key)
    if found is None or not is_importable(context, found):
        title = found.title if found else "主体责任清单" if key == "checklist" else key
        raise UserError(f"您的岗位暂不能导入{title}，如需帮助请联系{context.rules.office}。")
    return found


def compare(context: Context, definition: LedgerDefinition, rows: Sequence[ImportRow]) -> Plan:
    """What the file would change; changes nothing. Raises ImportRowsError."""
    read = read_rows(context, definition, rows)
    plan, yearly = Plan(), is_yearly(definition)
    for department, year in dict.fromkeys((row.department, row.year if yearly else 0) for row in read):
        wanted = [row for row in read if row.department is department and (not yearly or row.year == year)]
        _match(definition, wanted, _on_file(context, definition, department, year), plan)
    if not yearly:
        plan.missing = []  # a list of what was before is of no whole
    return plan


def _on_file(context: Context, definition: LedgerDefinition, department: Department, year: int) -> list[LedgerEntry]:
    if is_yearly(definition):
        return checklists.items(context, definition, Department.id == department.id, year)
    query = within(LedgerEntry, [department.id])
    query = query.where(LedgerEntry.ledger == definition.key, LedgerEntry.state != EntryState.WITHDRAWN)
    return list(context.session.scalars(query.order_by(LedgerEntry.id)))


def _match(definition: LedgerDefinition, rows: Sequence[EntryRow], on_file: Sequence[LedgerEntry], plan: Plan) -> None:
    """Entries are the same by what `_same` says; of several that are, those that agree in everything come first."""
    left: dict[tuple[str, ...], list[LedgerEntry]] = {}
    for entry in on_file:
        key = _same(definition, entry.fields, entry.owner_id, entry.happened_on)
        left.setdefault(key, []).append(entry)
    keys = [_same(definition, row.values, row.owner.id, row.day) for row in rows]
    pairs: dict[int, LedgerEntry] = {}
    for exact in (True, False):
        for place, row in enumerate(rows):
            alike = left.get(keys[place], []) if place not in pairs else []
            found = next((each for each in alike if not exact or not _differences(each, row)), None)
            if found is not None:
                pairs[place] = found
                alike.remove(found)
    for place, row in enumerate(rows):
        _sort_in(definition, row, pairs.get(place), plan)
    taken = {each.id for each in pairs.values()}
    plan.missing += [each for each in on_file if each.id not in taken]


def _same(definition: LedgerDefinition, values: dict[str, Any], owner: int, day: date | None) -> tuple[str, ...]:
    """What makes two entries one: the words and the required choices; in a ledger that everybody keeps whose it is, and the day."""
    wanted = [each for each in definition.fields if each.free or (each.type == "choice" and each.required)]
    if not any(each.free for each in wanted):
        wanted = [each for each in definition.fields if each.required]
    said = tuple(_bare(str(values.get(each.key, ""))) for each in wanted)
    return (*said, str(owner), str(day)) if definition.kept_by else said


def _sort_in(definition: LedgerDefinition, row: EntryRow, entry: LedgerEntry | None, plan: Plan) -> None:
    head = f"{row.where} {row.department.name} {_head(definition, row)}"
    if entry is None:
        plan.new.append(Change(row, None, row.values, f"{head}（新增{'，已办结' if row.done else ''}）", row.done))
        return
    values, closes = _differences(entry, row), row.done and entry.state not in entries.DONE
    if not values and not closes:
        plan.unchanged += 1
        return
    titles = {each.key: each for each in definition.fields}
    said = [
        f"{titles[key].title}由“{_said(titles[key].type, entry.fields.get(key))}”改为“{_said(titles[key].type, value)}”"
        for key, value in values.items()
    ]
    said += ["办结"] if closes else []
    plan.changed.append(Change(row, entry, values, f"{head}（{entry.number}）：{'；'.join(said)}", closes))


def _said(kind: str, value: Any) -> str:
    return "无" if value is None else say_value(kind, value)


def _head(definition: LedgerDefinition, row: EntryRow) -> str:
    """Whose it is where everybody keeps one, the day, and the first words."""
    whose = f"{row.owner.name} {row.day} " if definition.kept_by else ""
    words = next((str(row.values[f.key]) for f in definition.fields if f.free and f.key in row.values), "")
    words = words or "，".join(_said(f.type, row.values[f.key]) for f in definition.fields if f.key in row.values)
    return whose + (words if len(words) <= 24 else words[:23] + "…")


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _differences(entry: LedgerEntry, row: EntryRow) -> dict[str, Any]:
    """What the row says otherwise than the entry; an empty cell says nothing. Punctuation of the duty is no change."""
    return {
        key: value
        for key, value in row.values.items()
        if entry.fields.get(key) != value and _bare(str(entry.fields.get(key, ""))) != _bare(str(value))
    }


def load(context: Context, definition: LedgerDefinition, rows: Sequence[ImportRow]) -> Plan:
    """Bring the file in, and tell the other side once; raises as `compare` does, with nothing written.

    A changed item of a checklist keeps its earlier version and waits for review again. Importing twice changes nothing.
    """
    reach = select(Department.id).order_by(Department.id).with_for_update()
    context.session.execute(reach).all()  # two imports at one moment: the second one sees what the first has filed
    plan = compare(context, definition, rows)
    before = _reported_until(context, definition)
    plan.filed = [_add(context, definition, change, before) for change in plan.new]
    for change in plan.changed:
        _change(context, definition, change)
    if plan.new or plan.changed:
        record(context, "import_checklist" if is_yearly(definition) else "import_entries")
        _tell(context, definition, plan)
    return plan


def _reported_until(context: Context, definition: LedgerDefinition) -> date:
    """The day up to which a report of this register was due before today: what happened until then was reported elsewhere."""
    settings = next((each for each in context.obligations if each.kind == definition.report), None)
    past = periods(settings, context.today - timedelta(days=100), context.today - timedelta(days=1)) if settings else []
    return past[-1].due_on if past else context.today.replace(day=1) - timedelta(days=1)


def _add(context: Context, definition: LedgerDefinition, change: Change, before: date) -> LedgerEntry:
    row = change.row
    day = row.day or (context.today if row.year == context.today.year else date(row.year, 1, 1))
    if not is_yearly(definition):
        day = row.day or context.today
    entry = filing.add(context, definition, row.department, change.values, owner=row.owner, day=day)
    if is_yearly(definition):
        return entry
    entry.fields = {**entry.fields, "marks": [IMPORTED]}
    entry.confirmed_at = context.now  # it stands on paper: nobody is asked whether it is so
    entry.history = bool(definition.report) and day <= before
    if change.closes:
        register_changes.finish(context, entry)
    return entry


def _change(context: Context, definition: LedgerDefinition, change: Change) -> None:
    entry = change.entry
    assert entry is not None  # only entries on file are changed
    waited = entry.state == EntryState.SUBMITTED
    if change.values:
        move(context, entry, "import" if definition.review else "correct")
        register_changes.put(context, definition, entry, change.values)
    if change.closes:
        register_changes.finish(context, entry)
    if definition.review and not waited:
        register_changes.note(context, entry, "resubmitted")
        entry.closed_at = None


def _tell(context: Context, definition: LedgerDefinition, plan: Plan) -> None:
    """One message for each department: to its liaisons where the group imported, else to the group's office."""
    for department in dict.fromkeys(change.row.department for change in (*plan.new, *plan.changed)):
        new, changed = (_count(changes, department) for changes in (plan.new, plan.changed))
        by_group = department.group_id in context.me.group_ids
        if by_group and definition.watched:
            continue  # what the group only watches is told when the desk says so
        to: Iterable[str] = (
            recipients.liaisons(context, department) if by_group else recipients.offices(context, department.group_id)
        )
        review = "" if by_group or not definition.review else "，“待审核”逐条审核"
        text = (
            f"{department.name}{definition.title}已导入：新增{new}条，修改{changed}条。"
            f"回复“{definition.names[0]} {department.name}”查看{review}。"
        )
        queue(context, [each for each in to if each != context.userid], text, REASON)


def _count(changes: Iterable[Change], department: Department) -> int:
    return sum(change.row.department is department for change in changes)
