"""What is still to be asked about a meeting, one question at a time."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from actions.meeting import report, rules
from actions.meeting.report import MeetingNotice
from actions.meeting.words import MISSING
from actions.talk import dialogue
from handlers.meeting.fields import question, read_field, read_values
from handlers.talk.message import Desk, numbered
from policy.text.ask import Ask, say_choice

_NO_VALUE = re.compile(
    r"(?:不?(?:同意|确认|行|可以|要|用|知道|清楚|对)|[是否好对行]|没有?|无|随便|都行|暂无|待定|\d)[的了]?[。.]?"
)
_WONDERS = re.compile(r"什么|几点|哪|多久|怎么|如何|谁|多少|最晚|最迟")  # in no place, contact or agenda
_ASKS = re.compile(
    r"[?？]\s*$|[吗呢][。.]?\s*$|取消了?吧?[。.]?\s*$|^(?:为什么|为啥|怎么|如何|什么|哪|谁|可以|能不能|是不是|要不要|取消|算了|不用)"
)


def waiting(desk: Desk, meeting: MeetingNotice) -> list[str]:
    """What is asked for, in this order: the three essentials, the reason for lateness, links to matters, the form.

    Of the office, which records for others, only the essentials.
    """
    fields = report.missing(meeting)
    if desk.context.me.is_group_side:
        return fields
    if meeting.on_time is False and not (meeting.late_reason or meeting.statement):
        fields.append("late_reason")
    fields += ["matter" for item in meeting.items if item.proposed_id][:1]
    if rules.form_lacks(desk.context, meeting):
        fields.append("form")
    return fields


def next_question(desk: Desk, meeting: MeetingNotice, asks: Sequence[Ask] = (), *, changed: bool = False) -> Ask | None:
    """Leave the next question about this meeting open and return it; None when nothing is missing any more.

    `changed` says that answers so far hold something which the group's desk has not been told yet.
    """
    fields = waiting(desk, meeting)
    if not fields:
        dialogue.close(desk.context)
        return None
    first = fields[0]
    chosen = next((ask for ask in asks if ask.field == first), None)
    if chosen is None and asks:
        chosen = asks[0]
    chosen = chosen or question(desk, meeting, first)
    state = {"number": meeting.number, "waiting": fields, "changed": changed}
    dialogue.ask(desk.context, "meeting_answer", chosen.text, state, choices=chosen.choices)
    return chosen


def read_answer(
    desk: Desk, meeting: MeetingNotice, state: dict[str, Any], text: str, at: datetime
) -> dict[str, Any] | Ask:
    """What an answer fills in; labelled parts («地点：…») go where they say, the rest answers the open question.

    The answer to a question about a matter is «matter»: True or False.
    """
    read = _read(desk, meeting, state, text, at)
    if isinstance(read, Ask):
        dialogue.ask(desk.context, "meeting_answer", read.text, state, choices=read.choices)
    return read


def is_answer(desk: Desk, meeting: MeetingNotice, state: dict[str, Any], text: str, at: datetime) -> bool:
    """Whether a text answers what is open; a question, and what the form does not know, is left to others."""
    if dialogue.chosen(text, state["choices"]):
        return True
    said = text.strip()
    free_text = state["waiting"][0] in ("place", "contact", "scope", "items")
    if (
        _ASKS.search(said)
        or (free_text and _WONDERS.search(said))
        or (_NO_VALUE.fullmatch(said) and state["waiting"][0] not in ("items", "matter", "form"))
    ):
        return False
    return bool(_read(desk, meeting, state, text, at))


def _read(desk: Desk, meeting: MeetingNotice, state: dict[str, Any], text: str, at: datetime) -> dict[str, Any] | Ask:
    said = dialogue.chosen(text, state["choices"]) or text.strip()
    read = read_values(desk, meeting, said, at)
    if isinstance(read, dict) and not read:
        return read_field(desk, meeting, str(state["waiting"][0]), said, at)
    return read


def say_question(desk: Desk, question: Ask | None) -> str:
    """A question with its choices as lines, the year named when it is not this one; "" without a question."""
    if question is None:
        return ""
    choices = [say_choice(choice, desk.context.today) for choice in question.choices]
    return "\n".join([question.text, numbered(choices)] if choices else [question.text])


def say_filled(filled: dict[str, Any]) -> str:
    """«会议地点（三楼）、迟报原因（……）»: what was taken from an answer."""
    titles = {
        **MISSING,
        "late_reason": "迟报原因",
        "form": "报告表内容",
        "contact": "联系人",
        "day": "日期",
        "scope": "参会范围",
    }
    echoed = [f"（{filled[name]}）" if name in ("place", "late_reason") else "" for name in filled]
    said = zip(filled, echoed, strict=True)
    return "、".join(f"{titles[name]}{value}" for name, value in said if name in titles)
