"""Who of the desk goes to a meeting and who does not, in everyday words: «我去», «那我去不了，让赵丽去» (M1)."""

import re
from datetime import date
from typing import Final

from actions.common import departments
from actions.common.states import AttendanceState, MeetingState
from actions.meeting import attendance
from actions.meeting import search as meeting_search
from actions.meeting.report import MeetingNotice
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message
from policy.when import read_day

INSTEAD_OF: Final = "换"
CANNOT: Final = "去不了"
_LONGEST: Final = 40  # characters
_PAST: Final = re.compile(r"上次|上周|昨天|前天|刚才")
_SPEAKS: Final = re.compile("去|来|参加|参会|列席|走不开|没空")
_LEADS_IN: Final = r"(?:那|这[次回]|\S{0,12}?会)?(?:就|还是|由|让|安排|派|改|(?P<instead>换))*"
_GOES: Final = r"(?:同志)?都?(?:去|参加|参会|列席|来)(?P<what>(?![不没过得])\S{0,16}?会)?(?:吧|好了|了|一下)?"
_STAYS: Final = (
    r"(?:同志)?(?:可能|恐怕|估计|\S{0,4}?[天日号]|临时|有事|就|也|都|要)*"
    r"(?:[去来参加]{1,2}不了?[了成]|不[能去来]{1,2}|不[能]?参加|不参会|走不开|没空)(?:\S{0,16}?会|\S{0,8}?局)?了?"
)

_BUSY: Final = (
    r"(?:\S{0,4}?[天日号]|临时|也|又|要)*(?:有事|有会|要?出差|开会|请假|冲突)了?"  # as a reason why another goes
)
_WENT: Final = r"(?:同志)?[都也]?(?:去|参加|列席|参会|到会)(?:完?了|过了?)的?(?:[，,]?(?:补?[记登]一?下)\S{0,4})?"


def who_went(desk: Desk, message: Message) -> Said | None:
    """«昨天文旅局的会我去了»: of the one meeting that was held and is named; which, is asked of several."""
    text = message.text.strip(" 。")
    if len(text) > _LONGEST or "会" not in text:
        return None
    rows = meeting_search.held_meetings(desk.context)
    named = {each.id for each in departments.mentioned(desk.context, text)}
    rows = [row for row in rows if not named or row.department_id in named]
    day = read_day(text, message.at, desk.context.rules.calendar, "past")
    rows = [row for row in rows if row.day == day] or rows if isinstance(day, date) else rows
    one = _one_of_us(desk, rows)
    went = re.fullmatch(rf"\S{{0,16}}会(?:议)?上?[，,]?(?P<who>{one}){_WENT}", text) if rows else None
    return Said(AttendanceState.ATTENDED.word, None, went["who"], rows[0] if len(rows) == 1 else None) if went else None


def who_goes(desk: Desk, message: Message) -> Said | None:
    """«我去», «李强去交通局那个会», «我去不了，让赵丽去»: who goes, and to which meeting, where that is clear."""
    stays, goes = _goings(desk, message)
    if goes is None:
        return None
    planned = to_attend(desk, message.text, stays) if stays else []
    rows = planned or of_named(desk, message.text)
    if len(rows) != 1 and "会" in message.text:  # «文旅那个会我去»: which one, is told by all that is said of it
        return None
    return Said(INSTEAD_OF if planned else goes[0], None, goes[1], rows[0] if len(rows) == 1 else None)


def who_stays(desk: Desk, message: Message) -> Said | None:
    """«我去不了», «那个会赵丽去不成»: who does not go, and nobody is named instead."""
    stays, goes = _goings(desk, message)
    return Said(CANNOT, None, stays) if stays and goes is None else None


def _goings(desk: Desk, message: Message) -> tuple[str, tuple[str, str] | None]:
    """Who of the desk stays (empty: nobody), and how and who goes; neither where the message says anything else beside."""
    said = message.text.strip(" 。")
    rows = of_named(desk, said) if len(said) <= _LONGEST and _SPEAKS.search(said) and not _PAST.search(said) else []
    one = _one_of_us(desk, rows)
    who = rf"{_LEADS_IN}(?P<who>(?:{one})(?:[和跟、](?:{one}))*)"
    stays, goes, busy = "", None, ""
    for clause in re.split("[，,。；;]", said) if rows else ():
        if going := re.fullmatch(who + _GOES, clause):
            goes = (going["instead"] or "派员参会", going["who"])
        elif staying := re.fullmatch(who + _STAYS, clause) or re.fullmatch(_STAYS, clause):
            stays = staying.groupdict().get("who") or "我"
        elif excuse := re.fullmatch(who + _BUSY, clause):
            busy = excuse["who"]
        else:
            return "", None
    return stays or (busy if goes else ""), goes


def _one_of_us(desk: Desk, rows: list[MeetingNotice]) -> str:
    names = [each.name for each in attendance.desk_members(desk.context, rows[0])] if rows else []
    return "|".join(["我", *map(re.escape, names)])


def to_attend(desk: Desk, text: str, name: str) -> list[MeetingNotice]:
    """The coming meetings, of those that the text names, which these persons were to attend."""
    plain = name.replace("我", desk.context.me.name)
    return [row for row in of_named(desk, text) if any(each.member.name in plain for each in row.attendances)]


def of_named(desk: Desk, text: str) -> list[MeetingNotice]:
    """The coming meetings of the departments that are named, or all in view."""
    rows = meeting_search.open_meetings(desk.context, (MeetingState.REGISTERED,))
    named = {each.id for each in departments.mentioned(desk.context, text)} if desk.context.me.is_group_side else set()
    return [row for row in rows if not named or row.department_id in named]
