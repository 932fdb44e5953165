"""改期, 取消, 延期: by number, or in free text about a meeting that is on file (M1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.common import states
from actions.common.errors import UserError
from actions.common.states import MeetingState
from actions.meeting import changes as meeting_changes
from actions.meeting import report, search
from actions.meeting.report import MeetingNotice
from actions.meeting.words import RECEIPT_END, headline, say_verdict
from handlers.meeting.answer_words import moment_of
from handlers.meeting.fields import read_start, read_values
from handlers.meeting.questions import next_question, say_question
from handlers.meeting.which import MOST_CHOICES, choice, label, pick
from handlers.talk import question
from handlers.talk.commands import MOVES, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.text.ask import Ask, say_choice

MAY_CHANGE = DEPARTMENT | {"office"}


@dataclass(frozen=True)
class _CallOff:
    """A meeting still to be named is cancelled or postponed, and why."""

    state: str
    reason: str


@verb(
    "reschedule",
    rf"{MOVES}|(?:定|安排)[在于到为]",  # «2026-0123 定在……»: of a meeting that was put off
    MeetingNotice,
    unknown=True,
    without=MOVES,
    alone=True,
    roles=MAY_CHANGE,
    usage="改期 编号 新时间",
    summary="会议改期，重新计算提前天数",
    examples=("改期 2026-0123 12月2日上午9点", "2026-0123改期到12月2日上午9点"),
)
def reschedule(desk: Desk, message: Message, found: Said) -> Reply:
    """The lead time is judged again; both versions are kept; everybody who was told is told."""
    meeting = pick(desk, message, found, "reschedule")
    if isinstance(meeting, Reply):
        return meeting
    states.check(meeting, "reschedule")
    values = _new_time(desk, meeting, found.rest, message.at)
    if isinstance(values, Ask):
        return _ask_time(desk, meeting, values)
    return moved(desk, meeting, values)


def _new_time(desk: Desk, meeting: MeetingNotice, text: str, at: datetime) -> dict[str, Any] | Ask:
    values = read_values(desk, meeting, text, at)
    if isinstance(values, Ask) or "starts_at" in values or "day" in values:
        return values
    start = read_start(desk, meeting.day, text, at)
    return start if isinstance(start, Ask) else values | start


def _ask_time(desk: Desk, meeting: MeetingNotice, ask: Ask) -> Reply:
    if not ask.choices:
        raise UserError(
            f"{ask.text}请重发，如“改期 {meeting.number} 12月2日上午9点”；时间未定请回复“延期 {meeting.number}”。"
        )
    return ask_new_time(desk, meeting, ask.text, ask.choices)


def ask_new_time(desk: Desk, meeting: MeetingNotice, text: str, moments: Sequence[str]) -> Reply:
    """Which of these moments (ISO) the meeting moves to."""
    choices = {say_choice(each, desk.context.today): each for each in moments}
    return question.ask(desk, "new_time", text, choices, meeting.number, field="starts_at", about=meeting.number)


@question.answers("new_time", roles=MAY_CHANGE)
def new_time(desk: Desk, number: str, key: str) -> Reply:
    """The moment was chosen."""
    meeting = still(report.find_meeting(desk.context, number), f"会议 {number}", "未改期")
    states.check(meeting, "reschedule")
    return moved(desk, meeting, moment_of(key, desk))


def moved(desk: Desk, meeting: MeetingNotice, values: dict[str, Any]) -> Reply:
    """Record a new time and say what changed, how it is judged and what is still missing."""
    context = desk.context
    if (
        values.get("starts_at")
        and values["starts_at"] == meeting.starts_at
        and meeting.state == MeetingState.REGISTERED
    ):
        return Reply(f"会议 {meeting.number} 原定即为该时间（{headline(context, meeting)}），无需改期。")
    changes = meeting_changes.reschedule(context, meeting, values)
    asked = next_question(desk, meeting)
    lines = [
        f"收悉，会议 {meeting.number} 已改期，前后两次均予保留，并已告知派驻组等已通知人员。",
        *changes,
        say_verdict(context, meeting),
        say_question(desk, asked),
        RECEIPT_END,
    ]
    return Reply("\n".join(line for line in lines if line))


@verb(
    "cancel_meeting",
    "取消|不开了|会议取消",
    MeetingNotice,
    unknown=True,
    roles=MAY_CHANGE,
    usage="取消 编号 原因",
    summary="取消会议；新时间未定可“延期 编号”",
    examples=("取消 2026-0123 主要领导出差",),
)
def cancel_meeting(desk: Desk, message: Message, found: Said) -> Reply:
    """The meeting will not be held; everybody who was told is told."""
    meeting = pick(desk, message, found, "cancel_meeting")
    if isinstance(meeting, Reply):
        return meeting
    return call_off(desk, meeting, MeetingState.CANCELLED, found.rest)


@verb(
    "postpone_meeting",
    "延期|暂缓",
    MeetingNotice,
    unknown=True,
    alone=True,
    roles=MAY_CHANGE,
    examples=("延期 2026-0123", "延期 2026-0123 主要领导出差"),
)
def postpone_meeting(desk: Desk, message: Message, found: Said) -> Reply:
    """Put off without a new time; with one it is 改期."""
    meeting = pick(desk, message, found, "postpone_meeting")
    if isinstance(meeting, Reply):
        return meeting
    states.check(meeting, "amend")
    values = _new_time(desk, meeting, found.rest, message.at) if found.rest else {}
    if isinstance(values, dict) and ("starts_at" in values or "day" in values):
        return moved(desk, meeting, values)
    if isinstance(values, Ask) and values.choices:
        return _ask_time(desk, meeting, values)
    return call_off(desk, meeting, MeetingState.POSTPONED, found.rest)


@act(
    "cancel_which",
    words=r"(?:把|请)?(?:(?:那个|这个|刚才的?)?(?:党组)?会议?)?取消(?:一下|掉)?(?:那个|这个|刚才的?)?(?:党组)?(?:会议?|通知)?了?吧?[。]?",
    order=Order.LAST,  # «取消» answers any open question first
    roles=MAY_CHANGE,
)
def cancel_which(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«取消那个会»: which, even when there is only one; a meeting is not called off on half a word."""
    rows = search.open_meetings(desk.context)[:MOST_CHOICES]
    if not rows:
        return Reply("没有可以取消的会议。如需取消其他事项，请写明编号，如“撤回 2026-0123”。")
    return ask_call_off(desk, rows, MeetingState.CANCELLED, "")


