"""进度: which departments have whom, who was greeted, has written, cannot be reached; and the text that invites one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.people.colleagues import holders
from actions.people.departures import unreachable
from actions.people.supervised import reach
from storage.models import Department, Holding, InboxMessage, Member

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


def progress(context: Context, after: int = 0, most: int | None = None) -> list[Progress]:
    """The living departments in the person's reach that count, in the order of the list; at most so many behind one."""
    query = reach(context).where(~Department.practice, Department.id > after).limit(most)
    departments = list(context.session.scalars(query))
    held = select(Holding).where(Holding.on(context.today))
    held = (
        held.where(Holding.department_id.in_([each.id for each in departments]))
        .options(joinedload(Holding.member))
        .order_by(Holding.id)
    )
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
    said = func.lower(InboxMessage.userid)
    query = select(said).where(said.in_(known), ~InboxMessage.kind.startswith("event:")).distinct()
    return {known[each] for each in context.session.scalars(query)}


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


def invitation(context: Context, department: Department) -> str:
    """The text that invites a department, for the office to pass on; nothing is sent."""
    names = "、".join(post.member.name for post in holders(context, department) if post.role == "liaison")
    rules = context.rules
    return (
        f"{department.name}各位同志：{rules.office_name}已启用企业微信“履责助手”。"
        f"请联络员{names + '同志' if names else ''}打开企业微信，在“工作台”进入“履责助手”，发送“你好”。"
        "此后会议通知发原文即可报告，“我的待办”看还差什么，“帮助”看全部用法；一切事项仍可纸质办理，同等有效。"
        f"请勿发送涉密内容、问题线索和举报材料。如有疑问请联系{rules.office}。"
    )
