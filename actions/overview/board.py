"""看板: per obligation and period who is in, late, returned or missing; and one obligation for those who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select, true, tuple_
from sqlalchemy.orm import joinedload, selectinload

from actions.common.actor import counts_for
from actions.common.context import Context
from actions.common.recipients import liaisons, names
from actions.common.scope import counted, every, seen, within
from actions.report.on_time import first_receipt
from actions.report.owed import behind
from policy.time.months import Span
from storage.models import Deadline, Department, Obligation, ReminderStep, Submission
from storage.models.duties import CLOSED, SENT, STILL_OWED
from storage.states import ReportState, State

LISTED: Final = 100  # rows of a list

__all__ = ["Obligation"]


class Standing(State):
    """How a department stands with one report: its state, judged by the date; what a cell says, beside its colour."""

    IN = "in", ReportState.SUBMITTED.word
    ACCEPTED = ReportState.ACCEPTED.value, ReportState.ACCEPTED.word
    LATE = "late", "晚报"
    RETURNED = ReportState.RETURNED.value, ReportState.RETURNED.word
    ANNOUNCED = ReportState.ANNOUNCED.value, ReportState.ANNOUNCED.word
    MISSING = "missing", "逾期未报"
    OPEN = ReportState.OPEN.value, ReportState.OPEN.word
    EXTENDED = "extended", "已延期"
    EXCUSED = ReportState.EXCUSED.value, ReportState.EXCUSED.word
    NONE = "none", "不单独报送"


TO_REMIND: Final = (Standing.MISSING, Standing.OPEN, Standing.EXTENDED, Standing.RETURNED)


@dataclass(frozen=True)
class Column:
    """One period of one obligation; `due_on` is the date of those that were given no later one."""

    kind: str
    period: str
    title: str
    label: str
    due_on: date


@dataclass(frozen=True)
class Cell:
    """What one department has done for one period; `id` is the obligation's, `due_on` its own date where it is a later one."""

    state: Standing
    id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Chosen:
    """Which part of the board: of one kind, one period, one department; `only` lists departments with a cell that is red, in or out."""

    kind: str = ""
    period: str = ""
    department: int = 0
    only: str = ""


ALL: Final = Chosen()
MOST_PERIODS: Final = 30  # what falls due first; with MOST_CELLS it keeps a page under 100 KB
MOST_CELLS: Final = 360


@dataclass(frozen=True)
class Line:
    """A department's cells, in the order of the columns."""

    id: int
    department: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Board:
    """Columns by date, with how many are in and how many are not; of the departments the page that was asked for."""

    columns: tuple[tuple[Column, int, int], ...]
    lines: tuple[Line, ...]
    more: int  # periods that are not shown: they are chosen by their kind
    total: int  # departments with a line
    after: int | None  # the department behind which the next page begins; None: this is the last


