"""Whom the person may put down as away, and the handovers of posts in view: what the page of deputies lists."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from actions.common.actor import sees
from actions.common.context import Context
from actions.common.scope import every
from storage.models import Department, Handover, Holding, Member

LISTED = 50  # handovers, the newest
OFFERED = 1000  # names to choose from: keeps the page under 100 KB; whoever is not among them is typed


def offered(context: Context) -> list[str]:
    """«交通局 王敏», of the desk «赵丽», of present members for whom the person may record an absence: own departments, or the whole group's."""
    own = [post.department_id for post in context.me.posts if post.role == "liaison" and post.department_id]
    groups = context.me.group_ids
    query = (
        select(func.coalesce(Department.name, ""), Member.name)
        .select_from(Holding)
        .join(Member)
        .outerjoin(Department, Department.id == Holding.department_id)
        .where(Member.gone_at.is_(None), Holding.on(context.today))
        .where(or_(Department.id.in_(own), Department.group_id.in_(groups), Holding.group_id.in_(groups)))
        .order_by(Holding.department_id, Holding.id)
    )
    return list(
        dict.fromkeys(f"{place} {name}".strip() for place, name in context.session.execute(query.limit(OFFERED)))
    )


def said(words: str) -> tuple[str, str]:
    """Of «交通局 王敏» the place and the name; of «王敏» the name alone."""
    place, _, name = words.strip().rpartition(" ")
    return place.strip(), name


def handovers(context: Context) -> list[Handover]:
    """Handovers of departments in view, those under way first."""
    me = context.me.member.id
    query = (
        every(Handover)
        .outerjoin(Department, Department.id == Handover.department_id)
        .where(Handover.undone_at.is_(None))
        .where(
            or_(
                sees(context.me),
                Handover.group_id.in_(context.me.group_ids),
                Handover.from_id == me,
                Handover.to_id == me,
            )
        )
        .options(
            joinedload(Handover.department),
            joinedload(Handover.group),
            joinedload(Handover.giver),
            joinedload(Handover.taker),
        )
        .order_by(Handover.done_at.is_not(None), Handover.id.desc())
        .limit(LISTED)
    )
    return list(context.session.scalars(query))


def holders(context: Context, department: Department) -> list[Holding]:
    """Posts of a department in view, or of one's own whatever the post, with their holders, in the order of the member list."""
    mine = {post.department_id for post in context.me.posts}
    query = (
        select(Holding)
        .join(Member)
        .join(Department, Department.id == Holding.department_id)
        .where(
            Holding.department_id == department.id,
            sees(context.me) | Department.id.in_(mine),
            Member.gone_at.is_(None),
            Holding.on(context.today),
        )
        .options(joinedload(Holding.member))
    )
    return list(context.session.scalars(query.order_by(Holding.id)))


def names(context: Context) -> list[str]:
    """Names of everybody whose post the person may see changing hands: own departments, the own desk; for an administrator all desks."""
    found: list[str] = context.stands(("colleagues", context.userid, context.today), lambda: _names(context))
    return found


def _names(context: Context) -> list[str]:
    desks = Holding.department_id.is_(None) if context.me.has("admin") else Holding.group_id.in_(context.me.group_ids)
    query = (
        select(Member.name)
        .join(Holding)
        .outerjoin(Department, Department.id == Holding.department_id)
        .where(Holding.on(context.today), or_(sees(context.me), desks))
    )
    return list(context.session.scalars(query.distinct()))
