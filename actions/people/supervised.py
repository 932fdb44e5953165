"""The departments and groups whose changes the person orders: of the own groups, for an administrator of all."""

from sqlalchemy import Select, select

from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.common.errors import UserError
from storage.models import (
    Department,
    InspectionGroup,
)


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
