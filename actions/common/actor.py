"""Who acts, with the union of their posts, and what that lets them see (domain.md «Roles»)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Select, bindparam, false, or_, select
from sqlalchemy.orm import Session, joinedload

from actions.common.standing import Known, look_up
from storage.models import Department, Holding, Member

DEPARTMENT_ROLES = frozenset({"liaison", "leader", "principal"})
GROUP_ROLES = frozenset({"office", "inspector"})


@dataclass(frozen=True)
class Actor:
    """A member of the list with all posts. Several posts: the scope is their union."""

    member: Member
    posts: tuple[Holding, ...]

    @property
    def userid(self) -> str:
        """The WeCom account."""
        return self.member.userid

    @property
    def name(self) -> str:
        """The person's name."""
        return self.member.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """Every role that one of the posts gives."""
        return frozenset(post.role for post in self.posts)

    def has(self, *roles: str) -> bool:
        """Whether one of these roles is held."""
        return not self.roles.isdisjoint(roles)

    @property
    def department_ids(self) -> frozenset[int]:
        """Departments in which the person reports and sees: liaison, leader or principal there."""
        return frozenset(p.department_id for p in self.posts if p.department_id and p.role in DEPARTMENT_ROLES)

    @property
    def group_ids(self) -> frozenset[int]:
        """Inspection groups at whose desk the person sits: office or inspector."""
        return frozenset(p.group_id for p in self.posts if p.group_id and p.role in GROUP_ROLES)

    @property
    def is_group_side(self) -> bool:
        """Whether the person belongs to an inspection group's desk."""
        return bool(self.group_ids)


# Every message begins with this: one statement, put together once.
_PRESENT = (
    select(Member)
    .where(Member.userid_key == bindparam("key"), Member.gone_at.is_(None))
    .options(joinedload(Member.holdings).joinedload(Holding.department))
)


def find_actor(session: Session, userid: str, day: date, known: Known | None = None) -> Actor | None:
    """The member with this account and the posts of this day; None for a stranger or one who has left (case: D:90196)."""
    key = userid.casefold()
    member = look_up(session, known, ("member", key), lambda: _present(session, key))
    if member is not None:
        member = session.merge(member, load=False)
    posts = member.held(day) if member else []
    return Actor(member, tuple(posts)) if member and posts else None


def _present(session: Session, key: str) -> Member | None:
    """Read aside, in the same transaction: the process keeps it, every run gets a copy of its own."""
    with Session(session.connection(), autoflush=False) as aside:
        member = aside.scalars(_PRESENT, {"key": key}).unique().one_or_none()
        aside.expunge_all()
    return member


def visible_departments(actor: Actor) -> Select[Department]:
    """The departments whose business this person may see, subordinate institutions of own departments included."""
    return select(Department).where(sees(actor)).order_by(Department.id)


def sees(actor: Actor) -> ColumnElement[bool]:
    """The condition on Department that scopes every query of a person; true for nothing when there is no post."""
    own, groups = actor.department_ids, actor.group_ids
    reached = [Department.id.in_(own), Department.parent_id.in_(own)] if own else []
    return or_(false(), *reached, *([Department.group_id.in_(groups)] if groups else []))


def counts_for(actor: Actor) -> ColumnElement[bool]:
    """The condition on Department for lists and figures: at the desk those for practice do not count."""
    return sees(actor) & or_(~Department.practice, Department.group_id.not_in(actor.group_ids))


# The same for what every message asks, put together once.
_NAMES = (
    select(Department.name)
    .where(
        or_(
            Department.id.in_(bindparam("departments", expanding=True)),
            Department.parent_id.in_(bindparam("departments", expanding=True)),
            Department.group_id.in_(bindparam("groups", expanding=True)),
        )
    )
    .where(Department.ended_on.is_(None))
    .order_by(Department.id)
)


def visible_names(session: Session, actor: Actor) -> list[str]:
    """The names of the departments that this person may see and that have not ended."""
    values = {"departments": list(actor.department_ids), "groups": list(actor.group_ids)}
    return list(session.scalars(_NAMES, values))
