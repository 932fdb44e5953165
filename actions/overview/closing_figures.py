"""The figures of a year that is closed, each the sum of the records that it counts. Confidential registers are not in it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from actions.common.context import Context
from actions.common.scope import every, within
from actions.ledger.entries import definition_of
from actions.overview.measures import moments
from actions.publication import totals
from policy.ledger.definition import LedgerDefinition
from policy.time.months import Span
from storage.models import Attendance, ClosedFigure, Count, Department, LedgerEntry, MeetingNotice, Obligation, Receipt
from storage.models.duties import CLOSED
from storage.states import AttendanceState, EntryState, MeetingState, ReceiptState, ReportState


class _Book:
    """Figures by department and title, with the records that each counts."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self.figures: dict[tuple[int, str], ClosedFigure] = {}
        self._departments = {each.id: each for each in departments}

    def add(self, department_id: int, title: str, unit: str, of: str, value: int = 1) -> None:
        key = department_id, title
        if key not in self.figures:
            department = self._departments[department_id]
            self.figures[key] = ClosedFigure(
                department_id=department_id, department=department, title=title, unit=unit, value=0, records=[]
            )
        self.figures[key].value += value
        self.figures[key].records.append(of)


def figures_of(context: Context, span: Span) -> dict[tuple[int, str], ClosedFigure]:
    """Every figure of the desk's departments; each is the sum of its records. Confidential registers are not in it."""
    with context.session.no_autoflush:
        query = select(Department).where(counting(context)).order_by(Department.id)
        book = _Book(context.session.scalars(query))
        ids = list(book._departments)
        _reports(context, span, ids, book)
        _meetings(context, span, ids, book)
        _entries(context, span, ids, book)
        _counts(context, span, ids, book)
        _publications(context, span, ids, book)
    return book.figures


def counting(context: Context) -> ColumnElement[bool]:
    """The departments of the desk's groups but those for practice."""
    return Department.group_id.in_(context.me.group_ids) & ~Department.practice


def _reports(context: Context, span: Span, ids: Sequence[int], book: _Book) -> None:
    query = (
        within(Obligation, ids)
        .where(Obligation.due_on.between(span.first, span.last))
        .where(Obligation.state != ReportState.EXCUSED)
        .options(selectinload(Obligation.submissions))
        .order_by(Obligation.due_on, Obligation.id)
    )
    for row in context.session.scalars(query):
        said = f"{row.label}{row.title}"
        book.add(row.department_id, "应报", "项", said)
        if row.submissions:
            book.add(row.department_id, "按时报送" if row.submissions[0].on_time else "晚报", "项", said)
        if row.state not in CLOSED:
            book.add(row.department_id, "未报", "项", said)


def _meetings(context: Context, span: Span, ids: Sequence[int], book: _Book) -> None:
    query = (
        within(MeetingNotice, ids)
        .where(MeetingNotice.day.between(span.first, span.last))
        .where(MeetingNotice.state != MeetingState.CANCELLED)
        .order_by(MeetingNotice.id)
    )
    attended = (
        every(Attendance).with_only_columns(Attendance.meeting_id).where(Attendance.state == AttendanceState.ATTENDED)
    )
    visited = set(context.session.scalars(attended))
    for row in context.session.scalars(query):
        book.add(row.department_id, "报告会议", "次", row.number)
        if row.on_time is False and row.excused is None:
            book.add(row.department_id, "少于规定时间", "次", row.number)
        if row.id in visited:
            book.add(row.department_id, "列席会议", "次", row.number)


def _entries(context: Context, span: Span, ids: Sequence[int], book: _Book) -> None:
    query = (
        within(LedgerEntry, ids)
        .where(LedgerEntry.happened_on.between(span.first, span.last))
        .where(LedgerEntry.shared, LedgerEntry.state != EntryState.WITHDRAWN)
        .order_by(LedgerEntry.id)
    )
    for row in context.session.scalars(query):
        definition = definition_of(context, row.ledger)
        if definition is not None and not definition.confidential:
            book.add(row.department_id, definition.title, "条", row.number)
            if definition.close and row.state == EntryState.CLOSED:
                book.add(row.department_id, f"{definition.title}办结", "条", row.number)


def _counts(context: Context, span: Span, ids: Sequence[int], book: _Book) -> None:
    """What was counted by hand; what nobody filled in is no figure, a nought that was filled in is one."""
    kinds = {kind.key: kind for each in _public(context) for kind in each.kinds}
    query = within(Count, ids).where(Count.day.between(span.first, span.last))
    for row in context.session.scalars(query.order_by(Count.day)):
        if row.register in kinds:
            kind = kinds[row.register]
            book.add(row.department_id, kind.title, kind.unit, f"{row.day} {row.count}{kind.unit}", row.count)


def _publications(context: Context, span: Span, ids: Sequence[int], book: _Book) -> None:
    """What was sent out, by person: how much came, how much of it asked for an answer and had one, and integrity texts."""
    asking, library = totals.asking(context), totals.from_library(context)
    for row in context.session.scalars(totals.received(ids, *moments(context, span)).order_by(Receipt.id)):
        what, back = row.publication, row.signed_at is not None or row.state != ReceiptState.WAITING
        said = f"{what.number} {row.member.name}"
        book.add(row.department_id, "发文", "人次", said)
        if what.kind in asking:
            book.add(row.department_id, "发文已回" if back else "发文未回", "人次", said)
        if what.kind in library:
            book.add(row.department_id, "廉政提醒", "人次", said)


def _public(context: Context) -> list[LedgerDefinition]:
    return [each for each in context.rules.ledgers if not each.confidential]
