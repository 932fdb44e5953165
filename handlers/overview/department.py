"""交通局情况: how one department stands, what it owes and its year in figures."""

import re
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.overview import status
from handlers.overview.lines import owed
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department, chosen_department
from handlers.talk.registry import ANYONE, Order, act
from handlers.talk.slots import department_of
from policy.report.statistic_words import read_named_span
from policy.text.lazy import lazily
from policy.time.months import Span, year_of

_OVERVIEW = lazily(
    r"(?:查看|看看|看一?下)?\s*(?P<name>\S{2,14}?)\s*的?(?:(?:总体|报送)?情况|怎么?样)(?:了|如何)?[。？?]?"
)
_ALONE = lazily(r"(?P<name>[^\s\d]{2,12}(?:局|委|办|厅|中心))")  # «交通局 去年同期»: with a span the name says enough
_OF_ELSE = lazily(r"交办|督办|整改|意见|台账|清单|检查|会议?(?=[的办开]|$)")  # «水利局交办的办得怎么样» is about that
_LOOK = lazily(r"(?:查看|看看|看一?下)\s*(?P<name>\S{2,14}?)[。]?")


def _asks_overview(desk: Desk, message: Message) -> Any:
    """«交通局情况», «交通局2026年情况»; words that no department resembles are no overview («学习贯彻情况» may be a question)."""
    span, rest = read_named_span(message.text.strip(), message.at.date())
    text = re.sub(r"\s+", " ", rest).strip(" 的")
    found = _OVERVIEW.fullmatch(text) or _LOOK.fullmatch(text) or (span and _ALONE.fullmatch(text))
    if not found or _OF_ELSE.search(found["name"]):
        return None
    department = departments.resolve(desk.context, found["name"])
    ours = departments.OURS.fullmatch(found["name"])
    if (
        isinstance(department, Department)
        or ours
        or departments.LIKE_A_NAME.search(found["name"])
        or len(department) == 1
    ):
        return found["name"], department, span
    return None


def _names_alone(desk: Desk, message: Message) -> tuple[str, Department, None] | None:
    """«交通局» and nothing else, where nothing that is open takes it for an answer."""
    said = message.text.strip()
    if not _ALONE.fullmatch(said):
        return None
    department = departments.resolve(desk.context, said)
    return (said, department, None) if isinstance(department, Department) else None


def _overview_meant(desk: Desk, message: Message) -> tuple[str, Department | list[str], Span | None]:
    """The department and, where one is named, the span that a sentence is about."""
    return *department_of(desk, message), read_named_span(message.text, message.at.date())[0]


@act("overview_alone", match=_names_alone, order=Order.LAST, roles=ANYONE)
@act(
    "overview",
    meant=_overview_meant,
    match=_asks_overview,
    roles=ANYONE,
    usage="交通局情况",
    summary="看一个单位的报送和会议情况",
    examples=("交通局情况", "交通局 情况"),
)
def overview(desk: Desk, _message: Message, found: Any) -> Reply:
    """One department: what it owes, its year in figures."""
    name, department, span = found
    if not isinstance(department, Department):
        return ask_department(desk, "overview_of", name, department, kept=span)
    return _overview(desk, department, span)


@answers("overview_of", roles=ANYONE, version=2)
def overview_of(desk: Desk, span: Span | None, department: str) -> Reply:
    """The department was asked for."""
    return _overview(desk, chosen_department(desk, department), span)


def _overview(desk: Desk, department: Department, span: Span | None) -> Reply:
    context = desk.context
    span = span or year_of(context.today)
    figures = status.year_figures(context, department, span)
    rows = status.open_obligations(context, [department.id])
    if span.last < context.today:
        rows = [row for row in rows if span.holds(row.due_on)]
    late = f"，少于规定时间{figures.meetings_late}次" if figures.meetings_late else ""
    excused = f"，经认可紧急{figures.meetings_excused}次" if figures.meetings_excused else ""
    lines = [
        f"{department.name}{span.label if '（' in span.label else f'（{span.label}）'}",
        f"报送：应报{figures.due}项，已报{figures.reported}项，按时{figures.on_time}项，逾期未报{figures.overdue}项。",
        f"会议：报告{figures.meetings}次，按时{figures.meetings_on_time}次{late}{excused}。",
        "待报：" if rows else "待报：无。",
        *(f"· {owed(context, row, named=False)}" for row in rows),
    ]
    return Reply("\n".join(lines))
