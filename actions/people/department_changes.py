"""A department is renamed, moves to another group, goes into another or is closed, from a day on: ordered, shown, taken back.

Their duties begin or end with it; what was reported and filed stays where it was, under the name that it was given.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.trail import record
from actions.people.department_effects import carry_out
from actions.people.supervised import check_name, find, find_group
from policy.text.write import say_day
from storage.models import Department, DepartmentChange

REASON = "department_changed"
_WHAT = {"renamed": "更名为", "merged": "并入", "ended": "撤销", "moved": "划转"}
_EFFECT = {
    "renamed": "今后以新名称显示，历史记录和期限不变。",
    "merged": "该日起不再单独报送，未报事项免报；未办结登记、下属单位和今后会议转入；原单位岗位同时停止，留任人员请另行“增加”。",
    "ended": "该日起不再报送，未报事项免报，提醒和岗位同时停止；历史记录保留。",
    "moved": "该日起由新的监督组监督，下属单位随之划转；人员和期限不变。",
}


@dataclass(frozen=True)
class Wanted:
    """What is to become of a department, by name, and from which day. `kind`: renamed, moved, merged, ended."""

    department: str
    kind: str
    after: str
    first: date


def check(context: Context, wanted: Wanted) -> Department:
    """The department, where this may become of it; raises UserError where it may not."""
    row = find(context, wanted.department)
    if (waiting := pending(context, row)) is not None:
        raise UserError(f"{row.name}已有一项变更（{said(waiting)}），如需调整请先回复“取消单位变更 {row.name}”。")
    if wanted.first < context.said_on:
        raise UserError(f"{say_day(wanted.first)}已经过去，请写明今天或今后的日期。")
    if wanted.kind == "renamed":
        check_name(context, wanted.after)
    elif wanted.kind == "moved":
        if not context.me.has("admin"):
            raise UserError("跨组划转请联系管理员办理。")
        if find_group(context, wanted.after).id == row.group_id:
            raise UserError(f"{row.name}现属{row.group.name}，无需划转。")
    else:
        _check_end(context, row, wanted)
    return row


def _check_end(context: Context, row: Department, wanted: Wanted) -> None:
    below = context.session.scalars(
        select(Department.name).where(Department.parent_id == row.id, Department.ended_on.is_(None))
    ).all()
    if wanted.kind == "ended" and below:
        raise UserError(f"{row.name}还有下属单位{'、'.join(below)}，请先办理下属单位的撤并。")
    if wanted.kind == "merged":
        into = find(context, wanted.after)
        if into.id == row.id:
            raise UserError("不能并入本单位，请核对后重发。")
        if into.parent_id == row.id or (below and into.parent_id is not None):
            raise UserError(f"{into.name}是下属单位，{row.name}不能并入，请核对后重发。")


def shown(context: Context, wanted: Wanted) -> str:
    """What would become of the department, and what follows from it; raises UserError where it may not."""
    row = check(context, wanted)
    after = "" if wanted.kind == "ended" else wanted.after
    return f"将办理：{row.name}{say_day(wanted.first)}起{_WHAT[wanted.kind]}{after}。{_EFFECT[wanted.kind]}"


def said_when_ordered(change: DepartmentChange) -> str:
    """That it is done, or will be on its day."""
    done = change.done_at is not None
    return f"已办理：{said(change)}。" if done else f"已登记：{said(change)}，届时自动生效；"


def order(context: Context, wanted: Wanted) -> DepartmentChange:
    """Note it for its day, at once where that is today, and tell those whom it concerns."""
    row = check(context, wanted)
    after = find(context, wanted.after).name if wanted.kind == "merged" else wanted.after
    after = find_group(context, after).name if wanted.kind == "moved" else after
    change = DepartmentChange(
        department=row, kind=wanted.kind, first=wanted.first, after=after,
        before=row.group.name if wanted.kind == "moved" else row.name, made_at=context.now, made_by=context.me.userid,
    )  # fmt: skip
    context.session.add(change)
    context.session.flush()
    told = [*recipients.liaisons(context, row), *recipients.principals(context, row)]
    told += recipients.offices(context, row.group_id)
    if wanted.kind == "merged":
        told += recipients.liaisons(context, find(context, after))
    queue(context, [each for each in told if each != context.me.userid], f"{said(change)}。", REASON)
    record(context, f"department_{wanted.kind}", row.name)
    if wanted.first <= context.today:
        carry_out(context, change)
    return change


def said(change: DepartmentChange) -> str:
    """«3月1日（周一）起文旅局并入教育局»."""
    what = {
        "renamed": f"{change.before}更名为{change.after}",
        "moved": f"{change.department.name}由{change.before}划转{change.after}",
        "merged": f"{change.department.name}并入{change.after}",
        "ended": f"{change.department.name}撤销",
    }
    return f"{say_day(change.first)}起{what[change.kind]}"


def pending(context: Context, row: Department) -> DepartmentChange | None:
    """What was ordered for this department and has not come yet."""
    query = select(DepartmentChange).where(DepartmentChange.department_id == row.id, DepartmentChange.done_at.is_(None))
    return context.session.scalar(query)


def waiting(context: Context) -> list[DepartmentChange]:
    """What was ordered in the person's reach and has not come yet, the first to come first."""
    query = select(DepartmentChange).join(Department).where(DepartmentChange.done_at.is_(None))
    if not context.me.has("admin"):
        query = query.where(Department.group_id.in_(context.me.group_ids))
    return list(context.session.scalars(query.order_by(DepartmentChange.first, DepartmentChange.id)))


def take_back(context: Context, row: Department) -> DepartmentChange:
    """Not done after all; raises UserError where nothing waits."""
    change = pending(context, row)
    if change is None:
        raise UserError(f"{row.name}没有待生效的变更。")
    context.session.delete(change)
    record(context, "department_kept", row.name)
    return change