@verb("withdraw_notice", "撤回|撤销|删除", MeetingNotice, roles=DEPARTMENT)
def withdraw_notice(desk: Desk, _message: Message, found: Said) -> Reply:
    """A notice is not taken back: it is asked whether the meeting is cancelled."""
    states.check(found.item, "cancel")
    return ask_call_off(desk, [found.item], MeetingState.CANCELLED, found.rest)


def ask_call_off(desk: Desk, rows: Sequence[MeetingNotice], state: MeetingState, reason: str) -> Reply:
    """Which of these is cancelled or put off; nothing is, until one is chosen."""
    word = "取消" if state is MeetingState.CANCELLED else "延期"
    choices = {choice(desk, row): row.number for row in rows[:MOST_CHOICES]} | {f"都不{word}": question.DROP}
    return question.ask(
        desk, "call_off_which", f"请问{word}的是哪一次会议？", choices, _CallOff(state.value, reason), field="meeting"
    )


@question.answers("call_off_which", roles=MAY_CHANGE)
def call_off_which(desk: Desk, kept: _CallOff, number: str) -> Reply:
    """The meeting was chosen."""
    meeting = still(report.find_meeting(desk.context, number), f"会议 {number}", "未办理")
    return call_off(desk, meeting, MeetingState(kept.state), kept.reason)


def call_off(desk: Desk, meeting: MeetingNotice, state: MeetingState, reason: str) -> Reply:
    """取消 or 延期, once."""
    before = label(desk, meeting)
    if question.about(desk) == meeting.number:
        question.close(desk)
    told = meeting_changes.call_off(desk.context, meeting, state, reason.strip(" 。")[:200] or None)
    more = f"新的时间确定后请回复“改期 {meeting.number} 时间”。" if state is MeetingState.POSTPONED else ""
    return Reply(f"收悉，会议{state.word}：{before}。已告知有关人员{len(told)}人。{more}")
