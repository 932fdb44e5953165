"""The week's work on paper: everything by which a person goes on while the assistant is away, as sheets and as a paper.

What would be sent comes from the planner (`Planned`), for the clock alone knows it. What the group does not see is not in it,
and of a register that is kept safe only the number.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.running import week_rows as rows
from actions.running.week_rows import Planned, Row
from policy.text.write import say_day, say_moment
from policy.words.paper import Paper, PaperSection, Sheet
from storage.models import NumberSeries

_BLANK_LINES: Final = 12  # for what comes in on a day


def sheets(context: Context, planned: Iterable[Planned]) -> list[Sheet]:
    """The workbook, in the order in which it is worked through."""
    people = rows.people_of(context)
    return [
        Sheet("说明", ("项目", "内容"), _guide(context)),
        Sheet("待发提醒", ("时间", "发给", "内容", "办理"), tuple(rows.reminders(context, planned, people))),
        Sheet("报送", ("监督组", "单位", "事项", "期间", "截止", "状态", "编号", "联络员", "收到纸质后补录"), tuple(rows.reports(context, people))),
        Sheet("会议", ("编号", "单位", "会议", "时间", "地点", "议题", "参会", "联系人"), tuple(rows.meetings(context))),
        Sheet("登记", ("编号", "台账", "单位", "责任人", "内容", "期限", "状态"), tuple(rows.registered(context))),
        Sheet("意见", ("编号", "单位", "事项", "期限", "状态"), tuple(rows.answers(context))),
        Sheet("发文回执", ("编号", "标题", "单位", "姓名", "期限"), tuple(rows.receipts(context))),
        Sheet("事项", ("编号", "单位", "事项", "阶段"), tuple(rows.matters(context))),
        Sheet("未送达", ("排队时间", "发给", "内容", "状态"), tuple(rows.unsent(context, people))),
        Sheet("人员", ("姓名", "账号", "单位", "角色", "监督组", "请假及代理"), tuple(rows.members(context))),
        Sheet("问答", ("编号", "问题", "答复", "依据"), tuple(rows.questions(context))),
    ]  # fmt: skip


def paper(context: Context, planned: Iterable[Planned], last: date) -> Paper:
    """The drill: day by day whom to call and what to say, what falls due, which meetings are held, and lines for what comes in."""
    people, said = rows.people_of(context), list(planned)
    due, held = list(rows.reports(context, people)), list(rows.meetings(context))
    sections = [PaperSection("怎么办", tuple(f"{head}：{words}" for head, words in _guide(context)))]
    for ahead in range((last - context.today).days + 1):
        day = context.today + timedelta(days=ahead)
        if context.rules.calendar.is_workday(day):
            calls = rows.reminders(context, [each for each in said if each.at.date() == day], people)
            sections += _of_day(day, list(calls), due, held)
    return Paper(f"{say_day(context.today)}起人工办理单", tuple(sections), issuer=context.rules.office_name, day=f"{context.today:%Y年%-m月%-d日}")  # fmt: skip


def _of_day(day: date, calls: Sequence[Row], due: Sequence[Row], held: Sequence[Row]) -> Iterator[PaperSection]:
    falls = [f"{row[1]}{row[3]}{row[2]}（{row[5]}）" for row in due if row[4] == say_day(day)]
    meets = [f"{row[3]} {row[1]}{row[2]}（{row[0]}）{row[4]}" for row in held if row[3].startswith(say_day(day))]
    lines = (f"今日到期：{'、'.join(falls) or '无'}。", f"今日会议：{'；'.join(meets) or '无'}。")
    yield PaperSection(say_day(day), lines, ("时间", "告知谁", "内容", "办理情况"), tuple(calls), (16, 34, 80, 26))
    blank = tuple(("", "", "", "") for _ in range(_BLANK_LINES))
    yield PaperSection("", ("来电、来件登记：",), ("收到时间", "单位及姓名", "事项", "经办人"), blank, (26, 40, 64, 26))


def _guide(context: Context) -> tuple[tuple[str, str], ...]:
    last = context.session.scalar(select(NumberSeries.last).where(NumberSeries.year == context.today.year)) or 0
    return (
        ("截至", say_moment(context.now)),
        ("保管", "本册含内部信息，由综合科专人保管，恢复后收回销毁。"),
        ("提醒", "按“待发提醒”逐条电话告知，在“办理”栏记明时间和接电话的人。"),
        ("登记", f"来电、来件记明收到时间和经办人。系统编号已用到{context.today.year}-{last:04d}，人工登记另编“纸1、纸2……”，不占用系统编号。"),
        ("补录", "恢复后由综合科按实际收到日期补录：报送发“代登 单位 事项 期间 纸质 日期”，会议发“代登 单位 会议 通知原文 日期 时间 电话”。时限按实际收到时间认定。"),
    )  # fmt: skip
