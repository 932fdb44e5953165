"""Who of the group attends a meeting, and whether they did (domain.md M1)."""

from collections.abc import Sequence
from datetime import timedelta

from rapidfuzz import fuzz, process
from sqlalchemy import select

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import at_desk
from actions.common.states import AttendanceState, MeetingState
from actions.common.trail import record
from actions.meeting.report import MeetingNotice
from actions.meeting.telling import tell_department, tell_inspectors
from actions.meeting.words import headline, when
from storage.models import Attendance, Holding, Member

NEAR_IN_TIME = timedelta(hours=2)
GROUP_ROLES = ("inspector", "office")
LIKE = 50  # rapidfuzz ratio: 李墙 for 李强


def desk_members(context: Context, meeting: MeetingNotice) -> list[Member]:
    """The members at the desk of the meeting's group."""
    query = (
        select(Member)
        .join(Holding)
        .where(Holding.group_id == meeting.department.group_id, Holding.role.in_(GROUP_ROLES), Member.gone_at.is_(None))
        .where(Holding.on(context.today))
        .order_by(Holding.id)
    )
    return list(dict.fromkeys(context.session.scalars(query)))


def find_members(context: Context, meeting: MeetingNotice, names: Sequence[str]) -> list[Member]:
    """Members of the desk by name; 我, or no name, is whoever speaks. An unknown name raises UserError with the nearest."""
    desk = {member.name: member for member in desk_members(context, meeting)}
    found = []
    for name in names or ["我"]:
        plain = name.removesuffix("同志") if name != "我" else context.me.name
        if plain not in desk:
            near = [
                each for each, _score, _at in process.extract(plain, list(desk), scorer=fuzz.ratio, score_cutoff=LIKE)
            ]
            raise UserError(f"本组成员中没有“{plain}”，请核对姓名（{'、'.join(near or list(desk))}）后重发。")
        found.append(desk[plain])
    return found


def is_planned(meeting: MeetingNotice, members: Sequence[Member]) -> bool:
    """Whether these, all of them, were to attend before."""
    planned = {row.member_id for row in meeting.attendances if row.state == AttendanceState.PLANNED}
    return {member.id for member in members} <= planned


def plan(context: Context, meeting: MeetingNotice, members: Sequence[Member]) -> None:
    """These attend: they and the department are told."""
    states.hold(context, meeting, "attend")
    for member in members:
        _decide(context, _row(meeting, member), "plan", None)
    meeting.attends = True
    context.session.flush()
    record(context, "plan_attendance", meeting.number)
    names = "、".join(f"{row.member.name}同志" for row in meeting.attendances if row.state == AttendanceState.PLANNED)
    place = f"{meeting.number} {meeting.department.name}{headline(context, meeting)}"
    tell_inspectors(context, meeting, [member.userid for member in members], f"请您参会：{place}。")
    tell_department(context, meeting, f"会议 {place}：派驻组由{names}参会，请予安排。")


def _row(meeting: MeetingNotice, member: Member) -> Attendance:
    for row in meeting.attendances:
        if row.member_id == member.id:
            return row
    row = Attendance(member=member, member_id=member.id)
    meeting.attendances.append(row)
    return row


def _decide(context: Context, row: Attendance, verb: str, reason: str | None) -> None:
    """One attends, did, or did not; raises UserError where that was said before. Of oneself one's last word counts."""
    row.decided_at = context.now
    if row.member_id == context.me.member.id:
        states.move(context, row, "plan")
    states.move(context, row, verb)
    row.reason = reason


def withdraw(context: Context, meeting: MeetingNotice, members: Sequence[Member]) -> None:
    """These do not attend after all; when nobody is left, nobody attends."""
    states.hold(context, meeting, "attend")
    ids = {member.id for member in members}
    gone = [row for row in meeting.attendances if row.member_id in ids]
    if not gone:
        raise UserError(f"会议 {meeting.number} 的参会人员中没有{'、'.join(each.name for each in members)}，无需调整。")
    for row in gone:
        meeting.attendances.remove(row)
    if not meeting.attendances:
        nobody(context, meeting)
        return
    names = "、".join(f"{row.member.name}同志" for row in meeting.attendances)
    text = f"会议 {meeting.number} {meeting.type}（{when(context, meeting)}）：派驻组参会人员调整为{names}。"
    tell_inspectors(context, meeting, [row.member.userid for row in gone], text)
    tell_department(context, meeting, text)
    record(context, "change_attendance", meeting.number)


def nobody(context: Context, meeting: MeetingNotice) -> None:
    """The group sends nobody: the department is told, and whoever was to attend."""
    states.hold(context, meeting, "attend")
    if meeting.attends is False and not meeting.attendances:
        raise UserError(f"会议 {meeting.number} 此前已登记派驻组不派员参会，无需重复办理。")
    told = [row.member.userid for row in meeting.attendances]
    meeting.attendances.clear()
    meeting.attends = False
    context.session.flush()
    text = f"会议 {meeting.number} {meeting.type}（{when(context, meeting)}）：派驻组不派员参会，会后请报送结论。"
    tell_inspectors(context, meeting, told, text)
    tell_department(context, meeting, text)
    record(context, "decline_attendance", meeting.number)


def attended(
    context: Context, meeting: MeetingNotice, members: Sequence[Member], verb: str, reason: str | None
) -> None:
    """已参会 (`attended`) or 未参会 (`absent`, with the reason): of these, or of everybody of whom it is not known yet.

    Raises UserError where it was recorded before.
    """
    states.hold(context, meeting, "conclude")
    rows = [_row(meeting, member) for member in members] or list(meeting.attendances)
    if not members:
        rows = [row for row in rows if row.state == AttendanceState.PLANNED] or rows
    for row in rows or [_row(meeting, context.me.member)]:
        _decide(context, row, verb, reason)
    meeting.attends = any(row.state != AttendanceState.ABSENT for row in meeting.attendances)
    context.session.flush()
    record(context, f"{verb}_meeting", meeting.number)


def conflicts(context: Context, meeting: MeetingNotice, member: Member) -> list[MeetingNotice]:
    """This member's other meetings that begin within two hours of this one."""
    if meeting.starts_at is None:
        return []
    query = (
        at_desk(context, MeetingNotice)
        .join(Attendance)
        .where(
            Attendance.member_id == member.id,
            Attendance.state == AttendanceState.PLANNED,
            MeetingNotice.id != meeting.id,
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.starts_at.between(meeting.starts_at - NEAR_IN_TIME, meeting.starts_at + NEAR_IN_TIME),
        )
        .order_by(MeetingNotice.starts_at)
    )
    return list(context.session.scalars(query))
