"""How things stand: 我的待办, 本周会议, 谁没报, 逾期, and one department's overview. Everything within one's scope."""

import re
from datetime import timedelta
from typing import Any

from actions import departments, dialogue, meetings, status
from actions.departments import Department
from actions.status import MeetingNotice, Obligation, PeriodStatus
from handlers.asking import ask_department
from handlers.base import Desk, Message, Reply
from handlers.paging import paged
from handlers.registry import ANYONE, act
from policy.months import Span
from policy.report_words import names_of
from policy.wording import say_day

NAMES_SHOWN = 12
_MISSING = {"starts_at": "开始时间", "place": "地点", "items": "议题"}


@act(
    "my_todo",
    words=r"(?:查看)?(?:我的)?待办(?:事项)?|我?还(?:差|要报|该报|有)什么(?:没[报办])?",
    usage="我的待办",
    summary="看还有什么要办",
    examples=("我的待办",),
)
def my_todo(desk: Desk, _message: Message, _found: Any) -> Reply:
    """What waits for the person: the open question, reports owed, meetings that still lack something."""
    context = desk.context
    lines = []
    question = dialogue.pending(context)
    if question is not None:
        lines.append(f"待您答复：{question.question.splitlines()[0]}")
    if context.me.department_ids:
        several = len(context.me.department_ids) > 1
        owed = status.open_obligations(context, context.me.department_ids)
        lines += [_owed(desk, row, named=several) for row in owed]
        for meeting in status.incomplete_meetings(context):
            lacks = "、".join(_MISSING[name] for name in meetings.missing(meeting))
            lines.append(f"会议 {meeting.number} {meeting.type}：待补{lacks}")
    if context.me.is_group_side:
        late = len(status.overdue(context))
        lines += [f"逾期未报{late}项，回复“逾期”查看。"] if late else []
        lines += [
            f"{row.department.name}{row.label}{row.title}：称已送纸质，收到后请“代登”。" for row in _announced(desk)
        ]
    return Reply(paged(desk, "您的待办：", lines) if lines else "暂无待办事项。")


def _announced(desk: Desk) -> list[Obligation]:
    return [row for row in status.open_obligations(desk.context) if row.state == status.ANNOUNCED]


def _owed(desk: Desk, row: Obligation, named: bool) -> str:
    late = (desk.context.today - row.due_on).days
    state = {"returned": "，已退回待重报", "announced": "，已称送纸质，待综合科登记"}.get(row.state, "")
    if late > 0 and not state:
        state = f"，已逾期{late}天"
    return f"{row.department.name if named else ''}{row.label}{row.title}：{say_day(row.due_on)}截止{state}"


@act(
    "meetings",
    words=r"(?:查看|看一?下)?(?P<when>本周|这周|下周|上周|今天|今日|明天)的?(?:有(?:哪些|什么))?会议?(?:安排)?[。？?]?",
    roles=ANYONE,
    usage="本周会议",
    summary="看会议安排，也可“下周会议”",
    examples=("本周会议", "下周会议"),
)
def week_meetings(desk: Desk, _message: Message, found: Any) -> Reply:
    """Registered meetings of the week (Monday to Sunday) or the day."""
    today = desk.context.today
    monday = today - timedelta(days=today.weekday())
    week = {"上周": -7, "本周": 0, "这周": 0, "下周": 7}
    if found["when"] in week:
        first = monday + timedelta(days=week[found["when"]])
        span = Span(first, first + timedelta(days=6), found["when"])
    else:
        day = today + timedelta(days=found["when"] == "明天")
        span = Span(day, day, found["when"])
    rows = status.meetings_within(desk.context, span)
    if not rows:
        return Reply(
            f"{span.label}（{span.first.month}月{span.first.day}日至{span.last.month}月{span.last.day}日）暂无已报会议。"
        )
    return Reply(paged(desk, f"{span.label}会议{len(rows)}次：", [_meeting(desk, row) for row in rows]))


def _meeting(desk: Desk, row: MeetingNotice) -> str:
    hour = f"{desk.context.local(row.starts_at):%H:%M}" if row.starts_at else "时间待补"
    day = say_day(row.day) if row.day else ""
    return f"{row.number} {day}{hour} {row.department.name}{row.type}，{row.place or '地点待补'}"


