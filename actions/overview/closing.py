"""结转: a year's figures frozen with the moment and the records they count; what a later correction made of them; what goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import selectinload

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.recipients import liaisons
from actions.common.scope import at_desk
from actions.common.trail import record
from actions.ledger import checklists
from actions.ledger.entries import QUIET, definition_of
from actions.overview.closing_figures import counting, figures_of
from actions.overview.waiting import Kind, Waiting
from actions.overview.worktable import worktable
from policy.time.months import Span, year_of
from storage.models import ClosedFigure, Department, LedgerEntry, Obligation, YearClosing
from storage.models.duties import CLOSED

REASON = "year_closed"
_DRAFTS = (Kind.DRAFT, Kind.DIGEST)


@dataclass(frozen=True)
class Plan:
    """What closing the year would do: the figures, what stays open, the departments whose checklist may serve again."""

    year: int
    figures: dict[tuple[int, str], ClosedFigure]
    open: tuple[str, ...]
    checklists: dict[Department, int]


@dataclass(frozen=True)
class Change:
    """A figure that is another one by now."""

    department: str
    title: str
    unit: str
    before: int
    after: int


def closed(context: Context, year: int) -> YearClosing | None:
    """The closing of this year at the person's desk, where it was closed."""
    query = at_desk(context, YearClosing).where(YearClosing.year == year)
    return context.session.scalar(query.options(selectinload(YearClosing.figures)))


def plan(context: Context, year: int) -> Plan:
    """What 结转 would do now; raises UserError where the year is not over, is closed, or drafts still wait."""
    if year >= context.today.year:
        raise UserError(f"{year}年尚未结束，请于次年1月1日起办理结转；此前可用“统计 今年”查看。")
    if (row := closed(context, year)) is not None:
        raise UserError(f"{year}年此前已于{_day(context, row)}结转，无需重复办理；回复“{year}年结转情况”查看。")
    span = Span(
        year_of(context.today).first.replace(year=year), year_of(context.today).last.replace(year=year), f"{year}年"
    )
    if not _has_figures(found := figures_of(context, span)):
        raise UserError(f"{year}年没有记录，无需结转。")
    if drafts := worktable(context, _DRAFTS):
        raise UserError(
            f"有{len(drafts)}件草稿待审定，请先回复“发送 编号”或“不发送 编号”后再结转，未作变动：\n{_said(drafts)}"
        )
    return Plan(year, found, tuple(_open(context, span)), _checklists(context, year))


def _has_figures(figures: dict[tuple[int, str], ClosedFigure]) -> bool:
    return any(each.value for each in figures.values())


def _said(drafts: Sequence[Waiting]) -> str:
    """One line each, without the reports that it names."""
    return "\n".join(f"· {each.kind.word} {each.what.partition('：')[0]}" for each in drafts)


def _day(context: Context, row: YearClosing) -> str:
    day = context.local(row.closed_at)
    return f"{day.year}年{day.month}月{day.day}日"


def close(context: Context, planned: Plan) -> YearClosing:
    """Freeze the figures as they stand, and offer every department its checklist for the next year."""
    for group_id in sorted(context.me.group_ids):
        row = YearClosing(group_id=group_id, year=planned.year, closed_at=context.now, closed_by=context.me.userid)
        row.figures = [each for each in planned.figures.values() if each.department.group_id == group_id]
        context.session.add(row)
    context.session.flush()
    for department, items in planned.checklists.items():
        text = (
            f"{planned.year}年已结转。{department.name}{planned.year}年主体责任清单{items}项可作为{planned.year + 1}年清单的草稿："
            "请回复“沿用清单”查看并提交，也可按新清单登记。"
        )
        queue(context, liaisons(context, department), text, REASON)
    record(context, "close_year", str(planned.year))
    return row


def changes(context: Context, row: YearClosing) -> list[Change]:
    """What is another figure today than at the closing: 原数→新数, in the order of the departments."""
    span = Span(
        year_of(context.today).first.replace(year=row.year), year_of(context.today).last.replace(year=row.year), ""
    )
    now, then = figures_of(context, span), {(each.department_id, each.title): each for each in row.figures}
    found = []
    for key in sorted(now.keys() | then.keys()):
        before, after = then.get(key), now.get(key)
        shown = after or before
        assert shown is not None  # the key is of one of the two
        values = before.value if before else 0, after.value if after else 0
        if values[0] != values[1]:
            found.append(Change(shown.department.name, shown.title, shown.unit, *values))
    return found


def _open(context: Context, span: Span) -> Iterator[str]:
    """What the year leaves behind: reports that are owed and entries that are not done; they go on as they are."""
    reports = (
        at_desk(context, Obligation)
        .where(Obligation.state.not_in(CLOSED), Obligation.due_on <= span.last, ~Department.practice)
        .options(selectinload(Obligation.department))
        .order_by(Obligation.due_on, Obligation.id)
    )
    yield from (f"{row.department.name} {row.label}{row.title}" for row in context.session.scalars(reports))
    entries = (
        at_desk(context, LedgerEntry)
        .where(LedgerEntry.state.not_in(QUIET), LedgerEntry.shared, ~Department.practice)
        .where(LedgerEntry.happened_on <= span.last)
        .options(selectinload(LedgerEntry.department))
        .order_by(LedgerEntry.id)
    )
    for row in context.session.scalars(entries):
        definition = definition_of(context, row.ledger)
        if definition is not None and not definition.confidential:
            yield f"{row.department.name} {definition.title} {row.number}"


def _checklists(context: Context, year: int) -> dict[Department, int]:
    """Departments with items of the year, and how many."""
    definition = checklists.register_of(context, checklists.KIND)
    if definition is None:
        return {}
    where = counting(context) & Department.ended_on.is_(None)
    found: dict[Department, int] = {}
    for item in checklists.items(context, definition, where, year):
        found[item.department] = found.get(item.department, 0) + 1
    return found
