"""Changes of people one by one, by the office for the departments of its own groups: added, replaced, moved, taken off, 分管."""

from dataclasses import dataclass

from sqlalchemy import func, select

from actions.common import deputies, recipients
from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import of
from actions.common.trail import record
from actions.ledger.entries import SETTLED
from actions.people import handover, handover_move
from actions.people.handover import Choice, Handover
from actions.people.holdings import begin, end, group_of, house_of, lock_list, own, place_of, titled
from actions.people.members import ROLE_TITLES
from policy.fields.people import account_problem, fold_account
from storage.models import Holding, LedgerEntry, Member

REASON = "people_changed"


@dataclass(frozen=True)
class Person:
    """Somebody of the office's departments with the posts that the office may change."""

    member: Member
    posts: tuple[Holding, ...]

    @property
    def said(self) -> str:
        """«交通局联络员、交通局班子成员»."""
        return "、".join(map(titled, self.posts))


@dataclass(frozen=True)
class Newcomer:
    """Whom to put on the list, and where."""

    department: str
    role: str
    name: str
    account: str


def is_known(context: Context, name: str) -> bool:
    """Whether anybody on the list bears this name, in whatever group."""
    return context.session.scalar(select(Member.id).where(Member.name == name).limit(1)) is not None


def find(context: Context, name: str, place: str = "") -> Person:
    """The one person of this name with posts in the office's groups (in `place`); raises UserError for none or several."""
    found = []
    for member in context.session.scalars(select(Member).where(Member.name == name).order_by(Member.id)):
        posts = tuple(each for each in own(member, context.today) if _is_ours(context, each, place))
        if posts:
            found.append(Person(member, posts))
    if not found:
        raise UserError(f"在您的范围内没有找到“{place}{name}”，请核对姓名和单位。")
    if len(found) > 1:
        where = "、".join(each.said for each in found)
        raise UserError(f"有几位{name}同志（{where}），请写明单位后重发。")
    return found[0]


def _is_ours(context: Context, post: Holding, place: str = "") -> bool:
    group = group_of(post)
    return group is not None and group.id in context.me.group_ids and place in ("", place_of(post))


def _supervised(context: Context, department: Department) -> None:
    if department.group_id not in context.me.group_ids:
        raise UserError(f"{department.name}不在您的范围内，请联系{context.rules.office}。")


def check_newcomer(context: Context, department: Department, new: Newcomer) -> str:
    """The account as it will be kept; raises UserError where it cannot be right, or the post is held already."""
    _supervised(context, department)
    account = fold_account(new.account)
    if problem := account_problem(account):
        raise UserError(f"{problem}。账号是企业微信通讯录中的“账号”，请核对后重发。")
    member = _by_account(context, account)
    held = own(member, context.today) if member else []
    if member is not None and member.name != new.name:
        whose = f"{member.name}同志" if any(_is_ours(context, each) for each in held) else "另一位同志"
        raise UserError(f"账号“{account}”已登记为{whose}，请核对账号和姓名。")
    if any(each.role == new.role and each.department_id == department.id for each in held):
        raise UserError(f"{new.name}同志已是{department.name}{ROLE_TITLES[new.role]}，无需再增加。")
    return account


def _by_account(context: Context, account: str) -> Member | None:
    return context.session.scalar(select(Member).where(Member.userid_key == account.casefold()))


def add(context: Context, department: Department, new: Newcomer) -> Member:
    """Put the person on the list with this post from today on, and say so to the person. Raises as check_newcomer does."""
    lock_list(context)
    account = check_newcomer(context, department, new)
    member = _by_account(context, account)
    if member is None:
        member = Member(userid=account, userid_key=account.casefold(), name=new.name)
        context.session.add(member)
    member.gone_at = None
    begin(member, new.role, context.today, department=department)
    _changed(context, "add_member", member)
    text = f"{context.rules.office_name}已登记您为{department.name}{ROLE_TITLES[new.role]}，回复“帮助”查看用法。"
    queue(context, [member.userid], text, REASON)
    return member


def colleague(context: Context, person: Person, name: str) -> Member | None:
    """Somebody of this name in the same department (with its subordinate institutions) or at the same desk; None for nobody."""
    houses = {house_of(each) for each in person.posts}
    query = select(Member).where(Member.name == name, Member.id != person.member.id).order_by(Member.id)
    there = (
        each
        for each in context.session.scalars(query)
        if houses & {house_of(post) for post in own(each, context.today)}
    )
    return next(there, None)


