"""The member list: importing it, and letting a stranger in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from actions.common.context import Context
from actions.common.trail import record
from storage.models import Department, InspectionGroup, Member, Post

ROLE_OF = {
    "联络员": "liaison", "班子成员": "leader", "主要负责人": "principal", "派驻组": "inspector", "综合科": "office",
    "管理员": "admin", "科室人员": "staff", "机关纪委": "discipline", "派出机关": "commission", "审计员": "auditor",
}  # fmt: skip
WITHOUT_DEPARTMENT = frozenset({"inspector", "office", "admin", "commission", "auditor"})
WITHOUT_GROUP = frozenset({"admin", "commission", "auditor"})


@dataclass(frozen=True)
class MemberRow:
    """One row of the member list; `line` is its line number in the file, the header being line 1."""

    line: int
    userid: str
    name: str
    department: str
    role: str
    group: str
    parent: str


class RowError(Exception):
    """A row that stops the whole import; the text names the line and what to mend."""


@dataclass(frozen=True)
class Imported:
    """What an import left in the list."""

    members: int
    departments: int
    groups: int


def import_members(context: Context, rows: Sequence[MemberRow]) -> Imported:
    """Bring the member list to these rows, all or nothing; raises RowError. Importing twice changes nothing.

    Members who are not in the rows keep their history and lose their posts.
    """
    checked = [_check(row) for row in rows]
    groups = _groups(context, rows)
    departments = _departments(context, rows, groups)
    members = {member.userid_key: member for member in context.session.scalars(select(Member))}
    wanted: dict[str, set[tuple[str, int | None, int | None]]] = {}
    for row, role in zip(rows, checked, strict=True):
        key = row.userid.casefold()
        member = members.get(key) or Member(userid=row.userid, userid_key=key, name=row.name)
        member.name, member.gone_at = row.name, None
        members[key] = member
        context.session.add(member)
        department = departments[row.department].id if row.department else None
        group = groups[row.group].id if row.group and role not in WITHOUT_GROUP and not row.department else None
        wanted.setdefault(key, set()).add((role, department, group))
    context.session.flush()
    for key, member in members.items():
        _set_posts(member, wanted.get(key, set()))
    record(context, "import_members")
    return Imported(len(wanted), len(departments), len(groups))


def _check(row: MemberRow) -> str:
    """The role of a row; raises RowError naming the line and the column."""
    role = ROLE_OF.get(row.role)
    where = f"第{row.line}行"
    if not row.userid or len(row.userid.encode()) > 64:
        raise RowError(f"{where}：账号为空或超过64字节")
    if not row.name:
        raise RowError(f"{where}：姓名为空")
    if role is None:
        raise RowError(f"{where}：角色“{row.role}”不认识，应为：{'、'.join(ROLE_OF)}")
    if role in WITHOUT_DEPARTMENT and row.department:
        raise RowError(f"{where}：角色“{row.role}”不填单位")
    if role not in WITHOUT_DEPARTMENT and not row.department:
        raise RowError(f"{where}：角色“{row.role}”须填单位")
    if role in ("inspector", "office") and not row.group:
        raise RowError(f"{where}：角色“{row.role}”须填监督组")
    return role


def _groups(context: Context, rows: Sequence[MemberRow]) -> dict[str, InspectionGroup]:
    found = {group.name: group for group in context.session.scalars(select(InspectionGroup))}
    for row in rows:
        if row.group and row.group not in found:
            found[row.group] = InspectionGroup(name=row.group)
            context.session.add(found[row.group])
    context.session.flush()
    return found


def _departments(
    context: Context, rows: Sequence[MemberRow], groups: dict[str, InspectionGroup]
) -> dict[str, Department]:
    """Every department of the rows with its group and its parent."""
    found = {department.name: department for department in context.session.scalars(select(Department))}
    group_of = _column(rows, "group", "监督组")
    parent_of = _column(rows, "parent", "上级单位")
    names = {row.department for row in rows if row.department}
    for row in rows:
        if not row.department:
            continue
        parent = parent_of.get(row.department, "")
        if parent and parent not in names and parent not in found:
            raise RowError(f"第{row.line}行：上级单位“{parent}”不在名单中")
        if parent and (parent == row.department or parent_of.get(parent)):
            raise RowError(f"第{row.line}行：上级单位“{parent}”本身不能再有上级单位")
        group = group_of.get(row.department) or group_of.get(parent)
        known = found.get(row.department)
        if known is None and group is None:
            raise RowError(f"第{row.line}行：{row.department}没有监督组")
        if known is None:
            known = found[row.department] = Department(name=row.department, imported_at=context.now)
            context.session.add(known)
        if group is not None:
            known.group_id = groups[group].id
    context.session.flush()
    for name, parent in parent_of.items():
        found[name].parent_id = found[parent].id
    return found


def _column(rows: Sequence[MemberRow], field: str, title: str) -> dict[str, str]:
    """What the rows of each department say in one column; raises RowError where two rows disagree."""
    said: dict[str, str] = {}
    for row in rows:
        value = getattr(row, field)
        if row.department and value and said.setdefault(row.department, value) != value:
            raise RowError(f"第{row.line}行：{row.department}的{title}与前面的行不一致")
    return said


def _set_posts(member: Member, wanted: set[tuple[str, int | None, int | None]]) -> None:
    have = {(post.role, post.department_id, post.group_id): post for post in member.posts}
    for key in have.keys() - wanted:
        member.posts.remove(have[key])
    for role, department_id, group_id in sorted(wanted - have.keys(), key=str):
        member.posts.append(Post(role=role, department_id=department_id, group_id=group_id))
