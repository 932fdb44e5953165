"""Departments live: they begin, are renamed, move to another group, go into another or are closed, from a day on.

Their duties begin or end with it; what was reported and filed stays where it was, under the name that it was given.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from actions.common import deputies, recipients
from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import of
from actions.common.states import move
from actions.common.trail import record
from actions.ledger.entries import QUIET
from actions.people.holdings import end
from policy.text.write import say_day
from storage.models import (
    Deadline,
    Department,
    DepartmentChange,
    Handover,
    Holding,
    InspectionGroup,
    LedgerEntry,
    MeetingNotice,
    Member,
    Obligation,
)
from storage.states import DeadlineState, MeetingState, ReportState

__all__ = [
    "Wanted",
    "begin",
    "carry_out_due",
    "check_name",
    "find",
    "find_group",
    "groups",
    "in_reach",
    "order",
    "pending",
    "said",
    "said_when_ordered",
    "shown",
    "shown_new",
    "take_back",
    "waiting",
]

REASON = "department_changed"
_WHAT = {"renamed": "更名为", "merged": "并入", "ended": "撤销", "moved": "划转"}
_EFFECT = {
    "renamed": "今后以新名称显示，历史记录和期限不变。",
    "merged": "该日起不再单独报送，未报事项免报；未办结登记、下属单位和今后会议转入；原单位岗位同时停止，留任人员请另行“增加”。",
    "ended": "该日起不再报送，未报事项免报，提醒和岗位同时停止；历史记录保留。",
    "moved": "该日起由新的监督组监督，下属单位随之划转；人员和期限不变。",
}
_OWED = (ReportState.OPEN, ReportState.ANNOUNCED, ReportState.RETURNED)


@dataclass(frozen=True)
class Wanted:
    """What is to become of a department, by name, and from which day. `kind`: renamed, moved, merged, ended."""

    department: str
    kind: str
    after: str
    first: date


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
    return row


def check_name(context: Context, name: str) -> None:
    """Raises UserError where no department may be called so."""
    taken = context.session.scalar(select(Department).where(Department.name == name))
    if taken is not None:
        ended = f"（{say_day(taken.ended_on)}起已撤并）" if taken.ended_on else ""
        raise UserError(f"名单中已有“{name}”{ended}，请另定名称。")
    if not 2 <= len(name) <= 30:
        raise UserError("单位名称应为2至30字，请核对后重发。")


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
        _carry_out(context, change)
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


def in_reach(context: Context) -> list[Department]:
    """The living departments that the person may change: of the own groups, for an administrator all."""
    query = select(Department).where(Department.ended_on.is_(None)).order_by(Department.id)
    if not context.me.has("admin"):
        query = query.where(Department.group_id.in_(context.me.group_ids))
    return list(context.session.scalars(query))


def groups(context: Context) -> list[InspectionGroup]:
    """The inspection groups that the person may name."""
    query = select(InspectionGroup).order_by(InspectionGroup.id)
    if not context.me.has("admin"):
        query = query.where(InspectionGroup.id.in_(context.me.group_ids))
    return list(context.session.scalars(query))


def take_back(context: Context, row: Department) -> DepartmentChange:
    """Not done after all; raises UserError where nothing waits."""
    change = pending(context, row)
    if change is None:
        raise UserError(f"{row.name}没有待生效的变更。")
    context.session.delete(change)
    record(context, "department_kept", row.name)
    return change


def carry_out_due(context: Context) -> int:
    """Every change whose day has come; gives how many. For the scheduler's tick."""
    query = select(DepartmentChange).where(DepartmentChange.done_at.is_(None), DepartmentChange.first <= context.today)
    rows = context.session.scalars(query.order_by(DepartmentChange.id)).all()
    for change in rows:
        _carry_out(context, change)
    return len(rows)


def _carry_out(context: Context, change: DepartmentChange) -> None:
    row, change.done_at = change.department, context.now
    if change.kind == "renamed":
        row.name = change.after
    elif change.kind == "moved":
        group = context.session.scalars(select(InspectionGroup).where(InspectionGroup.name == change.after)).one()
        for each in (row, *context.session.scalars(select(Department).where(Department.parent_id == row.id))):
            each.group = group
    else:
        into = None
        if change.kind == "merged":
            into = context.session.scalar(select(Department).where(Department.name == change.after))
        _end(context, row, change, into)
    context.session.flush()
    deputies.forget(context)


def _end(context: Context, row: Department, change: DepartmentChange, into: Department | None) -> None:
    """Nobody owes for ever: reports are excused, posts end; what is open goes into the department that follows, if one does."""
    row.ended_on = change.first
    reason = f"单位{'并入' + change.after if into else '撤销'}"
    for report in context.session.scalars(of(Obligation, row).where(Obligation.state.in_(_OWED))):
        move(context, report, "excuse")
        report.excused_reason = reason
    if into is not None:
        _hand_on(context, row, into)
    stop = update(Deadline).where(Deadline.department_id == row.id, Deadline.state == DeadlineState.OPEN)
    context.session.execute(stop.values(state=DeadlineState.STOPPED, stopped_at=context.now))
    for post in context.session.scalars(select(Holding).where(Holding.department_id == row.id)).all():
        if post.until is None or post.until > change.first:
            end(post, change.first)
    undone = update(Handover).where(Handover.department_id == row.id, Handover.done_at.is_(None))
    context.session.execute(undone.where(Handover.undone_at.is_(None)).values(undone_at=context.now))


def _hand_on(context: Context, row: Department, into: Department) -> None:
    """Open entries, coming meetings and subordinate institutions go into the department that follows."""
    below = update(Department).where(Department.parent_id == row.id)
    context.session.execute(below.values(parent_id=into.id, group_id=into.group_id))
    heirs = recipients.leader_in_charge(context, into) or recipients.liaisons(context, into)
    heir = _member_id(context, heirs[0]) if heirs else None
    held = set(
        context.session.scalars(
            select(Holding.member_id).where(Holding.department_id == into.id, Holding.on(context.today))
        )
    )
    entries = of(LedgerEntry, row).where(LedgerEntry.state.not_in(QUIET))
    for entry in context.session.scalars(entries):
        entry.department_id = into.id
        if heir is not None and entry.owner_id not in held:
            entry.owner_id = heir
        dated = update(Deadline).where(Deadline.kind == "entry", Deadline.subject_id == entry.id)
        context.session.execute(dated.values(department_id=into.id))
    coming = update(MeetingNotice).where(MeetingNotice.department_id == row.id, MeetingNotice.day >= context.today)
    context.session.execute(coming.where(MeetingNotice.state == MeetingState.REGISTERED).values(department_id=into.id))


def _member_id(context: Context, userid: str) -> int:
    return context.session.scalars(select(Member.id).where(Member.userid == userid)).one()
