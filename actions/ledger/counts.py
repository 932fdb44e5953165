"""Registers that are integers alone: counting, and what of such a message may be stored (design: decision 16)."""

from collections.abc import Iterable

from sqlalchemy import func, select, update

from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.common.scope import Ids, within
from actions.common.trail import record
from actions.ledger import entries
from policy.fields.fits import Reading
from policy.ledger.count_text import CountText, is_number_only, parsed_only, read_count, written
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import canonical, read_entry
from policy.time.months import Span
from storage.base import insert_if_absent
from storage.models import Count, Department

NOTHING = "（数字类台账，未识别的内容不予保存）"


def as_parsed(context: Context, text: str) -> str | None:
    """What the inbox keeps of a message that belongs to a number-only register; None for every other message.

    Only what the register's fields say, a department of the list included: no other word of the sender's is in it.
    """
    ledgers = context.rules.ledgers
    if not is_number_only(text, ledgers):
        return None
    everywhere = list(context.session.scalars(select(Department).order_by(Department.id)))
    count = read_count(text, ledgers, context.said_at, context.rules.calendar)
    if count is not None:
        department = named(everywhere, count.others)
        return written(count, department.name if department else None)
    found = parsed_only(text, ledgers)
    if found is None:
        return NOTHING
    definition, words = found
    department = named(everywhere, words.split()) or next((each for each in everywhere if each.name in words), None)
    rest = words.replace(department.name, " ") if department else words
    read = read_entry(definition, rest, Reading(context.said_at, context.rules.calendar))
    return canonical(definition, f"单位：{department.name}" if department else "", read.values)


def named(departments: Iterable[Department], words: Iterable[str]) -> Department | None:
    """The one department that one of the words names."""
    everybody = list(departments)
    for word in words:
        found = resolve_among(everybody, word) if len(word) > 1 else []
        if isinstance(found, Department):
            return found
    return None


def writable(context: Context, definition: LedgerDefinition) -> list[Department]:
    """The departments for which this person counts."""
    return entries.departments_of(context, definition.write)


def count(context: Context, said: CountText, department: Department) -> int:
    """Add the number to the day's, or put it in its place; gives the year's total for the department."""
    if said.number is None or said.day is None:
        raise ValueError("a count without its number or day is not kept")
    key = {"register": said.kind.key, "department_id": department.id, "day": said.day}
    insert_if_absent(context.session, Count(**key, count=0))
    value = said.number if said.corrects else Count.count + said.number
    context.session.execute(update(Count).filter_by(**key).values(count=value))
    record(context, "correct_count" if said.corrects else "count")
    year = Span(said.day.replace(month=1, day=1), said.day.replace(month=12, day=31), "")
    return totals(context, [department.id], year).get(said.kind.key, 0)


def totals(context: Context, ids: Ids, span: Span) -> dict[str, int]:
    """How many of each kind within the span, for these departments together; a kind without any is left out."""

    query = (
        within(Count, ids)
        .with_only_columns(Count.register, func.sum(Count.count))
        .where(Count.day.between(span.first, span.last))
    )
    return dict(context.session.execute(query.group_by(Count.register)).all())
