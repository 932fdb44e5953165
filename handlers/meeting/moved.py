"""Free text that moves or calls off a meeting on file (M1)."""

from typing import Any

from actions.common.departments import Department
from actions.meeting import search
from handlers.meeting.changes import call_off, moved
from handlers.meeting.facts import notice_facts
from handlers.meeting.fields import minutes
from handlers.meeting.which import is_question, label
from handlers.talk.asking import ask_again
from handlers.talk.message import Desk, Reply
from policy.notice import Notice
from policy.notice.meeting import change, meeting_type

LONGEST_CHANGE = 40  # characters


def changed_notice(desk: Desk, department: Department, notice: Notice) -> Reply | None:
    """A free text that moves or calls off a meeting on file; None when no open meeting of the department fits."""
    rows = [
        row
        for row in search.open_meetings(desk.context)
        if row.department_id == department.id and (notice.type is None or notice.type == row.type)
    ]
    facts = {"meeting": notice_facts(desk.context, notice)}
    if not rows:
        return None
    values = new_values(notice)
    if len(rows) == 1:
        if notice.change == "cancelled" or not values:
            done = call_off(desk, rows[0], notice.change or "postponed", notice.reason or "")
        else:
            done = moved(desk, rows[0], values)
        return Reply(done.text, notice.change or "", facts)
    word = "取消" if notice.change == "cancelled" else "延期"
    time = minutes(notice.starts_at) if notice.starts_at and word == "延期" else notice.reason or ""
    commands = {label(desk, row): f"{word} {row.number} {time}".strip() for row in rows}
    asked = ask_again(desk, "meeting", f"请问{word}的是哪一次会议？", commands)
    return Reply(asked.text, "ask", {**facts, **asked.facts})


def new_values(notice: Notice) -> dict[str, Any]:
    """What a notice says that a moved meeting takes over."""
    said = {"starts_at": notice.starts_at, "day": notice.day, "place": notice.place, "ends_at": notice.ends_at}
    return {name: value for name, value in said.items() if value}


def speaks_of_change(desk: Desk, text: str) -> bool:
    """«那个党组会不开了»: too short for a notice, but it names a kind of meeting that the sender has on file."""
    if len(text) > LONGEST_CHANGE or desk.context.actor is None or change(text) is None or is_question(text):
        return False
    own = desk.context.me.department_ids
    kind = meeting_type(text)
    return any(row.type == kind and row.department_id in own for row in search.open_meetings(desk.context))
