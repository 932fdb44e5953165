"""Who stands in for whom on a day: the one place where a recipient becomes the deputy (请假, 代理)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from actions.common.actor import DEPARTMENT_ROLES, GROUP_ROLES, Actor
from actions.common.context import Context
from storage.models import Absence, Member, Post

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
        context.read[_ROWS] = _known(context)
    known: list[tuple[str, Deputy]] = context.read[_ROWS]
    return {userid: deputy for userid, deputy in known if deputy.first <= day <= deputy.last}


def in_place(context: Context, userids: Iterable[str]) -> list[str]:
    """The accounts that read today what is meant for these; each once."""
    today = deputies(context, context.today)
    return list(dict.fromkeys(today[each].userid if each in today else each for each in userids))


def acting(session: Session, actor: Actor, day: date) -> Actor:
    """The actor with a liaison's post that is stood in for on this day: who is reminded must be able to report.

    Whoever reports or sits at a desk anyway gets nothing more; other posts are not lent.
    """
    if actor.has(*DEPARTMENT_ROLES, *GROUP_ROLES):
        return actor
    query = (
        select(Post)
        .join(Absence, Absence.member_id == Post.member_id)
        .where(
            Absence.deputy_id == actor.member.id, Absence.first <= day, Absence.last >= day, Post.role == "liaison"
        )
        .options(joinedload(Post.department))
    )  # fmt: skip
    lent = [
        Post(member_id=actor.member.id, role=post.role, department_id=post.department_id, department=post.department)
        for post in session.scalars(query)
    ]
    return replace(actor, posts=(*actor.posts, *lent)) if lent else actor


def forget(context: Context) -> None:
    """An absence has changed in this run: look again."""
    context.read.pop(_ROWS, None)


def _known(context: Context) -> list[tuple[str, Deputy]]:
    away, deputy = aliased(Member), aliased(Member)
    query = (
        select(away.userid, away.name, deputy.userid, Absence.first, Absence.last)
        .join(away, away.id == Absence.member_id)
        .join(deputy, deputy.id == Absence.deputy_id)
        .where(Absence.last >= context.today, deputy.gone_at.is_(None), deputy.posts.any())
        .order_by(Absence.id)
    )
    return [(userid, Deputy(to, name, first, last)) for userid, name, to, first, last in context.session.execute(query)]
