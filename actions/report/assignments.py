"""布置: the office asks its departments for one report by one date; from then on it is owed like every other."""

from collections.abc import Sequence
from datetime import date

from actions.common import recipients
from actions.common.assigned import LONGEST_WORD, as_settings
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.trail import record
from actions.report.obligations import ensure
from policy.text.write import say_day
from policy.time.periods import periods
from storage.models import Assignment, Department

REASON = "assigned"


def check(context: Context, departments: Sequence[Department], due_on: date, title: str) -> None:
    """Raises UserError where this cannot be asked for."""
    if not departments:
        raise UserError("没有可布置的单位，请核对后重发。")
    if due_on < context.today:
        raise UserError(f"{say_day(due_on)}已经过去，请写明今后的日期后重发。")
    if any(each.title == title or each.short == title for each in context.obligations):
        raise UserError(f"已有名为“{title}”的报送任务，请换一个名称，以免混淆。")


def assign(context: Context, departments: Sequence[Department], due_on: date, title: str) -> Assignment:
    """One obligation for each department, told to the liaisons at once; raises UserError as `check` does."""
    check(context, departments, due_on, title)
    number = next_number(context)
    row = Assignment(
        number=number,
        kind=f"task_{number.replace('-', '_')}",
        title=title,
        group_id=departments[0].group_id,
        department_ids=[department.id for department in departments],
        due_on=due_on,
        assigned_at=context.now,
        assigned_by=context.me.userid,
    )
    context.session.add(row)
    settings = as_settings(row)
    (period,) = periods(settings, due_on, due_on)
    for department in departments:
        ensure(context, department, settings, period)
    to = [userid for department in departments for userid in recipients.liaisons(context, department)]
    queue(context, to, assigned_text(context, due_on, title), REASON, subject=number)
    record(context, "assign_report", number)
    return row


def assigned_text(context: Context, due_on: date, title: str) -> str:
    """What the liaisons read; shown to the office before it goes out."""
    return (
        f"请于{say_day(due_on)}前报送{title}。材料就绪后回复“报送 {title[:LONGEST_WORD]}”；"
        f"纸质报送请联系{context.rules.office}。"
    )
