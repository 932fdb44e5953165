"""«昨天党组会研究了预算»: a meeting that has been held is no notice; how its decisions are recorded (M1, M2)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from actions.common import departments
from actions.common.errors import UserError
from actions.meeting import search
from actions.meeting.report import MeetingNotice
from handlers.meeting.receipt import register
from handlers.meeting.which import label
from handlers.qa.meaning import meant_act
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.notice import Notice, looks_like_notice, read_notice, tells_of_past
from policy.notice.meeting import meeting_type
from policy.text.asking import is_question
from policy.text.compare import fold
from policy.when import read_day, read_when
from policy.when.clock import CLOCK

_LONGEST = 200  # characters: longer texts are papers, not reports of a meeting
_SHOWN = 3
_ADD: Final = "add_held_meeting"


@dataclass(frozen=True)
class _Told:
    """What was told of a meeting, and when: its day is counted from then."""

    text: str
    at: datetime


def _tells(desk: Desk, message: Message) -> bool:
    """A report in passing; while a question is open the words may answer it."""
    text = message.text
    if len(text) > _LONGEST or not tells_of_past(text):
        return False
    if not desk.context.me.has(*DEPARTMENT):
        return False  # the group speaks of meetings, and is not told whose they are
    if looks_like_notice(text) or is_question(text) or opened(desk) is not None:
        return False
    meant = meant_act(desk, message)  # «昨天那次会的情况给我看看» tells of nothing
    return meant is None or not meant.sure or meant.names[0] != "show_meeting"


@act("meeting_held", order=Order.NOTICE, match=_tells, roles=DEPARTMENT)
def meeting_held(desk: Desk, message: Message, _found: Any) -> Reply:
    """Nothing is registered: the meeting on file is named with the command for its decisions; of none it is asked whether to add it."""
    ledger = "如需记入本人履责台账，请在前面加“记台账”重发。" if desk.context.me.has("leader", "principal") else ""
    rows = _own(desk, meeting_type(message.text))
    if not rows:
        asks = f"您说的是已召开的会议，本条未登记；近期未查到贵单位该会议的会前报告。{ledger}\n是否补登已召开的会议？"
        return question.ask(
            desk, _ADD, asks, {"补登": question.YES, "不补登": question.DROP}, _Told(message.text, message.at)
        )
    first = rows[0].number
    lines = [
        "您说的是已召开的会议，本条未作会议通知登记。已报告的会议：",
        *(label(desk, row) for row in rows[:_SHOWN]),
        f"登记会议结论请回复“决定 {first} 第1项 通过 纪要〔{desk.context.today.year}〕1号”。",
        ledger,
    ]
    return Reply("\n".join(line for line in lines if line))


_MINUTES_DUE = re.compile(r"纪要[^，,。]{0,8}(?:啥时候|什么时候|何时|几号|哪天|多久)[^，,。]{0,4}[交报送]")


def _asks_for_minutes(desk: Desk, message: Message) -> list[MeetingNotice] | None:
    """«上次会的纪要啥时候交»: of the meetings held lately; without one it is a question about the rules."""
    if not desk.context.me.has(*DEPARTMENT):
        return None
    return (_MINUTES_DUE.search(message.text) and _own(desk, meeting_type(message.text))) or None


@act("minutes_due", match=_asks_for_minutes, roles=DEPARTMENT)
def minutes_due(desk: Desk, _message: Message, found: list[MeetingNotice]) -> Reply:
    """There is no date for them here; how they are told of."""
    meeting = found[0]
    return Reply(
        f"{label(desk, meeting)}：本助手未设会议纪要的报送期限，印发后请回复“决定 {meeting.number} 第1项 通过 "
        f"纪要〔{desk.context.today.year}〕1号”登记结论和纪要号；另有要求的以{desk.context.rules.office_name}通知为准。"
    )


@question.answers(_ADD, roles=DEPARTMENT)
def add_held_meeting(desk: Desk, kept: _Told, _yes: str) -> Reply:
    """It is registered as reported now, after it was held; whose it is and its day must be said."""
    own = departments.own(desk.context)
    named = [each for each in own if each.name in kept.text] or own
    notice = _as_held(desk, kept)
    if len(named) != 1 or notice is None:
        raise UserError(f"请写明单位和会议日期后重发；如会前已书面或电话报告，请联系{desk.context.rules.office}代登。")
    return register(desk, named[0], notice, kept.text)


def _as_held(desk: Desk, told: _Told) -> Notice | None:
    """The notice with the past day that is named, and its hour where one is; None without such a day."""
    calendar = desk.context.rules.calendar
    day = read_day(told.text, told.at, calendar, "past")
    if not isinstance(day, date) or day > told.at.date():
        return None
    clock = CLOCK.search(fold(told.text))  # the day is known, and «昨天» is not counted from it once more
    midnight = datetime.combine(day, datetime.min.time(), desk.context.rules.zone)
    starts_at = read_when(clock[0], midnight, calendar, day).starts_at if clock else None
    notice = read_notice(told.text, told.at, calendar)
    asks = tuple(each for each in notice.asks if each.field != "starts_at")
    items = tuple(replace(each, text=each.text.lstrip("了过")) for each in notice.items)  # «研究了预算»
    day_alone = None if starts_at else day
    return replace(notice, items=items, asks=asks, starts_at=starts_at, ends_at=None, day=day_alone)


def _own(desk: Desk, kind: str | None) -> list[MeetingNotice]:
    """Meetings of the sender's departments held lately, those of the kind that is named first."""
    own = desk.context.me.department_ids
    rows = [row for row in search.held_meetings(desk.context) if row.department_id in own]
    return sorted(rows, key=lambda row: row.type != kind)
