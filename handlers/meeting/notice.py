"""Meeting notices in free text: registered, judged, told to the group, completed in a short dialogue (M1)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.meeting import report, search
from actions.meeting.agenda import Agenda
from actions.meeting.report import MeetingNotice
from handlers.meeting.changes import moved
from handlers.meeting.facts import ask_facts, notice_facts, source_facts
from handlers.meeting.moved import change_meeting
from handlers.meeting.questions import ANSWER, Waiting
from handlers.meeting.receipt import register
from handlers.meeting.several import named_of, register_all
from handlers.meeting.which import label
from handlers.qa.meaning import clear_question
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act, plainly
from policy.notice import Notice, looks_like_notice, read_notices
from policy.notice.announce import asks_about_meeting
from policy.notice.change import CANCELLED, POSTPONED, CalledOff, MeetingChange
from policy.notice.meeting import meeting_type
from policy.notice.past import announces_none
from policy.text.ask import Ask
from policy.when import Calendar, read_day


@dataclass(frozen=True)
class Read:
    """A notice as it was read when it came, with its own words, and the days that it says the meeting had before.

    `form` is what a report form says beside it, by «position.key».
    """

    notice: Notice
    text: str
    was: tuple[date, ...] = ()
    more: tuple[Notice, ...] = ()  # further meetings of the same message
    form: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _MaybeMoved:
    """A notice that may be the new date of a meeting on file."""

    read: Read
    department: int
    number: str


def new_values(notice: Notice) -> dict[str, Any]:
    """What a notice says that a moved meeting takes over."""
    said = {"starts_at": notice.starts_at, "day": notice.day, "place": notice.place, "ends_at": notice.ends_at}
    return {name: value for name, value in said.items() if value}


def _announces(desk: Desk, message: Message) -> Mapping[str, str] | None:
    """Words that mean a notice are one unless they tell of a meeting that was held, or of a rule."""
    return None if announces_none(message.text) else plainly(desk, message)


_FORMAL = re.compile(r"[定拟]于|会议通知")
_ENTRY_BESIDE = re.compile(
    r"[；;。\n]\s*(?:另外|还有|顺便|同时|再)*[，,]?\s*(?P<word>补?记(?:一[笔条])?台[账帐])[，,：:\s].*", re.DOTALL
)


def _is_notice(desk: Desk, message: Message) -> bool:
    """Free text that is a notice by itself; while a reason is asked for, «因为……» is the answer, not a notice."""
    actor = desk.context.me
    if actor.has("office") and not actor.department_ids:
        return False  # what the desk writes down for others is handlers/report/in_passing.py's
    if not looks_like_notice(message.text) or asks_about_meeting(message.text):
        return False
    if actor.is_group_side and not actor.department_ids and not _FORMAL.search(message.text):
        return False  # «我去参加交通局周三的会»: the group speaks of meetings, and gives notice of none
    waiting = question.kept_of(desk, ANSWER, Waiting)
    asked = set(waiting.fields) & {"starts_at", "place", "items"} if waiting is not None else set()
    if len(asked) > 1 and not _FORMAL.search(message.text):
        day = read_day(message.text, message.at, desk.context.rules.calendar, "future")
        if day is None and meeting_type(message.text) is None:
            return False  # «9点，局二楼会议室，研究……»: of the meeting whose time, place and matters are asked for
    answers_reason = waiting is not None and waiting.fields[:1] == ("late_reason",)
    if answers_reason and message.text.lstrip().startswith(("因", "由于", "原因", "上级", "临时")):
        return False
    return clear_question(desk, message) is None


@act("meeting_usage", words=r"(?:我要|怎么)?(?:报|发)?(?:会议|开会)(?:通知|报告)\s*[：:]?", roles=DEPARTMENT)
def meeting_usage(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«会议通知» alone: what to send, or the form to fill in."""
    lines = [
        "请直接发送会议通知原文，写明时间、地点、议题和联系人，如：",
        "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。联系人：王敏",
        desk.link("也可在表单中填写", "/meetings/new"),
        desk.link("上传填好的报告表", "/upload"),
    ]
    return Reply("\n".join(line for line in lines if line))


