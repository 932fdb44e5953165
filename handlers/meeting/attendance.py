"""参会, 不参会, 已参会, 未参会: who of the group attends (M1)."""

import re
from dataclasses import replace
from datetime import date

from actions.common import states
from actions.common.errors import UserError
from actions.common.states import AttendanceState, MeetingState
from actions.meeting import attendance
from actions.meeting import search as meeting_search
from actions.meeting.report import MeetingNotice
from handlers.meeting.going import CANNOT, INSTEAD_OF, of_named, to_attend, who_goes, who_stays, who_went
from handlers.meeting.which import MOST_CHOICES, label, pick
from handlers.talk import numbered, question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, GROUP, act
from policy.when import read_day

_NAME = re.compile(r"[一-龥·]{2,6}|我")
_INSTEAD = "attends_instead"
_NOBODY = "不派员参会"
_DENIES = re.compile(r"不[派去来]|[抽去派]不[出了开]|没人")
_WENT = re.compile(r"(?:[去来]|参加|参会|列席)[了过]")  # «今天上午我列席了»
_HAS_BEEN = re.compile(r"(?:[去来]|参加|参会|列席)过")
_BETWEEN = re.compile(r"[、，,;；和及与跟\s]+")


def _names(desk: Desk, meeting: MeetingNotice, text: str) -> list[str]:
    """«李强、赵丽» → names, and of a sentence those of the desk whom it names; raises UserError for what cannot be one."""
    parts = [part for part in _BETWEEN.split(text.strip(" 。")) if part]
    wrong = [part for part in parts if not _NAME.fullmatch(part) or _WENT.search(part)]
    if not wrong and not _DENIES.search(text):
        return parts
    found = [each.name for each in attendance.desk_members(desk.context, meeting) if each.name in text]
    found += ["我"] if re.search("我(?!们)", text) and desk.context.me.name not in found else []
    if not found and not _DENIES.search(text):
        raise UserError(f"没有看懂“{wrong[0][:20]}”，请写姓名，几位用顿号分开，如“李强、赵丽”。")
    return found


def _of_the_group(desk: Desk, message: Message) -> bool:
    return desk.context.me.has(*GROUP) and not question.is_open(desk, _INSTEAD)


@verb(
    "attend",
    "参会|派员参会|列席|我?去?参加|我[去来][吧啊]?(?=$|[，,。])",  # «我去参加 2026-0123»; without a number it may be anything
    MeetingNotice,
    unknown=True,
    without="参会(?![的人范])|派员参会|列席(?![的人范单]|会议|.*[次会]$)",  # «参会的再加上财务科», «列席教育局党组会一次»
    alone=True,
    also=lambda desk, message: _of_the_group(desk, message) and who_goes(desk, message),
    roles=GROUP,
    usage="参会 编号 姓名",
    summary="确定参会人员并告知该单位；也可“不参会 编号”",
    examples=("参会 2026-0123 李强", "参会 2026-0123 李强、赵丽"),
)
def attend(desk: Desk, message: Message, found: Said) -> Reply:
    """Who attends, with that person's other meetings at that time; the department is told."""
    context = desk.context
    rows = meeting_search.open_meetings(context, (MeetingState.REGISTERED,))
    meeting = (
        rows[0]
        if found.number is None and found.item is None and len(rows) == 1
        else pick(desk, message, found, "attend", rows)
    )
    if isinstance(meeting, Reply):
        return meeting
    if _DENIES.search(found.rest):
        return not_attend(desk, message, replace(found, number=meeting.number, item=meeting))
    held = meeting.starts_at is not None and meeting.starts_at <= context.said_at
    if held and _WENT.search(found.rest):
        return attended(desk, message, replace(found, number=meeting.number, item=meeting))
    if not held and _HAS_BEEN.search(message.text):
        return Reply(f"{label(desk, meeting)}：尚未召开，未作登记。确定参会请回复“参会 {meeting.number} 姓名”。")
    return _attend(desk, meeting, _names(desk, meeting, found.rest), instead=found.word == INSTEAD_OF)


def _attend(desk: Desk, meeting: MeetingNotice, names_said: list[str], *, instead: bool = False) -> Reply:
    """These attend; `instead` of whoever was to."""
    context = desk.context
    states.check(meeting, "attend")
    members = attendance.find_members(context, meeting, names_said)
    names = "、".join(member.name for member in members)
    if attendance.is_planned(meeting, members):
        return Reply(f"{label(desk, meeting)}：此前已登记由{names}参会，并已告知该单位，无需重复办理。")
    lines = [f"{label(desk, meeting)}：参会人员{names}，已告知该单位联络员。"]
    for member in members:
        lines += [
            f"请注意：{member.name}同志另有会议 {label(desk, other)}。"
            for other in attendance.conflicts(context, meeting, member)
        ]
    attendance.plan(context, meeting, members)
    planned = [row.member for row in meeting.attendances if row.state == AttendanceState.PLANNED]
    if instead and (others := [each for each in planned if each not in members]):
        attendance.withdraw(context, meeting, others)
        lines[0] += f"{'、'.join(each.name for each in others)}不再参会。"
    return Reply("\n".join(lines))


