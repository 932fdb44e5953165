"""A number without a word for it: what it is, how it stands, and what may be done next (rooms.md 6)."""

import re
from collections.abc import Callable
from typing import Any

from actions.common.context import Context
from actions.common.numbers import NUMBER, read_number
from actions.common.states import EntryState, name_of
from actions.ledger.entries import LedgerEntry
from actions.matter import matters
from actions.matter.matters import Matter
from actions.meeting import integrity
from actions.meeting.integrity import IntegrityRequest
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from actions.meeting.words import when
from actions.people.applications import Application
from actions.people.calls import Call
from actions.people.handover import Handover
from actions.people.handover_move import what
from actions.people.members import ROLE_TITLES
from actions.publication import finding as publications
from actions.publication.finding import Publication
from actions.publication.inspections import Inspection
from actions.publication.questionnaires import Questionnaire
from actions.publication.requested import Request
from actions.publication.spot_checks import SpotCheck
from actions.report.submit import Submission
from actions.sending.digests import Digest
from actions.sending.release import Draft
from handlers.talk.commands import ABOUT, SHOW, Said, read_command, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import next_acts
from handlers.talk.numbered import Kind, Numbered, find, not_found
from handlers.talk.registry import Order, act
from policy.text.write import say_day, say_moment

_BEGINS = re.compile(rf"\s*(?:{NUMBER.pattern})(?!\s*[-/.年月日]\s*\d).*", re.DOTALL)


def _handed_over(row: Handover) -> str:
    done = EntryState.CLOSED.word if row.done_at else "已撤销" if row.undone_at else "待确认"
    return f"{what(row)}，{done}"


def _report(context: Context, receipt: Submission) -> str:
    obligation = receipt.obligation
    newest = obligation.submissions[-1]
    stands = obligation.state.word if newest is receipt else f"此后已重报，见 {newest.number}"
    at = say_moment(context.local(receipt.submitted_at))
    return f"{receipt.number} 是{name_of(obligation)}的报送（{at}报送），{stands}"


def _entry(_context: Context, found: Any) -> str:
    row, definition = found
    return f"{row.number} 是{definition.title}的登记（{row.department.name}），{row.state.word}"


def _sent_out(context: Context, row: Publication) -> str:
    """With its title for whoever may look it up; what it is for everybody else."""
    may_see = publications.find(context, row.number) or publications.find_mine(context, row.number)
    return f"{row.number} 是派驻组的发文{f'“{row.title}”' if may_see else ''}，{row.state.word}"


_SAY: dict[Kind, Callable[[Context, Any], str]] = {
    MeetingNotice: lambda context, row: (
        f"{row.number} 是{row.department.name}{row.type}（{when(context, row)}），{row.state.word}"
    ),
    LedgerEntry: _entry,
    Submission: _report,
    Opinion: lambda _context, row: (
        f"{row.number} 是对{row.meeting.department.name}会议 {row.meeting.number} 的意见，{row.state.word}：{row.text}"
    ),
    Matter: lambda context, row: f"{row.number} 是{row.department.name}的事项：{matters.progress_line(context, row)}",
    IntegrityRequest: lambda _context, row: f"{row.number} 是廉政意见商请：{integrity.line(row)}，{row.state.word}",
    Publication: _sent_out,
    Inspection: lambda _context, row: f"{row.number} 是{say_day(row.first)}起的监督检查",
    SpotCheck: lambda context, row: f"{row.number} 是{say_day(context.local(row.at).date())}的抽查",
    Questionnaire: lambda _context, row: f"{row.number} 是{row.department.name}的无记名问卷",
    Handover: lambda _context, row: f"{row.number} 是{_handed_over(row)}",
    Application: lambda _context, row: (
        f"{row.number} 是{row.name}的申请（{row.department.name}{ROLE_TITLES[row.role]}），{row.state.word}"
    ),
    Digest: lambda _context, row: f"{row.number} 是群“{row.chat.name}”的报送进度，{row.state.word}",
    Draft: lambda _context, row: f"{row.number} 是拟发{row.department.name}的提醒，待审定",
    Request: lambda _context, row: f"{row.number} 是材料申领：{row.what}，待备好",
    Call: lambda _context, row: f"{row.number} 是{row.who}请回电，待回电",
}


def in_a_line(desk: Desk, found: Numbered) -> str:
    """«2026-0123 交通局党组会议（…），已登记», as a choice shows it."""
    return _SAY[found.kind](desk.context, found.item).replace(" 是", " ", 1)


def what_it_is(desk: Desk, number: str, found: Numbered) -> str:
    """«2026-0123 是交通局党组会议（…），已登记。可回复…»."""
    return f"{_SAY[found.kind](desk.context, found.item)}。{next_acts(desk, number, found)}"


@verb(
    ABOUT,
    SHOW,
    Submission,
    Opinion,
    Matter,
    IntegrityRequest,
    Application,
    Digest,
    Draft,
    SpotCheck,
    Request,
    Call,
    unknown=True,
)
def about_number(desk: Desk, _message: Message, said: Said) -> Reply:
    """«2026-0123», «2026-0123 怎么样了»; and a command that is not for what has the number is told what it is."""
    number = said.number or ""
    found = find(desk.context, number)
    if found is None:
        return Reply(not_found(number), "unknown")
    wrong = "" if re.fullmatch(f"(?:{SHOW})?", said.word) else f"“{said.word}”不适用于该编号：\n"
    return Reply(f"{wrong}{what_it_is(desk, number, found)}")


def _unread(desk: Desk, message: Message) -> str | None:
    """The number with which a text begins that says nothing else known."""
    if not _BEGINS.fullmatch(message.text):
        return None
    return read_number(message.text) if read_command(desk, message) is None else None


@act(
    "unknown_number",
    match=lambda desk, message: (number := _unread(desk, message)) and not find(desk.context, number) and number,
    order=Order.CHANGE,
)
def unknown_number(_desk: Desk, _message: Message, number: str) -> Reply:
    """A number that is nothing in view, whatever is said of it: nothing is looked up in the compilation."""
    return Reply(not_found(number), "unknown")