@act(
    "report_meeting",
    order=Order.NOTICE,
    match=_is_notice,
    meant=_announces,
    at_once=True,
    roles=DEPARTMENT,
    usage="会议通知：……",
    summary="报告“三重一大”会议，直接发通知原文",
    examples=("会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。",),
)
def report_meeting(desk: Desk, message: Message, found: Any) -> Reply:
    """A notice as people write it → number, days ahead, verdict, and exactly what is missing."""
    beside = _ENTRY_BESIDE.search(message.text)
    read = read_of(desk, message.text[: beside.start()] if beside else message.text, message.at)
    unsaid = not (read.notice.starts_at or read.notice.day or read.notice.asks)
    by_meaning = isinstance(found, Mapping)
    reply = meeting_usage(desk, message, None) if by_meaning and unsaid else report_read(desk, read)
    return reply.plus(f"“{beside['word']}……”未登记，请单独发送。") if beside else reply


def read_of(desk: Desk, text: str, at: datetime) -> Read:
    """The text of a notice, read as of this moment."""
    notice, *more = read_notices(text, at, desk.context.rules.calendar)
    return Read(notice, text, _former_days(text, at, desk.context.rules.calendar), tuple(more))


def report_read(desk: Desk, read: Read) -> Reply:
    """A notice that was read, from words or from a file: registered for the department whose it is, or that is asked."""
    notice = read.notice
    department = _department(desk, notice, read.text)
    if isinstance(department, Ask):
        choices = {each: each for each in department.choices}
        asked = question.ask(desk, "meeting_department", department.text, choices, read, field="department")
        facts = {"meeting": notice_facts(desk.context, notice), "ask": ask_facts(department)} | source_facts(notice)
        return Reply(asked.text, "ask_department", facts)
    return take(desk, department, read)


_ADDS = re.compile(r"新增|增加|补充|追加|(?:再|另|还)[加有](?:[上了]|议题|[一两]?[项个])|另外")
_INSTEAD = re.compile(r"更正|为准|[改变]更|替换|最终")
_FORMERLY = re.compile(r"原定[于在]?(?P<when>[^,，。；;]{2,20})")


def _former_days(text: str, at: datetime, calendar: Calendar) -> tuple[date, ...]:
    """«原定于11月27日»: the day that names the meeting which is moved."""
    found = _FORMERLY.search(text)
    day = read_day(found["when"], at, calendar, "future") if found else None
    return (day,) if isinstance(day, date) else ()


def take(desk: Desk, department: Department, read: Read) -> Reply:
    """A notice that moves or calls off a meeting on file changes that one; every other is registered."""
    notice = read.notice
    if read.more:
        return register_all(desk, department, (notice, *read.more), read.text)
    facts = {"meeting": notice_facts(desk.context, notice)} | source_facts(notice)
    if notice.change is not None:
        rows = [row for row in search.open_meetings(desk.context) if row.department_id == department.id]
        rows = [row for row in rows if notice.type is None or notice.type == row.type]
        if rows:
            done = change_meeting(desk, _as_change(notice, read.was), rows)
            return Reply(done.text, done.action or notice.change, {**facts, **done.facts})
    if notice.change == CANCELLED:
        said = f"未查到{department.name}已登记的相应会议，本条未登记。如需取消某次会议，请回复“取消 编号 原因”。"
        return Reply(said, "not_found", facts)
    again = report.agenda_again(desk.context, department, notice)
    if again is not None and again[1].left_out and not _INSTEAD.search(read.text):
        return _with_fewer(desk, department, read, *again)
    known = search.maybe_moved(desk.context, department, notice)
    if known is None or notice.change is not None:
        return register(desk, department, notice, read.text, form=read.form)
    alike = "议题相同" if notice.items else "可能为同一次会议"
    text = f"该通知与已登记的 {label(desk, known)} {alike}，请问是："
    choices = {f"{known.number} 改期": "moved", "另一次会议": "another"}
    kept = _MaybeMoved(read, department.id, known.number)
    asked = question.ask(desk, "meeting_or_moved", text, choices, kept)
    return Reply(asked.text, "ask", facts)


