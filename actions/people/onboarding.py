"""进度: which departments have whom, who was greeted, has written, cannot be reached; and the text that invites one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.people.unreachable import unreachable
from storage.models import Department, Holding, InboxMessage, Member

__all__ = ["Department", "Progress", "progress"]

POSTS = {"liaison": "联络员", "leader": "班子成员", "principal": "主要负责人"}


@dataclass(frozen=True)
class Progress:
    """How far one department has come: by post the names, and of its people who has done what."""

    department: Department
    names: dict[str, tuple[str, ...]]  # role → names
    greeted: tuple[str, ...]
    written: tuple[str, ...]
    unseen: tuple[str, ...]  # outside the app's visible range, or gone

    @property
    def lacks(self) -> list[str]:
        """Posts that nobody holds; an institution that reports with its parent needs none of its own."""
        if self.department.parent_id is not None:
            return []
        return [title for role, title in POSTS.items() if not self.names.get(role)]

    @property
    def silent(self) -> list[str]:
        """Liaisons who have never been in touch: they are the ones who have to."""
        return [each for each in self.names.get("liaison", ()) if each not in self.greeted and each not in self.written]


def progress(context: Context) -> list[Progress]:
    """Every living department of the desk's groups, in the order of the list."""
    groups = context.me.group_ids
    query = select(Department).where(Department.group_id.in_(groups), Department.ended_on.is_(None))
    departments = list(context.session.scalars(query.order_by(Department.id)))
    held = select(Holding).join(Department, Department.id == Holding.department_id).where(Holding.on(context.today))
    held = held.where(Department.group_id.in_(groups)).options(joinedload(Holding.member)).order_by(Holding.id)
    posts: dict[int | None, list[Holding]] = {}
    for post in context.session.scalars(held):
        posts.setdefault(post.department_id, []).append(post)
    people = {post.member.id: post.member for each in posts.values() for post in each}
    written, unseen = _written(context, people.values()), {each.id for each in unreachable(context)}
    unseen |= {each.id for each in people.values() if each.gone_at is not None}
    return [_of(each, posts.get(each.id, []), written, unseen) for each in departments]


def _written(context: Context, people: Iterable[Member]) -> set[int]:
    """Who has ever sent a message that is kept; an event is none."""
    known = {each.userid_key: each.id for each in people}
    query = select(func.lower(InboxMessage.userid)).where(~InboxMessage.kind.startswith("event:")).distinct()
    return {known[each] for each in context.session.scalars(query) if each in known}


def _of(department: Department, posts: list[Holding], written: set[int], unseen: set[int]) -> Progress:
    names: dict[str, list[str]] = {}
    for post in posts:
        names.setdefault(post.role, []).append(post.member.name)
    people = list(dict.fromkeys(post.member for post in posts))
    return Progress(
        department,
        {role: tuple(found) for role, found in names.items()},
        tuple(each.name for each in people if each.greeted_at is not None),
        tuple(each.name for each in people if each.id in written),
        tuple(each.name for each in people if each.id in unseen),
    )
