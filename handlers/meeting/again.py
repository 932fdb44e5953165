"""«同上次，12月9日上午9点», «再报一次 2026-0123 …»: a notice made from an earlier one, shown whole and recorded after 确认 (M1)."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from actions.common import departments
from actions.common.errors import UserError
from actions.meeting import search
from actions.meeting.report import MeetingNotice
from handlers.meeting.answer_words import moment_of
from handlers.meeting.fields import as_items
from handlers.meeting.receipt import register
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply, numbered
from handlers.talk.registry import DEPARTMENT
from policy.notice import Notice, read_notice
from policy.notice.meeting import meeting_type
from policy.text.ask import say_choice
from policy.text.write import say_day, say_moment

_WHEN: Final = "again_when"
_CONFIRM: Final = "confirm_again"
_LIKE_LAST: Final = re.compile(
    r"(?:会议(?:通知)?[，,：:\s]*)?(?:同|跟|和|与|照|按照?)(?:上|前)一?[次回](?:的?(?P<kind>[一-龥]{2,6}会)|的?会议?)?(?:议?通知)?(?:一样|相同)?(?:再报|报)?(?:一次)?"
    r"[，,：:。\s]*(?P<rest>(?=.*(?:\d|[一二三四五六七八九十]|[明后今周])).*)?",
    re.DOTALL,
)

_UNCHANGED: Final = re.compile(r"(?:内容|议题|其[他余它]|别的)[^，,。]{0,4}(?:不变|没变|照旧|一样|不动)")
_ONCE_MORE: Final = re.compile(r"再(?:报|开)|接着开|重新?[报开]|另报")
_CLAUSES: Final = re.compile(r"[，,。；;]")
_TIMED: Final = re.compile(
    r"\d|[本这下]?周[一二三四五六日]|[明后]天|[一二三四五六七八九十]点|[一二三四五六七八九十]{1,3}[日号]"
)


@dataclass(frozen=True)
class _Again:
    """The notice that is being made, of which department's and which earlier meeting, and what was said of it."""

    notice: Notice
    department: int
    number: str
    text: str


def _like_last(desk: Desk, message: Message) -> Said | None:
    """The latest meeting that the sender's departments reported, of the kind that is named."""
    text = message.text.strip()
    found = _LIKE_LAST.fullmatch(text)
    if found is not None:
        return _latest(desk, meeting_type(found["kind"] or ""), found["rest"] or "")
    once_more = _UNCHANGED.search(text) and _ONCE_MORE.search(text)  # «内容不变，下周四下午接着开，再报一回»
    return _meant(desk, message) if once_more else None


def _meant(desk: Desk, message: Message) -> Said:
    """The meeting of the kind that is named, and the clauses that say a time."""
    times = "，".join(each for each in _CLAUSES.split(message.text) if _TIMED.search(each))
    return _latest(desk, meeting_type(message.text), times)


def _latest(desk: Desk, kind: str | None, rest: str) -> Said:
    own = desk.context.me.department_ids
    row = next((each for each in search.reported_lately(desk.context, own) if kind in (None, each.type)), None)
    return Said("同上次", row.number if row else None, rest, row)


@verb(
    "report_again",
    "再报一[次遍]|照样再报",
    MeetingNotice,
    also=_like_last,
    meant=_meant,
    roles=DEPARTMENT,
    usage="同上次，12月9日上午9点",
    summary="按上次的通知再报一次会议，核对后确认；也可“再报一次 编号 时间”",
    examples=("同上次，12月9日上午9点", "再报一次 2026-0123 12月9日上午9点"),
)
def report_again(desk: Desk, message: Message, found: Said) -> Reply:
    """Everything but the time is taken over, unless it is said anew; the time has to be said."""
    meeting = found.item
    if meeting is None:
        raise UserError("贵单位还没有报过会议，请发送会议通知原文。")
    if meeting.department_id not in {each.id for each in departments.own(desk.context)}:
        raise UserError(f"{meeting.number} 不是贵单位的会议，不能据以再报。")
    said = read_notice(f"会议通知：{found.rest}", message.at, desk.context.rules.calendar)
    again = _Again(_taken_over(meeting, said), meeting.department_id, meeting.number, message.text)
    if said.starts_at or said.day:
        return _shown(desk, again)
    asks = next((each for each in said.asks if each.field == "starts_at"), None)
    choices = {say_choice(each, desk.context.today): each for each in asks.choices} if asks else {}
    text = asks.text if asks else f"按 {meeting.number} 再报一次，请问本次会议的具体时间，如“12月9日上午9点”？"
    return question.ask(desk, _WHEN, text, choices, again, field="starts_at")


def _taken_over(meeting: MeetingNotice, said: Notice) -> Notice:
    return Notice(
        type=meeting.type,
        preparatory=meeting.preparatory,
        starts_at=said.starts_at,
        day=said.day,
        ends_at=said.ends_at,
        place=said.place or meeting.place,
        items=said.items or as_items(meeting),
        contact=said.contact or meeting.contact,
        scope=said.scope or meeting.scope,
    )


@question.answers(_WHEN, roles=DEPARTMENT)
def again_when(desk: Desk, kept: _Again, key: str) -> Reply:
    """One of the likely times was chosen."""
    return _shown(desk, replace(kept, notice=replace(kept.notice, **moment_of(key, desk))))


def _time(desk: Desk, _kept: _Again, message: Message) -> dict[str, Any] | None:
    said = read_notice(f"会议通知：{message.text}", message.at, desk.context.rules.calendar)
    return {"starts_at": said.starts_at, "ends_at": said.ends_at} if said.starts_at else None


@question.own_words(_WHEN, _time, roles=DEPARTMENT)
def again_then(desk: Desk, kept: _Again, when: dict[str, Any]) -> Reply:
    """The time in own words."""
    return _shown(desk, replace(kept, notice=replace(kept.notice, **when)))


def _shown(desk: Desk, again: _Again) -> Reply:
    """Every value, as it would be recorded."""
    notice = again.notice
    when = (
        say_moment(notice.starts_at) if notice.starts_at else f"{say_day(notice.day)}，时间待定" if notice.day else ""
    )
    lines = [
        f"按 {again.number} 再报一次：",
        "，".join(part for part in (notice.type, when, notice.place or "地点待定") if part),
        f"议题{len(notice.items)}项：\n{numbered([item.text for item in notice.items])}"
        if notice.items
        else "议题待报",
        f"参会范围：{notice.scope}" if notice.scope else "",
        f"联系人：{notice.contact}" if notice.contact else "",
    ]
    return question.confirm(desk, _CONFIRM, "\n".join(line for line in lines if line), again, verb="登记")


@question.answers(_CONFIRM, roles=DEPARTMENT)
def confirm_again(desk: Desk, kept: _Again, _yes: str) -> Reply:
    """It is a notice like any other, reported now."""
    department = next((each for each in departments.own(desk.context) if each.id == kept.department), None)
    if department is None:
        raise UserError("该单位已不在您的范围内，本条未登记。")
    return register(desk, department, kept.notice, kept.text)
