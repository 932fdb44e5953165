"""A person's way in: the first contact, and a stranger's wish to be let in (申请)."""

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import at_desk, every
from actions.common.states import ApplicationState, move
from actions.common.trail import record
from actions.people.holdings import lock_list
from actions.people.members import ROLE_TITLES
from storage.models import Application, Department, Holding, Member

__all__ = ["Application"]


def greet(context: Context) -> bool:
    """Whether this is the member's first contact; true once."""
    member = context.me.member
    if member.greeted_at is not None:
        return False
    member.greeted_at = context.now
    return True


def apply(context: Context, department: Department, role: str, name: str) -> Application:
    """A stranger asks to be let in; the group's office is told. One open wish an account: a newer one replaces it."""
    old = context.session.scalars(
        every(Application).where(Application.userid == context.userid, Application.state == ApplicationState.OPEN)
    )
    for wish in old:
        move(context, wish, "replace")
        wish.decided_at = context.now
    wish = Application(
        number=next_number(context),
        userid=context.userid,
        department_id=department.id,
        role=role,
        name=name,
        applied_at=context.now,
    )
    context.session.add(wish)
    context.session.flush()
    title = ROLE_TITLES[role]
    queue(
        context,
        recipients.offices(context, department.group_id),
        f"申请 {wish.number}：{name}申请以{department.name}{title}身份使用本助手。"
        f"核实后回复“同意 {wish.number}”或“不同意 {wish.number}”。",
        "application",
        subject=wish.number,
    )
    record(context, "apply", wish.number)
    return wish


def waiting(context: Context) -> list[Application]:
    """Applications for departments of the desk's groups that nobody has decided, oldest first."""
    query = at_desk(context, Application).where(Application.state == ApplicationState.OPEN)
    return list(context.session.scalars(query.order_by(Application.id)))


def find(context: Context, number: str) -> Application | None:
    """An application for a department of the desk's groups."""
    return context.session.scalar(at_desk(context, Application).where(Application.number == number))


def decide(context: Context, wish: Application, approved: bool) -> None:
    """The office lets an applicant in, or not; the applicant is told. Raises UserError once it is decided."""
    move(context, wish, "approve" if approved else "refuse")
    wish.decided_at, wish.decided_by = context.now, context.me.userid
    if approved:
        _let_in(context, wish)
    words = (
        "已同意，您现在可以使用，回复“帮助”查看用法。"
        if approved
        else f"未予同意，如有疑问请联系{context.rules.office}。"
    )
    queue(context, [wish.userid], f"您的申请 {wish.number} {words}", "application_decided", subject=wish.number)
    record(context, "approve_application" if approved else "refuse_application", wish.number)


def _let_in(context: Context, wish: Application) -> None:
    lock_list(context)
    key = wish.userid.casefold()
    member = context.session.scalar(select(Member).where(Member.userid_key == key))
    if member is None:
        member = Member(userid=wish.userid, userid_key=key, name=wish.name)
        context.session.add(member)
    member.gone_at = None
    if not any(
        post.role == wish.role and post.department_id == wish.department_id for post in member.held(context.today)
    ):
        member.holdings.append(Holding(role=wish.role, department_id=wish.department_id, first=context.today))
