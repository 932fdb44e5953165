"""What 工作统计 counts by itself, each figure with its rule (口径), and the rows behind every figure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import Ids, every, within
from actions.ledger import entries
from actions.publication import in_time, totals
from policy.ledger.definition import LedgerDefinition
from policy.time.months import Span
from storage.models import (
    Attendance,
    Count,
    Department,
    LedgerEntry,
    LedgerNote,
    MeetingItem,
    MeetingNotice,
    Obligation,
    Opinion,
    Publication,
    Receipt,
    Submission,
)
from storage.states import AttendanceState, MeetingState, OpinionState, ReportState

ON_TIME: Final = "按时报送率"
ANSWERED: Final = "发文按时答复率"
SIGNED: Final = "发文回执率"
_ANSWERS: Final = {"on_time": "按时", "late": "晚答复", "missing": "未答复"}
PAGE: Final = 60  # rows at a time


@dataclass(frozen=True)
class Measure:
    """A figure: its unit, its rule in one line, and the rows that it counts of some departments within a span."""

    unit: str
    rule: str
    rows: Callable[[Context, Ids, Span], Select[Any]]


@dataclass(frozen=True)
class Row:
    """One thing that is counted; `opens` is the kind and the key of what shows it, two empty words where nothing does."""

    day: date | None
    department: str
    what: str
    opens: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Counted:
    """A page of the rows behind a figure, how many there are, and the rule."""

    rule: str
    rows: tuple[Row, ...]
    total: int


def moments(context: Context, span: Span) -> tuple[datetime, datetime]:
    """The span's first moment and its last, local."""
    first, end = (
        datetime.combine(day, datetime.min.time(), context.rules.zone) for day in (span.first, span.last + timedelta(1))
    )
    return first, end - timedelta(microseconds=1)


def _meetings(_context: Context, ids: Ids, span: Span) -> Select[Any]:
    held = MeetingNotice.day.between(span.first, span.last), MeetingNotice.state != MeetingState.CANCELLED
    return within(MeetingNotice, ids).where(*held).options(joinedload(MeetingNotice.department))


def _attended(context: Context, ids: Ids, span: Span) -> Select[Any]:
    attended = every(Attendance).where(Attendance.state == AttendanceState.ATTENDED)
    return _meetings(context, ids, span).where(MeetingNotice.id.in_(attended.with_only_columns(Attendance.meeting_id)))


def _opinions(context: Context, ids: Ids, span: Span) -> Select[Any]:
    sent = Opinion.sent_at.between(*moments(context, span)), Opinion.state != OpinionState.RECALLED
    theirs = Opinion.meeting.has(MeetingNotice.department_id.in_(ids))  # begins at the opinions, which are few
    whole = joinedload(Opinion.meeting).joinedload(MeetingNotice.department)
    return every(Opinion).where(*sent, theirs).options(whole)


def _reviews(context: Context, ids: Ids, span: Span) -> Select[Any]:
    judged = LedgerNote.kind.in_(("accepted", "returned")), LedgerNote.at.between(*moments(context, span))
    whole = joinedload(LedgerNote.entry).joinedload(LedgerEntry.department)
    return within(LedgerNote, ids).where(LedgerEntry.shared, *judged).options(whole)


def _reports(context: Context, ids: Ids, span: Span) -> Select[Any]:
    whole = joinedload(Submission.obligation).joinedload(Obligation.department)
    came = Submission.submitted_at.between(*moments(context, span))
    return within(Submission, ids).where(came).options(whole)


def due(context: Context, ids: Ids, span: Span) -> Select[Any]:
    """Reports due within the span and judged by now."""
    judged = Obligation.due_on.between(span.first, span.last), Obligation.due_at < context.now
    whole = joinedload(Obligation.department), selectinload(Obligation.submissions)
    return within(Obligation, ids).where(*judged, Obligation.state != ReportState.EXCUSED).options(*whole)


def _issued(context: Context, ids: Ids, span: Span) -> Select[Any]:
    return totals.issued(ids, *moments(context, span))


def _integrity(context: Context, ids: Ids, span: Span) -> Select[Any]:
    return totals.issued(ids, *moments(context, span), totals.from_library(context))


def asked_back(context: Context, ids: Ids, span: Span) -> Select[Any]:
    """Receipts of what was sent within the span and is to be signed, studied or answered."""
    return totals.received(ids, *moments(context, span), totals.asking(context))


BY_ITSELF: Final[Mapping[str, Measure]] = {
    "报告会议": Measure("次", "会议日期在期内、没有取消的会议", _meetings),
    "列席会议": Measure("次", "会议日期在期内、登记为已列席的会议", _attended),
    "提出意见": Measure("条", "期内发出、没有撤回的意见", _opinions),
    "审核登记": Measure("条", "期内审核通过或退回的登记，每审核一次计一条", _reviews),
    "收到报送": Measure("份", "期内收到的报送，退回后重报的另计一份", _reports),
    "发文": Measure("件", "期内发给所列单位、没有撤回的发文，一件发给多人计一件", _issued),
    "廉政提醒": Measure("期", "发文中的廉政提醒", _integrity),
}
_RATES: Final = {
    ON_TIME: Measure("项", "期内到期、已过截止时间的报送（免报不计），按时以第一次收到的时间为准", due),
    SIGNED: Measure("人次", "期内发出、需要签收、学习或答复的发文，按接收人计，已签收或已答复的计入分子", asked_back),
    ANSWERED: Measure(
        "件", "期内到期、已过截止时间的发文答复（要求填写内容的），按时以第一次答复的时间为准", in_time.due
    ),
}


