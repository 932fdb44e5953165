"""Looking at meetings: one by its number, one department's, and whether a day is still possible (M1)."""

import re
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.meeting import report, search, view
from actions.meeting.report import MeetingNotice
from actions.meeting.words import say_others, say_verdict
from handlers.meeting.facts import ask_facts
from handlers.meeting.questions import say_question
from handlers.meeting.which import pick
from handlers.talk import question
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import next_acts
from handlers.talk.numbered import Numbered
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act
from handlers.talk.slots import department_of
from policy.notice.meeting import meeting_type
from policy.text.write import say_day, say_moment
from policy.time.lead_time import earliest_day, judge, other_readings
from policy.when import read_day, read_when

_SHORT = re.compile(r"(?:查看|看一?下)?会议\s*0{0,3}(?P<n>[1-9]\d{0,3})号?")


def _this_year(desk: Desk, message: Message) -> Said | None:
    """«会议 12»: of this year, if there is one."""
    short = _SHORT.fullmatch(message.text.strip())
    if short is None:
        return None
    number = f"{message.at.year}-{int(short['n']):04d}"
    meeting = report.find_meeting(desk.context, number)
    return Said("会议", number, "", meeting) if meeting is not None else None


def _looked_for(_desk: Desk, message: Message) -> Said:
    return Said("会议", None, message.text)


@verb(
    "show_meeting",
    SHOW,
    MeetingNotice,
    unknown=True,
    also=_this_year,
    meant=_looked_for,
    roles=ANYONE,
    usage="会议 编号",
    summary="看一次会议的全部情况",
    examples=("会议 2026-0123",),
)
def show_meeting(desk: Desk, message: Message, found: Said) -> Reply:
    """Everything on file about one meeting in view: by its number, or by the day and kind that are named."""
    meeting = pick(desk, message, found, "show_meeting", _named(desk, found.rest, message.at) if found.rest else None)
    if isinstance(meeting, Reply):
        return meeting
    next_ = next_acts(desk, meeting.number, Numbered(MeetingNotice, meeting))
    sheet = (
        desk.link("会前情况单（一页，可打印）", f"/meetings/{meeting.number}/paper")
        if desk.context.me.is_group_side
        else ""
    )
    return Reply(view.full_text(desk.context, meeting)).plus(sheet).plus(next_)


def _named(desk: Desk, words: str, at: datetime) -> list[MeetingNotice]:
    """«11月14号那次党组会»: the meetings in view of this day, past or to come, and of this kind; raises UserError where there is none."""
    days = {read_day(words, at, desk.context.rules.calendar, way) for way in ("past", "future")}
    named, kind = sorted(day for day in days if isinstance(day, date)), meeting_type(words)
    rows = search.on_days(desk.context, named) if named else search.lately_and_open(desk.context)
    rows = [row for row in rows if kind in (None, row.type)]
    if not rows:
        day = min(named, key=lambda each: abs(each - at.date()), default=None)
        which = f"{say_day(day) if day else '近期'}的{kind or '会议'}"
        raise UserError(f"没有查到{which}。近期会议请回复“本周会议”，知道编号的请回复“会议 编号”。")
    return rows


_OF = re.compile(r"(?:查看|看看|看一?下)?\s*(?P<name>[^\s\d]{2,14}?)\s*的?会议(?:安排|情况|记录|报告)?[。]?")
_DAYS = re.compile(r"[本这下上]周|今[天日]|明天|我的|什么|哪|怎么|党[组委]|通知|召开|局长|办公会|专题|如何")


def _of_department(desk: Desk, message: Message) -> Any:
    found = _OF.fullmatch(message.text.strip())
    if found is None or _DAYS.search(found["name"]):
        return None
    department = departments.resolve(desk.context, found["name"])
    if isinstance(department, Department) or departments.LIKE_A_NAME.search(found["name"]):
        return found["name"], department
    return None


