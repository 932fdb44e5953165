"""Who stands in for whom on a day: the one place where a recipient becomes the deputy (请假, 代理)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, select
from sqlalchemy.orm import aliased

from actions.common.context import Context
from actions.common.trail import DEPUTY_FOR
from storage.models import Absence, Holding, Member

_ROWS = "deputies"


@dataclass(frozen=True)
class Deputy:
    """Somebody who is told in place of a member who is away; both dates are included."""

    userid: str
    away: str  # the name of the member who is away
    first: date
    last: date


def deputies(context: Context, day: date) -> dict[str, Deputy]:
    """Deputies of this day by the userid of the one who is away. One who has left the corp, or every post, stands in for nobody."""
    if _ROWS not in context.read:
        context.read[_ROWS] = context.stands((_ROWS, context.today), lambda: _known(context))
    known: list[tuple[str, Deputy]] = context.read[_ROWS]
    return {userid: deputy for userid, deputy in known if deputy.first <= day <= deputy.last}


def in_place(context: Context, userids: Iterable[str]) -> list[str]:
    """The accounts that read today what is meant for these; each once."""
    today = deputies(context, context.today)
    return list(dict.fromkeys(today[each].userid if each in today else each for each in userids))


def act_in_place(context: Context, roles: Collection[str]) -> str:
    """The name of whose post lets the actor do what these roles may, where no own post does; the trail then notes it."""
    posts = [post for post in context.actor.posts if post.role in roles] if context.actor else []
    if not posts or any(post.standing_in_for is None for post in posts):
        return ""
    away = context.session.get_one(Member, posts[0].standing_in_for)
    context.read[DEPUTY_FOR] = away.userid
    return away.name


def forget(context: Context) -> None:
    """An absence has changed in this run: look again."""
    context.read.pop(_ROWS, None)


_AWAY, _DEPUTY = aliased(Member), aliased(Member)
_STANDING_IN = (
    select(_AWAY.userid, _AWAY.name, _DEPUTY.userid, Absence.first, Absence.last)
    .join(_AWAY, _AWAY.id == Absence.member_id)
    .join(_DEPUTY, _DEPUTY.id == Absence.deputy_id)
    .where(Absence.last >= bindparam("day", type_=Date), _DEPUTY.gone_at.is_(None))
    .where(_DEPUTY.holdings.any(Holding.on(bindparam("day", type_=Date))))
    .order_by(Absence.id)
)


def _known(context: Context) -> list[tuple[str, Deputy]]:
    rows = context.session.execute(_STANDING_IN, {"day": context.today})
    return [(userid, Deputy(to, name, first, last)) for userid, name, to, first, last in rows]
