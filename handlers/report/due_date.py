"""The date of a report: moved for everybody (截止改), or not owed at all (免报)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import dates
from handlers.report.desk_words import (
    DeskWords,
    about_report,
    names_report,
    obligation_of,
    settings_of,
    with_department,
)
from handlers.report.extension import LONGEST_REASON, coming_day, grant
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import day_slot, department_slot, departments_slot, named_report, reason_slot, report_slot
from handlers.talk.slots import Slot, Wants
from policy.report.report_words import read_report_words
from policy.text.write import say_day


@dataclass(frozen=True)
class Moving:
    """Whose date moves where; the period in words that name it without doubt."""

    kind: str
    period: str
    due_on: date


@act(
    "move_due_date",
    words=r"(?P<what>\S{1,24}?)的?截止(?:日期|时间|日)?(?:改|调整?|变更|提前|延后?|推迟)(?:到|至|为|在)?\s*(?P<when>\S.{1,20})",
    meant=Wants(
        report_slot("what"),
        day_slot("when", "请问截止日期改到哪一天？如“11月20日”", "future"),
        Slot("names", departments_slot().read),  # nobody named: everybody's
        into=lambda _desk, said: {**said, "what": f"{said['names']} {said['what']}"},
    ),
    roles=GROUP,
    usage="本期台账截止改11月20日",
    summary="调整本组各单位一项报送的截止日期，列出后再确认",
    examples=("本期台账截止改11月20日", "四季度清单截止改为12月20日"),
)
def move_due_date(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with the departments concerned; nothing moves before 确认."""
    context = desk.context
    words = read_report_words(found["what"], context.obligations)
    if words.settings is None:
        raise UserError("请写明是哪一项报送，如“本期台账截止改11月20日”。")
    due_on = coming_day(desk, found["when"], message.at, "本期台账截止改11月20日")
    if named := departments.mentioned(context, found["what"]):
        if len(named) > 1:
            raise UserError("只改几个单位的，请一行一个单位一并发来，如“同意延期 交通局 台账 11月28日”。")
        said = DeskWords("同意延期", words.settings.kind, words.period, "", message.at, due_on, spoken=True)
        return grant(desk, named[0], said)
    move = dates.plan_move(context, words.settings, words.period, due_on)
    before = "、".join(say_day(day) for day in sorted({row.due_on for row in move.rows}))
    names = "、".join(row.department.name for row in move.waiting)
    question = (
        f"{move.title}的截止日期将由{before}改为{say_day(due_on)}，提醒随之调整；将告知尚未报送的{len(move.waiting)}个单位"
        f"联络员：{names}。"
    )
    kept = Moving(words.settings.kind, move.period, due_on)
    return confirm(desk, "confirm_move", question, kept, dropped="好的，截止日期不变。")


@answers("confirm_move", roles=GROUP)
def confirm_move(desk: Desk, kept: Moving, _yes: str) -> Reply:
    """«确认»: the date and the ladder move."""
    settings, due_on = settings_of(desk, kept.kind), kept.due_on
    move = dates.plan_move(desk.context, settings, kept.period, due_on)
    told = dates.move_all(desk.context, move)
    return Reply(f"{move.title}的截止日期已改为{say_day(due_on)}，已告知联络员{len(told)}人。")


_EXCUSES: Final = r"免|(?:不|别)(?:用|要|必|让)?.{0,6}[报交]|算了|同意"  # how it is said: no reason


@act(
    "excuse_report",
    match=names_report("免报"),
    meant=Wants(
        department_slot(),
        report_slot(),
        reason_slot("reason", "请问免报的原因是？如“机构改革”", _EXCUSES),
        into=lambda desk, said: named_report(desk.context, said["department"], said["report"], said["reason"]),
    ),
    at_once=True,
    roles=GROUP,
    usage="免报 交通局 台账 11月 原因",
    summary="一个单位本期免报，停止提醒",
    examples=("免报 交通局 台账 11月 机构改革",),
)
def excuse_report(desk: Desk, message: Message, found: Any) -> Reply:
    """Not owed this time; the reason is kept."""
    if not found.rest:
        raise UserError("请写明免报原因，如“免报 交通局 台账 11月 机构改革”。")
    return with_department(desk, "免报", found, message.at)


@about_report("免报")
def _excuse(desk: Desk, department: Department, said: DeskWords) -> Reply:
    obligation = obligation_of(desk, department, said)
    dates.excuse(desk.context, obligation, said.rest[:LONGEST_REASON])
    return Reply(f"已登记：{dates.name_of(obligation)}本期免报（{said.rest}），不再提醒，已告知联络员。")
