"""A department begins on a day, of a group, under another one, or for practice alone."""

from datetime import date, datetime

from sqlalchemy import select

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.trail import record
from actions.report import obligations
from policy.text.write import say_day
from storage.models import (
    Department,
    InspectionGroup,
)


def shown_new(name: str, group: InspectionGroup, parent: Department | None, first: date, *, practice: bool) -> str:
    """What a new department would be; raises UserError where a practice department could be taken for another one."""
    if practice and (parent is not None or "练习" not in name):
        raise UserError("练习单位不设上级单位，名称须含“练习”二字，以免与正式单位混淆，如“新增练习单位 练习局”。")
    if practice:
        return (
            f"将新增练习单位：{name}，由{group.name}试用，可收发、登记、报送；提醒只发其联络员，不计入任何名单和统计。"
        )
    below = f"（上级单位{parent.name}）" if parent else ""
    return f"将新增单位：{name}{below}，由{group.name}监督，{say_day(first)}起到期的报送由该单位承担。"


def begin(
    context: Context,
    name: str,
    group: InspectionGroup,
    parent: Department | None,
    first: date,
    *,
    practice: bool = False,
) -> Department:
    """A new department, which owes what falls due from this day on; raises UserError where it may not be called so."""
    check_name(context, name)
    shown_new(name, group, parent, first, practice=practice)
    if parent is not None and parent.parent_id is not None:
        raise UserError(f"{parent.name}本身有上级单位，不能再设下属单位。")
    since = datetime.combine(first, datetime.min.time(), context.rules.zone)
    row = Department(name=name, group=group, parent=parent, imported_at=since, practice=practice)
    context.session.add(row)
    context.session.flush()
    record(context, "begin_department", name)
    obligations.open_periods(context)  # it is asked about before the next tick
    return row


def check_name(context: Context, name: str) -> None:
    """Raises UserError where no department may be called so."""
    taken = context.session.scalar(select(Department).where(Department.name == name))
    if taken is not None:
        ended = f"（{say_day(taken.ended_on)}起已撤并）" if taken.ended_on else ""
        raise UserError(f"名单中已有“{name}”{ended}，请另定名称。")
    if not 2 <= len(name) <= 30:
        raise UserError("单位名称应为2至30字，请核对后重发。")
