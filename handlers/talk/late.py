"""A message taken over from a dead process never overrules what the same person has said since (rooms.md 1)."""

from collections.abc import Iterable
from typing import Final

from actions.common.numbers import read_number
from actions.talk import dialogue
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Act, Order

_LOOKING: Final = frozenset({"qa", "overview", "talk"})  # rooms whose commands change nothing that was said elsewhere
# What is registered anew stands beside what was registered since and takes nothing back.
_ADDING: Final = frozenset(
    {"report_meeting", "file_entry", "register_entry", "count", "record_meeting", "start_matter"}
)


def overruled(desk: Desk, message: Message, act: Act, since: Iterable[tuple[str, str]]) -> Reply | None:
    """The answer to a late message that is not carried out any more; None when it may be.

    `since` are the rooms and texts of what the sender has had handled after it. Words about one subject are taken to
    be about one thing unless they bear different numbers; an answer to a question that it cannot have seen is none.
    """
    question = dialogue.pending(desk.context)
    unseen = act.order in (Order.CHOICE, Order.ANSWER) and question is not None and question.asked_at > message.at
    adds = act.room in _LOOKING or act.name in _ADDING
    if not unseen and (adds or not any(_touches(act, message, room, text) for room, text in since)):
        return None
    day = f"{message.at:%m月%d日}" if message.at.date() != desk.context.today else ""
    return Reply(
        f"您此前{day}{message.at: %H:%M} 的消息因系统中断未及时办理；其后您已有新的消息，为免改动后来的内容，"
        "该条未予办理，如仍需更正请重发。",
        "overruled",
    )


def _touches(act: Act, message: Message, room: str, text: str) -> bool:
    mine, other = read_number(message.text), read_number(text)
    return room == act.room and (mine is None or other is None or mine == other)
