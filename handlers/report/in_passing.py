"""What the group's desk says in passing: paper that came in."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.report import periods
from handlers.report.desk import day_received, record_paper_of
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, YES, answers, ask
from handlers.talk.registry import Order, act
from policy.report.report_words import ReportWords, read_report_words
from policy.text.write import say_day
from policy.when import read_day

_ARRIVED = re.compile(r"收到|送[来到]|交[来到]|交上来")
_COURTESY = re.compile(r"^(?:已经?)?(?:收到|送来|交来)了?|(?:已经?|都)$")
OFFICE = frozenset({"office"})


@dataclass(frozen=True)
class Paper:
    """Paper that came in: for which report, and when."""

    obligation: int
    received: datetime


def _at_desk(desk: Desk) -> bool:
    """Whether the office speaks: it alone records for others."""
    actor = desk.context.actor
    return actor is not None and actor.has("office") and not actor.department_ids


def _paper_arrived(desk: Desk, message: Message) -> tuple[Department, ReportWords] | None:
    """«交通局的台账收到了，纸质的»: a department and what it owes, in so many words."""
    text = message.text.strip()
    if message.kind != "text" or len(text) > 40 or not _ARRIVED.search(text) or not _at_desk(desk):
        return None
    words = read_report_words(text, desk.context.obligations)
    named = _COURTESY.sub("", words.before)
    department = departments.resolve(desk.context, named) if words.settings and named else None
    return (department, words) if isinstance(department, Department) else None


@act("paper_arrived", match=_paper_arrived, order=Order.NOTICE, roles=OFFICE)
def paper_arrived(desk: Desk, message: Message, found: Any) -> Reply:
    """Asked before it is recorded: the day of receipt decides whether it was in time."""
    department, words = found
    read = read_day(message.text, message.at, desk.context.rules.calendar, "past")
    day = read if isinstance(read, date) else message.at.date()
    obligation = periods.find_obligation(desk.context, department, words.settings, words.period)
    title = f"{department.name}{words.period}{words.settings.short}"
    question = f"是否代登{title}（纸质，{say_day(day)}收到）？"
    kept = Paper(obligation.id, day_received(desk, day, message.at))
    return ask(desk, "paper_is_in", question, {"是": YES, "否": DROP}, kept, field="confirm")


@answers("paper_is_in", roles=OFFICE)
def paper_is_in(desk: Desk, kept: Paper, _yes: str) -> Reply:
    """«是»: judged by the day on which it came."""
    return record_paper_of(desk, periods.by_id(desk.context, kept.obligation), kept.received)
