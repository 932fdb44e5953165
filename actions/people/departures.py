"""Somebody whom WeCom does not know any more: who takes over is asked at once, once for each person (invaliduser, 60111); and whom pushes
do not reach, shown to those who can put the account right, for as long as it lasts.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select

from actions.common import recipients
from actions.common.actor import sees
from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.scope import of
from actions.ledger.entries import QUIET
from actions.people.members import ROLE_TITLES
from storage.models import Department, Holding, LedgerEntry, Member, Push, PushRecipient
from storage.models.pushes import UNREACHABLE
from storage.states import PushState

REASON: Final = "departed"
LOOKED_BACK: Final = timedelta(days=2)
MOST: Final = 5  # more at a time is a setting of the app (its visible range), and the admins' business


def is_unreachable(context: Context, member: Member) -> bool:
    """Whether the newest push that was finished for this person failed because WeCom does not know the account."""
    query = (
        select(PushRecipient.id)
        .join(Push)
        .where(Push.channel == "app", func.lower(PushRecipient.target) == member.userid_key)
        .where(PushRecipient.state.in_((PushState.SENT, PushState.FAILED)))
    )
    newest = context.session.scalar(query.order_by(PushRecipient.id.desc()).limit(1))
    failed = select(PushRecipient.id).where(PushRecipient.id == newest, is_unknown())
    return newest is not None and context.session.scalar(failed) is not None


def is_unknown() -> ColumnElement[bool]:
    """WeCom left the person out of a call, or refused a call to this person alone."""
    alone = or_(*(PushRecipient.reason.startswith(f"企业微信返回 {code}") for code in (60111, 81013)))
    return (PushRecipient.state == PushState.FAILED) & or_(PushRecipient.reason == UNREACHABLE, alone)


def ask(context: Context) -> int:
    """Ask who takes over from everybody found unreachable since yesterday; gives how many. For the scheduler's tick."""
    found = [member for member in _candidates(context) if is_unreachable(context, member)]
    if len(found) > MOST:
        return 0
    return sum(_ask(context, member) for member in found)


def _candidates(context: Context) -> Sequence[Member]:
    recent = (
        select(func.lower(PushRecipient.target))
        .join(Push)
        .where(Push.channel == "app", is_unknown(), PushRecipient.next_try_at > context.now - LOOKED_BACK)
    )
    query = select(Member).where(Member.userid_key.in_(recent), Member.gone_at.is_(None))
    return context.session.scalars(query.order_by(Member.id)).all()


def _ask(context: Context, member: Member) -> bool:
    """False when it was asked before; a push that arrives in between makes it a new question."""
    arrived = select(func.max(PushRecipient.id)).where(
        func.lower(PushRecipient.target) == member.userid_key, PushRecipient.state == PushState.SENT
    )
    once = f"departed:{member.id}:{context.session.scalar(arrived) or 0}"
    if context.session.scalar(select(PushRecipient.id).where(PushRecipient.once.startswith(f"{once}:")).limit(1)):
        return False
    asked = False
    for post in _posts(context, member):
        readers, inside = _readers(context, post)
        to = [userid for userid in readers if userid.casefold() != member.userid_key]
        if to:
            queue(context, to, _question(context, member, post, inside=inside), REASON, once=f"{once}:{post.id}")
            asked = True
    return asked


def _posts(context: Context, member: Member) -> list[Holding]:
    """One post in each department, the most important one."""
    found: dict[int | None, Holding] = {}
    for post in sorted(
        (each for each in member.held(context.today) if each.standing_in_for is None),
        key=lambda each: list(ROLE_TITLES).index(each.role),
    ):
        found.setdefault(post.department_id, post)
    return list(found.values())


def _readers(context: Context, post: Holding) -> tuple[list[str], bool]:
    """The department's other liaisons; the office where it is the liaison who left, or nobody else is there.

    With whether they belong to the department: only there everything that is open may be counted.
    """
    if post.department is None:
        to = recipients.offices(context, post.group_id) if post.group_id else recipients.accounts(context, "admin")
        return to, False
    others = [each for each in recipients.liaisons(context, post.department) if each != post.member.userid]
    if post.role != "liaison" and others:
        return others, True
    return recipients.offices(context, post.department.group_id), False


def _question(context: Context, member: Member, post: Holding, *, inside: bool) -> str:
    where = post.department.name if post.department else ""
    head = f"{where}{member.name}同志（{ROLE_TITLES[post.role]}）的企业微信账号无法送达，可能已离开企业或不在应用可见范围。"
    if post.department is None:
        return f"{head}如已调离，请管理员更新成员名单。"
    open_items = _open_items(context, member, post.department, inside=inside)
    items = f"名下待办{open_items}项。" if open_items else ""
    return (
        f"{head}{items}请问由哪位同志接任？请回复“交接 {member.name} → 接任同志姓名 日期”，待办、提醒和台账随之转接；"
        "如只是账号问题，请联系管理员。"
    )


def _open_items(context: Context, member: Member, department: Department, *, inside: bool) -> int:
    query = of(LedgerEntry, department).where(
        LedgerEntry.owner_id == member.id,
        LedgerEntry.state.not_in(QUIET),
    )
    return (
        context.session.scalar((query if inside else query.where(LedgerEntry.shared)).with_only_columns(func.count()))
        or 0
    )


MONTH: Final = timedelta(days=30)  # in which it failed twice
TWICE: Final = 2  # once may be a slip


def unreachable(context: Context) -> list[Member]:
    """Members of the departments and groups in view whose newest two pushes WeCom could not place (60111, invaliduser)."""
    recent = (
        select(func.lower(PushRecipient.target))
        .join(Push)
        .where(Push.channel == "app", is_unknown(), PushRecipient.next_try_at > context.now - MONTH)
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
