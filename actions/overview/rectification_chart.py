"""整改 month by month: how many problems were found, how many closed, and how many are still open (M8)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func

from actions.common.context import Context
from actions.ledger import entries
from actions.report.on_time import last_months
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
    rows = entries.reached(context, definition, definition.see).where(LedgerEntry.state != EntryState.WITHDRAWN)
    day, done, months = LedgerEntry.happened_on, LedgerEntry.closed_at, last_months(context.today)
    since = datetime.combine(months[0].first, time(), context.rules.zone)
    by_day = (
        rows.with_only_columns(day, func.count()).where(day.between(months[0].first, months[-1].last)).group_by(day)
    )
    found = Counter[date]()
    for on, number in context.session.execute(by_day):
        found[on.replace(day=1)] += number
    closings = context.session.scalars(rows.with_only_columns(done).where(done >= since))
    closed = Counter(context.local(at).date().replace(day=1) for at in closings if at)
    before = rows.with_only_columns(func.count()).where(day < months[0].first, done.is_(None) | (done >= since))
    left = context.session.scalars(before).one()
    shown = []
    for span in months:
        left += found[span.first] - closed[span.first]
        shown.append(Month(span.label, found[span.first], closed[span.first], left))
    return shown
