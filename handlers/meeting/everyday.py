"""Changes of a meeting in everyday words, at any time, also while a question is open: «周五的会换到二楼» (M1)."""

import re
from collections.abc import Sequence
from typing import Any

from actions.common import departments
from actions.common.numbers import NUMBER, read_number
from actions.common.states import MeetingState
from actions.meeting import report, search
from actions.meeting.report import MeetingNotice
from handlers.meeting.changes import MAY_CHANGE
from handlers.meeting.moved import are_meant, ask_change, carry_out, change_meeting, is_about
from handlers.meeting.which import label
from handlers.talk.commands import with_year
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
from policy.notice import looks_like_notice
from policy.notice.change import MeetingChange
from policy.notice.change_patterns import SETTLED
from policy.notice.change_words import leaves_as_it_is, read_change
from policy.text.compare import fold
from policy.text.denied import may_change

_FORMAL = re.compile(
    r"[定拟将]于|兹|会议通知|关于.{2,60}的(?:通知|函|报告)|研究\s*[：:]?\s*(?:1[.、．]|一[、是])"
    r"|[点半整\d]\s*(?:要|准备)?召?开[^，,。;]{0,8}会[，,][^。]{0,24}?(?:议题|议程)\s*[：:是]"
)
_AGAIN = re.compile(
    r"照[着样此][^，,。]{0,4}报|再报一[个次遍]"
)  # «跟上次差不多，时间改成10日，照着再报一个»: a new notice
_WISHES = re.compile(
    r"能不能|能否|可不可以|[，,]?\s*(?:行不行|可不可以|成不成|[行成]吗|可以吗|好吗)[呢啊]?[?？。]?$"
)  # «改到下周一行不行»: asked before it is done
_OF_OURS = re.compile(
    r"(?P<end>[局委办厅所站院中心]{1,2})(?:里|上)(?:面)?的?(?:会|那[个次场]|(?=[改换挪推提延取地时]))"
)  # «局里的会»
_OTHER_COMMAND = re.compile(
    r"^\s*(?:记|登记|代登|布置|交办|报送|上报|退回|审核|催办|撤[回销]|统计|领取|发送|发通知|意见|答复|参会(?![的人范单])|不参会|请假|交接|延期\s|免报|动议|决定|进展)"
)


def candidates(desk: Desk) -> Sequence[MeetingNotice]:
    """The open meetings that the sender may change."""
    rows = search.open_meetings(desk.context)
    own = desk.context.me.department_ids
    return [row for row in rows if row.department_id in own] if own else rows


def _named(desk: Desk, text: str) -> Sequence[MeetingNotice]:
    """Those of the department that is named, be it by the end of its name alone; all where none is."""
    rows, end = candidates(desk), _OF_OURS.search(text)
    named = {each.id for each in departments.mentioned(desk.context, text)}
    ours = [row for row in rows if end and row.department.name.endswith(end["end"])]
    return ours or [row for row in rows if not named or row.department_id in named]


def _changes(desk: Desk, message: Message) -> tuple[MeetingChange, str | None, Sequence[MeetingNotice]] | None:
    """A change, the number that it names, and the meetings that it may mean."""
    text = message.text
    if not desk.context.me.has(*MAY_CHANGE):
        return None
    if _FORMAL.search(text) or _AGAIN.search(text) or _OTHER_COMMAND.match(text):
        return None
    text = with_year(desk, message)
    number = read_number(text)
    said = _WISHES.sub("", NUMBER.sub(" ", text, count=1) if number else text)
    change = read_change(said, message.at, desk.context.rules.calendar)
    if change is None and leaves_as_it_is(said) and candidates(desk):
        return MeetingChange(), number, candidates(desk)
    if change is None and number is None:
        return _settled(desk, message)
    if change is None or (number is not None and report.find_meeting(desk.context, number) is None):
        return None
    rows = _named(desk, text)
    if change.about and not change.named and number is None and not any(is_about(row, change.about) for row in rows):
        return None  # «台账那个晚两天»
    if rows or number:
        return change, number, rows
    return (change, None, rows) if change.named and (_only_changes(change) or not looks_like_notice(text)) else None


def _settled(desk: Desk, message: Message) -> tuple[MeetingChange, None, Sequence[MeetingNotice]] | None:
    """«定了，16号下午两点半» of a meeting that was put off."""
    found = SETTLED.fullmatch(fold(message.text).strip())
    rows = [row for row in candidates(desk) if row.state == MeetingState.POSTPONED] if found else []
    change = (
        read_change(f"会议改到{found['when']}", message.at, desk.context.rules.calendar) if found and rows else None
    )
    return (change, None, rows) if change else None


def _only_changes(change: MeetingChange) -> bool:
    """«党组会改地点：二楼会议室», «周三的会改到周五下午三点»: nothing else that a notice would say."""
    return not change.unused and change.called_off is None


@act(
    "change_meeting",
    match=_changes,
    order=Order.CHANGE,
    roles=MAY_CHANGE,
    examples=("周五的党组会换到二楼会议室", "会议推迟半小时", "党组会不开了，主要领导出差"),
)
def change_in_passing(desk: Desk, message: Message, found: Any) -> Reply:
    """The meeting is found by its number, its day and kind, by being the only one or the last spoken of; else asked.

    What may be changed is not changed yet: «4号的会可能要推迟».
    """
    change, number, rows = found
    meeting = report.find_meeting(desk.context, number) if number else None
    known = [meeting] if meeting else are_meant(desk, change, rows)
    if may_change(message.text) or not change.says_something:
        which = f"会议 {label(desk, known[0])}" if len(known) == 1 else "会议"
        return Reply(f"收悉。{which}暂按原定安排，未作更改；确定后请告知，如“改期 编号 新时间”“取消 编号 原因”。")
    if len(known) == 1 and _WISHES.search(message.text):
        return ask_change(desk, known[0], change)
    if meeting is not None:
        return carry_out(desk, meeting, change)
    if not rows:
        return Reply(
            "没有查到贵单位已登记、尚未召开的会议，未作更改。如会议尚未报告，请发送会议通知原文。", "not_found"
        )
    return change_meeting(desk, change, rows)
