"""«昨天党组会研究了预算»: a meeting that has been held is no notice; how its decisions are recorded (M1, M2)."""

from typing import Any

from actions.meeting import search
from actions.meeting.report import MeetingNotice
from handlers.meeting.which import label
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.notice import looks_like_notice, tells_of_past
from policy.notice.meeting import meeting_type
from policy.text.asking import is_question

_LONGEST = 200  # characters: longer texts are papers, not reports of a meeting
_SHOWN = 3


def _tells(desk: Desk, message: Message) -> bool:
    """A report in passing; while a question is open the words may answer it."""
    text = message.text
    if message.kind != "text" or len(text) > _LONGEST or not tells_of_past(text):
        return False
    return not looks_like_notice(text) and not is_question(text) and opened(desk) is None


@act("meeting_held", order=Order.NOTICE, match=_tells, roles=DEPARTMENT)
def meeting_held(desk: Desk, message: Message, _found: Any) -> Reply:
    """Nothing is registered: the meeting on file is named with the command for its decisions, or that none is."""
    rows = _own(desk, meeting_type(message.text))
    if rows:
        first = rows[0].number
        lines = [
            "您说的是已召开的会议，本条未作会议通知登记。已报告的会议：",
            *(label(desk, row) for row in rows[:_SHOWN]),
            f"登记会议结论请回复“决定 {first} 第1项 通过 纪要〔{desk.context.today.year}〕1号”。",
        ]
    else:
        lines = [
            "您说的是已召开的会议，本条未登记；近期未查到贵单位该会议的会前报告。",
            f"如会前已书面或电话报告，请联系{desk.context.rules.office}补登；如会议尚未召开，请写明会议日期后重发。",
        ]
    if desk.context.me.has("leader", "principal"):
        lines.append("如需记入本人履责台账，请在前面加“记台账”重发。")
    return Reply("\n".join(lines))


def _own(desk: Desk, kind: str | None) -> list[MeetingNotice]:
    """Meetings of the sender's departments held lately, those of the kind that is named first."""
    own = desk.context.me.department_ids
    rows = [row for row in search.held_meetings(desk.context) if row.department_id in own]
    return sorted(rows, key=lambda row: row.type != kind)
