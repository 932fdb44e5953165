"""What the group's desk says in passing: paper that came in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from actions.common import departments
from actions.common.departments import Department
from actions.common.states import ReportState
from actions.report import periods
from handlers.report.on_paper import day_received, record_paper_of, show_papers
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, YES, answers, ask
from handlers.talk.registry import OFFICE, Order, act
from policy.report.report_words import ReportWords, read_report_words
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.when import read_day

_ARRIVED = re.compile(r"收到|送[来到]|交[来到]|交上来")
_CLAUSES = re.compile(r"[，,。；;\n]+")
_NOT_SENT = re.compile(r"没有?(?:送|交|报|来|收|$)|还没|除了?|未")
_BIDS = re.compile(r"(?<!代)登(?:记|上)?(?:一下|吧|了)?[。]?$|代登")
_COURTESY = re.compile(
    r"今天|昨天|前天|今早|刚才?|上午|下午|这周|本周|周[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|(?:已经?)?(?:收到|送[来到]|交[来到])了?|重[新]?报|已经?|分别|三家|两家|几家|单位|一份|一套|[都把将的、和与及，,\s]"
)


@dataclass(frozen=True)
class Paper:
    """Paper that came in: for which report, and when."""

    obligation: int
    received: datetime


def _at_desk(desk: Desk) -> bool:
    """Whether the office speaks: it alone records for others."""
    return desk.context.me.has("office") and not desk.context.me.department_ids


@dataclass(frozen=True)
class Arrived:
    """Whose paper came in, of which report."""

    departments: list[Department]
    words: ReportWords


def _paper_arrived(desk: Desk, message: Message) -> Arrived | None:
    """«交通局的台账收到了，纸质的», «交通局、水利局把清单送来了，教育局没有»: departments, less those that sent nothing, and what they owe."""
    text = message.text.strip()
    if len(text) > 60 or not _ARRIVED.search(text) or not _at_desk(desk):
        return None
    words = read_report_words(text, desk.context.obligations)
    said = "，".join(each for each in _CLAUSES.split(text) if not _NOT_SENT.search(each))
    named = departments.mentioned(desk.context, said) if words.settings else []
    if not named or is_question(said) or _beside(words.before, named):
        return None
    return Arrived(named, words)


def _beside(before: str, named: Sequence[Department]) -> str:
    """What stands before the report's name beside the departments, the day and the words of coming: then it tells something else."""
    for form in sorted((form for each in named for form in departments.forms(each.name)), key=len, reverse=True):
        before = before.replace(form, "")
    return _COURTESY.sub("", before)


@act("paper_arrived", match=_paper_arrived, order=Order.NOTICE, roles=OFFICE)
def paper_arrived(desk: Desk, message: Message, found: Arrived) -> Reply:
    """Asked before it is recorded, since the day of receipt decides whether it was in time; at once where it is bid, or the department said that it is on its way."""
    read = read_day(message.text, message.at, desk.context.rules.calendar, "past")
    day = read if isinstance(read, date) else message.at.date()
    received, settings = day_received(desk, day, message.at), found.words.settings
    assert settings is not None  # the matcher asks for it
    rows = [periods.find_obligation(desk.context, each, settings, found.words.period) for each in found.departments]
    if len(rows) > 1:
        return show_papers(desk, rows, received)
    (row,) = rows
    if _BIDS.search(message.text) or row.state is ReportState.ANNOUNCED:
        return record_paper_of(desk, row, received)
    question = f"是否代登{row.department.name}{found.words.period}{settings.short}（纸质，{say_day(day)}收到）？"
    return ask(desk, "paper_is_in", question, {"是": YES, "否": DROP}, Paper(row.id, received), field="confirm")


@answers("paper_is_in", roles=OFFICE)
def paper_is_in(desk: Desk, kept: Paper, _yes: str) -> Reply:
    """«是»: judged by the day on which it came."""
    return record_paper_of(desk, periods.by_id(desk.context, kept.obligation), kept.received)
