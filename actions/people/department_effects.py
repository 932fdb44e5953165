"""A department's change on its day: what is owed ends, what is open goes on in the one that follows, history stays."""

from sqlalchemy import select, update

from actions.common import deputies, recipients
from actions.common.context import Context
from actions.common.scope import of
from actions.common.states import move
from actions.ledger.entries import QUIET
from actions.people.holdings import end
from storage.models import (
    Deadline,
    Department,
    DepartmentChange,
    Handover,
    Holding,
    InspectionGroup,
    LedgerEntry,
    MeetingNotice,
    Member,
    Obligation,
)
from storage.states import DeadlineState, MeetingState, ReportState

_OWED = (ReportState.OPEN, ReportState.ANNOUNCED, ReportState.RETURNED)


def carry_out_due(context: Context) -> int:
    """Every change whose day has come; gives how many. For the scheduler's tick."""
    query = select(DepartmentChange).where(DepartmentChange.done_at.is_(None), DepartmentChange.first <= context.today)
    rows = context.session.scalars(query.order_by(DepartmentChange.id)).all()
    for change in rows:
        carry_out(context, change)
    return len(rows)


def carry_out(context: Context, change: DepartmentChange) -> None:
    row, change.done_at = change.department, context.now
    if change.kind == "renamed":
        row.name = change.after
    elif change.kind == "moved":
        group = context.session.scalars(select(InspectionGroup).where(InspectionGroup.name == change.after)).one()
        for each in (row, *context.session.scalars(select(Department).where(Department.parent_id == row.id))):
            each.group = group
    else:
        into = None
        if change.kind == "merged":
            into = context.session.scalar(select(Department).where(Department.name == change.after))
        _end(context, row, change, into)
    context.session.flush()
    deputies.forget(context)


def _end(context: Context, row: Department, change: DepartmentChange, into: Department | None) -> None:
    """Nobody owes for ever: reports are excused, posts end; what is open goes into the department that follows, if one does."""
    row.ended_on = change.first
    reason = f"单位{'并入' + change.after if into else '撤销'}"
    for report in context.session.scalars(of(Obligation, row).where(Obligation.state.in_(_OWED))):
        move(context, report, "excuse")
        report.excused_reason = reason
    if into is not None:
        _hand_on(context, row, into)
    stop = update(Deadline).where(Deadline.department_id == row.id, Deadline.state == DeadlineState.OPEN)
    context.session.execute(stop.values(state=DeadlineState.STOPPED, stopped_at=context.now))
    for post in context.session.scalars(select(Holding).where(Holding.department_id == row.id)).all():
        if post.until is None or post.until > change.first:
            end(post, change.first)
    undone = update(Handover).where(Handover.department_id == row.id, Handover.done_at.is_(None))
    context.session.execute(undone.where(Handover.undone_at.is_(None)).values(undone_at=context.now))


def _hand_on(context: Context, row: Department, into: Department) -> None:
    """Open entries, coming meetings and subordinate institutions go into the department that follows."""
    below = update(Department).where(Department.parent_id == row.id)
    context.session.execute(below.values(parent_id=into.id, group_id=into.group_id))
    heirs = recipients.leader_in_charge(context, into) or recipients.liaisons(context, into)
    heir = _member_id(context, heirs[0]) if heirs else None
    held = set(
        context.session.scalars(
            select(Holding.member_id).where(Holding.department_id == into.id, Holding.on(context.today))
        )
    )
    entries = of(LedgerEntry, row).where(LedgerEntry.state.not_in(QUIET))
    for entry in context.session.scalars(entries):
        entry.department_id = into.id
        if heir is not None and entry.owner_id not in held:
            entry.owner_id = heir
        dated = update(Deadline).where(Deadline.kind == "entry", Deadline.subject_id == entry.id)
        context.session.execute(dated.values(department_id=into.id))
    coming = update(MeetingNotice).where(MeetingNotice.department_id == row.id, MeetingNotice.day >= context.today)
    context.session.execute(coming.where(MeetingNotice.state == MeetingState.REGISTERED).values(department_id=into.id))


def _member_id(context: Context, userid: str) -> int:
    return context.session.scalars(select(Member.id).where(Member.userid == userid)).one()
