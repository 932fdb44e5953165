"""廉政意见: a count and a date, never a name (M10)."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.meeting import integrity
from actions.meeting.integrity import IntegrityRequest
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, DEPARTMENT, GROUP, act, plainly
from handlers.talk.slot_kinds import count_slot, day_slot
from handlers.talk.slots import Wants
from policy.text.ask import Ask, say_choice
from policy.text.compare import chinese_number, fold
from policy.text.write import say_day
from policy.when import read_day

_COUNT = re.compile(r"(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})\s*(?:人|名|位)")


@dataclass(frozen=True)
class _Request:
    """What is known of a request so far."""

    candidates: int
    due: date | None = None
    department: str | None = None


_CANDIDATES = count_slot("candidates", "个?人|名|位|个", "请问人选有几名？如“5人”")
_DUE = day_slot("due", "请问最迟哪一天答复？如“12月1日”", "future")
_HOW = "请写人数和答复期限，不写姓名，如“廉政意见 5人 12月1日前”。"


@act(
    "request_integrity",
    meant=Wants(
        _CANDIDATES,
        _DUE,
        into=lambda _desk, said: _Request(int(said["candidates"]), date.fromisoformat(said["due"])),
    ),
    words=r"(?:申请|商请|征求|请出具|出具)?(?:党风)?廉政意见[\s：:]*(?P<rest>(?=.*\d)(?!.*(?:怎么|如何|什么|多久|几天|吗)).+)",
    roles=DEPARTMENT,
    usage="廉政意见 5人 12月1日前",
    summary="商请出具廉政意见，只写人数和期限，不写姓名",
)
def request_integrity(desk: Desk, message: Message, found: Any) -> Reply:
    """Only the count and the date are kept; the list of persons goes by hand. In everyday words it is shown first."""
    if isinstance(found, _Request):
        return _show(desk, found)
    context, rest = desk.context, fold(found["rest"])
    own = departments.own(context)
    named = own if len(own) == 1 else [each for each in own if each.name in rest]
    for each in named if len(own) > 1 else ():
        rest = rest.replace(each.name, " ")
    count = _COUNT.search(rest)
    candidates = chinese_number(count["n"]) if count else None
    if count is None or not candidates:
        raise UserError(_HOW)
    due = read_day(_COUNT.sub(" ", rest), message.at, context.rules.calendar, "future")
    if isinstance(due, Ask) and not due.choices:
        return Reply(f"{due.text}{_HOW}", "ask")
    if due is None or (isinstance(due, date) and due < message.at.date()):
        raise UserError(_HOW)
    department = named[0].name if len(named) == 1 else None
    if isinstance(due, Ask):
        choices = {say_choice(each, context.today): each[:10] for each in due.choices}
        return question.ask(
            desk, "integrity_due", due.text, choices, _Request(candidates, department=department), field="date"
        )
    return _request(desk, _Request(candidates, due, department))


def _show(desk: Desk, wanted: _Request) -> Reply:
    text = f"将商请廉政意见：{wanted.candidates}人，{say_day(wanted.due) if wanted.due else ''}前答复。"
    return question.confirm(desk, "confirm_integrity", text, wanted, verb="发出", dropped="好的，未商请。")


def _request(desk: Desk, wanted: _Request) -> Reply:
    """Registered when the department and the day are known, asked for otherwise."""
    context = desk.context
    own = {each.name: each for each in departments.own(context)}
    department = own.get(wanted.department or "")
    if department is None:
        choices = {name: name for name in own}
        text = "您在几个单位任职，请问为哪个单位商请？"
        return question.ask(desk, "integrity_department", text, choices, wanted, field="department")
    if wanted.due is None:
        raise UserError(_HOW)
    row = integrity.request(context, department, wanted.candidates, wanted.due)
    due, candidates = wanted.due, wanted.candidates
    return Reply(
        f"收悉，予以登记，编号 {row.number}：商请廉政意见 {candidates}人，{say_day(due)}前答复。\n"
        f"人员名单请勿在此发送，纸质送{context.rules.office_name}。"
    )


@question.answers("confirm_integrity", roles=DEPARTMENT)
def confirm_integrity(desk: Desk, kept: _Request, _yes: str) -> Reply:
    """«确认»: for the own department, or which is asked."""
    own = departments.own(desk.context)
    return _request(desk, replace(kept, department=own[0].name if len(own) == 1 else None))


@question.answers("integrity_department", roles=DEPARTMENT)
def integrity_department(desk: Desk, kept: _Request, name: str) -> Reply:
    """The department was chosen."""
    return _request(desk, replace(kept, department=name))


@question.answers("integrity_due", roles=DEPARTMENT)
def integrity_due(desk: Desk, kept: _Request, day: str) -> Reply:
    """The day was chosen."""
    return _request(desk, replace(kept, due=date.fromisoformat(day)))


@act(
    "integrity_requests",
    meant=plainly,
    words=r"(?:查看|待答复|待办)?(?:党风)?廉政意见(?:申请|商请|列表|清单)?[。]?",
    roles=ANYONE,
    examples=("待答复廉政意见",),
)
def integrity_requests(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Open requests in view, by due date."""
    lines = [f"{row.number} {integrity.line(row)}" for row in integrity.open_requests(desk.context)]
    return Reply(paged(desk, f"待答复廉政意见{len(lines)}件：", lines) if lines else "目前没有待答复的廉政意见。")


@verb("answer_integrity", "答复", IntegrityRequest, roles=GROUP)
def answer_integrity(desk: Desk, _message: Message, found: Said) -> Reply:
    """Answered on paper; what the paper says is not taken here."""
    row: IntegrityRequest = found.item
    integrity.answer(desk.context, row)
    more = "意见内容请以书面为准，未作保存。" if found.rest else ""
    return Reply(f"已登记：廉政意见 {row.number} 已书面答复，并已告知该单位。{more}")
