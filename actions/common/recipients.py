"""Whom to tell: accounts by department, group and role. One account appears once whatever the posts.

Whoever is away today is stood in for by the deputy; `in_person` gives those who hold the post all the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, select

from actions.common.context import Context
from actions.common.deputies import in_place
from storage.models import Department, Holding, Member

_POSTS = "posts"
Asked = tuple[str, int | None, int | None]  # role, department, group


@dataclass(frozen=True)
class _Held:
    """A post that is held: what decides between several leaders, and the account."""

    in_charge: bool
    duties: Sequence[str]
    userid: str


def look_up_posts(context: Context) -> None:
    """Read every post at once: a run that asks of hundreds of departments needs no further statement for them."""
    query = (
        select(Holding, Member.userid)
        .join(Holding.member)
        .where(Member.gone_at.is_(None), Holding.on(context.today))
        .order_by(Holding.id)
    )
    found: dict[Asked, list[_Held]] = {}
    for post, userid in context.session.execute(query):
        held = _Held(post.in_charge, post.duties, userid)
        found.setdefault((post.role, post.department_id, None), []).append(held)
        found.setdefault((post.role, None, post.group_id), []).append(held)
    context.read[_POSTS] = found


def changes(context: Context, last: date) -> list[date]:
    """The days after today, up to the last, on which a post changes hands, in order."""
    days: set[date] = set()
    for column in (Holding.first, Holding.until):
        days |= {
            day for day in context.session.scalars(select(column).where(column > context.today, column <= last)) if day
        }
    return sorted(days)


def _looked_up(context: Context, asked: Asked) -> list[_Held] | None:
    """By the order of the list; None where a statement has to ask."""
    known: dict[Asked, list[_Held]] | None = context.read.get(_POSTS)
    return None if known is None or asked[1:] == (None, None) else known.get(asked, [])


def accounts(context: Context, *roles: str, department_id: int | None = None, group_id: int | None = None) -> list[str]:
    """Userids of present members who hold one of the roles, in this department or group, or anywhere."""
    if len(roles) == 1 and (known := _looked_up(context, (roles[0], department_id, group_id))) is not None:
        return list(dict.fromkeys(held.userid for held in known))
    query = (
        select(Member.userid)
        .join(Holding)
        .where(Holding.role.in_(roles), Member.gone_at.is_(None), Holding.on(context.today))
    )
    if department_id is not None:
        query = query.where(Holding.department_id == department_id)
    if group_id is not None:
        query = query.where(Holding.group_id == group_id)
    return list(dict.fromkeys(context.session.scalars(query.order_by(Holding.id))))


def liaisons(context: Context, department: Department, *, in_person: bool = False) -> list[str]:
    """The department's liaisons; where a subordinate institution has none, its parent's."""
    found = accounts(context, "liaison", department_id=department.id)
    if not found and department.parent_id is not None:
        found = accounts(context, "liaison", department_id=department.parent_id)
    return found if in_person else in_place(context, found)


def leader_in_charge(context: Context, department: Department, duty: str = "", *, in_person: bool = False) -> list[str]:
    """The one leader whom a ladder reaches: in charge of this duty by «分管», else named without a duty, else the first."""
    known = _looked_up(context, ("leader", department.id, None))
    if known is None:
        query = select(Holding, Member.userid).join(Holding.member)
        query = query.where(Holding.role == "leader", Holding.department_id == department.id)
        query = query.where(Member.gone_at.is_(None), Holding.on(context.today)).order_by(Holding.id)
        rows = context.session.execute(query).all()
        known = [_Held(post.in_charge, post.duties, userid) for post, userid in rows]
    ranked = sorted(known, key=lambda each: (not (duty and duty in each.duties), not each.in_charge))
    found = [each.userid for each in ranked[:1]]
    return found if in_person else in_place(context, found)


def asked(context: Context, department: Department, role: str, *, in_person: bool = False) -> list[str]:
    """Those of the department who are asked for a report by their role (in_charge: 分管领导); liaisons where nobody holds it."""
    if role == "in_charge":
        found = leader_in_charge(context, department, in_person=True)
    else:
        found = [] if role == "liaison" else accounts(context, role, department_id=department.id)
    found = found or liaisons(context, department, in_person=True)
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
    .join(Holding)
    .where(Holding.role.in_(("office", "inspector")), Holding.group_id == bindparam("group"), Member.gone_at.is_(None))
    .where(Holding.on(bindparam("day", type_=Date)))
    .order_by(Holding.role != "office", Holding.id)
)


def _at_desk(context: Context, group_id: int) -> list[str]:
    return list(dict.fromkeys(context.session.scalars(_DESK, {"group": group_id, "day": context.today})))


def desk(context: Context, group_id: int, *, in_person: bool = False) -> list[str]:
    """Everybody at the desk of an inspection group: office first, then inspectors."""
    known = _looked_up(context, ("office", None, group_id))
    if known is None:
        found = context.stands((_DESK, group_id, context.today), lambda: _at_desk(context, group_id))
    else:
        inspectors = _looked_up(context, ("inspector", None, group_id)) or []
        found = list(dict.fromkeys(held.userid for held in (*known, *inspectors)))
    return found if in_person else in_place(context, found)


def offices(context: Context, group_id: int, *, in_person: bool = False) -> list[str]:
    """综合科 of an inspection group; where nobody holds the post, its inspectors."""
    found = accounts(context, "office", group_id=group_id) or accounts(context, "inspector", group_id=group_id)
    return found if in_person else in_place(context, found)


def names(context: Context, userids: Iterable[str]) -> dict[str, str]:
    """Names by userid, for lists that people read."""
    query = select(Member.userid, Member.name).where(Member.userid.in_(list(userids)))
    return dict(context.session.execute(query).all())
