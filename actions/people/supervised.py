"""The departments and groups whose changes the person orders: of the own groups, for an administrator of all; and a new department."""

from datetime import date, datetime

from sqlalchemy import Select, select

from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.common.errors import UserError
from actions.common.trail import record
from actions.report import obligations
from policy.text.write import say_day
from storage.models import Department, InspectionGroup


def find(context: Context, words: str) -> Department:
    """The living department that the words name, of the whole installation for an administrator, else of the own groups."""
    found = resolve_among(in_reach(context), words)
    if isinstance(found, Department):
        return found
    near = f"，您是指{'、'.join(found)}？" if found else "，"
    raise UserError(f"未找到单位“{words}”{near}请核对后重发。")


def find_group(context: Context, words: str) -> InspectionGroup:
    """The inspection group of this name; without a name the own one."""
    known = [each for each in groups(context) if words in ("", each.name) or each.name.startswith(words)]
    if len(known) != 1:
        raise UserError(f"请写明监督组的全称{'，现有：' + '、'.join(each.name for each in known) if known else ''}。")
    return known[0]


def reach(context: Context) -> Select[Department]:
    """The living departments that the person may change: of the own groups, for an administrator all."""
    query = select(Department).where(Department.ended_on.is_(None)).order_by(Department.id)
    return query if context.me.has("admin") else query.where(Department.group_id.in_(context.me.group_ids))


def in_reach(context: Context) -> list[Department]:
    """The same as rows."""
    return list(context.session.scalars(reach(context)))


def groups(context: Context) -> list[InspectionGroup]:
    """The inspection groups that the person may name."""
    query = select(InspectionGroup).order_by(InspectionGroup.id)
    if not context.me.has("admin"):
        query = query.where(InspectionGroup.id.in_(context.me.group_ids))
    return list(context.session.scalars(query))


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
