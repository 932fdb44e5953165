"""Bringing in a member list: it adds and changes; who is missing from it is listed, and goes only when told so.

Nothing of a group that the file does not name is touched: neither its posts nor its departments nor its people's names.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein
from sqlalchemy import select

from actions.common.context import Context
from actions.common.trail import record
from actions.people import handover
from actions.people.holdings import begin, end, group_of, lock_list, own, place_of
from actions.people.members import ROLE_TITLES, WITHOUT_GROUP, MemberRow, RowError, checked
from storage.models import Department, Holding, InspectionGroup, Member

_Key = tuple[str, int | None, int | None]  # role, department, group


@dataclass
class Plan:
    """What an import did, or as a preview would do: one line each, as people read it; and what the file names."""

    changes: list[str] = field(default_factory=list)
    departures: list[str] = field(default_factory=list)
    members: int = 0
    departments: int = 0
    groups: int = 0

    @property
    def lines(self) -> list[str]:
        """Everything that changes, and who is not in the file."""
        return [*self.changes, *self.departures]


def import_members(context: Context, rows: Sequence[MemberRow], *, remove: bool = False) -> Plan:
    """Add and change by these rows, all or nothing; raises RowError. Importing twice changes nothing.

    Who holds a post of a group named in the rows and stands in none of them is listed; `remove` takes the post away.
    """
    rows = checked(rows)
    lock_list(context)
    plan = Plan()
    groups = _groups(context, rows, plan)
    named = {groups[row.group].id for row in rows if row.group}
    departments = _departments(context, rows, groups, named, plan)
    members = {member.userid_key: member for member in context.session.scalars(select(Member))}
    wanted: dict[str, set[_Key]] = {}
    for row in rows:
        member = _member(context, members, row, named, plan)
        department = departments[row.department].id if row.department else None
        group = groups[row.group].id if row.group and row.role not in WITHOUT_GROUP and not department else None
        wanted.setdefault(member.userid_key, set()).add((row.role, department, group))
    context.session.flush()
    for key, posts in wanted.items():
        _add_posts(context, members[key], posts, plan)
    _depart(context, members, wanted, _scope(rows, named), remove, plan)
    record(context, "import_members")
    plan.members, plan.departments, plan.groups = len(wanted), len(departments), len(groups)
    return plan


def _groups(context: Context, rows: Sequence[MemberRow], plan: Plan) -> dict[str, InspectionGroup]:
    found = {group.name: group for group in context.session.scalars(select(InspectionGroup))}
    for row in rows:
        if row.group and row.group not in found:
            found[row.group] = InspectionGroup(name=row.group)
            context.session.add(found[row.group])
            plan.changes.append(f"新增监督组 {row.group}")
    context.session.flush()
    return found


def _departments(
    context: Context, rows: Sequence[MemberRow], groups: dict[str, InspectionGroup], named: set[int], plan: Plan
) -> dict[str, Department]:
    """Every department on file with its group and its parent by the rows."""
    found = {department.name: department for department in context.session.scalars(select(Department))}
    group_of = _column(rows, "group", "监督组")
    parent_of = _column(rows, "parent", "上级单位")
    slips = _slips(rows, found)
    names = {row.department for row in rows if row.department}
    for row in rows:
        if not row.department:
            continue
        parent = parent_of.get(row.department, "")
        if parent and parent not in names and parent not in found:
            raise RowError(f"第{row.line}行：上级单位“{parent}”不在名单中")
        if parent and (parent == row.department or parent_of.get(parent)):
            raise RowError(f"第{row.line}行：上级单位“{parent}”本身不能再有上级单位")
        group = groups.get(group_of.get(row.department) or group_of.get(parent, ""))
        slip = slips.get(row.department, "")
        found[row.department] = _placed(context, row, found.get(row.department), group, named, plan, slip)
    context.session.flush()
    for name, parent in parent_of.items():
        found[name].parent_id = found[parent].id
    return found


def _slips(rows: Sequence[MemberRow], on_file: Mapping[str, Department]) -> dict[str, str]:
    """New departments of a single row whose name is one character from another's, with that one: likely a slip of the finger."""
    said = Counter(row.department for row in rows if row.department)
    sure = [name for name in {*on_file, *said} if name in on_file or said[name] > 1]
    found: dict[str, str] = {}
    for name in said.keys() - on_file.keys():
        alike = [each for each in sure if Levenshtein.distance(name, each, score_cutoff=1) == 1]
        if said[name] == 1 and alike and len(name) > 2:
            found[name] = min(alike)
    return found


