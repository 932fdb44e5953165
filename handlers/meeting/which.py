"""Which meeting a command means: by number, by the nearest numbers, or the only one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.common.errors import UserError
from actions.meeting import search as meeting_search
from actions.meeting.report import MeetingNotice
from actions.meeting.words import when
from handlers.talk import question
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import not_found, the
from handlers.talk.registry import act_named, carry_out

MOST_CHOICES = 6
SHOWN = 16  # characters of a matter


@dataclass(frozen=True)
class _Meant:
    """What waits for its meeting: the act, and what was said of it when."""

    act: str
    word: str
    rest: str
    at: datetime


def pick(
    desk: Desk, message: Message, said: Said, then: str, rows: Sequence[MeetingNotice] | None = None
) -> MeetingNotice | Reply:
    """The meeting that is meant, or a question with the nearest or the open ones; the act `then` goes on with it.

    A number of another group's meeting is answered like one that does not exist.
    """
    context = desk.context
    if isinstance(said.item, MeetingNotice):
        return said.item
    if said.number is not None:
        near = meeting_search.nearest_numbers(context, said.number)
        if not near:
            raise UserError(not_found(said.number))
        return _ask(desk, f"没有找到编号 {said.number}，您是指：", near, _meant(message, said, then))
    rows = meeting_search.open_meetings(context) if rows is None else rows
    rows = _asked_about(desk, rows) or rows
    if len(rows) == 1 and said.rest:
        return rows[0]
    if not rows:
        raise UserError(f"目前没有可办理的会议，请写明编号，如“{said.word or '更正'} 2026-0123 ……”。")
    return _ask(desk, "请问是哪一次会议？", rows[:MOST_CHOICES], _meant(message, said, then))


def _meant(message: Message, said: Said, then: str) -> _Meant:
    return _Meant(then, said.word, said.rest, message.at)


def _asked_about(desk: Desk, rows: Sequence[MeetingNotice]) -> list[MeetingNotice]:
    """The one of these meetings about which a question is open: «补充议题：……» means it."""
    number = question.about(desk)
    return [row for row in rows if row.number == number]


def _ask(desk: Desk, text: str, rows: Sequence[MeetingNotice], meant: _Meant) -> Reply:
    choices = {choice(desk, row): row.number for row in rows}
    return question.ask(desk, "which_meeting", text, choices, meant, field="meeting")


@question.answers("which_meeting")
def which_meeting(desk: Desk, kept: _Meant, number: str) -> Reply:
    """The act goes on with the meeting chosen; what had been said is read by the moment at which it was."""
    message = Message(desk.context.userid, kept.rest, kept.at)
    meeting = the(desk.context, MeetingNotice, number)
    return carry_out(desk, message, act_named(kept.act), Said(kept.word, number, kept.rest, meeting))


def label(desk: Desk, meeting: MeetingNotice) -> str:
    """«2026-0123 交通局党组会议，11月27日（周五）14:30»."""
    return f"{meeting.number} {meeting.department.name}{meeting.type}，{when(desk.context, meeting)}"


def choice(desk: Desk, meeting: MeetingNotice) -> str:
    """The same among others, with its first matter: people know a meeting by what it is about («跑道那个»)."""
    about = f"，{meeting.items[0].text[:SHOWN]}" if meeting.items else ""
    return f"{label(desk, meeting)}{about}"
