"""Whom the person may put down as away, and the handovers of posts in view: what the page of deputies lists."""

import re
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from actions.common import departments
from actions.common.actor import sees
from actions.common.context import Context
from actions.common.scope import every
from policy.text.lazy import lazily
from storage.models import Department, Handover, Holding, Member

LISTED = 50  # handovers, the newest
OFFERED = 1000  # names to choose from: keeps the page under 100 KB; whoever is not among them is typed
_CALLED: Final = lazily(  # «提高局机关效率»: nobody is called 高 there
    r"(?<![提主扩紧夸])(?:[老小](?P<familiar>[一-龥])(?![人家年师孩学])"
    r"|(?P<surname>[一-龥])副?(?:(?P<head>局长?|主任|书记|院长|校长|部长|主席|总)|处长?|科长?|组长|站长)(?![面势部限里机委办公员室学技结]))"
)


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


def holders(context: Context, *departments: Department) -> list[Holding]:
    """Posts of departments in view, or of one's own whatever the post, with their holders, in the order of the member list."""
    mine = {post.department_id for post in context.me.posts}
    query = (
        select(Holding)
        .join(Member)
        .join(Department, Department.id == Holding.department_id)
        .where(
            Holding.department_id.in_([each.id for each in departments]),
            sees(context.me) | Department.id.in_(mine),
            Member.gone_at.is_(None),
            Holding.on(context.today),
        )
        .options(joinedload(Holding.member))
    )
    return list(context.session.scalars(query.order_by(Holding.id)))


def concerned(context: Context, text: str) -> list[Department]:
    """The departments that a text names, else those of the colleagues whom it names: «陈芳说出差回不来»."""
    if found := departments.mentioned(context, text):
        return found
    said = [each for each in names(context) if each in text]
    posts = holders(context, *departments.visible(context)) if said else []
    theirs = {post.department_id: post.department for post in posts if post.member.name in said and post.department}
    whole = (each for each in theirs.values() if each.parent_id not in theirs)  # with a subordinate: the whole is meant
    return list(whole)


def in_full(context: Context, text: str) -> str:
    """The text with «张局», «高书记», «老周» by their full names: of the department that it names, else of the own ones, or of those in view.

    A surname that several bear there, and one that nobody bears, stays as it was said.
    """
    called = {found["familiar"] or found["surname"] for found in _CALLED.finditer(text)}
    if not called or called.isdisjoint(each[0] for each in names(context)):  # kept, so that «交通局» costs no query
        return text
    posts = holders(
        context, *(departments.mentioned(context, text) or departments.own(context) or departments.visible(context))
    )

    def named(found: re.Match[str]) -> str:
        surname = found["familiar"] or found["surname"]
        alike = {post.member.name: post.role for post in posts if post.member.name[0] == surname}
        heads = [name for name, role in alike.items() if role in ("leader", "principal")] if found["head"] else []
        [*others, name] = heads or [*alike] or [""]
        whole = name and text.startswith(name[1:], found.end())
        return found[0] if others or not name or whole else name

    return _CALLED.sub(named, text)


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
