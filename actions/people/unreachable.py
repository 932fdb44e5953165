"""Whom pushes do not reach: shown to those who can put the account right, for as long as it lasts."""

from datetime import timedelta
from typing import Final

from sqlalchemy import func, or_, select

from actions.common.actor import sees
from actions.common.context import Context
from actions.people.departures import is_unknown
from storage.models import Department, Holding, Member, Push, PushRecipient
from storage.states import PushState

LOOKED_BACK: Final = timedelta(days=30)
TWICE: Final = 2  # once may be a slip


def unreachable(context: Context) -> list[Member]:
    """Members of the departments and groups in view whose newest two pushes WeCom could not place (60111, invaliduser)."""
    recent = (
        select(func.lower(PushRecipient.target))
        .join(Push)
        .where(Push.channel == "app", is_unknown(), PushRecipient.next_try_at > context.now - LOOKED_BACK)
    )
    mine = (
        select(Holding.member_id)
        .outerjoin(Department, Department.id == Holding.department_id)
        .where(Holding.on(context.today), or_(sees(context.me), Holding.group_id.in_(context.me.group_ids)))
    )
    query = select(Member).where(Member.userid_key.in_(recent), Member.id.in_(mine), Member.gone_at.is_(None))
    return [member for member in context.session.scalars(query.order_by(Member.id)) if _failed_twice(context, member)]


def _failed_twice(context: Context, member: Member) -> bool:
    newest = (
        select(is_unknown())
        .join(Push)
        .where(Push.channel == "app", func.lower(PushRecipient.target) == member.userid_key)
        .where(PushRecipient.state.in_((PushState.SENT, PushState.FAILED)))
        .order_by(PushRecipient.id.desc())
        .limit(TWICE)
    )
    found = list(context.session.scalars(newest))
    return len(found) == TWICE and all(found)