def measure(known: Sequence[LedgerDefinition], title: str) -> Measure | None:
    """The figure or rate of this title; None where it is no sum of rows."""
    if by_itself := BY_ITSELF.get(title) or _RATES.get(title):
        return by_itself
    for each in known:
        if each.fields and title in (each.title, rate_title(each)):
            more = "，办结的计入分子" if title != each.title else ""
            return Measure("条", f"日期在期内、没有撤回的登记{more}", _entries_of(each))
        for kind in each.kinds:
            if kind.title == title:
                return Measure(kind.unit, "期内逐日登记的数字相加", _counts_of(kind.key))
    return None


def rate_title(definition: LedgerDefinition) -> str:
    """How the share of a register's entries that are closed is called."""
    return "整改率" if definition.key == "rectification" else f"{definition.title}办结率"


def _entries_of(definition: LedgerDefinition) -> Callable[[Context, Ids, Span], Select[Any]]:
    def rows(context: Context, ids: Ids, span: Span) -> Select[Any]:
        query = entries.visible(context, [definition]).options(*entries.SHOWN)
        return query.where(LedgerEntry.department_id.in_(ids), LedgerEntry.happened_on.between(span.first, span.last))

    return rows


def _counts_of(key: str) -> Callable[[Context, Ids, Span], Select[Any]]:
    def rows(_context: Context, ids: Ids, span: Span) -> Select[Any]:
        return within(Count, ids).where(Count.register == key, Count.day.between(span.first, span.last))

    return rows


def counted(context: Context, found: Measure, ids: Ids, span: Span, page: int) -> Counted:
    """A page of the rows that the figure counts, the newest first."""
    query = found.rows(context, ids, span)
    kind = query.column_descriptions[0]["entity"]
    newest = (Count.day.desc(), Count.department_id) if kind is Count else (kind.id.desc(),)
    rows = context.session.scalars(query.order_by(*newest).offset(page * PAGE).limit(PAGE))
    return Counted(found.rule, tuple(_said(context, found, row) for row in rows), number(context, query))


def number(context: Context, query: Select[Any]) -> int:
    """How many rows there are."""
    return numbers(context, [query])[0]


def numbers(context: Context, queries: Iterable[Select[Any]]) -> list[int]:
    """How many rows each has, asked for in one statement."""
    counts = [
        query.with_only_columns(func.count(), maintain_column_froms=True).correlate(None).scalar_subquery()
        for query in queries
    ]
    return list(context.session.execute(select(*counts)).one())


def _said(context: Context, found: Measure, row: Any) -> Row:
    match row:
        case MeetingNotice():
            return Row(row.day, row.department.name, f"{row.number} {row.type}", ("meeting", row.number))
        case MeetingItem():
            held = row.meeting
            return Row(held.day, held.department.name, f"{held.number} {row.text}", ("meeting", held.number))
        case Opinion():
            where, day = row.meeting, context.local(row.sent_at).date()
            return Row(day, where.department.name, f"{row.number}（会议 {where.number}）", ("meeting", where.number))
        case LedgerNote():
            day, word = context.local(row.at).date(), "审核通过" if row.kind == "accepted" else "退回"
            return Row(day, row.entry.department.name, f"{row.entry.number} {word}", ("entry", row.entry.number))
        case Submission():
            owed, late = row.obligation, "" if row.on_time else "（晚报）"
            day, words = context.local(row.submitted_at).date(), f"{row.number} {owed.label}{owed.title}{late}"
            return Row(day, owed.department.name, words, ("report", str(owed.id)))
        case Obligation():
            first = row.submissions[0] if row.submissions else None
            how = "未报" if first is None else "按时" if first.on_time else "晚报"
            return Row(row.due_on, row.department.name, f"{row.label}{row.title}（{how}）", ("report", str(row.id)))
        case Publication():
            return Row(
                context.local(row.sent_at or row.created_at).date(),
                "",
                f"{row.number} {row.title}",
                ("publication", row.number),
            )
        case Receipt():
            what, timely = row.publication, found == _RATES[ANSWERED]
            how = _ANSWERS[in_time.verdict(context, row)] if timely else row.state.word
            return Row(
                what.due_on if timely else context.local(what.sent_at or what.created_at).date(),
                row.unit,
                f"{what.number} {what.title} {row.member.name}（{how}）",
                ("publication", what.number),
            )
        case LedgerEntry():
            definition = entries.definition_of(context, row.ledger)
            words = entries.describe(definition, row) if definition else ""
            return Row(
                row.happened_on, row.department.name, f"{row.number} {words}（{row.state.word}）", ("entry", row.number)
            )
        case Count():
            return Row(row.day, context.session.get_one(Department, row.department_id).name, f"{row.count}{found.unit}")
    raise TypeError(type(row))
