"""Whom to tell: accounts by department, group and role. One account appears once whatever the posts.

Whoever is away today is stood in for by the deputy; `in_person` gives those who hold the post all the same.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from actions.common.context import Context
from actions.common.deputies import in_place
from storage.models import Department, Member, Post

_POSTS = "posts"
Asked = tuple[str, int | None, int | None]  # role, department, group


def look_up_posts(context: Context) -> None:
    """Read every post at once: a run that asks of hundreds of departments needs no further statement for them."""
    query = (
        select(Post.role, Post.department_id, Post.group_id, Post.in_charge, Member.userid)
        .join(Post.member)
        .where(Member.gone_at.is_(None))
        .order_by(Post.id)
    )
    found: dict[Asked, list[tuple[bool, str]]] = {}
    for role, department_id, group_id, in_charge, userid in context.session.execute(query):
        found.setdefault((role, department_id, None), []).append((in_charge, userid))
        found.setdefault((role, None, group_id), []).append((in_charge, userid))
    context.read[_POSTS] = found


def _looked_up(context: Context, asked: Asked) -> list[tuple[bool, str]] | None:
    """(in charge, userid) by the order of the list; None where a statement has to ask."""
    known: dict[Asked, list[tuple[bool, str]]] | None = context.read.get(_POSTS)
    return None if known is None or asked[1:] == (None, None) else known.get(asked, [])


def accounts(context: Context, *roles: str, department_id: int | None = None, group_id: int | None = None) -> list[str]:
    """Userids of present members who hold one of the roles, in this department or group, or anywhere."""
    if len(roles) == 1 and (known := _looked_up(context, (roles[0], department_id, group_id))) is not None:
        return list(dict.fromkeys(userid for _, userid in known))
    query = select(Member.userid).join(Post).where(Post.role.in_(roles), Member.gone_at.is_(None))
    if department_id is not None:
        query = query.where(Post.department_id == department_id)
    if group_id is not None:
        query = query.where(Post.group_id == group_id)
    return list(dict.fromkeys(context.session.scalars(query.order_by(Post.id))))


def liaisons(context: Context, department: Department, *, in_person: bool = False) -> list[str]:
    """The department's liaisons; where a subordinate institution has none, its parent's."""
    found = accounts(context, "liaison", department_id=department.id)
    if not found and department.parent_id is not None:
        found = accounts(context, "liaison", department_id=department.parent_id)
    return found if in_person else in_place(context, found)


def leader_in_charge(context: Context, department: Department, *, in_person: bool = False) -> list[str]:
    """The one leader whom a ladder reaches: the one named by «分管», else the first of the list."""
    known = _looked_up(context, ("leader", department.id, None))
    if known is None:
        query = (
            select(Member.userid)
            .join(Post)
            .where(Post.role == "leader", Post.department_id == department.id, Member.gone_at.is_(None))
            .order_by(Post.in_charge.desc(), Post.id)
        )
        found = list(context.session.scalars(query.limit(1)))
    else:
        found = [userid for _, userid in sorted(known, key=lambda each: not each[0])[:1]]
    return found if in_person else in_place(context, found)


def principals(context: Context, department: Department, *, in_person: bool = False) -> list[str]:
    """主要负责人 of the department."""
    found = accounts(context, "principal", department_id=department.id)
    return found if in_person else in_place(context, found)


def disciplines(context: Context, department: Department, *, in_person: bool = False) -> list[str]:
    """机关纪委 of the department."""
    found = accounts(context, "discipline", department_id=department.id)
    return found if in_person else in_place(context, found)


_DESK = (
    select(Member.userid)
    .join(Post)
    .where(Post.role.in_(("office", "inspector")), Post.group_id == bindparam("group"), Member.gone_at.is_(None))
    .order_by(Post.role != "office", Post.id)
)


def desk(context: Context, group_id: int, *, in_person: bool = False) -> list[str]:
    """Everybody at the desk of an inspection group: office first, then inspectors."""
    known = _looked_up(context, ("office", None, group_id))
    if known is None:
        found = list(dict.fromkeys(context.session.scalars(_DESK, {"group": group_id})))
    else:
        inspectors = _looked_up(context, ("inspector", None, group_id)) or []
        found = list(dict.fromkeys(userid for _, userid in (*known, *inspectors)))
    return found if in_person else in_place(context, found)


def offices(context: Context, group_id: int, *, in_person: bool = False) -> list[str]:
    """综合科 of an inspection group; where nobody holds the post, its inspectors."""
    found = accounts(context, "office", group_id=group_id) or accounts(context, "inspector", group_id=group_id)
    return found if in_person else in_place(context, found)


def names(context: Context, userids: Iterable[str]) -> dict[str, str]:
    """Names by userid, for lists that people read."""
    query = select(Member.userid, Member.name).where(Member.userid.in_(list(userids)))
    return dict(context.session.execute(query).all())


def mark_gone(context: Context, userid: str, at: datetime) -> None:
    """WeCom does not know this account any more (60111, invaliduser twice)."""
    member = context.session.scalar(select(Member).where(Member.userid_key == userid.casefold()))
    if member is not None and member.gone_at is None:
        member.gone_at = at