def board(context: Context, month: Span, most: int, *, after: int = 0, chosen: Chosen = ALL) -> Board:
    """Everything that is due in a month for departments in view, at most so many behind one, or the part that is chosen.

    The board of the present month shows every earlier period, too, that somebody in view has not met.
    """
    due = Obligation.due_on.between(month.first, month.last)
    shown = or_(due, behind(context, month.first)) if month.holds(context.today) else due
    parts = (
        (Obligation.kind, chosen.kind),
        (Obligation.period, chosen.period),
        (Obligation.department_id, chosen.department),
    )
    shown = and_(shown, *(column == value for column, value in parts if value))
    periods = _columns(context, shown)
    columns = periods[:MOST_PERIODS]
    if len(periods) > len(columns):
        shown = and_(
            shown, tuple_(Obligation.kind, Obligation.period).in_([(each.kind, each.period) for each, *_ in columns])
        )
    most = min(most, max(MOST_CELLS // (len(columns) or 1), 1))
    owed = every(Obligation).where(Obligation.department_id == Department.id, shown)
    only = {"red": _is_red(context), "in": _IS_IN, "out": Obligation.state.in_(STILL_OWED)}.get(chosen.only, true())
    listed = select(Department.id, Department.name).where(counts_for(context.me), owed.where(only).exists())
    total = context.session.scalars(listed.with_only_columns(func.count())).one()
    page = listed.where(Department.id > after).order_by(Department.id).limit(most + 1)
    places = dict(context.session.execute(page).all())
    here = list(places)[:most]
    cells = _cells(context, here, shown, [column for column, *_sums in columns])
    none = Cell(Standing.NONE)
    lines = [Line(key, places[key], tuple(cells.get((key, each), none) for each, *_sums in columns)) for key in here]
    return Board(columns, tuple(lines), len(periods) - len(columns), total, here[-1] if len(places) > most else None)


def _columns(context: Context, shown: ColumnElement[bool]) -> tuple[tuple[Column, int, int], ...]:
    """Each period with how many have reported and how many owe it still; who is excused is neither."""
    named = (Obligation.kind, Obligation.period, Obligation.title, Obligation.label)
    counts = (*named, Obligation.state, func.min(Obligation.due_on), func.count())
    query = counted(context, Obligation).where(shown).with_only_columns(*counts)
    found: dict[tuple[str, str], tuple[Column, int, int]] = {}
    for kind, period, title, label, state, due_on, number in context.session.execute(
        query.group_by(*named, Obligation.state).order_by(func.min(Obligation.due_on))
    ):
        column, reported, owed = found.get((kind, period), (Column(kind, period, title, label, due_on), 0, 0))
        is_in = state in CLOSED and state != ReportState.EXCUSED
        found[kind, period] = column, reported + is_in * number, owed + (state in STILL_OWED) * number
    return tuple(sorted(found.values(), key=lambda each: (each[0].due_on, _place(context, each[0].kind))))


def _cells(
    context: Context, departments: Sequence[int], shown: ColumnElement[bool], columns: Sequence[Column]
) -> dict[tuple[int, Column], Cell]:
    receipts = within(Obligation, departments).outerjoin(Submission, Submission.id == first_receipt()).where(shown)
    query = receipts.with_only_columns(
        Obligation.department_id, Obligation.kind, Obligation.period, Obligation.due_on, Obligation.id,
        Obligation.state, Obligation.due_at, Submission.on_time,
    )  # fmt: skip
    named = {(each.kind, each.period): each for each in columns}
    cells = {}
    for department, kind, period, due_on, key, state, due_at, on_time in context.session.execute(query):
        column, standing = named[kind, period], _standing(context, state, due_at, on_time)
        later = due_on if due_on > column.due_on else None
        extended = standing is Standing.OPEN and later is not None
        cells[department, column] = Cell(Standing.EXTENDED if extended else standing, key, later)
    return cells


def reminded(context: Context, board: Board) -> dict[int, datetime]:
    """When whoever has not reported yet was last reminded of it, by the obligation's id."""
    ids = [cell.id for line in board.lines for cell in line.cells if cell.id and cell.state in TO_REMIND]
    query = (
        select(Deadline.subject_id, func.max(ReminderStep.recorded_at))
        .join(ReminderStep)
        .where(Deadline.kind == "obligation", Deadline.subject_id.in_(ids), ReminderStep.state.in_(SENT))
        .group_by(Deadline.subject_id)
    )
    return {key: at for key, at in context.session.execute(query) if at is not None} if ids else {}


_IS_IN: Final = and_(Obligation.state.in_(CLOSED), Obligation.state != ReportState.EXCUSED)


def _is_red(context: Context) -> ColumnElement[bool]:
    """Missing or returned."""
    late = and_(Obligation.state == ReportState.OPEN, Obligation.due_at < context.now)
    return or_(late, Obligation.state == ReportState.RETURNED)


def _place(context: Context, kind: str) -> int:
    order = [each.kind for each in context.obligations]
    return order.index(kind) if kind in order else len(order)


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