@act(
    "department_meetings",
    meant=department_of,
    match=_of_department,
    roles=ANYONE,
    usage="交通局会议",
    summary="看一个单位的会议",
)
def department_meetings(desk: Desk, _message: Message, found: Any) -> Reply:
    """A department's meetings, coming ones first."""
    name, department = found
    if not isinstance(department, Department):
        return question.ask_department(desk, "meetings_of", name, department)
    return _of(desk, department)


@question.answers("meetings_of", roles=ANYONE)
def meetings_of(desk: Desk, _nothing: None, name: str) -> Reply:
    """The department was chosen."""
    return _of(desk, question.chosen_department(desk, name))


def _of(desk: Desk, department: Department) -> Reply:
    lines = view.department_lines(desk.context, department)
    title = f"{department.name}会议{len(lines)}次："
    return Reply(paged(desk, title, lines) if lines else f"{department.name}暂无已报会议。")


_CAN = re.compile(
    r"(?P<before>.{0,24}?)(?:还能不能开(?:会)?|还能开会?(?:吗|么|不)|还(?:能不能|可不可以|可以)(?:开会?|报)(?:吗|么)?|还来得及(?:开会?|报)?(?:吗|么|不)?"
    r"|能不能开会?|最[晚迟](?:应|要|得)?(?:什么时候|哪天|几号|何时)(?:前)?(?:报告?|通知))(?P<after>.{0,24}?)[?？。]?",
    re.DOTALL,
)


def _asks_whether(_desk: Desk, message: Message) -> Any:
    """Only with a time beside it, or in exactly these words: a question about the rule is the compilation's."""
    found = _CAN.fullmatch(message.text.strip())
    if found is None:
        return None
    rest = f"{found['before']} {found['after']}".strip()
    return found if not rest or re.search(r"\d|[一二三四五六七八九十]号|[明后今]天|周", rest) else None


@act(
    "can_meet",
    meant=lambda _desk, message: {"before": message.text, "after": ""},
    match=_asks_whether,
    roles=ANYONE,
    usage="还能不能开 12月1日",
    summary="问某天开会是否来得及报告",
    examples=("还能不能开 12月1日", "12月1日还能开会吗", "最晚什么时候报12月1日的会"),
)
def can_meet(desk: Desk, message: Message, found: Any) -> Reply:
    """The latest reporting time for that day, and the earliest day if reported now, with the other readings."""
    rules, now = desk.context.rules, message.at
    earliest = earliest_day(now, rules.lead_time, rules.calendar)
    soonest = f"现在报告，最早可开会的日期为{say_day(earliest)}。"
    rest = f"{found['before']} {found['after']}".strip()
    read = read_when(rest, now, rules.calendar) if rest else None
    if read is not None and read.ask is not None and read.ask.choices and "T" in read.ask.choices[0]:
        day, starts_at = datetime.fromisoformat(read.ask.choices[0]).date(), None  # only the hour is unclear
    elif read is not None and read.ask is not None:
        return Reply(say_question(desk, read.ask), "ask", {"ask": ask_facts(read.ask)})
    elif read is None or (read.day is None and read.starts_at is None):
        if (meant := search.last_spoken_of(desk.context, search.open_meetings(desk.context))) is not None:
            return Reply(f"会议 {meant.number} 已登记。{say_verdict(desk.context, meant)}")
        return Reply(f"{soonest}问某一天请回复“还能不能开 12月1日”。")
    else:
        starts_at = read.starts_at
        day = starts_at.date() if starts_at else read.day or now.date()
    verdict = judge(now, day, starts_at, rules.lead_time, rules.calendar)
    others = other_readings(now, day, starts_at, rules.lead_time, rules.calendar)
    latest = say_moment(verdict.latest) if verdict.latest else ""
    said = "现在报告符合要求" if verdict.on_time else f"现在报告少于规定的{rules.lead_time.days}日，需说明原因"
    lines = [
        f"{say_day(day)}开会，最迟应于{latest}前报告（{verdict.rule}）；{said}。",
        "" if verdict.on_time else soonest,
        say_others(others),
    ]
    return Reply("\n".join(line for line in lines if line))
