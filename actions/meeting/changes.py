"""The life of a notice after its report: 补充, 更正, 改期, 延期, 取消, 说明, 认可 (domain.md M1). Everybody told is told."""

from typing import Any

from actions.common import states
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.errors import UserError
from actions.common.states import MeetingState
from actions.common.trail import record
from actions.meeting import opinions
from actions.meeting.report import MeetingNotice, fill, keep_version
from actions.meeting.telling import tell_change, tell_department, tell_desk, tell_everybody
from actions.meeting.words import differences, snapshot
from policy.notice.items import read_item


def amend(context: Context, meeting: MeetingNotice, values: dict[str, Any]) -> list[str]:
    """Put values into a notice: what was missing completes it, what replaces something makes a new version.

    Gives the differences when something was replaced; then everybody who was told is told.
    """
    states.hold(context, meeting, "amend")
    if not _replaces(meeting, values):
        fill(context, meeting, **values)
        record(context, "complete_meeting", meeting.number)
        return []
    before = keep_version(context, meeting)
    fill(context, meeting, **values)
    changes = differences(before, snapshot(context, meeting))
    record(context, "change_meeting", meeting.number)
    tell_change(context, meeting, "会议更正", changes)
    return changes


def _replaces(meeting: MeetingNotice, values: dict[str, Any]) -> bool:
    """Whether something that was said before is said otherwise now."""
    plain = {name: value for name, value in values.items() if name not in ("items", "form", "day", "starts_at")}
    if any(getattr(meeting, name) not in (None, value) for name, value in plain.items()):
        return True
    if any(meeting.form.get(key, value) != value for key, value in values.get("form", {}).items()):
        return True
    new = {item.text: item.amount_yuan for item in values.get("items", ())}
    if new and any(item.text not in new or item.amount_yuan not in (None, new[item.text]) for item in meeting.items):
        return True
    return values.get("starts_at") is not None and meeting.starts_at not in (None, values["starts_at"])


def reschedule(context: Context, meeting: MeetingNotice, values: dict[str, Any]) -> list[str]:
    """改期: the lead time is judged again from the moment it was said when the day changes; both versions are kept. Gives the differences."""
    states.hold(context, meeting, "reschedule")
    before = keep_version(context, meeting)
    states.move(context, meeting, "reschedule")
    old_day = meeting.day
    new_day = context.local(values["starts_at"]).date() if values.get("starts_at") else values.get("day")
    if new_day != old_day:
        values |= {"dated_at": context.said_at, "late_reason": None, "excused": None}
    fill(context, meeting, **{"starts_at": None, "ends_at": None, "state_reason": None, **values})
    if meeting.starts_at is None:
        stop_deadline(context, "meeting", meeting.id)
    for attendance in meeting.attendances:
        states.move(context, attendance, "plan")
        attendance.reason = None
    record(context, "reschedule_meeting", meeting.number)
    changes = differences(before, snapshot(context, meeting))
    tell_change(context, meeting, "会议改期", changes)
    return changes


def call_off(context: Context, meeting: MeetingNotice, state: MeetingState, reason: str | None) -> list[str]:
    """取消 or 延期 (the new time to follow); gives whom it was told. Raises UserError where it was done before."""
    verb = "cancel" if state is MeetingState.CANCELLED else "postpone"
    states.hold(context, meeting, verb)
    before = keep_version(context, meeting)
    states.move(context, meeting, verb)
    meeting.state_reason = reason
    if state is MeetingState.POSTPONED:
        fill(context, meeting, starts_at=None, day=None, ends_at=None)
    stop_deadline(context, "meeting", meeting.id)
    if state is MeetingState.CANCELLED:
        opinions.rest(context, meeting)
    context.session.flush()
    record(context, f"{state}_meeting", meeting.number)
    said = "取消" if state is MeetingState.CANCELLED else "延期，新的时间另行报告"
    why = f"原因：{reason}。" if reason else ""
    text = f"会议{said}：{meeting.number} {meeting.department.name}{meeting.type}，原定{before['when']}。{why}"
    return tell_everybody(context, meeting, text)


def merge(context: Context, kept: MeetingNotice, others: list[MeetingNotice]) -> None:
    """合并: one meeting that was registered as several; the first stays and takes what only the others say."""
    for other in others:
        values: dict[str, Any] = {} if kept.place or not other.place else {"place": other.place}
        if other.items and not kept.items:
            values["items"] = [read_item(each.text)[0] for each in other.items]
        if values:
            amend(context, kept, values)
        call_off(context, other, MeetingState.CANCELLED, f"与 {kept.number} 为同一次会议，已合并")


def state_case(context: Context, meeting: MeetingNotice, text: str) -> None:
    """说明: the department's own words on its lateness; the desk reads them with the verdict."""
    if meeting.on_time is False and not meeting.late_reason:
        meeting.late_reason = text[:300]
    else:
        meeting.statement = text[:500]
    record(context, "state_case", meeting.number)
    tell_desk(context, meeting, "情况说明")


def excuse(context: Context, meeting: MeetingNotice, why: str) -> list[str]:
    """认可: the verdict stays and is counted apart; the department is told. Gives whom.

    Raises UserError for a meeting that was reported in time, and where it was done before.
    """
    states.hold(context, meeting, "excuse")
    if meeting.on_time is not False:
        raise UserError(f"会议 {meeting.number} 不属于迟报，无需认可。")
    if meeting.excused:
        raise UserError(f"会议 {meeting.number} 此前已认可（{meeting.excused}）。")
    meeting.excused = why[:100]
    record(context, "excuse_meeting", meeting.number)
    text = f"会议 {meeting.number} {meeting.type}：报告时间少于规定，派驻组认可情况{why}，单独统计。"
    return tell_department(context, meeting, text)
