"""The 履责台账: filing an entry, listing entries, and who has none."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.common.numbers import next_number
from actions.common.trail import record
from policy.ledger.performance import EntryText
from policy.time.months import Span, month_of
from storage.models import Department, Handover, Holding, LedgerEntry, Member
from storage.states import EntryState

LEDGER = "performance"
LEADERS = ("leader", "principal")

__all__ = [
    "LEDGER",
    "Leader",
    "entries",
    "file_entry",
    "leaders",
    "people_of",
    "same_entry",
    "without_entry",
]


@dataclass(frozen=True)
class Leader:
    """A member of a department's leadership, who keeps an own ledger there."""

    member: Member
    department: Department

    @property
    def name(self) -> str:
        """The person's name."""
        return self.member.name

    @property
    def label(self) -> str:
        """Department and name, as a command names them."""
        return f"{self.department.name} {self.member.name}"


def leaders(context: Context, department_ids: Collection[int]) -> list[Leader]:
    """Everybody of the leadership of these departments, 主要负责人 included, once per department."""
    query = (
        select(Member, Department)
        .join(Holding, Holding.member_id == Member.id)
        .join(Department, Department.id == Holding.department_id)
        .where(Holding.role.in_(LEADERS), Holding.department_id.in_(department_ids), Member.gone_at.is_(None))
        .where(Holding.on(context.today))
        .order_by(Department.id, Holding.id)
    )
    found = {
        (member.id, department.id): Leader(member, department) for member, department in context.session.execute(query)
    }
    return list(found.values())


def people_of(context: Context, where: Iterable[Department]) -> list[str]:
    """Names of all members of these departments: persons whose names an entry does not keep."""
    query = select(Member.name).join(Holding).where(Holding.department_id.in_([department.id for department in where]))
    return list(context.session.scalars(query.distinct()))


def file_entry(context: Context, leader: Leader, entry: EntryText) -> LedgerEntry:
    """File an entry whose day is known. Filled in by another person it is marked 代填, for a past month 补录."""
    if entry.day is None:
        raise ValueError("an entry without its day is not filed")
    marks = []
    if leader.member.id != context.me.member.id:
        marks.append("代填")
    if not month_of(context.said_on).holds(entry.day):
        marks.append("补录")
    row = LedgerEntry(
        number=next_number(context),
        ledger=LEDGER,
        department=leader.department,
        owner=leader.member,
        entered_by=context.me.userid,
        happened_on=entry.day,
        filed_at=context.now,
        fields={**entry_fields(entry), "marks": marks},
        titles={"date": "日期", "way": "履责方式", "people": "对象", "content": "内容"},
        text=entry.content,
    )
    context.session.add(row)
    context.session.flush()
    record(context, "file_entry", row.number)
    return row


def same_entry(context: Context, leader: Leader, entry: EntryText) -> LedgerEntry | None:
    """The leader's entry of that day in the same words: a message sent twice is one entry."""
    return context.session.scalar(
        select(LedgerEntry)
        .where(
            LedgerEntry.ledger == LEDGER,
            LedgerEntry.owner_id == leader.member.id,
            LedgerEntry.department_id == leader.department.id,
            LedgerEntry.happened_on == entry.day,
            LedgerEntry.text == entry.content,
            LedgerEntry.state == EntryState.FILED,
        )
        .limit(1)
    )


def entry_fields(entry: EntryText) -> dict[str, str | None]:
    """The fields of the register, as `explain` shows them."""
    return {
        "date": entry.day.isoformat() if entry.day else None,
        "way": entry.way,
        "people": entry.people,
        "content": entry.content,
    }


def entries(
    context: Context, department_ids: Collection[int], span: Span, owner_id: int | None = None
) -> list[LedgerEntry]:
    """Entries of these departments within the span, oldest first; `owner_id` narrows to one leader and those whose
    post that leader has taken over there.
    """
    query = (
        select(LedgerEntry)
        .where(
            LedgerEntry.ledger == LEDGER,
            LedgerEntry.state == EntryState.FILED,
            LedgerEntry.department_id.in_(department_ids),
            LedgerEntry.happened_on.between(span.first, span.last),
        )
        .options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
    )
    if owner_id is not None:
        query = query.where(_of_post(context, owner_id))
    return list(context.session.scalars(query.order_by(LedgerEntry.happened_on, LedgerEntry.id)))


def _of_post(context: Context, owner_id: int) -> ColumnElement[bool]:
    """An entry is the leader's own, or that of a predecessor in the same department: the history stays with the post."""
    owns = LedgerEntry.owner_id == owner_id
    seen, query = {owner_id}, select(Handover).where(Handover.done_at.is_not(None)).order_by(Handover.on.desc())
    for row in context.session.scalars(query):
        if row.to_id in seen:
            seen.add(row.from_id)
            owns = or_(owns, and_(LedgerEntry.owner_id == row.from_id, LedgerEntry.department_id == row.department_id))
    return owns


def without_entry(context: Context, departments: Iterable[Department], span: Span) -> dict[str, list[str]]:
    """For each department that has leaders: the names of those without an entry in the span (may be empty)."""
    ids = [department.id for department in departments]
    kept = {(row.owner_id, row.department_id) for row in entries(context, ids, span)}
    found: dict[str, list[str]] = defaultdict(list)
    for leader in leaders(context, ids):
        missing = found[leader.department.name]
        if (leader.member.id, leader.department.id) not in kept:
            missing.append(leader.name)
    return dict(found)
