"""The member list held against what the app sees of WeCom's address book: what could be added or put right. Nothing is changed.

An app reads accounts, names and departments, no roles (wecom-contract.md §3.10): who does what is for people to fill in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from actions.common.context import Context
from actions.people.holdings import own, titled
from storage.models import Department, Member


@dataclass(frozen=True)
class Seen:
    """One membership in the address book."""

    userid: str
    name: str
    department: str


@dataclass(frozen=True)
class Proposal:
    """Who is seen and in no list, with the 单位 where one of this name is on file; who is listed and not seen; whose name differs."""

    new: tuple[Seen, ...]
    unseen: tuple[str, ...]
    renamed: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """All of it, one line each."""
        new = [f"名单中没有 {each.name}（{each.userid}）{each.department}" for each in self.new]
        return [*new, *self.renamed, *self.unseen]


def propose(context: Context, seen: Iterable[Seen]) -> Proposal:
    """What differs; a department's name is kept only where it is one of ours."""
    ours = set(context.session.scalars(select(Department.name).where(Department.ended_on.is_(None))))
    known = {each.userid_key: each for each in context.session.scalars(select(Member).order_by(Member.id))}
    book: dict[str, Seen] = {}
    for each in seen:
        key = each.userid.casefold()
        if key not in book or each.department in ours:
            book[key] = Seen(each.userid, each.name, each.department if each.department in ours else "")
    new = tuple(each for key, each in book.items() if key not in known or not own(known[key], context.today))
    renamed = tuple(
        f"姓名不同 {known[key].userid}：名单为{known[key].name}，通讯录为{each.name}"
        for key, each in book.items()
        if key in known and known[key].name != each.name
    )
    unseen = tuple(
        f"应用不可见 {member.name}（{member.userid}）{'、'.join(map(titled, held))}"
        for key, member in known.items()
        if key not in book and (held := own(member, context.today))
    )
    return Proposal(new, unseen, renamed)
