"""What of people waits for the desk: who asks to be let in or called, whom nothing reaches, who is away with nobody in the place."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.scope import at_desk
from actions.ledger.entries import QUIET
from actions.overview.waiting import Kind, Waiting
from actions.people import applications, calls
from actions.people.departures import unreachable
from actions.people.holdings import own
from policy.text.write import say_day
from storage.models import Absence, Department, Holding, LedgerEntry, Member

_LEAVE: Final = "leave"  # the register of leave


def newcomers(context: Context) -> Iterator[Waiting]:
    """Who asks to be let in."""
    for row in applications.waiting(context):
        what = f"{row.number} {row.department.name}{row.name}"
        acts = (f"同意 {row.number}", f"不同意 {row.number}")
        yield Waiting(Kind.APPLICATION, row.number, row.applied_at, row.department.name, what, acts)


def to_call_back(context: Context) -> Iterator[Waiting]:
    """Who wishes to be called."""
    for push in calls.waiting(context):
        what, number = push.text.removeprefix(f"{Kind.CALL.word} ").partition("。")[0], push.subject or ""
        yield Waiting(Kind.CALL, number, push.created_at, "", what, (f"已回电 {number}",))


def unreached(context: Context) -> Iterator[Waiting]:
    """Accounts that nothing reaches."""
    for member in unreachable(context):
        what = f"{member.name}同志的企业微信账号连续两次未能送达：请核对账号，已调离的请办理交接"
        acts = (f"交接 {member.name} → 接任同志姓名",)
        yield Waiting(Kind.UNREACHED, member.userid, context.now, "", what, acts)


def nobody(context: Context) -> Iterator[Waiting]:
    """Departments whose reminders nobody reads."""
    held = select(Holding.department_id).join(Member)
    held = held.where(Holding.role == "liaison", Holding.on(context.today), Member.gone_at.is_(None))
    query = (
        select(Department)
        .where(
            Department.group_id.in_(context.me.group_ids), Department.parent_id.is_(None), Department.id.not_in(held)
        )
        .where(Department.ended_on.is_(None), ~Department.practice)
    )
    for row in context.session.scalars(query.order_by(Department.id)):
        what = f"{row.name}：提醒无人接收"
        yield Waiting(Kind.NOBODY, str(row.id), row.imported_at, row.name, what, (f"增加 {row.name} 联络员 姓名 账号",))


def alone(context: Context) -> Iterator[Waiting]:
    """Away today, and the deputy has left meanwhile: what should go to the deputy reaches nobody who is there."""
    ours = Holding.group_id.in_(context.me.group_ids) | Department.group_id.in_(context.me.group_ids)
    held = select(Holding.member_id).outerjoin(Department, Department.id == Holding.department_id)
    query = select(Absence).where(
        Absence.first <= context.today, Absence.last >= context.today,
        Absence.member_id.in_(held.where(ours, Holding.on(context.today))),
    )  # fmt: skip
    for row in context.session.scalars(query.order_by(Absence.id)):
        if row.deputy.gone_at is not None or not own(row.deputy, context.today):
            what = f"{row.member.name}同志{say_day(row.last)}前请假，代理人{row.deputy.name}同志已离任，请另定代理人"
            acts = (f"销假 {row.member.name}", f"请假 {row.member.name} 起止日期 代理 姓名")
            yield Waiting(Kind.ALONE, str(row.id), row.recorded_at, "", what, acts)


def on_leave(context: Context) -> Iterator[Waiting]:
    """On leave today by the register of leave, and nobody stands in."""
    today = context.today
    covered = set(
        context.session.scalars(select(Absence.member_id).where(Absence.first <= today, Absence.last >= today))
    )
    query = at_desk(context, LedgerEntry).where(
        LedgerEntry.ledger == _LEAVE,
        LedgerEntry.state.not_in(QUIET),
        LedgerEntry.shared,
        LedgerEntry.due_on >= today,
    )
    for row in context.session.scalars(query.order_by(LedgerEntry.id)):
        begun = str(row.fields.get("start") or row.happened_on) <= today.isoformat()
        if begun and row.due_on and row.owner_id not in covered and own(row.owner, today):
            what = f"{row.department.name}{row.owner.name}同志{say_day(row.due_on)}前请假，没有代理人"
            acts = (f"请假 {row.owner.name} 今天至{row.due_on.month}月{row.due_on.day}日 代理 姓名",)
            yield Waiting(Kind.ALONE, row.number, row.filed_at, row.department.name, what, acts)
