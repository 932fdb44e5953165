"""The rows behind each figure of a department's page, with the rule by which they are counted."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, extract, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import Ids, within
from actions.ledger.leaders import kept_of
from actions.overview.measures import Measure, moments
from actions.publication import in_time
from actions.publication.finding import definitions
from actions.report.on_time import first_receipt
from policy.fields.report_form import KINDS
from policy.time.months import Span
from storage.models import (
    Deadline,
    LedgerEntry,
    MeetingItem,
    MeetingNotice,
    Obligation,
    Publication,
    Receipt,
    Submission,
    TrailEntry,
)
from storage.models.duties import CLOSED
from storage.states import MeetingState, ReportState

Rows = Callable[[Context, Ids, Span], Select[Any]]
_HELD: Final = MeetingNotice.state != MeetingState.CANCELLED
_REPORTS: Final = "当年到期、已收到或已过截止时间的报送（免报不计），按时以第一次收到的时间为准"
_MEETINGS: Final = "当年报告、没有取消的会议"


def measure(of: str) -> Measure | None:
    """The figure that is called so («报送情况:主体责任台账:按时»); None for any other name."""
    table, _, rest = of.partition(":")
    row, _, column = rest.rpartition(":")
    made: dict[str, tuple[str, Rows]] = {
        "报送情况": (_REPORTS, partial(_reports, row, column)),
        "退回情况": ("当年到期的报送中被退回的，每退回一次计一份", _returned),
        "会议报告": (_MEETINGS, partial(_meetings, column)),
        "各月会议": ("会议日期在当月、没有取消的会议", partial(_of_month, row.removesuffix("月"), column)),
        "议题类别": ("会议日期在当年、没有取消的会议的议题", partial(_items, row)),
        "履责记录": ("履责日期在当年、没有撤回的记录", partial(_entries, row)),
    }
    rule, rows = made.get(table, ("", None))
    return Measure("", rule, rows) if rows else None


def _reports(title: str, column: str, context: Context, ids: Ids, span: Span) -> Select[Any]:
    asked = [each.key for each in definitions(context) if each.title == title]
    if asked:
        return _answers(asked, column, context, ids, span)
    kinds = [each.kind for each in context.obligations if each.title == title]
    query = within(Obligation, ids).where(
        or_(Obligation.kind.in_(kinds), Obligation.title == title),
        Obligation.due_on.between(span.first, span.last),
        Obligation.state != ReportState.EXCUSED,
    )
    late = and_(Obligation.due_at < context.now, Obligation.state.not_in(CLOSED))
    which: dict[str, ColumnElement[bool]] = {
        "按时": _first(on_time=True),
        "晚报": _first(on_time=False),
        "逾期未报": and_(~Obligation.submissions.any(), late),
    }
    query = query.where(which[column] if column in which else or_(Obligation.submissions.any(), late))
    return query.options(joinedload(Obligation.department), selectinload(Obligation.submissions))


def _answers(kinds: list[str], column: str, context: Context, ids: Ids, span: Span) -> Select[Any]:
    query = in_time.due(context, ids, span).where(Publication.kind.in_(kinds))
    came = and_(Receipt.answered_at.is_not(None), Deadline.stopped_at.is_not(None))
    which: dict[str, ColumnElement[bool]] = {
        "按时": and_(came, Deadline.stopped_at <= Deadline.due_at),
        "晚报": and_(came, Deadline.stopped_at > Deadline.due_at),
        "逾期未报": ~came,
    }
    return query.where(which[column]) if column in which else query


def _first(*, on_time: bool) -> ColumnElement[bool]:
    return Obligation.submissions.any(and_(Submission.id == first_receipt(), Submission.on_time.is_(on_time)))


def _returned(_context: Context, ids: Ids, span: Span) -> Select[Any]:
    returned = select(TrailEntry.subject).where(TrailEntry.act == "return_report")
    query = within(Submission, ids).where(Submission.number.in_(returned))
    whole = joinedload(Submission.obligation).joinedload(Obligation.department)
    return query.where(Obligation.due_on.between(span.first, span.last)).options(whole)


def _meetings(column: str, context: Context, ids: Ids, span: Span) -> Select[Any]:
    query = within(MeetingNotice, ids).where(_HELD, MeetingNotice.reported_at.between(*moments(context, span)))
    late = MeetingNotice.on_time.is_(False)
    which: dict[str, ColumnElement[bool]] = {
        "按时": MeetingNotice.on_time.is_(True),
        "少于规定时间": and_(late, MeetingNotice.excused.is_(None)),
        "经认可": and_(late, MeetingNotice.excused.is_not(None)),
    }
    query = query.where(which[column]) if column in which else query
    return query.options(joinedload(MeetingNotice.department))


def _of_month(month: str, column: str, _context: Context, ids: Ids, span: Span) -> Select[Any]:
    query = within(MeetingNotice, ids).where(_HELD, MeetingNotice.day.between(span.first, span.last))
    query = query.where(extract("month", MeetingNotice.day) == (int(month) if month.isdecimal() else 0))
    query = query.where(MeetingNotice.on_time.is_(False)) if column == "少于规定时间" else query
    return query.options(joinedload(MeetingNotice.department))


def _items(kind: str, _context: Context, ids: Ids, span: Span) -> Select[Any]:
    query = within(MeetingItem, ids).where(_HELD, MeetingNotice.day.between(span.first, span.last))
    whole = joinedload(MeetingItem.meeting).joinedload(MeetingNotice.department)
    named = {name: key for key, name in KINDS.items()}
    return query.where(MeetingItem.kind == named.get(kind, "other")).options(whole)


def _entries(way: str, context: Context, ids: Ids, span: Span) -> Select[Any]:
    query = within(LedgerEntry, ids).where(kept_of(context, ids, span))
    if way != "合计":
        query = query.where(func.coalesce(LedgerEntry.fields["way"].as_string(), "其他") == way)
    return query.options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
