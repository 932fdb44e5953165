"""The yearly checklist from a file: compared with what is on file, then brought in all or nothing (M5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.states import move
from actions.common.trail import record
from actions.ledger import changes as register_changes
from actions.ledger import checklists, filing
from actions.ledger.checklist_rows import ImportRow, ImportRowsError, ItemRow, columns, read_rows
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from policy.text.compare import fold
from storage.models import Department, LedgerEntry
from storage.states import EntryState

__all__ = ["Change", "ImportRow", "ImportRowsError", "Plan", "columns", "compare", "definition_of", "load"]


@dataclass(frozen=True)
class Change:
    """One row that changes something: a new item (no entry), or other values for an item on file."""

    row: ItemRow
    entry: LedgerEntry | None
    values: dict[str, Any]
    line: str
    """What changes, for people: «工作表“清单”第5行 交通局 推进巡察整改（新增）»."""


@dataclass
class Plan:
    """What a file would change. `missing` are items on file that it does not name: they stay as they are."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    missing: list[LedgerEntry] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The changes one by one, as a preview shows them."""
        return [each.line for each in (*self.new, *self.changed)]

    @property
    def summary(self) -> str:
        """«新增12条，修改2条，未变30条»."""
        missing = f"；文件中没有的{len(self.missing)}条保持不变" if self.missing else ""
        return f"新增{len(self.new)}条，修改{len(self.changed)}条，未变{self.unchanged}条{missing}"


def definition_of(context: Context) -> LedgerDefinition:
    """The checklist's register. Raises UserError where it is switched off or not the person's to write."""
    found = checklists.register_of(context, checklists.KIND)
    if found is None or not context.me.roles & set(found.write):
        raise UserError(f"您的岗位暂不能导入主体责任清单，如需帮助请联系{context.rules.office}。")
    return found


def compare(context: Context, rows: Sequence[ImportRow]) -> Plan:
    """What the file would change; changes nothing. Raises ImportRowsError, and UserError as definition_of does."""
    definition = definition_of(context)
    read = read_rows(context, definition, rows)
    plan = Plan()
    for department, year in dict.fromkeys((row.department, row.year) for row in read):
        where = Department.id == department.id
        on_file = checklists.items(context, definition, where, year)
        wanted = [row for row in read if (row.department, row.year) == (department, year)]
        _match(definition, wanted, on_file, plan)
    return plan


def _match(definition: LedgerDefinition, rows: Sequence[ItemRow], on_file: Sequence[LedgerEntry], plan: Plan) -> None:
    """Items are the same by list and duty; of several with one duty those that agree in everything come first."""
    left = list(on_file)
    pairs: dict[int, LedgerEntry] = {}
    for exact in (True, False):
        for place, row in enumerate(rows):
            if place in pairs:
                continue
            same = (each for each in left if _identity(definition, each.fields) == _identity(definition, row.values))
            found = next((each for each in same if not exact or not _differences(each, row)), None)
            if found is not None:
                pairs[place] = found
                left.remove(found)
    for place, row in enumerate(rows):
        _sort_in(definition, row, pairs.get(place), plan)
    plan.missing += left


def _sort_in(definition: LedgerDefinition, row: ItemRow, entry: LedgerEntry | None, plan: Plan) -> None:
    head = f"{row.where} {row.department.name} {_duty(definition, row.values)}"
    if entry is None:
        plan.new.append(Change(row, None, row.values, f"{head}（新增）"))
        return
    values = _differences(entry, row)
    if not values:
        plan.unchanged += 1
        return
    titles = {each.key: each for each in definition.fields}
    said = "；".join(
        f"{titles[key].title}由“{_said(titles[key].type, entry.fields.get(key))}”改为“{_said(titles[key].type, value)}”"
        for key, value in values.items()
    )
    plan.changed.append(Change(row, entry, values, f"{head}（{entry.number}）：{said}"))


def _said(kind: str, value: Any) -> str:
    return "无" if value is None else say_value(kind, value)


def _duty(definition: LedgerDefinition, values: dict[str, Any]) -> str:
    duty = next(str(values[each.key]) for each in definition.fields if each.free)
    return duty if len(duty) <= 24 else duty[:23] + "…"


def _identity(definition: LedgerDefinition, values: dict[str, Any]) -> tuple[str, ...]:
    keys = [each.key for each in definition.fields if each.free or (each.type == "choice" and each.required)]
    return tuple(_bare(str(values.get(key, ""))) for key in keys)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _differences(entry: LedgerEntry, row: ItemRow) -> dict[str, Any]:
    """What the row says otherwise than the entry; an empty cell says nothing. Punctuation of the duty is no change."""
    return {
        key: value
        for key, value in row.values.items()
        if entry.fields.get(key) != value and _bare(str(entry.fields.get(key, ""))) != _bare(str(value))
    }


def load(context: Context, rows: Sequence[ImportRow]) -> Plan:
    """Bring the file in, and tell the other side once; raises as `compare` does, with nothing written.

    A changed item keeps its earlier version and waits for review again. Importing twice changes nothing.
    """
    definition = definition_of(context)
    reach = select(Department.id).order_by(Department.id).with_for_update()
    context.session.execute(reach).all()  # two imports at one moment: the second one sees what the first has filed
    plan = compare(context, rows)
    for change in plan.new:
        _add(context, definition, change)
    for change in plan.changed:
        _change(context, definition, change)
    if plan.new or plan.changed:
        record(context, "import_checklist")
        _tell(context, definition, plan)
    return plan


def _add(context: Context, definition: LedgerDefinition, change: Change) -> None:
    row = change.row
    this_year = row.year == context.today.year
    day = context.today if this_year else date(row.year, 1, 1)
    filing.add(context, definition, row.department, change.values, owner=row.owner, day=day)


def _change(context: Context, definition: LedgerDefinition, change: Change) -> None:
    entry = change.entry
    assert entry is not None  # only items on file are changed
    waited = entry.state == EntryState.SUBMITTED
    move(context, entry, "import" if definition.review else "correct")
    register_changes.put(context, definition, entry, change.values)
    if definition.review and not waited:
        register_changes.note(context, entry, "resubmitted")
        entry.closed_at = None


def _tell(context: Context, definition: LedgerDefinition, plan: Plan) -> None:
    """One message for each department: to its liaisons where the group imported, else to the group's office."""
    for department in dict.fromkeys(change.row.department for change in (*plan.new, *plan.changed)):
        new, changed = (_count(changes, department) for changes in (plan.new, plan.changed))
        by_group = department.group_id in context.me.group_ids
        to: Iterable[str] = (
            recipients.liaisons(context, department) if by_group else recipients.offices(context, department.group_id)
        )
        text = (
            f"{department.name}{definition.title}已导入：新增{new}条，修改{changed}条。"
            f"回复“{definition.names[0]} {department.name}”查看{'' if by_group else '，“待审核”逐条审核'}。"
        )
        queue(context, [each for each in to if each != context.userid], text, "checklist_imported")


def _count(changes: Iterable[Change], department: Department) -> int:
    return sum(change.row.department is department for change in changes)
