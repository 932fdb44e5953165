"""抽查: so many out of a list, drawn with a seed that is kept, so that anybody can draw the same again."""

import random
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Select, func, select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk
from actions.common.trail import record
from actions.ledger import entries
from storage.models import Department, Holding, LedgerEntry, Member, SpotCheck

__all__ = ["SpotCheck"]


def pick(names: Sequence[str], size: int, seed: str) -> list[str]:
    """The same names for the same list, size and seed, in the order of the list."""
    chosen = set(random.Random(seed).sample(range(len(names)), size))  # noqa: S311  (reproducible by intent)
    return [name for place, name in enumerate(names) if place in chosen]


def draw(context: Context, what: str, names: Sequence[str], size: int) -> SpotCheck:
    """Draw and keep it; raises UserError where the list is shorter."""
    if not 1 <= size <= len(names):
        raise UserError(f"{what}共{len(names)}项，不能抽查{size}项，请核对后重发。")
    seed = secrets.token_hex(8)
    row = SpotCheck(
        number=next_number(context), group_id=min(context.me.group_ids), what=what, names=list(names), seed=seed,
        drawn=pick(names, size, seed), at=context.now, by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    record(context, "spot_check", row.number)
    return row


def lists(context: Context) -> dict[str, int]:
    """What can be drawn from, and how many there are of each."""
    sizes = {what: select(func.count()).select_from(query(context).subquery()) for what, query in LISTS.items()}
    return {what: context.session.scalars(size).one() for what, size in sizes.items()}


def names_of(context: Context, what: str) -> list[str] | None:
    """The names on a list, by which they are drawn; None where there is no such list."""
    if what not in LISTS:
        return None
    return list(context.session.scalars(LISTS[what](context)))


def _units(context: Context, *below: ColumnElement[bool]) -> Select[str]:
    """The living departments of the person's groups that count."""
    ours = Department.group_id.in_(context.me.group_ids), Department.ended_on.is_(None), ~Department.practice
    return select(Department.name).where(*ours, *below).order_by(Department.id)


def _liaisons(context: Context) -> Select[str]:
    held = _units(context, Department.parent_id.is_(None)).join(Holding).join(Member)
    held = held.where(Holding.role == "liaison", Holding.on(context.today), Member.gone_at.is_(None))
    named = held.with_only_columns(func.min(Department.name) + Member.name).group_by(Member.id, Member.name)
    return named.order_by(None).order_by(Member.id)


def _problems(context: Context) -> Select[str]:
    register = entries.definition_of(context, "rectification")
    rows = entries.visible(context, [register] if register else []).where(LedgerEntry.state.not_in(entries.SETTLED))
    return rows.with_only_columns(LedgerEntry.number + "（" + Department.name + "）").order_by(LedgerEntry.id)


LISTS: Final[Mapping[str, Callable[[Context], Select[str]]]] = {
    "本组单位": lambda context: _units(context, Department.parent_id.is_(None)),
    "下属单位": lambda context: _units(context, Department.parent_id.is_not(None)),
    "联络员": _liaisons,
    "问题整改": _problems,
}


def agrees(row: SpotCheck) -> bool:
    """Whether the list and the seed that were kept give what was drawn."""
    return pick(row.names, len(row.drawn), row.seed) == row.drawn


def drawn_by(context: Context, row: SpotCheck) -> str:
    """The name of whoever drew it."""
    return recipients.names(context, [row.by]).get(row.by, row.by)


def listing(context: Context, most: int | None = None) -> list[SpotCheck]:
    """The spot checks of the person's groups, newest first."""
    return list(context.session.scalars(at_desk(context, SpotCheck).order_by(SpotCheck.id.desc()).limit(most)))


def find(context: Context, number: str) -> SpotCheck | None:
    """A spot check of the person's inspection groups."""
    query = at_desk(context, SpotCheck).where(SpotCheck.number == number)
    return context.session.scalar(query)
