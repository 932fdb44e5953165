"""What the desk, the administrator, the commission and the auditor look through: members, matters, totals, the trail."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import at_desk, every, seen
from actions.common.states import ApplicationState, MatterStage, MeetingState, ReportState
from actions.report.on_time import first_receipt
from policy.time.months import Span
from storage.models import (
    Application,
    Department,
    Holding,
    InspectionGroup,
    Matter,
    MeetingItem,
    MeetingNotice,
    Member,
    Obligation,
    Submission,
    TrailEntry,
)
from storage.models.duties import CLOSED

PAGE = 60
MATTERS = 300  # on one page: keeps it under 100 KB


@dataclass(frozen=True)
class GroupTotals:
    """A group's span in totals: what a commission sees, and nothing below."""

    name: str
    departments: int
    due: int
    on_time: int
    overdue: int
    meetings: int
    meetings_late: int


def members(context: Context, page: int) -> tuple[list[Member], int]:
    """A page of the member list and how many there are: all for the administrator, else one's groups and departments."""
    query = select(Member).options(
        selectinload(Member.holdings).selectinload(Holding.department),
        selectinload(Member.holdings).selectinload(Holding.group),
    )
    if not context.me.has("admin"):
        mine = (
            select(Holding.member_id)
            .outerjoin(Department, Department.id == Holding.department_id)
            .where(Holding.on(context.today))
            .where(or_(Department.group_id.in_(context.me.group_ids), Holding.group_id.in_(context.me.group_ids)))
        )
        query = query.where(Member.id.in_(mine))
    total = context.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = context.session.scalars(query.order_by(Member.id).offset(page * PAGE).limit(PAGE))
    return list(rows), total


def posts_in_view(context: Context, member: Member) -> list[Holding]:
    """The posts of a member that the actor may know of."""
    if context.me.has("admin"):
        return member.held(context.today)
    groups = context.me.group_ids
    return [
        post
        for post in member.held(context.today)
        if post.group_id in groups or (post.department is not None and post.department.group_id in groups)
    ]


def applications(context: Context) -> list[Application]:
    """Strangers' wishes that wait for the desk, oldest first."""
    query = (
        at_desk(context, Application)
        .where(Application.state == ApplicationState.OPEN)
        .options(joinedload(Application.department))
    )
    return list(context.session.scalars(query.order_by(Application.id)))


def matters_by_stage(context: Context) -> dict[str, list[Matter]]:
    """Matters in view under the name of their stage, in the order of the stages, newest first."""
    held = selectinload(Matter.items).joinedload(MeetingItem.meeting)
    query = seen(context, Matter).options(joinedload(Matter.department), held)
    found: dict[str, list[Matter]] = {each.word: [] for each in MatterStage}
    for row in context.session.scalars(query.order_by(Matter.id.desc()).limit(MATTERS)):
        found[row.stage.word].append(row)
    return found


def totals(context: Context, span: Span) -> list[GroupTotals]:
    """The totals of every group within the span, in the order in which the groups came."""
    due, held = _reports(context, span), _meetings(context, span)
    living = select(Department.group_id, func.count()).where(Department.ended_on.is_(None))
    sizes = dict(context.session.execute(living.group_by(Department.group_id)).all())
    groups = context.session.scalars(select(InspectionGroup).order_by(InspectionGroup.id))
    return [
        GroupTotals(group.name, sizes.get(group.id, 0), *due.get(group.id, (0, 0, 0)), *held.get(group.id, (0, 0)))
        for group in groups
    ]


def _reports(context: Context, span: Span) -> dict[int, Sequence[int]]:
    """Group → reports due, in on time, overdue."""
    past = Obligation.due_at < context.now
    query = (
        every(Obligation)
        .with_only_columns(
            Department.group_id,
            func.sum(case((past | Submission.id.is_not(None), 1), else_=0)),
            func.sum(case((Submission.on_time.is_(True), 1), else_=0)),
            func.sum(case((past & Obligation.state.not_in(CLOSED), 1), else_=0)),
        )
        .join(Obligation.department)
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(Obligation.due_on.between(span.first, span.last), Obligation.state != ReportState.EXCUSED)
        .where(~Department.practice)
        .group_by(Department.group_id)
    )
    return {group: (int(due), int(on_time), int(late)) for group, due, on_time, late in context.session.execute(query)}


def _meetings(context: Context, span: Span) -> dict[int, Sequence[int]]:
    """Group → meetings reported, of these late and not recognised."""
    late = MeetingNotice.on_time.is_(False) & MeetingNotice.excused.is_(None)
    query = (
        every(MeetingNotice)
        .with_only_columns(
            Department.group_id, func.count(), func.sum(case((late, 1), else_=0)), maintain_column_froms=True
        )
        .join(MeetingNotice.department)
        .where(MeetingNotice.day.between(span.first, span.last), MeetingNotice.state != MeetingState.CANCELLED)
        .where(~Department.practice)
        .group_by(Department.group_id)
    )
    return {group: (held, int(late_ones)) for group, held, late_ones in context.session.execute(query)}


def trail(context: Context, page: int) -> tuple[list[TrailEntry], int]:
    """A page of the trail, newest first, and how many rows there are: who did what to which number, no content."""
    total = context.session.scalar(select(func.count(TrailEntry.id))) or 0
    rows = context.session.scalars(select(TrailEntry).order_by(TrailEntry.id.desc()).offset(page * PAGE).limit(PAGE))
    return list(rows), total
