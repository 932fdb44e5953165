"""抽查: so many out of a list, drawn with a seed that is kept, so that anybody can draw the same again."""

import random
import secrets
from collections.abc import Sequence

from actions.common import departments, recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk
from actions.common.trail import record
from actions.ledger import entries
from actions.publication.audience import addressees
from policy.publication.audience import Audience, Part
from storage.models import SpotCheck

__all__ = ["SpotCheck", "agrees", "draw", "drawn_by", "find", "listing", "lists", "pick"]


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


def lists(context: Context) -> dict[str, list[str]]:
    """What can be drawn from: the group's departments, those below them, their liaisons, and problems that are being mended."""
    known = [
        each for each in departments.visible(context) if each.group_id in context.me.group_ids and not each.practice
    ]
    units = Audience((Part("units"),))
    liaisons = addressees(context, units, context.me.group_ids)
    register = entries.definition_of(context, "rectification")
    open_ones = entries.entries(context, register, waiting=True) if register else []
    return {
        "本组单位": [each.name for each in known if each.parent_id is None],
        "下属单位": [each.name for each in known if each.parent_id is not None],
        "联络员": [f"{each.unit}{each.member.name}" for each in liaisons],
        "问题整改": [f"{each.number}（{each.department.name}）" for each in open_ones],
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
