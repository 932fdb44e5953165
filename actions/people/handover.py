"""交接: a post of a department changes hands; open items move, history stays with the post (M4)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.recipients import liaisons
from actions.common.trail import record
from actions.ledger import entries
from actions.ledger.changes import note
from actions.people import departures
from policy.text.write import say_day
from storage.models import Department, Handover, LedgerEntry, Member, Post

__all__ = [
    "Department",
    "Handover",
    "Member",
    "Sheet",
    "confirm",
    "find",
    "involving",
    "people_of",
    "propose",
    "sheet",
    "waiting",
]


@dataclass(frozen=True)
class Sheet:
    """What is handed over: open entries, and the days between the last entry of the ledger and the handover."""

    open_entries: tuple[LedgerEntry, ...]
    last_entry: date | None
    gap_days: int | None


def has_left(context: Context, member: Member) -> bool:
    """Whether the person cannot confirm any more."""
    return member.gone_at is not None or departures.is_unreachable(context, member)


def people_of(context: Context, giver: str, taker: str) -> list[tuple[Department, Member, Member]]:
    """Departments in the person's reach in which both names hold a post; several when a name is not unique.

    A liaison's reach holds only who has left.
    """
    own = [post.department_id for post in context.me.posts if post.role == "principal" and post.department_id]
    helped = [post.department_id for post in context.me.posts if post.role == "liaison" and post.department_id]
    reach = or_(Department.id.in_([*own, *helped]), Department.group_id.in_(context.me.group_ids))
    found = []
    for department in context.session.scalars(select(Department).where(reach).order_by(Department.id)):
        # One who has left WeCom already still hands over: the query is not registers.members.
        query = select(Member).join(Post).where(Post.department_id == department.id).order_by(Post.id)
        named = {member.name: member for member in context.session.scalars(query)}
        if giver not in named or taker not in named:
            continue
        by_right = department.id in own or department.group_id in context.me.group_ids
        if by_right or has_left(context, named[giver]):
            found.append((department, named[giver], named[taker]))
    return found


def sheet(context: Context, department: Department, giver: Member, on: date) -> Sheet:
    """The open entries that the giver is responsible for, and the gap in the giver's ledger."""
    rows = context.session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.department_id == department.id,
            LedgerEntry.owner_id == giver.id,
            _goes_on(context, on),
        )
        .order_by(LedgerEntry.due_on, LedgerEntry.id)
    ).all()
    last = context.session.scalar(
        select(LedgerEntry.happened_on)
        .where(
            LedgerEntry.department_id == department.id,
            LedgerEntry.owner_id == giver.id,
            LedgerEntry.ledger == "performance",
            LedgerEntry.state == "filed",
            LedgerEntry.happened_on <= on,
        )
        .order_by(LedgerEntry.happened_on.desc())
        .limit(1)
    )
    return Sheet(tuple(rows), last, (on - last).days if last else None)


def _goes_on(context: Context, on: date) -> ColumnElement[bool]:
    """An entry that is not done with; an accepted item of this year's checklist, whose progress is reported on."""
    lasting = [each.key for each in context.rules.ledgers if each.report and each.review]
    items = LedgerEntry.ledger.in_(lasting) & (LedgerEntry.happened_on >= date(on.year, 1, 1))
    return LedgerEntry.state.not_in((*entries.DONE, "filed")) | ((LedgerEntry.state == "accepted") & items)


def propose(context: Context, department: Department, giver: Member, taker: Member, on: date) -> Handover:
    """Record the handover and ask both to confirm. Raises UserError for one person, or a handover that is under way."""
    if giver.id == taker.id:
        raise UserError("移交人和接收人是同一位同志，请核对后重发。")
    query = select(Handover).where(
        Handover.department_id == department.id, Handover.from_id == giver.id, Handover.done_at.is_(None)
    )
    if context.session.scalar(query) is not None:
        raise UserError(f"{giver.name}同志已有一项交接正在办理，请先办结。")
    row = Handover(
        number=next_number(context), department=department, giver=giver, taker=taker, on=on,
        proposed_at=context.now, proposed_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    for member in (giver, taker):
        if member.gone_at is None:
            text = f"{_what(row)}，请核对后回复“确认交接 {row.number}”。回复“交接单 {row.number}”看清单。"
            queue(context, [member.userid], text, "handover", subject=row.number)
    record(context, "propose_handover", row.number)
    return row


def _what(row: Handover) -> str:
    return f"岗位交接 {row.number}：{row.department.name} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起"


def find(context: Context, number: str) -> Handover | None:
    """A handover that the person takes part in, proposed, or supervises."""
    row = context.session.scalar(select(Handover).where(Handover.number == number))
    if row is None:
        return None
    me = context.me
    part = me.member.id in (row.from_id, row.to_id) or row.proposed_by == me.userid
    over = row.department.group_id in me.group_ids or (me.has("principal") and row.department_id in me.department_ids)
    return row if part or over else None


def waiting(context: Context) -> list[Handover]:
    """Handovers that wait for this person's word."""
    me = context.me.member.id
    mine = or_(
        (Handover.from_id == me) & Handover.given_at.is_(None), (Handover.to_id == me) & Handover.taken_at.is_(None)
    )
    return list(context.session.scalars(select(Handover).where(mine, Handover.done_at.is_(None)).order_by(Handover.id)))


def confirm(context: Context, row: Handover) -> bool:
    """One of the two confirms; for one who has left the office does. With both words it is done: True.

    Open entries, their reminders, and the place of the leader in charge move; what was filed stays under its name.
    """
    me = context.me.member.id
    desk = row.department.group_id in context.me.group_ids
    if me == row.from_id or (desk and row.given_at is None and has_left(context, row.giver)):
        row.given_at = row.given_at or context.now
    elif me == row.to_id:
        row.taken_at = row.taken_at or context.now
    else:
        raise UserError(f"交接 {row.number} 由{row.giver.name}、{row.taker.name}两位同志确认。")
    record(context, "confirm_handover", row.number)
    if not (row.given_at and row.taken_at) or row.done_at:
        return row.done_at is not None
    _move(context, row)
    return True


def _move(context: Context, row: Handover) -> None:
    for entry in sheet(context, row.department, row.giver, row.on).open_entries:
        entry.owner = row.taker
        note(context, entry, "handover", f"{row.giver.name} → {row.taker.name}")
    posts = context.session.scalars(
        select(Post).where(Post.department_id == row.department_id, Post.member_id.in_((row.from_id, row.to_id)))
    ).all()
    if any(post.in_charge for post in posts if post.member_id == row.from_id):
        for post in posts:
            post.in_charge = post.member_id == row.to_id and post.role == "leader"
    row.done_at = context.now
    if departures.is_unreachable(context, row.giver):
        row.giver.gone_at = context.now
    told = {row.giver.userid, row.taker.userid, row.proposed_by, *liaisons(context, row.department)}
    queue(context, sorted(told), f"{_what(row)}，双方已确认，予以办结。", "handover_done", subject=row.number)


def involving(context: Context, member_id: int, department_ids: list[int]) -> list[Handover]:
    """Finished handovers to this person: whose ledger theirs continues."""
    query = select(Handover).where(
        Handover.to_id == member_id, Handover.department_id.in_(department_ids), Handover.done_at.is_not(None)
    )
    return list(context.session.scalars(query.order_by(Handover.on)))
