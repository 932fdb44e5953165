"""Posts and who holds them: beginning, ending, and what a person holds in person (任职)."""

from datetime import date

from sqlalchemy import select

from actions.common.context import Context
from actions.people.members import ROLE_TITLES
from storage.models import Department, Handover, Holding, InspectionGroup, Member


def lock_list(context: Context) -> None:
    """One change of the member list at a time: an import or a newcomer that comes second sees what the first has put there."""
    query = select(InspectionGroup.id).order_by(InspectionGroup.id)
    context.session.execute(query.with_for_update(key_share=True)).all()


def own(member: Member, day: date) -> list[Holding]:
    """What the person holds on this day in person, not as a deputy."""
    return [each for each in member.held(day) if each.standing_in_for is None]


def place_of(post: Holding) -> str:
    """The department or group of a post; nothing for a post over the whole installation."""
    place = post.department or post.group
    return place.name if place else ""


def titled(post: Holding) -> str:
    """«交通局联络员»."""
    return f"{place_of(post)}{ROLE_TITLES[post.role]}"


def group_of(post: Holding) -> InspectionGroup | None:
    """The inspection group to which a post belongs; None for a post over the whole installation."""
    return post.department.group if post.department else post.group


House = tuple[str, int | None]


def house_of(post: Holding | Handover) -> House:
    """Where a post stands: in a department with its subordinate institutions, at a group's desk, or over the installation."""
    if post.department is not None:
        return "department", post.department.parent_id or post.department.id
    return "group", post.group.id if post.group else None


def begin(
    member: Member,
    role: str,
    first: date,
    *,
    department: Department | None = None,
    group: InspectionGroup | None = None,
) -> Holding:
    """The person holds the post from this day on; one that is held already goes on as it is."""
    for post in own(member, first):
        if (post.role, post.department, post.group) == (role, department, group):
            post.until = None
            return post
    post = Holding(role=role, department=department, group=group, first=first, duties=[])
    member.holdings.append(post)
    return post


def end(post: Holding, day: date) -> None:
    """The post is held no more from this day on; one that would not have begun by then was never held."""
    if post.first is not None and post.first >= day:
        post.member.holdings.remove(post)
    else:
        post.until = day
