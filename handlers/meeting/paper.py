"""代登 会议: the office records what came by telephone or on paper, judged by the real receipt time (M1)."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.numbers import read_number
from actions.meeting.report import find_meeting
from actions.meeting.telling import tell_department
from actions.meeting.words import headline, say_verdict
from handlers.meeting.receipt import register
from handlers.publication.publish import convene_so
from handlers.publication.wish import wish_of
from handlers.qa.meaning import meant_act
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import OFFICE, Order, act
from handlers.talk.slot_kinds import department_slot
from handlers.talk.slots import Slot, Wants
from policy.notice import Notice, looks_like_notice, read_notice, read_notices
from policy.text.ask import Ask
from policy.text.compare import fold
from policy.text.write import say_moment
from policy.when import ending_time, read_day, read_when
from policy.when.clock import CLOCK

_OWN = "own"  # the group calls it itself
MOST_DEPARTMENTS = 6
WAYS = {
    "电话": "phone",
    "来电": "phone",
    "口头": "phone",
    "纸质": "paper",
    "书面": "paper",
    "当面": "paper",
    "来人": "paper",
}
# A word of its own before the hour, where the day stands: «近期 8:30电话».
_VAGUE = re.compile(
    r"(?<=[\s，,；;。])[^\s，,；;。：:\d]{1,4}\s*$|(?<=[\s，,；;。])\d{1,2}[月日号][^\s，,；;。：:]{0,8}\s*$|(?<=[\s，,；;。])\d{1,2}号\s*$"
)
_WAY = re.compile(rf"(?P<way>{'|'.join(WAYS)})(?:告知|通知|报告|报送|送达|收到|来|报|件)*[。.]?\s*$")


@dataclass(frozen=True)
class _Paper:
    """A notice that came off the chat: as read, in its words, how and when it came in."""

    notice: Notice
    text: str
    way: str
    received: datetime


def _told_of(desk: Desk, message: Message) -> list[str]:
    """The whole message, where it says when the meeting is."""
    notice = read_notice(f"会议通知：{message.text}", message.at, desk.context.rules.calendar)
    return [message.text] if notice.starts_at or notice.day or notice.asks else []


@act(
    "record_meeting",
    meant=Wants(
        department_slot(),
        Slot("text", _told_of, "请发送会议通知的内容，写明时间、地点和议题", free=True),
        into=lambda desk, said: Heard(said["text"], desk.context.said_at, said["department"]),
    ),
    words=r"代登\s*(?P<department>[^\s：:]+?)\s*会议\s*[：:]?\s*(?P<rest>.+)",
    roles=OFFICE,
    usage="代登 交通局 会议 …… 11月24日16:00电话",
    summary="登记电话或纸质报告的会议，按实际收到时间认定",
    examples=("代登 交通局 会议 12月1日上午9点党组会议，局三楼会议室，研究年度预算 11月20日16:00电话",),
)
def record_meeting(desk: Desk, message: Message, found: Any) -> Reply:
    """A notice that came off the chat; the department reads its number."""
    if isinstance(found, Heard):
        return _heard_so(desk, found)
    department = departments.resolve(desk.context, found["department"])
    paper = _paper(desk, message, found["department"], found["rest"])
    if not isinstance(department, Department):
        return question.ask_department(desk, "paper_of", found["department"], department, paper)
    return _record(desk, department, paper)


def _paper(desk: Desk, message: Message, name: str, words: str) -> _Paper:
    """The notice and how it came in, read as of then; raises UserError where that is not said."""
    said = _WAY.search(words)
    if said is None:
        raise UserError(f"请在末尾写明收到时间和方式，如“代登 {name} 会议 {words[:20]}…… 11月24日16:00电话”。")
    text = words[: said.start()].rstrip()
    start, _ = ending_time(text, message.at, desk.context.rules.calendar) or (len(text), 0)
    received = _received_at(desk, text[start:], message.at)
    if (vague := _VAGUE.search(text[:start])) and read_day(
        text[start:], message.at, desk.context.rules.calendar
    ) is None:
        raise UserError(
            f"“{vague[0].strip()}”未写明是哪一天收到，请写明日期和时间，如“11月24日16:00电话”，并重发整条“代登”。"
        )
    text = text[:start].strip(" ，,；;。")
    return _Paper(_read(desk, text, received, message.at), text, WAYS[said["way"]], received)


def _notice_at_desk(desk: Desk, message: Message) -> bool:
    """A notice from whoever records for others, and reports for no department."""
    actor = desk.context.me
    at_desk = actor.has("office") and not actor.department_ids
    if not at_desk or not looks_like_notice(message.text):
        return False
    meant = meant_act(desk, message)
    if message.text.lstrip().startswith("代登") or (
        meant is not None and meant.sure and meant.names[0] == "record_meeting"
    ):
        return False  # says whose it is, or that somebody else told it
    return wish_of(desk, message) is None  # the group's own notice is no department's


@act("notice_at_desk", match=_notice_at_desk, order=Order.NOTICE, roles=OFFICE)
def notice_at_desk(desk: Desk, message: Message, _found: Any) -> Reply:
    """A notice that the desk types: somebody's telephone call or paper, or the group's own meeting; it is asked whose."""
    known = departments.visible(desk.context)
    rows = [each for each in known if each.name in message.text]
    told = _WAY.search(message.text) is not None
    rows = rows or (known if len(known) <= MOST_DEPARTMENTS else [])
    if told and not rows:
        return Reply("综合科代单位登记会议，请回复“代登 单位 会议 通知原文 11月24日16:00电话”。", "usage")
    several = {each.department for each in read_notices(message.text, message.at, desk.context.rules.calendar)}
    if len(names := sorted(filter(None, several))) > 1:
        each = "、".join(f"代登 {name} 会议" for name in names)
        return Reply(
            f"文中有{len(names)}个单位的会议，未作登记。请每次会议各发一条，分别以“{each}”开头，末尾写收到时间和方式。",
            "usage",
        )
    own = {} if told else {"本组召集的会议": _OWN}
    choices = own | {f"代登{each.name}的会议": each.name for each in rows} | {"不登记": question.DROP}
    asked = "请问是代登哪个单位的会议？" if told else "请问这是哪个单位的会议？"
    if not rows:
        asked += "代单位登记的，请回复“代登 单位 会议 通知原文 11月24日16:00电话”。"
    return question.ask(desk, "notice_whose", asked, choices, Heard(message.text, message.at), field="department")


@dataclass(frozen=True)
class Heard:
    """A notice in the words of the desk, when it was typed, and whose it is once that is known."""

    text: str
    at: datetime
    name: str = ""


@question.answers("notice_whose", roles=OFFICE)
def notice_whose(desk: Desk, heard: Heard, whose: str) -> Reply:
    """The group calls it itself, or it came in from a department: how, is asked where it was not said."""
    if whose == _OWN:
        return convene_so(desk, heard.text, heard.at)
    return _heard_so(desk, replace(heard, name=whose))


def _heard_so(desk: Desk, heard: Heard) -> Reply:
    if _WAY.search(heard.text):
        return _heard(desk, heard, "")
    text = f"请问{heard.name}的通知是何时、怎样收到的？不是刚才收到的，请写明，如“11月24日16:00电话”"
    choices = {"刚才来电": "电话", "刚收到纸质": "纸质"}
    return question.ask(desk, "notice_how", text, choices, heard, field="way")


@question.answers("notice_how", roles=OFFICE)
def notice_how(desk: Desk, heard: Heard, way: str) -> Reply:
    """Received when it was typed, or as was said."""
    return _heard(desk, heard, f" {heard.at:%m月%d日%H:%M}{way}" if way in WAYS else f" {way}")


question.own_words(
    "notice_how",
    lambda _desk, _heard, message: message.text if _WAY.search(message.text) else None,
    roles=OFFICE,
)(notice_how)


def _heard(desk: Desk, heard: Heard, received: str) -> Reply:
    message = Message(desk.context.userid, heard.text, heard.at)
    paper = _paper(desk, message, heard.name, f"{heard.text}{received}")
    return _record(desk, question.chosen_department(desk, heard.name), paper)


@question.answers("paper_of", roles=OFFICE)
def paper_of(desk: Desk, kept: _Paper, name: str) -> Reply:
    """The department was chosen."""
    return _record(desk, question.chosen_department(desk, name), kept)


def _record(desk: Desk, department: Department, paper: _Paper) -> Reply:
    reply = register(desk, department, paper.notice, paper.text, way=paper.way, received=paper.received)
    _tell(desk, reply.text)
    return reply


def _received_at(desk: Desk, words: str, now: datetime) -> datetime:
    """The real receipt: without an hour the end of that day's working hours, without a day it is `now`."""
    context = desk.context
    day = read_day(words, now, context.rules.calendar, "past") or now.date()
    if isinstance(day, Ask):
        raise UserError(f"{day.text}请连同日期重发整条“代登”。")
    midnight = datetime.combine(day, datetime.min.time(), context.rules.zone)
    clock = CLOCK.search(fold(words))  # the day is known, and «昨天» is not counted from it once more
    read = read_when(clock[0] if clock else "", midnight, context.rules.calendar, day)
    if read.ask is not None:
        raise UserError("收到的钟点请写明上午或下午，如“11月24日下午4点电话”，并重发整条“代登”。")
    end = datetime.combine(day, context.rules.hours.end, context.rules.zone)
    received = read.starts_at or min(now, end)
    if received > now:
        raise UserError("收到时间不能晚于现在，请核对后重发。")
    return received


def _read(desk: Desk, text: str, received: datetime, at: datetime) -> Notice:
    """The notice as it was said then; «明天» is not guessed when it was written down on another day."""
    calendar = desk.context.rules.calendar
    then = read_notice(f"会议通知：{text}", received, calendar)
    now = read_notice(f"会议通知：{text}", at, calendar)
    if then.starts_at != now.starts_at and now.starts_at is not None:
        raise UserError("会议时间请写明月日（收到通知与代登不在同一天），并重发整条“代登”。")
    return then


def _tell(desk: Desk, said: str) -> None:
    meeting = find_meeting(desk.context, read_number(said) or "")
    if meeting is not None:
        context = desk.context
        received = say_moment(context.local(meeting.reported_at))
        text = (
            f"{context.rules.office_name}已代登{meeting.department.name}会议，编号 {meeting.number}（{received}收到）。\n"
            f"{headline(context, meeting)}\n{say_verdict(context, meeting)}"
        )
        tell_department(context, meeting, text)
