"""A change of a meeting on file, however it was said: which meeting is meant, and what becomes of it (M1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from actions.common import states
from actions.common.errors import UserError
from actions.common.states import MeetingState
from actions.meeting import changes as meeting_changes
from actions.meeting import report, search
from actions.meeting.report import MeetingNotice
from actions.meeting.telling import tell_desk
from actions.meeting.words import RECEIPT_END, differences, headline, say_verdict, snapshot
from handlers.meeting.answer_words import moment_of
from handlers.meeting.changes import MAY_CHANGE, ask_call_off, call_off
from handlers.meeting.fields import as_items, read_field
from handlers.meeting.questions import TITLES, next_question, say_question, waiting
from handlers.meeting.which import MOST_CHOICES, choice, label
from handlers.talk import question
from handlers.talk.message import Desk, Reply
from handlers.talk.numbered import still
from policy.meeting.matter_match import is_called
from policy.notice.change import CANCELLED, MeetingChange
from policy.notice.fits import fits
from policy.text.ask import say_choice
from policy.text.write import say_day

UNCHANGED = "好的，未作更改。"


@dataclass(frozen=True)
class _When:
    """A change whose new time may be read in two ways."""

    number: str
    change: MeetingChange


def are_meant(desk: Desk, change: MeetingChange, rows: Sequence[MeetingNotice]) -> list[MeetingNotice]:
    """Those of these meetings of which the change may be said: by day, kind and matter, else the one spoken of last."""
    fitting = [row for row in rows if _is_named(row, change)]
    if len(fitting) != 1 and change.about:
        fitting = [row for row in fitting or rows if is_about(row, change.about)] or fitting
    if len(fitting) > 1 and not change.called_off and (last := search.last_spoken_of(desk.context, fitting)):
        fitting = [last]  # a meeting is not called off on half a word
    return fitting


def change_meeting(desk: Desk, change: MeetingChange, rows: Sequence[MeetingNotice]) -> Reply:
    """Carry it out on the one of these meetings that is meant, or ask which."""
    if change.dropped and len(rows) > 1 and max(len(row.items) for row in rows) < min(change.dropped):
        change = replace(change, dropped=(), called_off=CANCELLED)  # «第二个取消»: no matter, a meeting
    fitting = are_meant(desk, change, rows)
    sure = change.days or change.kind or change.reason or not change.called_off
    if len(fitting) == 1 and sure:
        return carry_out(desk, fitting[0], change)
    if change.called_off and fitting:
        return ask_call_off(desk, fitting, MeetingState(change.called_off), change.reason)
    named = "" if fitting else f"没有查到{'、'.join(map(say_day, change.days))}的{change.kind or '会议'}，"
    choices = {choice(desk, row): row.number for row in (fitting or rows)[:MOST_CHOICES]} | {"都不是": question.DROP}
    text = f"{named}请问是哪一次会议？"
    return question.ask(desk, "change_which", text, choices, change, field="meeting", dropped=UNCHANGED)


def _is_named(row: MeetingNotice, change: MeetingChange) -> bool:
    kinds = {row.type.replace("（扩大）", ""), "会议"} if row.type != "会议" else {change.kind}
    return (not change.days or row.day in change.days) and (
        change.kind is None or change.kind.replace("（扩大）", "") in kinds
    )


def is_about(row: MeetingNotice, words: str) -> bool:
    """Whether one of its matters is called by these words."""
    return any(is_called(item.text, words) for item in row.items)


def _found(desk: Desk, number: str) -> MeetingNotice:
    return still(report.find_meeting(desk.context, number), f"会议 {number}", "未作更改")


@question.answers("change_which", roles=MAY_CHANGE)
def change_which(desk: Desk, kept: MeetingChange, number: str) -> Reply:
    """The meeting was chosen."""
    return carry_out(desk, _found(desk, number), kept)


def ask_change(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> Reply:
    """«改到下周一行不行»: it may, from when on it is judged anew; and whether it is to be done now."""
    text = (
        f"改期、更正可随时办理，改期的提前天数按新时间重新计算。请问会议 {label(desk, meeting)} 现在就按您所说的改吗？"
    )
    choices = {"是，现在改": meeting.number, "先不改": question.DROP}
    return question.ask(desk, "change_which", text, choices, change, about=meeting.number, dropped=UNCHANGED)


@question.answers("change_when", roles=MAY_CHANGE)
def change_when(desk: Desk, kept: _When, key: str) -> Reply:
    """The new time was chosen."""
    said = moment_of(key, desk)
    change = replace(kept.change, moments=(), hours=(), starts_at=said.get("starts_at"), day=said.get("day"))
    return carry_out(desk, _found(desk, kept.number), change)


def carry_out(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> Reply:
    """What changed, how it is judged now, what is still missing, and what of the message was not used."""
    context = desk.context
    if change.called_off:
        done = call_off(desk, meeting, MeetingState(change.called_off), change.reason)
        return replace(done, action=done.action or "cancel_meeting")
    states.check(meeting, "amend")
    change = _as_before(desk, meeting, change)
    time = _new_time(desk, meeting, change)
    if isinstance(time, Reply):
        return time
    answered, unused = _answered(desk, meeting, change)
    other: dict[str, Any] = {"place": change.place} if change.place or change.place_open else {}
    other |= {"scope": _scope(meeting, change)} if change.scope else {}
    other |= {"items": items} if (items := _items(meeting, change)) else {}
    before = snapshot(context, meeting)
    how = _put(desk, meeting, time, answered | other)
    lines = differences(before, snapshot(context, meeting))
    if not lines:
        return Reply(f"会议 {meeting.number} 原定即为如此（{headline(context, meeting)}），无需更改。")
    lines = [
        f"收悉，会议 {meeting.number} {how}",
        *lines,
        say_verdict(context, meeting) if time else "",
        f"{'、'.join(f'“{each}”' for each in unused)}未作登记。" if unused else "",
        say_question(desk, next_question(desk, meeting)),
        RECEIPT_END,
    ]
    return Reply("\n".join(line for line in lines if line), "reschedule" if time else "amend_meeting")


def _as_before(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> MeetingChange:
    """«还是原来那天»: the time before the last change is asked for by name, the place is taken."""
    field = change.back
    if field is None:
        return change
    change = replace(change, unused=())  # why it is so again
    before = report.value_before(desk.context, meeting, field)
    if before is None and field == "starts_at" and (day := report.value_before(desk.context, meeting, "day")):
        return replace(change, day=date.fromisoformat(day), same_hour=True)  # its hour was never known
    if before is None:
        raise UserError(f"会议 {meeting.number} 的{TITLES[field]}没有改过，请写明要改成什么。")
    return replace(change, place=before) if field == "place" else replace(change, moments=(before[:16],))


def _put(desk: Desk, meeting: MeetingNotice, time: dict[str, Any], values: dict[str, Any]) -> str:
    """Everybody who had been told is told once; what only completes the notice the desk alone reads."""
    told = "前后两次均予保留，并已告知派驻组等已通知人员。"
    if time:
        with_place = time | {name: values.pop(name) for name in ("place",) if name in values}
        meeting_changes.reschedule(desk.context, meeting, with_place)
    replaced = meeting_changes.amend(desk.context, meeting, values) if values else []
    if time:
        return f"已改期，{told}"
    if replaced:
        return f"已更正，{told}"
    tell_desk(desk.context, meeting, "会议补充")
    return "已补充，并已告知派驻组。"


def _new_time(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> dict[str, Any] | Reply:
    """{"starts_at", "ends_at"} or {"day"}; {} when the time stays; a question when it may be read in two ways."""
    context = desk.context
    starts_at = context.local(meeting.starts_at) if meeting.starts_at else None
    if change.day and change.same_hour and starts_at:
        return {"starts_at": starts_at + (change.day - starts_at.date()), "ends_at": None}
    if change.starts_at or change.day:
        said = {"starts_at": change.starts_at, "ends_at": change.ends_at} if change.starts_at else {"day": change.day}
        return {} if said.get("starts_at") == starts_at and starts_at else said
    month = meeting.day.isoformat()[:7] if meeting.day and not change.back else "none"
    if len(near := [each for each in change.moments if each.startswith(month)]) == 1:
        return moment_of(near[0], desk)  # «4号的会改到8号», said in November of a meeting in December
    if change.moments or len(change.hours) > 1:
        return _ask_when(desk, meeting, change)
    if change.hours:
        if meeting.day is None:
            raise UserError(
                f"会议 {meeting.number} 的日期尚未确定，请写明日期和时间，如“改期 {meeting.number} 12月2日上午9点”。"
            )
        moment = datetime.combine(meeting.day, change.hours[0], context.rules.zone)
        return {"starts_at": moment, "ends_at": None} if moment != starts_at else {}
    if not (change.minutes or change.later):
        return {}
    if starts_at is None and (change.minutes or meeting.day is None):
        raise UserError(
            f"会议 {meeting.number} 的时间尚未登记，请写明新的时间，如“改期 {meeting.number} 12月2日上午9点”。"
        )
    moved = timedelta(days=change.later, minutes=change.minutes)
    if starts_at is not None:
        return {"starts_at": starts_at + moved, "ends_at": None}
    assert meeting.day is not None  # looked at above
    return {"day": meeting.day + moved}


def _ask_when(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> Reply:
    moments = change.moments
    if not moments:
        day = meeting.day or desk.context.said_on
        moments = tuple(f"{day.isoformat()}T{hour:%H:%M}" for hour in change.hours)
    choices = {say_choice(each, desk.context.today): each for each in moments} | {"都不是": question.DROP}
    return question.ask(
        desk, "change_when", f"请问会议 {meeting.number} 改到：", choices, _When(meeting.number, change),
        field="starts_at", about=meeting.number, dropped=UNCHANGED,
    )  # fmt: skip


def _scope(meeting: MeetingNotice, change: MeetingChange) -> str:
    """Who comes, and who comes, too."""
    known = meeting.scope or ""
    return "、".join([*([known] if known else []), *(each for each in change.scope if each not in known)])


def _items(meeting: MeetingNotice, change: MeetingChange) -> tuple[Any, ...]:
    """The new agenda; () when it stays."""
    if not (change.added or change.dropped or change.dropped_named):
        return ()
    dropped = (*change.dropped, *_named_item(meeting, change.dropped_named))
    for position in dropped:
        if not 0 < position <= len(meeting.items):
            raise UserError(f"会议 {meeting.number} 共{len(meeting.items)}项议题，没有第{position}项，请核对。")
    kept = [item for place, item in enumerate(as_items(meeting), 1) if place not in dropped]
    known = {item.text for item in kept}
    made = (*kept, *(item for item in change.added if item.text not in known))
    if not made:
        raise UserError(f"会议 {meeting.number} 只有这一项议题；如会议不再召开，请回复“取消 {meeting.number}”。")
    return made


def _named_item(meeting: MeetingNotice, words: str) -> tuple[int, ...]:
    """«购车» of «车辆购置28万»: the one item that has all its characters; raises UserError where that is none or several."""
    if not words:
        return ()
    found = [item.position for item in meeting.items if set(words) <= set(item.text)]
    if len(found) != 1:
        raise UserError(f"没有看出“{words}”是第几项议题，请写明，如“{meeting.number} 去掉第{len(meeting.items)}项”。")
    return (found[0],)


def _answered(desk: Desk, meeting: MeetingNotice, change: MeetingChange) -> tuple[dict[str, Any], list[str]]:
    """What is left of the message may answer the question that is open about this meeting."""
    fields = waiting(desk, meeting)[:1] if question.about(desk) == meeting.number else []
    values: dict[str, Any] = {}
    unused = []
    at, calendar = desk.context.said_at, desk.context.rules.calendar
    for clause in change.unused:
        if fields and fields[0] not in values and fields[0] == "place" and fits("place", clause, at, calendar):
            read = read_field(desk, meeting, "place", clause, at)
            values |= read if isinstance(read, dict) else {}
        else:
            unused.append(clause)
    return values, unused
