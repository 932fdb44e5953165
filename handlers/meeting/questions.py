"""What is still to be asked about a meeting, one question at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.meeting import report, rules
from actions.meeting.report import MeetingNotice
from handlers.meeting.fields import question
from handlers.talk import question as open_question
from handlers.talk.message import Desk, numbered
from policy.meeting.facts import FACTS
from policy.text.ask import Ask, say_choice
from policy.text.write import say_day, say_moment, say_yuan

ANSWER = "meeting_answer"
_SHOWN, _LONGEST = 3, 40  # fields of the form, and characters of each, that a reply repeats


@dataclass(frozen=True)
class Waiting:
    """The meeting asked about, what it lacks in the order of asking, and of what the question on the screen is.

    `changed` says that answers so far hold something which the group's desk has not been told yet.
    """

    number: str
    fields: tuple[str, ...]
    field: str
    changed: bool = False
    asked: str = ""  # with its choices, which own words about something else leave open
    choices: tuple[str, ...] = ()


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
    """Leave the next question about this meeting open and return it; None when nothing is missing any more."""
    fields = waiting(desk, meeting)
    if not fields:
        if open_question.is_open(desk, ANSWER) and open_question.about(desk) == meeting.number:
            open_question.close(desk)
        return None
    chosen = next((ask for ask in asks if ask.field == fields[0]), asks[0] if asks else None)
    return ask_about(desk, meeting, chosen or question(desk, meeting, fields[0]), fields, changed=changed)


def ask_about(desk: Desk, meeting: MeetingNotice, ask: Ask, fields: Sequence[str], *, changed: bool) -> Ask:
    """Leave this question about the meeting open."""
    choices = {say_choice(choice, desk.context.today): choice for choice in ask.choices}
    kept = Waiting(meeting.number, tuple(fields), ask.field, changed, ask.text if choices else "", tuple(ask.choices))
    open_question.ask(desk, ANSWER, ask.text, choices, kept, about=meeting.number)
    return ask


def say_question(desk: Desk, question: Ask | None) -> str:
    """A question with its choices as lines, the year named when it is not this one; "" without a question."""
    if question is None:
        return ""
    choices = [say_choice(choice, desk.context.today) for choice in question.choices]
    return "\n".join([question.text, numbered(choices)] if choices else [question.text])


TITLES = {"form": "报告表内容", "day": "日期"} | {each.key: each.title for each in FACTS}
"""What people call the fields of a meeting."""


def say_filled(desk: Desk, meeting: MeetingNotice, filled: dict[str, Any]) -> str:
    """«会议地点（三楼）、报告表内容（第1项资金来源：财政拨款）»: what was taken from an answer; called before it is stored."""
    return "、".join(
        f"{TITLES[name]}{_form_echoed(desk, meeting, value) if name == 'form' else _echoed(name, value)}"
        for name, value in filled.items()
        if name in TITLES
    )


def _form_echoed(desk: Desk, meeting: MeetingNotice, form: dict[str, str]) -> str:
    """The fields that are new with their words; of many how many."""
    new = [
        each for each in rules.form_fields(desk.context, meeting) if form.get(each.key) != meeting.form.get(each.key)
    ]
    if len(new) > _SHOWN:
        return f"（{len(new)}项）"
    said = [f"{each.title}：{_cut(form.get(each.key, ''))}" for each in new]
    return f"（{'；'.join(said)}）" if said else ""


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"


def _echoed(name: str, value: Any) -> str:
    if name == "starts_at" and value is not None:
        return f"（{say_moment(value)}）"
    if name == "day":
        return f"（{say_day(value)}）"
    if name == "items":
        sums = [say_yuan(each.amount_yuan, each.approximate) for each in value if each.amount_yuan]
        return f"（金额{'、'.join(sums)}）" if sums else ""
    return f"（{value}）" if name in ("place", "late_reason", "contact", "scope") else ""
