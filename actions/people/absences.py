"""请假 and 销假: who is away from when to when, and who is reminded instead."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select

from actions.common import deputies, recipients
from actions.common.actor import DEPARTMENT_ROLES
from actions.common.context import Context
from actions.common.departments import Department, resolve_among
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.trail import record
from actions.people import holdings
from policy.text.write import say_day
from storage.models import Absence, Holding, Member

__all__ = ["Absence"]

REASON = "absence"


@dataclass(frozen=True)
class Pair:
    """The one who is away and the one who stands in: colleagues of these departments, or of a group's desk."""

    member: Member
    deputy: Member
    departments: tuple[Department, ...]


def find_pair(context: Context, place: str, name: str, deputy: str) -> Pair:
    """The two people meant, within the actor's reach; raises UserError where a name is unknown or not unique."""
    rows = _posts(context, place, name, deputy)
    if not any(post.member.name == name for post in rows):
        raise UserError(f"在您的范围内没有找到“{name}”，请核对姓名，或请综合科先补充成员名单。")
    where = {(post.department_id, post.group_id) for post in rows if post.member.name == name}
    beside = [post for post in rows if post.member.name == deputy and (post.department_id, post.group_id) in where]
    if not beside:
        raise UserError(f"没有找到与{name}同志同一单位的“{deputy}”，代理人须是同一单位（或同一派驻组）的同志。")
    shared = {(post.department_id, post.group_id) for post in beside}
    members = {
        post.member for post in rows if post.member.name == name and (post.department_id, post.group_id) in shared
    }
    stand_ins = {post.member for post in beside}
    if name != deputy and (len(members) > 1 or len(stand_ins) > 1):
        raise UserError(f"有几位同名同志，请写明单位，如“请假 交通局 {name} …… 代理 {deputy}”。")
    member = members.pop()
    _check_reach(context, member)
    _check_able(context, member, beside)
    departments = {
        post.department.id: post.department for post in holdings.own(member, context.today) if post.department
    }
    return Pair(member, stand_ins.pop(), tuple(departments[each] for each in sorted(departments)))


def _reach(context: Context, name: str = "") -> tuple[list[int], list[int]]:
    """Ids of the departments for which the actor is liaison, and of the actor's inspection groups; for oneself, of every own post."""
    himself = name == context.me.name
    own = [
        post.department_id for post in context.me.posts if post.department_id and (himself or post.role == "liaison")
    ]
    return own, sorted(context.me.group_ids)


def _posts(context: Context, place: str, name: str, deputy: str) -> list[Holding]:
    """Posts within reach of present members with these names, in the department named where one is."""
    own, groups = _reach(context, name)
    inside = or_(Department.id.in_(own), Department.group_id.in_(groups), Holding.group_id.in_(groups))
    query = (
        select(Holding)
        .join(Member)
        .outerjoin(Department, Department.id == Holding.department_id)
        .where(inside, Member.name.in_((name, deputy)), Member.gone_at.is_(None), Holding.on(context.today))
        .order_by(Holding.id)
    )
    rows = list(context.session.scalars(query))
    if not place:
        return rows
    named = resolve_among({post.department for post in rows if post.department}, place)
    if not isinstance(named, Department):
        raise UserError(f"没有找到单位“{place}”，请核对后重发。")
    return [post for post in rows if post.department_id == named.id]


def _check_reach(context: Context, member: Member) -> None:
    """A deputy gets whatever the one away would get: so every post of that person must be the actor's to cover."""
    own, groups = _reach(context, member.name)
    for post in holdings.own(member, context.today):
        department = post.department
        if department is not None and department.parent_id in own:
            continue
        known = department.id in own or department.group_id in groups if department else post.group_id in groups
        if not known:
            raise UserError(f"{member.name}同志另有其他单位的职务，请由{context.rules.office}登记。")


def _check_able(context: Context, member: Member, deputy_posts: list[Holding]) -> None:
    """A leader's deputy reports or leads there too. A liaison's place may be taken by any colleague for the time."""
    for post in holdings.own(member, context.today):
        if post.role in ("leader", "principal"):
            able = [each for each in deputy_posts if each.department_id == post.department_id]
            if not any(each.role in DEPARTMENT_ROLES for each in able):
                raise UserError(f"{member.name}同志的代理人须是同一单位的班子成员、主要负责人或联络员。")