def _with_fewer(desk: Desk, department: Department, read: Read, known: MeetingNotice, agenda: Agenda) -> Reply:
    """No item goes without a word: what a notice adds comes beside the others; a shorter agenda may be a summary, and is asked about."""
    if agenda.added and _ADDS.search(read.text):
        return register(desk, department, replace(read.notice, items=agenda.together), read.text, form=read.form)
    named = "；".join(item.text for item in agenda.left_out)
    text = f"该会议已登记，编号 {known.number}；新通知没有列出其中{len(agenda.left_out)}项议题：{named}。请问议题："
    choices = {"原议题保留，并加上新列的" if agenda.added else "仍按原登记": "keep", "改按新通知": "drop"}
    kept = _MaybeMoved(read, department.id, known.number)
    asked = question.ask(desk, "fewer_items", text, choices, kept, field="items", about=known.number)
    return Reply(asked.text, "ask", {"meeting": notice_facts(desk.context, read.notice)})


@question.answers("fewer_items", roles=DEPARTMENT)
def fewer_items(desk: Desk, kept: _MaybeMoved, key: str) -> Reply:
    """The agenda stays with what is added, or is the shorter one; what else the notice says holds either way."""
    department = next((each for each in departments.own(desk.context) if each.id == kept.department), None)
    if department is None:
        raise UserError("该会议已不在您的范围内，本条未登记，请重发会议通知。")
    again = report.agenda_again(desk.context, department, kept.read.notice)
    items = again[1].together if again is not None and key == "keep" else kept.read.notice.items
    return register(desk, department, replace(kept.read.notice, items=items), kept.read.text, form=kept.read.form)


def _as_change(notice: Notice, was: tuple[date, ...]) -> MeetingChange:
    """What a notice says that a meeting on file takes over; without a new time it is put off."""
    values = new_values(notice)
    off: CalledOff | None = CANCELLED if notice.change == CANCELLED else None if values else POSTPONED
    return MeetingChange(
        days=was, kind=notice.type, called_off=off, reason=notice.reason or "", starts_at=notice.starts_at,
        ends_at=notice.ends_at, day=notice.day, place=notice.place, named=True,
    )  # fmt: skip


@question.answers("meeting_or_moved", roles=DEPARTMENT)
def meeting_or_moved(desk: Desk, kept: _MaybeMoved, key: str) -> Reply:
    """The same agenda on another day: the meeting moved, or a second one."""
    known = report.find_meeting(desk.context, kept.number)
    department = next((each for each in departments.own(desk.context) if each.id == kept.department), None)
    if known is None or department is None:
        raise UserError("该会议已不在您的范围内，本条未登记，请重发会议通知。")
    if key == "another":
        return register(desk, department, kept.read.notice, kept.read.text, form=kept.read.form)
    return moved(desk, known, new_values(kept.read.notice))


def _department(desk: Desk, notice: Notice, text: str) -> Department | Ask:
    """Whose meeting it is: the sender's own department, unless another is named or there are several that «我局» can mean."""
    own = departments.own(desk.context)
    if (named := named_of(own, notice.department)) is not None:
        return named
    if notice.department and not any(notice.department.lstrip("省市县区") in each.name for each in own):
        choices = (*(each.name for each in own), notice.department)
        return Ask("department", f"通知中写的单位是“{notice.department}”，请确认这是哪个单位的会议：", choices)
    own = departments.own_called(desk.context, text)
    if len(own) == 1:
        return own[0]
    return Ask("department", "您在几个单位任职，请问这是哪个单位的会议？", tuple(each.name for each in own))


@question.answers("meeting_department", roles=DEPARTMENT)
def meeting_department(desk: Desk, kept: Read, name: str) -> Reply:
    """The answer to «which department»: only one's own can be reported for."""
    own = {each.name: each for each in departments.own(desk.context)}
    department = own.get(name) or own.get(name.lstrip("省市县区"))
    if department is None:
        return Reply(
            f"{name}的会议请由该单位联络员报送，本条未登记。如有疑问请联系{desk.context.rules.office}。", "refused"
        )
    return take(desk, department, kept)
