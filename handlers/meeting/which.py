"""Which meeting a command means: by number, by the nearest numbers, or the only one that is open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.common.errors import UserError
from actions.common.numbers import NUMBER, read_number
from actions.meeting import report
from actions.meeting import search as meeting_search
from actions.meeting.report import MeetingNotice
from actions.meeting.words import when
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Matcher, act_named, carry_out
from policy.notice import looks_like_notice

MOST_CHOICES = 6
_QUESTION = re.compile(r"[?？]\s*$|吗[。.]?\s*$|怎么|如何|什么|哪|谁|多久|几天|多少|能不能|要不要|是否|可不可以|需要")


def is_question(text: str) -> bool:
    """Whether a text asks rather than tells."""
    return _QUESTION.search(text) is not None


@dataclass(frozen=True)
class Said:
    """A command's word, the number that it names, and the rest of the message."""

    word: str
    number: str | None
    rest: str


def command(words: str, *, numbered: bool = False, alone: bool = True) -> Matcher:
    """Matches «改期 2026-0123 …», «2026-0123 改期…» and, unless `numbered`, «改期 …» that is no question.

    `words` is a pattern; `alone` says whether the bare word is the command too: then it is asked which meeting.
    """
    pattern = re.compile(
        rf"(?:(?:请|麻烦)?(?:帮忙|帮我)?(?:把|将)\s*)?(?:会议)?\s*(?:(?P<before>{NUMBER.pattern})\s*(?:的?会议)?\s*)?(?P<word>{words})(?P<rest>.*)",
        re.DOTALL,
    )

    def match(_desk: Desk, message: Message) -> Said | None:
        found = pattern.fullmatch(message.text.strip()) if message.kind == "text" else None
        if found is None:
            return None
        rest = found["rest"].strip(" ：:，,\n")
        behind = re.match(rf"(?:会议|编号)?\s*(?:{NUMBER.pattern})\s*(?:的?会议)?", rest)
        number = read_number(found["before"] or (behind[0] if behind else ""))
        if behind and not found["before"]:
            rest = rest[behind.end() :].strip(" ：:，,\n")
        if number is None and (not alone if not rest else numbered or is_question(rest)):
            return None
        if number is None and looks_like_notice(message.text):
            return None
        return Said(found["word"], number, rest)

    return match


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
    if said.number is not None:
        found = report.find_meeting(context, said.number)
        if found is not None:
            return found
        near = meeting_search.nearest_numbers(context, said.number)
        if not near:
            raise UserError(f"没有找到编号 {said.number} 的会议，请核对编号，或回复“本周会议”查看。")
        return _ask(desk, f"没有找到编号 {said.number} 的会议，您是指：", near, _meant(message, said, then))
    rows = meeting_search.open_meetings(context) if rows is None else rows
    rows = _asked_about(desk, rows) or rows
    if len(rows) == 1 and said.rest:
        return rows[0]
    if not rows:
        raise UserError(f"目前没有可办理的会议，请写明编号，如“{said.word} 2026-0123 ……”。")
    return _ask(desk, "请问是哪一次会议？", rows[:MOST_CHOICES], _meant(message, said, then))


def _meant(message: Message, said: Said, then: str) -> _Meant:
    return _Meant(then, said.word, said.rest, message.at)


def _asked_about(desk: Desk, rows: Sequence[MeetingNotice]) -> list[MeetingNotice]:
    """The one of these meetings about which a question is open: «补充议题：……» means it."""
    number = question.about(desk)
    return [row for row in rows if row.number == number]


def _ask(desk: Desk, text: str, rows: Sequence[MeetingNotice], meant: _Meant) -> Reply:
    choices = {label(desk, row): row.number for row in rows}
    return question.ask(desk, "which_meeting", text, choices, meant, field="meeting")


@question.answers("which_meeting")
def which_meeting(desk: Desk, kept: _Meant, number: str) -> Reply:
    """The act goes on with the meeting chosen; what had been said is read by the moment at which it was."""
    message = Message(desk.context.userid, kept.rest, kept.at)
    return carry_out(desk, message, act_named(kept.act), Said(kept.word, number, kept.rest))


def label(desk: Desk, meeting: MeetingNotice) -> str:
    """«2026-0123 交通局党组会议，11月27日（周五）14:30»."""
    return f"{meeting.number} {meeting.department.name}{meeting.type}，{when(desk.context, meeting)}"
