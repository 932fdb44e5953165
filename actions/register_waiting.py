"""What waits in the registers for this person's side: given back, or due."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from actions import registers
from actions.context import Context
from policy.ledger_definition import LedgerDefinition
from storage.models import Department, LedgerEntry

MOST = 50  # rows of a to-do list
STATES = ("open", "returned")


def waiting(context: Context) -> list[tuple[LedgerEntry, LedgerDefinition]]:
    """Entries in view that are open or were returned, the earliest due first: at most 50, in one statement."""
    known = {each.key: each for each in registers.definitions(context) if each.fields}
    reached = [
        and_(LedgerEntry.ledger == key, registers.in_scope(context, each, each.see)) for key, each in known.items()
    ]
    if not reached:
        return []
    query = (
        select(LedgerEntry)
        .join(Department, Department.id == LedgerEntry.department_id)
        .where(LedgerEntry.state.in_(STATES), or_(*reached))
        .options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
        .order_by(LedgerEntry.due_on.is_(None), LedgerEntry.due_on, LedgerEntry.id)
        .limit(MOST)
    )
    return [(row, known[row.ledger]) for row in context.session.scalars(query)]
