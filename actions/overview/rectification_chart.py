"""整改 month by month: how many problems were found, how many closed, and how many are still open (M8)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from actions.common.context import Context
from actions.ledger import entries
from actions.overview.charts import last_months
from storage.models import LedgerEntry
from storage.states import EntryState

REGISTER = "rectification"


@dataclass(frozen=True)
class Month:
    """A month's problems; `left` is what was open at its end, or is open now in the running month."""

    name: str
    found: int
    closed: int
    left: int


def burn_down(context: Context) -> list[Month] | None:
    """The last twelve months of what is in view; None when the register is out of use or not for this person."""
    definition = next((each for each in entries.definitions(context) if each.key == REGISTER), None)
    if definition is None:
        return None
    query = (
        entries.reached(context, definition, definition.see)
        .with_only_columns(LedgerEntry.happened_on, LedgerEntry.closed_at)
        .where(LedgerEntry.state != EntryState.WITHDRAWN)
    )
    rows = context.session.execute(query).all()
    months = []
    for span in last_months(context.today):
        end = datetime.combine(span.last + timedelta(days=1), time(), context.rules.zone)
        begin = datetime.combine(span.first, time(), context.rules.zone)
        closed = sum(done is not None and begin <= done < end for _day, done in rows)
        left = sum(day <= span.last and (done is None or done >= end) for day, done in rows)
        months.append(Month(span.label, sum(span.holds(day) for day, _done in rows), closed, left))
    return months