def replace(context: Context, leaving: Person, coming: Member) -> Handover:
    """«王敏换成李四»: a handover from today on, for which the office answers; everything moves as by any handover."""
    houses = {house_of(each) for each in leaving.posts}
    if len(houses) > 1:
        raise UserError(f"{leaving.member.name}同志在几个单位任职（{leaving.said}），请写明单位后重发。")
    row = handover.propose(context, Choice(leaving.member, coming, leaving.posts), context.today, ask=False)
    row.given_at = row.taken_at = context.now
    handover_move.date_posts(context, row)
    handover_move.carry_out(context, row)
    record(context, "replace_member", row.number)
    return row


def transfer(context: Context, person: Person, department: Department, role: str) -> None:
    """«王敏调到水利局»: the posts held so far end today, the new one begins."""
    _supervised(context, department)
    _end_posts(context, person)
    begin(person.member, role, context.today, department=department)
    _changed(context, "transfer_member", person.member)
    text = f"{context.rules.office_name}已登记：您自今日起任{department.name}{ROLE_TITLES[role]}，原岗位{person.said}同时停止。"
    queue(context, [person.member.userid], text, REASON)


def retire(context: Context, person: Person) -> None:
    """«停用 王敏»: the posts end today; what was filed stays."""
    _end_posts(context, person)
    _changed(context, "retire_member", person.member)


def _end_posts(context: Context, person: Person) -> None:
    """With them the handovers that would come to nothing."""
    for row in handover.without_posts(context, person.posts):
        handover.undo(context, row)
    for post in person.posts:
        end(post, context.today)


def _leaders(context: Context, department: Department, member: Member) -> list[Holding]:
    """The posts of the department's leadership; raises UserError where the person holds none of them."""
    _supervised(context, department)
    query = select(Holding).where(Holding.role == "leader", Holding.department_id == department.id)
    leaders = list(context.session.scalars(query.where(Holding.on(context.today))))
    if not any(each.member_id == member.id for each in leaders):
        raise UserError(f"{member.name}同志不是{department.name}班子成员，请先核对名单。")
    return leaders


def put_in_charge(context: Context, department: Department, member: Member, duty: str) -> None:
    """«分管 交通局 张伟 台账»: the ladder of this duty reaches this leader; without a duty, every ladder that names no other."""
    for post in _leaders(context, department, member):
        mine = post.member_id == member.id
        if duty:
            post.duties = [*(each for each in post.duties if each != duty), *([duty] if mine else [])]
        else:
            post.in_charge = mine
    _changed(context, "put_in_charge", member)


def take_out_of_charge(context: Context, department: Department, member: Member, duty: str) -> str:
    """Not in charge of this duty any more, or of nothing; gives the name of the leader whom its ladder reaches now."""
    post = next(each for each in _leaders(context, department, member) if each.member_id == member.id)
    if not (duty in post.duties if duty else post.duties or post.in_charge):
        raise UserError(f"{department.name}{member.name}同志目前没有分管{duty}，未作变动。")
    post.duties = [each for each in post.duties if duty and each != duty]
    post.in_charge = post.in_charge and bool(duty)
    _changed(context, "take_out_of_charge", member)
    reached = recipients.leader_in_charge(context, department, duty, in_person=True)
    return next(iter(recipients.names(context, reached).values()), "")


def left_open(context: Context, person: Person) -> int:
    """How many open entries that the group sees stand in the person's name where the posts are."""
    departments = {each.department_id for each in person.posts if each.department_id}
    query = of(LedgerEntry, person.member).where(
        LedgerEntry.department_id.in_(departments), LedgerEntry.shared, LedgerEntry.state.not_in(SETTLED)
    )
    return context.session.scalar(query.with_only_columns(func.count())) or 0


def without_liaison(context: Context, person: Person) -> list[str]:
    """Departments that would have no liaison once this person's posts end."""
    found = []
    for post in person.posts:
        if post.role == "liaison" and post.department is not None:
            query = select(Holding.id).where(Holding.role == "liaison", Holding.department_id == post.department_id)
            query = query.where(Holding.on(context.today), Holding.member_id != person.member.id)
            if context.session.scalar(query.limit(1)) is None:
                found.append(post.department.name)
    return found


def _changed(context: Context, act: str, member: Member) -> None:
    context.session.flush()
    deputies.forget(context)
    record(context, act, member.userid)
