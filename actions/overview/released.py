"""What a group gives to the commission of a register that it keeps to itself: one total of a period, when it has said so (函询).

The number is kept as it was released: nothing that comes later shows without another word.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.trail import record
from actions.ledger import counts
from policy.ledger.definition import in_force
from policy.ledger.parts import CountKind
from policy.time.months import Span
from storage.base import insert_if_absent
from storage.models import Department, Setting

_KEY: Final = "released:"


def kinds(context: Context) -> list[CountKind]:
    """What may be released, of the registers that are switched on."""
    definitions = in_force(context.rules.ledgers, context.today)
    return [kind for each in definitions for kind in each.kinds if kind.released]


def total(context: Context, kind: CountKind, span: Span) -> int:
    """The desk's own number within the span; raises UserError while the span is not over, or where nobody has filled it in."""
    if span.last >= context.today:
        raise UserError(f"{span.label}尚未结束，请在期满后公布。")
    query = select(Department.id).where(Department.group_id.in_(context.me.group_ids), ~Department.practice)
    found = counts.totals(context, query, span).get(kind.key)
    if found is None:
        raise UserError(f"{span.label}{kind.title}未填，没有可以公布的数字；确为零的请先登记0{kind.unit}。")
    return found


def release(context: Context, kind: CountKind, span: Span, number: int) -> None:
    """From now on the commission reads this number of the desk's group for this span; said again, it is replaced."""
    for group_id in sorted(context.me.group_ids):
        key = _key(group_id, kind, span)
        insert_if_absent(context.session, Setting(key=key, value={}, changed_at=context.now))
        row = context.session.get_one(Setting, key, populate_existing=True)
        row.value, row.changed_at = {"total": number}, context.now
    record(context, "release_count", kind.key)


def released(context: Context, group_id: int, span: Span) -> Iterator[tuple[CountKind, int]]:
    """What this group has released of exactly this span, while its register is on."""
    for kind in kinds(context):
        row = context.session.get(Setting, _key(group_id, kind, span))
        if row is not None:
            yield kind, int(row.value["total"])


def _key(group_id: int, kind: CountKind, span: Span) -> str:
    return f"{_KEY}{group_id}:{kind.key}:{span.first}:{span.last}"