def _placed(
    context: Context,
    row: MemberRow,
    known: Department | None,
    group: InspectionGroup | None,
    named: set[int],
    plan: Plan,
    slip: str,
) -> Department:
    """The row's department in its group; one of a group that the file does not name stays where it is."""
    if known is None:
        if group is None:
            raise RowError(f"第{row.line}行：{row.department}没有监督组")
        known = Department(name=row.department, imported_at=context.now, group_id=group.id, group=group)
        context.session.add(known)
        unsure = f"；第{row.line}行，与“{slip}”一字之差，请核对是否同一单位" if slip else ""
        plan.changes.append(f"新增单位 {known.name}（{group.name}{unsure}）")
    elif known.ended_on is not None:
        raise RowError(f"第{row.line}行：{known.name}已于{known.ended_on}起撤并，不能再列入名单")
    elif group is not None and group.id != known.group_id:
        if known.group_id not in named:
            raise RowError(
                f"第{row.line}行：{known.name}现属{known.group.name}，这份名单没有该组的行，不能改动；划转请用含两个组的名单"
            )
        plan.changes.append(f"划转 {known.name}：{known.group.name} → {group.name}")
        known.group = group
    return known


def _column(rows: Sequence[MemberRow], field_: str, title: str) -> dict[str, str]:
    """What the rows of each department say in one column; raises RowError where two rows disagree."""
    said: dict[str, str] = {}
    for row in rows:
        value = getattr(row, field_)
        if row.department and value and said.setdefault(row.department, value) != value:
            raise RowError(f"第{row.line}行：{row.department}的{title}与前面的行不一致")
    return said


def _member(context: Context, members: dict[str, Member], row: MemberRow, named: set[int], plan: Plan) -> Member:
    """The person of a row, made or renamed; a name that another group's list shows as well is not for this file to change."""
    key = row.userid.casefold()
    member = members.get(key)
    if member is None:
        member = members[key] = Member(userid=row.userid, userid_key=key, name=row.name)
        context.session.add(member)
    elif member.name != row.name:
        others = [
            post
            for post in member.held(context.today)
            if (group := group_of(post)) is not None and group.id not in named
        ]
        if others:
            raise RowError(
                f"第{row.line}行：账号“{row.userid}”在{place_of(others[0])}登记的姓名是{member.name}，这里是{row.name}，请核对账号和姓名"
            )
        plan.changes.append(f"改名 {member.name} → {row.name}（{member.userid}）")
        member.name = row.name
    member.gone_at = None
    return member


def _line(verb: str, member: Member, post: Holding) -> str:
    place = place_of(post)
    return f"{verb} {place}{' ' if place else ''}{ROLE_TITLES[post.role]} {member.name}（{member.userid}）"


def _key(post: Holding) -> _Key:
    return post.role, post.department_id, post.group_id


def _add_posts(context: Context, member: Member, wanted: set[_Key], plan: Plan) -> None:
    for role, department_id, group_id in sorted(wanted - {_key(post) for post in own(member, context.today)}, key=str):
        department = context.session.get(Department, department_id) if department_id else None
        group = context.session.get(InspectionGroup, group_id) if group_id else None
        known = any(_key(each) == (role, department_id, group_id) for each in member.holdings)
        post = begin(member, role, context.today, department=department, group=group)
        post.first = context.today if known else None  # the file does not say since when
        plan.changes.append(_line("新增", member, post))


def _scope(rows: Sequence[MemberRow], named: set[int]) -> set[int | None]:
    """Groups whose posts the file lists in full; None stands for posts over the whole installation, where it lists any."""
    return named | ({None} if any(row.role in WITHOUT_GROUP for row in rows) else set())


def _depart(
    context: Context,
    members: dict[str, Member],
    wanted: dict[str, set[_Key]],
    scope: set[int | None],
    remove: bool,
    plan: Plan,
) -> None:
    """Posts within the scope that the file does not name: listed, and taken away where that was asked for."""
    context.session.flush()
    note = "" if remove else "：名单中没有，已保留；确认离任请加 --remove 重新导入"
    for member in members.values():
        for post in [
            each for each in own(member, context.today) if _key(each) not in wanted.get(member.userid_key, set())
        ]:
            group = group_of(post)
            if (group.id if group else None) not in scope:
                continue
            plan.departures.append(_line("移除" if remove else "离任", member, post) + note)
            if remove:
                for row in handover.without_posts(context, [post]):
                    handover.undo(context, row)
                end(post, context.today)
