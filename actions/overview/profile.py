"""One department on one page and in Word (domain.md M16): what the yearly material needs, figures only, no verdict."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from actions.common.actor import sees
from actions.common.context import Context
from actions.common.scope import every, of
from actions.ledger.leaders import kept_of
from actions.overview.status import YearFigures, year_figures
from actions.publication import in_time
from actions.report.obligations import settings_of
from actions.report.on_time import first_receipt
from policy.fields.report_form import KINDS
from policy.text.write import say_moment
from policy.time.months import Span, year_of
from policy.words.paper import Paper, PaperSection, Plot
from storage.models import Department, LedgerEntry, MeetingItem, MeetingNotice, Obligation, Submission, TrailEntry
from storage.models.duties import CLOSED
from storage.states import MeetingState, ReportState


@dataclass(frozen=True)
class KindYear:
    """One kind of report in a year, or of publication that asks for fields."""

    title: str
    due: int
    on_time: int
    late: int
    missing: int


@dataclass(frozen=True)
class Profile:
    """The figures of a department's year up to a moment."""

    department: Department
    year: int
    until: datetime
    reports: tuple[KindYear, ...]
    returned: int
    figures: YearFigures
    months: tuple[tuple[str, int, int], ...]  # month, meetings reported, of these late
    items: dict[str, int]  # kind of matter → items reported
    entries: int
    entries_by_way: tuple[tuple[str, int], ...]


def find_department(context: Context, department_id: int) -> Department | None:
    """A department of the actor's view."""
    return context.session.scalar(select(Department).where(Department.id == department_id, sees(context.me)))


def profile(context: Context, department: Department, year_number: int | None = None) -> Profile:
    """A year's figures of a department, this year's where none is named; its subordinate institutions apart."""
    year = year_of(context.today.replace(month=1, day=1, year=year_number or context.today.year))
    until = min(year.last, context.today)
    meetings = _meetings(context, department, year)
    ways = _ways(context, department, year)
    return Profile(
        department=department,
        year=year.first.year,
        until=context.now,
        reports=(*_reports(context, department, year), *_answers(context, department, year)),
        returned=_returned(context, department, year),
        figures=year_figures(context, department, year),
        months=_months(meetings, until),
        items=_items(context, [row.id for row in meetings]),
        entries=sum(count for _way, count in ways),
        entries_by_way=ways,
    )


def _reports(context: Context, department: Department, year: Span) -> tuple[KindYear, ...]:
    query = (
        of(Obligation, department)
        .with_only_columns(Obligation.kind, Obligation.title, Obligation.state, Obligation.due_at, Submission.on_time)
        .outerjoin(Submission, Submission.id == first_receipt())
        .where(Obligation.state != ReportState.EXCUSED)
        .where(Obligation.due_on.between(year.first, year.last))
        .order_by(Obligation.kind)
    )
    counts: dict[str, Counter[str]] = {}
    for kind, title, state, due_at, on_time in context.session.execute(query):
        settings = settings_of(context, kind)
        counted = counts.setdefault(settings.title if settings else title, Counter())
        if on_time is not None:
            counted["on_time" if on_time else "late"] += 1
        elif due_at < context.now and state not in CLOSED:
            counted["missing"] += 1
    return tuple(
        KindYear(title, each.total(), each["on_time"], each["late"], each["missing"]) for title, each in counts.items()
    )


def _answers(context: Context, department: Department, year: Span) -> tuple[KindYear, ...]:
    return tuple(
        KindYear(title, each.total(), each["on_time"], each["late"], each["missing"])
        for title, each in in_time.by_kind(context, department.id, year).items()
    )


def _returned(context: Context, department: Department, year: Span) -> int:
    """How often a report of this year was returned: the trail names the receipt that was."""
    numbers = of(Submission, department).with_only_columns(Submission.number)
    numbers = numbers.where(Obligation.due_on.between(year.first, year.last))
    query = select(func.count(TrailEntry.id)).where(TrailEntry.act == "return_report", TrailEntry.subject.in_(numbers))
    return context.session.scalar(query) or 0


def _meetings(context: Context, department: Department, year: Span) -> list[MeetingNotice]:
    query = of(MeetingNotice, department).where(
        MeetingNotice.state != MeetingState.CANCELLED,
        MeetingNotice.day.between(year.first, year.last),
    )
    return list(context.session.scalars(query))


def _months(meetings: list[MeetingNotice], today: date) -> tuple[tuple[str, int, int], ...]:
    held = Counter(row.day.month for row in meetings if row.day)
    late = Counter(row.day.month for row in meetings if row.day and row.on_time is False)
    last = max([today.month, *held])
    return tuple((f"{month}月", held[month], late[month]) for month in range(1, last + 1))


def _items(context: Context, meeting_ids: Collection[int]) -> dict[str, int]:
    query = (
        every(MeetingItem)
        .with_only_columns(MeetingItem.kind, func.count())
        .where(MeetingItem.meeting_id.in_(meeting_ids))
    )
    return dict(context.session.execute(query.group_by(MeetingItem.kind)).all())


def _ways(context: Context, department: Department, year: Span) -> tuple[tuple[str, int], ...]:
    query = of(LedgerEntry, department).where(kept_of(context, [department.id], year))
    counted = Counter(str(row.fields.get("way") or "其他") for row in context.session.scalars(query))
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


MEETINGS = "各月会议"
Table = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def tables(found: Profile) -> list[Table]:
    """The figures as titled tables: the same on the page and in Word."""
    year = found.figures
    reports = [(each.title, each.due, each.on_time, each.late, each.missing) for each in found.reports]
    kinds = [(name, found.items.get(key, 0)) for key, name in {**KINDS, "other": "其他事项"}.items()]
    meetings = (year.meetings, year.meetings_on_time, year.meetings_late, year.meetings_excused)
    return [
        ("报送情况", ("事项", "应报", "按时", "晚报", "逾期未报"), [*reports]),
        ("退回情况", ("项目", "次数"), [("退回重报", found.returned)]),
        ("会议报告", ("报告", "按时", "少于规定时间", "经认可"), [meetings]),
        (MEETINGS, ("月份", "报告", "少于规定时间"), [*found.months]),
        ("议题类别", ("类别", "项数"), [*kinds]),
        ("履责记录", ("方式", "条数"), [*found.entries_by_way, ("合计", found.entries)]),
    ]


def profile_paper(found: Profile) -> Paper:
    """The same in Word, with the year's meetings drawn."""
    sections = [PaperSection(paragraphs=(f"统计截至{say_moment(found.until)}。只列数字，不作评价。",))]
    for heading, header, rows in tables(found):
        cells = tuple(tuple(str(value) for value in row) for row in rows)
        sections.append(
            PaperSection(heading, (), header, cells, plot=_meetings_drawn(found) if heading == MEETINGS else None)
        )
    return Paper(f"{found.department.name}{found.year}年履责情况", tuple(sections))


def _meetings_drawn(found: Profile) -> Plot:
    names, reported, late = zip(*found.months, strict=True)
    return Plot(f"{found.year}年各月会议", "columns", names, (("报告", reported), ("少于规定时间", late)))