@verb("attend_other", "转他人|转其他人|派他人参会", MeetingNotice, roles=GROUP, examples=("转他人 2026-0123",))
def attend_other(desk: Desk, _message: Message, found: Said) -> Reply:
    """Somebody else of the desk goes: who?"""
    meeting: MeetingNotice = found.item
    states.check(meeting, "attend")
    return _ask_instead(desk, meeting, desk.context.me.name)


def _ask_instead(desk: Desk, meeting: MeetingNotice, stays: str) -> Reply:
    """Who of the desk goes in place of the one who `stays`; nothing changes before the answer."""
    others = [each.name for each in attendance.desk_members(desk.context, meeting) if each.name != stays]
    if not others:
        return Reply(f"本组暂无其他成员，请回复“参会 {meeting.number}”或“不参会 {meeting.number}”。")
    text, about = f"{label(desk, meeting)}：请问改由哪位同志参会？", meeting.number
    return question.ask(desk, _INSTEAD, text, {each: each for each in (*others, _NOBODY)}, about, about=about)


@question.answers(_INSTEAD, roles=GROUP)
def attends_instead(desk: Desk, kept: str, name: str) -> Reply:
    """The one that was chosen."""
    found = numbered.find(desk.context, kept)
    if found is None or not isinstance(found.item, MeetingNotice):
        raise UserError(numbered.not_found(kept))
    if name == _NOBODY:
        return _stay(desk, found.item, [])
    return _attend(desk, found.item, [name], instead=True)


@verb(
    "not_attend",
    "不参会|不派员(?:参会)?|无人参会",
    MeetingNotice,
    unknown=True,
    alone=True,
    also=lambda desk, message: _of_the_group(desk, message) and who_stays(desk, message),
    roles=GROUP,
    examples=("不参会 2026-0123", "不参会 2026-0123 李强"),
)
def not_attend(desk: Desk, message: Message, found: Said) -> Reply:
    """Nobody attends, or this person does not; the department is told. «我去不了» of the only one: who goes instead?"""
    stays = found.word == CANNOT
    rows = to_attend(desk, message.text, found.rest) if stays else None
    if stays and not rows:
        raise UserError("没有查到该同志已登记参会的会议，未作更改。")
    meeting = pick(desk, message, found, "not_attend", rows)
    if isinstance(meeting, Reply):
        return meeting
    if stays and len(meeting.attendances) == 1:
        return _ask_instead(desk, meeting, meeting.attendances[0].member.name)
    return _stay(desk, meeting, _names(desk, meeting, found.rest))


def _stay(desk: Desk, meeting: MeetingNotice, names: list[str]) -> Reply:
    """These do not attend; without names nobody does."""
    if names:
        attendance.withdraw(desk.context, meeting, attendance.find_members(desk.context, meeting, names))
    else:
        attendance.nobody(desk.context, meeting)
    left = "、".join(row.member.name for row in meeting.attendances)
    said = f"参会人员为{left}" if left else "派驻组不派员参会"
    return Reply(f"已登记：{label(desk, meeting)}，{said}，已告知该单位。")


@verb(
    "attended",
    "已参会|已列席",
    MeetingNotice,
    unknown=True,
    alone=True,
    also=lambda desk, message: _of_the_group(desk, message) and who_went(desk, message),
    roles=GROUP,
    usage="已参会 编号",
    summary="登记参会情况；也可“未参会 编号 原因”",
    examples=("已参会 2026-0123",),
)
def attended(desk: Desk, message: Message, found: Said) -> Reply:
    """Whoever was to attend did, or the persons named, or the speaker."""
    meeting = pick(desk, message, found, AttendanceState.ATTENDED.value, meeting_search.held_meetings(desk.context))
    if isinstance(meeting, Reply):
        return meeting
    _held(desk, meeting)
    members = attendance.find_members(desk.context, meeting, _names(desk, meeting, found.rest)) if found.rest else []
    attendance.attended(desk.context, meeting, members, AttendanceState.ATTENDED, None)
    names = "、".join(row.member.name for row in meeting.attendances if row.state == AttendanceState.ATTENDED)
    return Reply(f"已登记：{label(desk, meeting)}，{names}已参会。如有意见请回复“意见 {meeting.number} ……”。")


