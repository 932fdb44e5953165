"""布置: the office asks its departments for one report by one date; from then on it is owed like every other."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from actions.common import recipients
from actions.common.assigned import LONGEST_WORD, as_settings
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import at_desk, every
from actions.common.states import move
from actions.common.trail import record
from actions.report.obligations import asked_of, open_new
from policy.text.write import say_day
from policy.time.periods import periods
from storage.models import Assignment, Department, Obligation
from storage.models.duties import CLOSED

REASON = "assigned"
_LATELY = timedelta(days=3)


def check(context: Context, departments: Sequence[Department], due_on: date, title: str) -> None:
    """Raises UserError where this cannot be asked for."""
    if not departments:
        raise UserError("没有可布置的单位，请核对后重发。")
    if due_on < context.today:
        raise UserError(f"{say_day(due_on)}已经过去，请写明今后的日期后重发。")
    if any(each.title == title or each.short == title for each in context.obligations):
        raise UserError(f"已有名为“{title}”的报送任务，请换一个名称，以免混淆。")


def assign(
    context: Context,
    departments: Sequence[Department],
    due_on: date,
    title: str,
    ways: Sequence[str] = (),
    role: str = "liaison",
) -> Assignment:
    """One obligation for each department, told at once to those of it who are asked; raises UserError as `check` does."""
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
        role=role,
        ways=list(ways),
    )
    context.session.add(row)
    settings = as_settings(row)
    (period,) = periods(settings, due_on, due_on)
    open_new(context, departments, settings, period)
    recipients.look_up_posts(context)
    to = [userid for department in departments for userid in recipients.asked(context, department, role)]
    queue(context, to, assigned_text(context, due_on, title, ways), REASON, subject=number)
    record(context, "assign_report", number)
    return row


def assigned_text(context: Context, due_on: date, title: str, ways: Sequence[str] = ()) -> str:
    """What they read; shown to the office before it goes out."""
    word = title[:LONGEST_WORD]
    how = f"报送方式：{'、'.join(ways)}。" if ways else ""
    return (
        f"请于{say_day(due_on)}前报送{title}。{how}可直接回复“报送 {word} 内容……”，材料就绪的回复“报送 {word}”；"
        f"纸质报送请联系{context.rules.office}。"
    )


def check_way(context: Context, obligation: Obligation, way: str) -> None:
    """Raises UserError where whoever assigned the report wants it in another way."""
    row = context.session.scalar(every(Assignment).where(Assignment.kind == obligation.kind))
    if row is not None and row.ways and way not in row.ways:
        raise UserError(f"{obligation.title}请以{'、'.join(row.ways)}方式报送，本条未登记。")


def find(context: Context, words: str) -> Assignment | None:
    """The newest assignment of the person's desk, not cancelled, with this title, its short word or its number."""
    query = at_desk(context, Assignment).where(Assignment.cancelled_at.is_(None))
    found = context.session.scalars(query.order_by(Assignment.id.desc()))
    return next((row for row in found if words in (row.title, row.title[:LONGEST_WORD], row.number)), None)


def open_of(context: Context, row: Assignment, among: Collection[int] | None = None) -> list[Obligation]:
    """What of the assignment is still owed, by these departments or by all."""
    query = every(Obligation).where(Obligation.kind == row.kind, Obligation.state.not_in(CLOSED))
    if among is not None:
        query = query.where(Obligation.department_id.in_(among))
    return list(context.session.scalars(query.order_by(Obligation.department_id)))


def lately_owed(context: Context, department: Department) -> list[Obligation]:
    """What the department was asked for within three days, and still owes: free words may be meant for it."""
    lately = (
        every(Assignment).with_only_columns(Assignment.kind).where(Assignment.assigned_at > context.said_at - _LATELY)
    )
    query = every(Obligation).where(Obligation.kind.in_(lately), Obligation.state.not_in(CLOSED))
    return list(context.session.scalars(query.where(Obligation.department_id == department.id)))


def cancel(context: Context, row: Assignment, among: Collection[int] | None = None) -> list[str]:
    """取消布置 for these departments or for all: nothing of it is owed any more, what is in stays; gives who is told."""
    owed = open_of(context, row, among)
    if not owed:
        raise UserError(f"{row.title}没有尚未报送的单位，无需取消。")
    for each in owed:
        move(context, each, "excuse")
        each.excused_reason = "布置已取消"
        stop_deadline(context, "obligation", each.id)
    if not open_of(context, row):
        row.cancelled_at = context.now
    to = [userid for each in owed for userid in asked_of(context, each)]
    queue(context, to, f"{row.title}的布置已取消，无需报送。", "assignment_cancelled", subject=row.number)
    record(context, "cancel_assignment", row.number)
    return [each.department.name for each in owed]
