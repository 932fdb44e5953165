"""What waits in the registers for this person's side, and one register as a board: counted by state, a page at a time."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, case, func, or_

from actions.common.context import Context
from actions.ledger import entries
from actions.ledger.leaders import of_post, own_ledger
from policy.ledger.definition import LedgerDefinition
from policy.time.months import Span
from storage.models import LedgerEntry
from storage.states import EntryState

MOST = 50  # rows of a to-do list
WAITING: Final = (EntryState.OPEN, EntryState.RETURNED)
ORDER: Final = (
    EntryState.RETURNED, EntryState.SUBMITTED, EntryState.REPORTED, EntryState.OPEN, EntryState.FILED, EntryState.ACCEPTED, EntryState.CLOSED,
)  # fmt: skip  # of a board


@dataclass(frozen=True)
class Board:
    """How many entries stand in each state, and one page of them, those that wait first."""

    counts: dict[EntryState, int]
    rows: list[LedgerEntry]

    @property
    def total(self) -> int:
        """All entries that the view holds."""
        return sum(self.counts.values())


def waiting(context: Context) -> list[tuple[LedgerEntry, LedgerDefinition]]:
    """Entries in view that are open or were returned, the earliest due first: at most 50, in one statement."""
    known = {each.key: each for each in entries.definitions(context) if each.close or each.review}
    query = (
        entries.visible(context, known.values())
        .where(LedgerEntry.state.in_(WAITING))
        .options(*entries.SHOWN)
        .order_by(LedgerEntry.due_on.is_(None), LedgerEntry.due_on, LedgerEntry.id)
        .limit(MOST)
    )
    return [(row, known[row.ledger]) for row in context.session.scalars(query)]


def board(
    context: Context, definition: LedgerDefinition, view: str, start: int, most: int, span: Span | None = None
) -> Board:
    """A register: `view` is waiting, overdue, mine or all; withdrawn entries are left out."""
    query = _viewed(context, definition, view)
    if span is not None:
        query = query.where(LedgerEntry.happened_on.between(span.first, span.last))
    counted = query.with_only_columns(LedgerEntry.state, func.count()).group_by(LedgerEntry.state)
    found = dict(context.session.execute(counted).all())
    place = case({state: number for number, state in enumerate(ORDER)}, value=LedgerEntry.state)
    page = query.options(*entries.SHOWN)
    page = page.order_by(place, LedgerEntry.due_on, LedgerEntry.happened_on.desc(), LedgerEntry.id.desc())
    rows = list(context.session.scalars(page.offset(start).limit(most)))
    return Board({state: found.get(state, 0) for state in ORDER}, rows)


def _viewed(context: Context, definition: LedgerDefinition, view: str) -> Select[LedgerEntry]:
    query = entries.visible(context, [definition])
    me = context.me
    if view == "mine":
        post = own_ledger(context, definition)
        mine = or_(LedgerEntry.owner_id == me.member.id, LedgerEntry.entered_by == me.userid)
        query = query.where(of_post(context, post) if post else mine)
    if view == "overdue":
        query = query.where(LedgerEntry.due_on < context.today)
    if view in ("waiting", "overdue"):
        query = query.where(LedgerEntry.state.not_in(entries.QUIET if view == "overdue" else entries.SETTLED))
    return query