@verb(
    "absent",
    "未参会|未列席|未能参会",
    MeetingNotice,
    unknown=True,
    alone=True,
    roles=GROUP,
    examples=("未参会 2026-0123 与其他会议冲突",),
)
def absent(desk: Desk, message: Message, found: Said) -> Reply:
    """Nobody of the group was there, and why."""
    meeting = pick(desk, message, found, AttendanceState.ABSENT.value, meeting_search.held_meetings(desk.context))
    if isinstance(meeting, Reply):
        return meeting
    _held(desk, meeting)
    if not found.rest:
        raise UserError(f"请写明未参会的原因，如“未参会 {meeting.number} 与其他会议冲突”。")
    attendance.attended(desk.context, meeting, [], AttendanceState.ABSENT, found.rest[:200])
    return Reply(f"已登记：{label(desk, meeting)}，未参会，原因：{found.rest[:200]}。")


_WHO = re.compile(
    r"(?:请问)?.{0,16}(?:派驻组|纪检组|监察组|组里)(?:的?领导|同志)?(?:是)?"
    r"(?:谁|哪位|派谁|派人|派员|有没有人|来不来|参不参加|安排谁|来|参加|参会|列席).{0,8}[?？。]?"
    r"|(?:那|请问|到时|再问[一下]*|[，,])*(?:谁|哪位)(?:同志)?(?:来|去|参加|参会|列席){1,2}[?？。]?"
    r"|(?:那|请问|到时)?你们(?:那边|那儿|这次)?(?:派?谁|哪[位个]|派?几个?人)(?:过?来|参加|列席|来?开会).{0,3}[?？。]?"
)
_RULE = re.compile(r"要不要|需不需要|需要|应当|应该|必须|是否|可以|能不能|什么情况|哪些|多久|怎么")
_ASKS = re.compile(r"谁|哪位|[吗么不?？]|有没有")


_WHO_OF_US = re.compile(
    r".{0,16}(?:会议?|(?:周|星期|礼拜)[一二三四五六日天]|[今明后][天日儿]|\d[日号]).{0,6}(?:谁|哪位|派谁|安排谁)(?:去|来|参加|参会|列席).{0,6}"
)


def _asks_who(desk: Desk, message: Message) -> list[MeetingNotice] | None:
    """It is asked who comes, and a meeting is on file; without one it is a question about the rules."""
    text, actor = message.text.strip(), desk.context.me
    if not actor.has(*DEPARTMENT, *GROUP):
        return None
    if not (_WHO_OF_US if actor.is_group_side else _WHO).fullmatch(text):
        return None
    if _RULE.search(text) or not _ASKS.search(text):
        return None
    day = read_day(text, message.at, desk.context.rules.calendar, "future") if actor.is_group_side else None
    return [row for row in of_named(desk, text) if not isinstance(day, date) or row.day == day] or None


@act("who_attends", match=_asks_who, roles=DEPARTMENT | GROUP)
def who_attends(desk: Desk, _message: Message, found: list[MeetingNotice]) -> Reply:
    """The coming meetings with who attends for the group; the group itself is asked who does, where it is not decided of one."""
    said = "\n".join(f"{label(desk, row)}：{_attends(row)}" for row in found[:MOST_CHOICES])
    meeting = found[0]
    if len(found) > 1 or not desk.context.me.is_group_side or meeting.attendances or meeting.attends is not None:
        return Reply(said)
    choices = {each.name: each.name for each in attendance.desk_members(desk.context, meeting)}
    text = f"{label(desk, meeting)}：参会人员尚未确定。请问由哪位同志参会？"
    return question.ask(desk, _INSTEAD, text, choices, meeting.number, about=meeting.number)


def _named_to_go(desk: Desk, _kept: str, message: Message) -> str | None:
    found = who_goes(desk, message)
    return found.rest if found else None


@question.own_words(_INSTEAD, _named_to_go, roles=GROUP)
def goes_instead(desk: Desk, kept: str, name: str) -> Reply:
    """«我去»: as well as the name among the choices."""
    return attends_instead(desk, kept, name)


def _attends(meeting: MeetingNotice) -> str:
    names = "、".join(f"{row.member.name}同志" for row in meeting.attendances if row.state != AttendanceState.ABSENT)
    if names:
        return f"派驻组由{names}参会。"
    return "派驻组不派员参会。" if meeting.attends is False else "派驻组参会人员尚未确定，确定后会告知您。"


def _held(desk: Desk, meeting: MeetingNotice) -> None:
    """Raises UserError while the meeting is still to come."""
    states.check(meeting, "conclude")
    coming = (
        meeting.starts_at > desk.context.said_at
        if meeting.starts_at
        else meeting.day and meeting.day > desk.context.said_on
    )
    if coming:
        raise UserError(f"会议 {label(desk, meeting)} 尚未召开，请会后登记。")
