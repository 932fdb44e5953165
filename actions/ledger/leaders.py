"""What every leader of a department keeps (`kept_by: leaders`, the 履责台账): whose entries are whose, and who has none."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from actions.common.context import Context
from actions.common.scope import Ids, every
from policy.ledger.definition import LedgerDefinition
from policy.time.months import Span
from storage.models import Department, Handover, Holding, LedgerEntry, Member
from storage.states import EntryState

LEADERS = ("leader", "principal")
__all__ = ["Member"]


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

    @property
    def key(self) -> str:
        """«3.17»: department and member, as a form and a question keep them."""
        return f"{self.department.id}.{self.member.id}"


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


def kept(context: Context) -> ColumnElement[bool]:
    """The condition on an entry that it is of a register which every leader keeps."""
    return LedgerEntry.ledger.in_({each.key for each in context.rules.ledgers if each.kept_by})


def kept_of(context: Context, department_ids: Ids, span: Span) -> ColumnElement[bool]:
    """The condition on an entry that it counts as one of the leaders' of these departments within the span."""
    return and_(
        kept(context),
        LedgerEntry.state == EntryState.FILED,
        LedgerEntry.department_id.in_(department_ids),
        LedgerEntry.happened_on.between(span.first, span.last),
    )


def own_ledger(context: Context, definition: LedgerDefinition) -> int | None:
    """Whose post's entries «mine» are in a register that every leader keeps; None for the whole department's."""
    me = context.me
    return me.member.id if definition.kept_by and me.has(*LEADERS) else None


def of_post(context: Context, owner_id: int) -> ColumnElement[bool]:
    """An entry is the leader's own, or that of a predecessor in the same department: the history stays with the post."""
    owns = LedgerEntry.owner_id == owner_id
    seen, query = {owner_id}, every(Handover).where(Handover.done_at.is_not(None)).order_by(Handover.on.desc())
    for row in context.session.scalars(query):
        if row.to_id in seen:
            seen.add(row.from_id)
            owns = or_(owns, and_(LedgerEntry.owner_id == row.from_id, LedgerEntry.department_id == row.department_id))
    return owns


def without_entry(context: Context, departments: Iterable[Department], span: Span) -> dict[str, list[str]]:
    """For each department that has leaders: the names of those without an entry in the span (may be empty)."""
    ids = [department.id for department in departments]
    query = (
        every(LedgerEntry)
        .with_only_columns(LedgerEntry.owner_id, LedgerEntry.department_id)
        .where(kept_of(context, ids, span))
    )
    with_one = {(owner, department) for owner, department in context.session.execute(query)}
    found: dict[str, list[str]] = defaultdict(list)
    for leader in leaders(context, ids):
        missing = found[leader.department.name]
        if (leader.member.id, leader.department.id) not in with_one:
            missing.append(leader.name)
    return dict(found)
