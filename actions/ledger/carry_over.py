"""沿用清单: last year's checklist as the draft of this year's; it is no row before the department takes it over."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from actions.common import recipients
from actions.common.context import Context
from actions.common.departments import reporting
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.ledger import checklists, entries, filing
from actions.ledger.file_import import REASON
from policy.ledger.definition import LedgerDefinition
from storage.models import Department, LedgerEntry


@dataclass(frozen=True)
class Draft:
    """The items of last year that this year's checklist does not have yet."""

    department: Department
    year: int
    items: tuple[LedgerEntry, ...]


def draft(context: Context, department: Department) -> Draft:
    """What there is to take over; raises UserError where there is nothing."""
    definition, year = _definition(context), context.said_on.year
    mine = Department.id == department.id
    have = {_duty(definition, each.fields) for each in checklists.items(context, definition, mine, year)}
    last = checklists.items(context, definition, mine, year - 1)
    items = tuple(each for each in last if _duty(definition, each.fields) not in have)
    if not items:
        what = f"{year - 1}年没有清单可沿用" if not last else f"{year}年清单已登记，没有需要沿用的项目"
        raise UserError(f"{department.name}{what}，如需登记请回复“记清单 ……”。")
    return Draft(department, year, items)


def whose(context: Context) -> list[Department]:
    """The departments for which the person takes a checklist over."""
    return reporting(context, {"liaison", "principal"})


def take_over(context: Context, kept: Draft) -> list[LedgerEntry]:
    """File every item for this year, its date a year later; the desk is told once. Whoever has left is named no more."""
    definition = _definition(context)
    people = entries.members(context, kept.department)
    made = []
    for item in kept.items:
        values = _next_year(definition, item.fields, set(people))
        person = next(
            (values[each.key] for each in definition.fields if each.type == "person" and each.key in values), ""
        )
        made.append(
            filing.add(context, definition, kept.department, values, owner=people.get(person, context.me.member))
        )
    text = f"{kept.department.name}{kept.year}年{definition.title}{len(made)}项（沿用上年）已提交，请审核。回复“待审核”查看。"
    queue(context, recipients.offices(context, kept.department.group_id), text, REASON)
    return made


def _definition(context: Context) -> LedgerDefinition:
    found = checklists.register_of(context, checklists.KIND)
    if found is None:
        raise UserError(f"主体责任清单目前没有启用，如需帮助请联系{context.rules.office}。")
    return found


def _duty(definition: LedgerDefinition, values: dict[str, Any]) -> tuple[str, ...]:
    """What makes two items the same: the list and the duty."""
    return tuple(str(values.get(each.key, "")) for each in definition.fields if each.required)


def _next_year(definition: LedgerDefinition, values: dict[str, Any], people: set[str]) -> dict[str, Any]:
    found = {}
    for each in definition.fields:
        value = values.get(each.key)
        if value is None or (each.type == "person" and value not in people):
            continue
        found[each.key] = _a_year_later(str(value)) if each.type == "date" else value
    return found


def _a_year_later(day: str) -> str:
    said = date.fromisoformat(day)
    leap = said.month == 2 and said.day == 29
    return str((said - timedelta(days=leap)).replace(year=said.year + 1))
