"""What is still to be asked about a meeting, one question at a time, and how an answer is read."""

import re
from collections.abc import Sequence
from typing import Any

from actions import dialogue, meetings
from actions.meetings import MeetingNotice
from handlers.base import Desk
from policy.ask import Ask
from policy.form import PAPER, read_fields
from policy.notice import read_notice
from policy.when import read_day, read_when
from policy.wording import say_day

QUESTIONS = {
    "starts_at": "请告知会议具体时间，如“11月27日下午2:30”。",
    "place": "请告知会议地点。",
    "items": "请告知研究的议题，几项请用1、2、3分开。",
    "late_reason": "报告时间少于规定，请说明原因。",
}
LABEL = re.compile(
    r"(时间|地点|议题|原因|联系人)\s*(?:是|为|[：:])\s*(.+?)(?=[；;，,。\n]\s*(?:时间|地点|议题|原因|联系人)\s*(?:是|为|[：:])|$)",
    re.DOTALL,
)
FIELD = {"时间": "starts_at", "地点": "place", "议题": "items", "原因": "late_reason", "联系人": "contact"}


def waiting(desk: Desk, meeting: MeetingNotice) -> list[str]:
    """What is asked for, in this order: the three essentials, the reason for lateness, then the form's fields."""
    fields = meetings.missing(meeting)
    if meeting.on_time is False and not meeting.late_reason:
        fields.append("late_reason")
    if meetings.form_lacks(desk.context, meeting):
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
    question = next((ask for ask in asks if ask.field == first), None)
    if question is None and asks:
        question = asks[0]
    question = question or Ask(first, _words(desk, meeting, first))
    state = {"number": meeting.number, "waiting": fields, "changed": changed}
    dialogue.ask(desk.context, "meeting_answer", question.text, state, choices=question.choices)
    return question


def _words(desk: Desk, meeting: MeetingNotice, field: str) -> str:
    if field != "form":
        return QUESTIONS[field]
    titles = "、".join(lack.title for lack in meetings.form_lacks(desk.context, meeting))
    return f"报告表还缺：{titles}。请逐项回复，如“{titles.split('、')[0]}：……”，或回复“纸质已送”。"


def read_answer(desk: Desk, meeting: MeetingNotice, state: dict[str, Any], text: str) -> dict[str, Any] | Ask:
    """What an answer fills in; labelled parts («地点：…») go where they say, the rest answers the open question."""
    choice = dialogue.chosen(text, state["choices"])
    said = choice or text.strip()
    labelled = {FIELD[name]: value.strip(" ，,；;。\n") for name, value in LABEL.findall(said)}
    if not labelled:
        labelled = {str(state["waiting"][0]): said}
    filled: dict[str, Any] = {}
    for field, value in labelled.items():
        read = _read(desk, meeting, field, value)
        if isinstance(read, Ask):
            dialogue.ask(desk.context, "meeting_answer", read.text, state, choices=read.choices)
            return read
        filled |= read
    return filled


def _read(desk: Desk, meeting: MeetingNotice, field: str, value: str) -> dict[str, Any] | Ask:
    if field == "starts_at":
        return _read_start(desk, meeting, value)
    if field == "items":
        notice = read_notice(f"研究：{value}", desk.context.now, desk.context.rules.calendar)
        return {"items": notice.items} if notice.items else Ask("items", QUESTIONS["items"])
    if field == "form":
        return _read_form(desk, meeting, value)
    limits = {"place": 200, "late_reason": 300, "contact": 100}
    return {field: value[: limits[field]]} if value else Ask(field, QUESTIONS[field])


def _read_start(desk: Desk, meeting: MeetingNotice, value: str) -> dict[str, Any] | Ask:
    """A time, or an hour alone for a meeting whose day is known."""
    context = desk.context
    calendar = context.rules.calendar
    if meeting.day is not None and read_day(value, context.now, calendar) is None:
        value = f"{meeting.day.year}年{say_day(meeting.day)}{value}"
    when = read_when(value, context.now, calendar)
    if when.ask is not None:
        return when.ask
    if when.starts_at is None:
        if when.day is not None and meeting.day is None:
            return {"day": when.day}
        return Ask("starts_at", QUESTIONS["starts_at"])
    return {"starts_at": when.starts_at}


def _read_form(desk: Desk, meeting: MeetingNotice, value: str) -> dict[str, Any] | Ask:
    if PAPER.search(value):
        return {"form": {**meeting.form, "*": "纸质已送"}}
    read = read_fields(value, meetings.form_lacks(desk.context, meeting))
    if not read:
        return Ask("form", _words(desk, meeting, "form"))
    return {"form": {**meeting.form, **read}}