@act(
    "who_missing",
    words=r"(?:查看|看看)?(?P<kind>\S{0,8}?)\s*(?:还有)?(?:谁|哪些单位|哪家|哪几家)还?没有?(?:报送?|交)了?\s*(?P<kind2>\S{0,8}?)[。？?]?"
    r"|未报(?:单位|名单)?\s*(?P<kind3>\S{0,8}?)",
    roles=ANYONE,
    usage="谁没报",
    summary="看本期报送情况",
    examples=("谁没报", "谁没报 台账"),
)
def who_missing(desk: Desk, _message: Message, found: Any) -> Reply:
    """For each kind: how many are in, and who is not; a department reads its own."""
    said = found["kind"] or found["kind2"] or found["kind3"] or ""
    kinds = {
        each.kind for each in desk.context.rules.obligations if not said or any(name in said for name in names_of(each))
    }
    found_periods = [each for each in status.current_periods(desk.context) if each.kind in kinds]
    if not found_periods:
        return Reply("本期暂无报送任务。" if not said else f"没有找到“{said}”的报送任务。回复“谁没报”查看全部。")
    if said and len(found_periods) == 1 and len(found_periods[0].missing) > NAMES_SHOWN:
        return Reply(paged(desk, _heading(found_periods[0]), found_periods[0].missing))
    return Reply("\n".join(_period(each) for each in found_periods))


def _heading(period: PeriodStatus) -> str:
    return f"{period.label}{period.title}（{say_day(period.due_on)}截止）：{period.total}家已报{period.reported}家"


def _period(period: PeriodStatus) -> str:
    if period.total == 1:
        state = "未报" if period.missing else "已报"
        return f"{period.label}{period.title}（{say_day(period.due_on)}截止）：{state}"
    if not period.missing:
        return f"{_heading(period)}，已全部报送。"
    more = f"等{len(period.missing)}家" if len(period.missing) > NAMES_SHOWN else ""
    paper = f"（其中称送纸质待登记：{'、'.join(period.announced)}）" if period.announced else ""
    return f"{_heading(period)}，未报：{'、'.join(period.missing[:NAMES_SHOWN])}{more}{paper}"


@act(
    "overdue",
    words=r"(?:查看|看看)?(?:有?哪些|谁)?逾期(?:了|未报|名单|情况|事项|没有)*[。？?]?",
    roles=ANYONE,
    usage="逾期",
    summary="看逾期未报",
    examples=("逾期",),
)
def overdue(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Overdue reports with their days."""
    rows = status.overdue(desk.context)
    if not rows:
        return Reply("目前没有逾期未报事项。")
    lines = [
        f"{row.department.name} {row.label}{row.title}：{say_day(row.due_on)}截止，"
        f"逾期{max((desk.context.today - row.due_on).days, 1)}天"
        for row in rows
    ]
    return Reply(paged(desk, f"逾期未报{len(rows)}项：", lines))


_OVERVIEW = re.compile(r"(?:查看|看看|看一?下)?\s*(?P<name>\S{2,14}?)\s*的?(?:总体|报送)?情况[。]?")


def _asks_overview(desk: Desk, message: Message) -> Any:
    """«交通局情况»; words that no department resembles are no overview («学习贯彻情况» may be a question)."""
    found = _OVERVIEW.fullmatch(message.text.strip()) if message.kind == "text" else None
    if found is None or desk.context.actor is None:
        return None
    department = departments.resolve(desk.context, found["name"])
    if isinstance(department, Department) or departments.LIKE_A_NAME.search(found["name"]) or len(department) == 1:
        return found["name"], department
    return None


@act(
    "overview",
    match=_asks_overview,
    roles=ANYONE,
    usage="交通局情况",
    summary="看一个单位的报送和会议情况",
    examples=("交通局情况", "交通局 情况"),
)
def overview(desk: Desk, _message: Message, found: Any) -> Reply:
    """One department: what it owes, its year in figures."""
    name, department = found
    if not isinstance(department, Department):
        return ask_department(desk, name, department, lambda chosen: f"{chosen}情况")
    figures = status.year_figures(desk.context, department)
    owed = status.open_obligations(desk.context, [department.id])
    late = f"，少于规定时间{figures.meetings_late}次" if figures.meetings_late else ""
    excused = f"，经认可紧急{figures.meetings_excused}次" if figures.meetings_excused else ""
    lines = [
        f"{department.name}（{desk.context.today.year}年）",
        f"报送：应报{figures.due}项，已报{figures.reported}项，按时{figures.on_time}项，逾期未报{figures.overdue}项。",
        f"会议：报告{figures.meetings}次，按时{figures.meetings_on_time}次{late}{excused}。",
        "待报：" if owed else "待报：无。",
        *(f"· {_owed(desk, row, named=False)}" for row in owed),
    ]
    return Reply("\n".join(lines))