def set_absent(context: Context, pair: Pair, first: date, last: date) -> Absence:
    """Record it and tell the deputy, the one away and the leader in charge; both dates are included.

    Raises UserError where the deputy is the same person or away too, the days overlap, or others lean on the one away.
    """
    _check(context, pair, first, last)
    row = Absence(
        member=pair.member, deputy=pair.deputy, first=first, last=last, recorded_at=context.now,
        recorded_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    _lend(context, row)
    context.session.flush()
    deputies.forget(context)
    _tell(context, pair, say_days(first, last))
    record(context, "set_absent", pair.member.userid)
    return row


def _lend(context: Context, row: Absence) -> None:
    """For the time the deputy holds the posts of the one away, marked 代; a post that the deputy holds anyway is not doubled."""
    held = {(post.role, post.department_id, post.group_id) for post in holdings.own(row.deputy, context.today)}
    for post in holdings.own(row.member, context.today):
        if (post.role, post.department_id, post.group_id) not in held:
            lent = Holding(
                role=post.role, department=post.department, group=post.group, first=row.first,
                until=row.last + timedelta(days=1), standing_in_for=row.member.id,
            )  # fmt: skip
            row.deputy.holdings.append(lent)


def _take_back(row: Absence, from_day: date) -> None:
    """The deputy's powers end on this day."""
    for post in [each for each in row.deputy.holdings if each.standing_in_for == row.member_id]:
        if post.first is not None and row.first <= post.first <= row.last:
            post.until = from_day
            if post.first >= from_day:
                row.deputy.holdings.remove(post)


def _check(context: Context, pair: Pair, first: date, last: date) -> None:
    member, deputy = pair.member, pair.deputy
    if member.id == deputy.id:
        raise UserError("代理人须是另一位同志，请核对后重发。")
    overlapping = select(Absence).where(Absence.first <= last, Absence.last >= first).order_by(Absence.first)
    if row := context.session.scalar(overlapping.where(Absence.member_id == member.id)):
        days = say_days(row.first, row.last)
        raise UserError(
            f"{member.name}同志{days}已登记请假（{row.deputy.name}代理），如需调整请先回复“销假 {member.name}”。"
        )
    if row := context.session.scalar(overlapping.where(Absence.member_id == deputy.id)):
        raise UserError(f"{deputy.name}同志{say_days(row.first, row.last)}也已登记请假，请另定代理人后重发。")
    if row := context.session.scalar(overlapping.where(Absence.deputy_id == member.id)):
        days = say_days(row.first, row.last)
        raise UserError(
            f"{member.name}同志{days}正为{row.member.name}同志代理，请先回复“销假 {row.member.name}”并为其另定代理人。"
        )


def _tell(context: Context, pair: Pair, days: str) -> None:
    member, deputy = pair.member, pair.deputy
    queue(
        context, [deputy.userid], f"{member.name}同志{days}请假，请您代理，其间应发给{member.name}同志的提醒将发给您。", REASON
    )  # fmt: skip
    told = {context.me.userid, member.userid, deputy.userid}
    if member.userid != context.me.userid:
        queue(context, [member.userid], f"已登记您{days}请假，由{deputy.name}同志代理，其间的提醒发给代理人。", REASON)
    leaders = [userid for each in pair.departments for userid in recipients.leader_in_charge(context, each)]
    text = f"{member.name}同志{days}请假，由{deputy.name}同志代理，其间提醒发给代理人。"
    queue(context, [userid for userid in leaders if userid not in told], text, REASON)


def coming(context: Context, name: str = "", *, as_deputy: bool = False) -> list[Absence]:
    """Absences within the actor's reach, and the actor's own, that are not over, the first to end first; of this name, or all.

    `as_deputy`: those, too, for which the actor stands in.
    """
    own, groups = _reach(context)
    inside = or_(Department.id.in_(own), Department.group_id.in_(groups), Holding.group_id.in_(groups))
    within = select(Holding.member_id).outerjoin(Department, Department.id == Holding.department_id).where(inside)
    reached = or_(Absence.member_id.in_(within), Absence.member_id == context.me.member.id)  # one's own, too
    if as_deputy:
        reached = or_(reached, Absence.deputy_id == context.me.member.id)
    query = select(Absence).join(Member, Member.id == Absence.member_id).where(Absence.last >= context.today, reached)
    if name:
        query = query.where(Member.name == name)
    return list(context.session.scalars(query.order_by(Absence.first, Absence.id)))


def end(context: Context, row: Absence) -> None:
    """销假: from today on the member reads again; one that has not begun leaves no row."""
    member, deputy = row.member, row.deputy
    _take_back(row, context.today)
    if row.first < context.today:
        row.last = context.today - timedelta(days=1)
    else:
        context.session.delete(row)
    context.session.flush()
    deputies.forget(context)
    queue(context, [deputy.userid], f"{member.name}同志已销假，提醒不再发给您，感谢代理。", REASON)
    record(context, "end_absence", member.userid)


def say_days(first: date, last: date) -> str:
    """«11月23日（周一）至11月27日（周五）», or the one day."""
    return say_day(first) if first == last else f"{say_day(first)}至{say_day(last)}"
