"""看板: per obligation and period who is in, late, returned or missing; and one obligation for those who may see it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ScalarSelect, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from actions.common.actor import counts_for
from actions.common.context import Context
from actions.common.recipients import liaisons, names
from actions.common.scope import counted, seen
from actions.report.owed import behind
from policy.time.months import Span, month_of
from storage.models import Department, Obligation, Submission
from storage.models.duties import CLOSED
from storage.states import ReportState, State

LISTED: Final = 100  # rows of a list

__all__ = [
    "IN",
    "NOT_IN",
    "TO_REMIND",
    "Board",
    "Cell",
    "Column",
    "Obligation",
    "Standing",
    "board",
    "find_obligation",
    "state_of",
    "told_of",
]


class Standing(State):
    """How a department stands with one report: its state, judged by the date; what a cell says, beside its colour."""

    IN = "in", ReportState.SUBMITTED.word
    ACCEPTED = ReportState.ACCEPTED.value, ReportState.ACCEPTED.word
    LATE = "late", "晚报"
    RETURNED = ReportState.RETURNED.value, ReportState.RETURNED.word
    ANNOUNCED = ReportState.ANNOUNCED.value, ReportState.ANNOUNCED.word
    MISSING = "missing", "逾期未报"
    OPEN = ReportState.OPEN.value, ReportState.OPEN.word
    EXCUSED = ReportState.EXCUSED.value, ReportState.EXCUSED.word
    NONE = "none", "不单独报送"


IN: Final = (Standing.IN, Standing.ACCEPTED, Standing.LATE)
NOT_IN: Final = (Standing.MISSING, Standing.OPEN, Standing.RETURNED, Standing.ANNOUNCED)
TO_REMIND: Final = (Standing.MISSING, Standing.OPEN, Standing.RETURNED)


@dataclass(frozen=True)
class Column:
    """One period of one obligation."""

    kind: str
    title: str
    label: str
    due_on: date


@dataclass(frozen=True)
class Cell:
    """What one department has done for one period; `id` is the obligation's."""

    state: Standing
    id: int | None = None


@dataclass(frozen=True)
class Board:
    """Columns by date, and for each department in view its cells in the same order."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Department, tuple[Cell, ...]], ...]

    def count(self, place: int, states: Collection[Standing]) -> int:
        """How many departments are in one of the states in the column at this place."""
        return sum(cells[place].state in states for _department, cells in self.rows)


def board(context: Context, month: Span, *, missing_only: bool = False) -> Board:
    """Everything that is due in a month for every department in view; optionally only departments with a red cell.

    The board of the present month shows every earlier period, too, that somebody in view has not met.
    """
    due = Obligation.due_on.between(month.first, month.last)
    query = (
        counted(context, Obligation)
        .with_only_columns(
            Department.id, Obligation.kind, Obligation.title, Obligation.label, Obligation.due_on, Obligation.id,
            Obligation.state, Obligation.due_at, Submission.on_time,
        )
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(or_(due, behind(context, month.first)) if month.holds(context.today) else due)
        .order_by(Obligation.due_on, Department.id)
    )  # fmt: skip
    found: dict[int, dict[Column, Cell]] = {}
    columns: dict[tuple[str, str, str, date], Column] = {}
    for department_id, *named, key, state, due_at, on_time in context.session.execute(query):
        column = columns.setdefault((named[0], named[1], named[2], named[3]), Column(*named))
        found.setdefault(department_id, {})[column] = Cell(_standing(context, state, due_at, on_time), key)
    order = tuple(sorted(columns.values(), key=lambda each: (each.due_on, _place(context, each.kind))))
    departments = context.session.scalars(select(Department).where(counts_for(context.me)).order_by(Department.id))
    everybody = [each for each in departments if each.id in found]
    rows = [(each, tuple(found[each.id].get(column, Cell(Standing.NONE)) for column in order)) for each in everybody]
    kept = [row for row in rows if not missing_only or _has_red(row[1])]
    return Board(order, tuple(kept))


def _place(context: Context, kind: str) -> int:
    order = [each.kind for each in context.obligations]
    return order.index(kind) if kind in order else len(order)


def _has_red(cells: Iterable[Cell]) -> bool:
    return any(cell.state in (Standing.MISSING, Standing.RETURNED) for cell in cells)


def state_of(context: Context, row: Obligation) -> Standing:
    """What an obligation stands for now."""
    return _standing(context, row.state, row.due_at, row.submissions[0].on_time if row.submissions else None)


def _standing(context: Context, state: ReportState, due_at: datetime, on_time: bool | None) -> Standing:
    """By its state, its date, and whether its first receipt was in time; None: nothing has come in."""
    if state in (ReportState.RETURNED, ReportState.ANNOUNCED, ReportState.EXCUSED):
        return Standing(state.value)
    if state in CLOSED:
        in_ = Standing.ACCEPTED if state == ReportState.ACCEPTED else Standing.IN
        return Standing.LATE if on_time is False else in_
    return Standing.MISSING if due_at < context.now else Standing.OPEN


def months_with_duties(context: Context) -> tuple[Span, Span]:
    """The first and the last month in which something in view is due; this month when nothing is."""
    query = counted(context, Obligation).with_only_columns(func.min(Obligation.due_on), func.max(Obligation.due_on))
    first, last = context.session.execute(query).one()
    return month_of(first or context.today), month_of(last or context.today)


def find_obligation(context: Context, obligation_id: int) -> Obligation | None:
    """One obligation, if its department is in the actor's view."""
    query = (
        seen(context, Obligation)
        .where(Obligation.id == obligation_id)
        .options(joinedload(Obligation.department), selectinload(Obligation.submissions))
    )
    return context.session.scalar(query)


def told_of(context: Context, obligation: Obligation) -> list[str]:
    """Names of those whom a reminder about the obligation reaches."""
    return list(names(context, liaisons(context, obligation.department)).values())


def history(context: Context, since: date, *, states: Sequence[ReportState] = ()) -> list[Obligation]:
    """At most 100 obligations in view due since a day that something has come in for, newest first.

    With `states` those that are in one of these, oldest first: what waits longest is seen.
    """
    wanted = Obligation.state.in_(states) if states else Obligation.submissions.any()
    order = Obligation.due_on if states else Obligation.due_on.desc()
    query = (
        seen(context, Obligation)
        .where(Obligation.due_on >= since, wanted)
        .options(joinedload(Obligation.department), selectinload(Obligation.submissions))
        .order_by(order, Obligation.id)
        .limit(LISTED)
    )
    return list(context.session.scalars(query))


def first_receipt() -> ScalarSelect[int]:
    """For a query over Obligation: the id of its first Submission, whose verdict stays whatever is sent again."""
    receipt = aliased(Submission)
    query = select(func.min(receipt.id)).where(receipt.obligation_id == Obligation.id)
    return query.correlate(Obligation).scalar_subquery()
