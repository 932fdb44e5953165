"""Which obligation a report is for: the period that was said, or the one that is due."""

from datetime import datetime, timedelta

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import of, one
from actions.report.obligations import ensure, reports_itself
from policy.report.report_words import report_command
from policy.text.write import say_day
from policy.time.period_words import read_period
from policy.time.periods import Period
from policy.time.settings import AssignedObligation, ObligationSettings
from storage.models import Department, Obligation
from storage.models.duties import CLOSED
from storage.states import ReportState

JUST_DUE = timedelta(days=14)  # so long «报送 台账», said again, still means the period that has just closed


def reporter(department: Department, settings: ObligationSettings) -> Department:
    """The department under whose name the report goes: the parent, where a subordinate does not report by itself."""
    return department if reports_itself(department, settings) or not department.parent else department.parent


def next_period(context: Context, department: Department, settings: ObligationSettings) -> Period | None:
    """The period that the next report of this department belongs to: the first to come that is not in yet."""
    period = read_period("", settings, context.said_at)
    while period is not None:
        row = _row(context, department, settings, period)
        if row is None or row.state not in CLOSED:
            return period
        following = read_period("", settings, _start_of(context, period))
        period = following if following != period else None
    return None


def _start_of(context: Context, period: Period) -> datetime:
    return datetime.combine(period.due_on + timedelta(days=1), datetime.min.time(), context.rules.zone)


def _row(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation | None:
    return context.session.scalar(
        of(Obligation, department).where(
            Obligation.kind == settings.kind,
            Obligation.period == period.key,
        )
    )


def find_obligation(
    context: Context, department: Department, settings: ObligationSettings, words: str, said_at: datetime | None = None
) -> Obligation:
    """The obligation that «11月», «四季度» or no word at all means; raises UserError when there is no such period.

    `said_at` is when the words were said, where that is not now.

    Without a word: what was returned, else the oldest that is overdue, else the one due next; a period that has just
    closed comes before the next, so that a repeat is answered with its number.
    """
    if not reports_itself(department, settings):
        if isinstance(settings, AssignedObligation):
            raise UserError(f"{department.name}没有“{settings.short}”的报送任务，无需报送。")
        parent = department.parent.name if department.parent else "上级单位"
        raise UserError(
            f"{department.name}的{settings.short}随{parent}一并报送，无需单独报送；本单位的记录会列入其中。"
        )
    if not words:
        waiting = _waiting(context, department, settings)
        if waiting is not None:
            return waiting
    period = read_period(words, settings, said_at or context.said_at)
    if period is None:
        raise UserError(
            f"没有找到{settings.short}的“{words or '本期'}”，请写明期次后重发，如“{example(context, settings)}”。"
        )
    return _of_period(context, department, settings, period)


def example(context: Context, settings: ObligationSettings) -> str:
    """How to report this kind in one message."""
    period = read_period("", settings, context.said_at)
    return report_command(settings.short, period.label if period else "")


def _waiting(context: Context, department: Department, settings: ObligationSettings) -> Obligation | None:
    """What is meant without a period: returned, else overdue, else what was due (and is in) a few days ago."""
    query = of(Obligation, department).where(
        Obligation.kind == settings.kind,
    )
    rows = list(context.session.scalars(query.order_by(Obligation.due_on)))
    waiting = [row for row in rows if row.state not in CLOSED]
    returned = [row for row in waiting if row.state == ReportState.RETURNED]
    overdue = [row for row in waiting if row.due_at < context.said_at]
    just_due = [row for row in rows if context.said_on - JUST_DUE <= row.due_on < context.said_on]
    return next(iter(returned + overdue + just_due), None)


def _of_period(context: Context, department: Department, settings: ObligationSettings, period: Period) -> Obligation:
    row = _row(context, department, settings, period)
    if row is not None and (row.state in CLOSED or period.due_on <= context.said_on):
        return row
    if row is None and period.due_on < context.local(department.imported_at).date():
        raise UserError(
            f"{period.label}{settings.short}的截止日期早于本单位启用本助手的时间，无需在此报送；"
            f"如需补登请联系{context.rules.office}。"
        )
    due = next_period(context, department, settings)
    if due is not None and due.due_on < period.due_on:
        raise UserError(
            f"{period.label}{settings.short}尚未到报送时间，目前应报{due.label}（{say_day(due.due_on)}截止）。"
            f"请回复“{report_command(settings.short, due.label)}”。"
        )
    return row or ensure(context, department, settings, period)


def by_id(context: Context, obligation_id: int) -> Obligation:
    """The obligation that an open question is about."""
    return one(context, Obligation, obligation_id)


def period_words(context: Context, obligation: Obligation) -> str:
    """How a command names the obligation's period without doubt: «11月», with its year when that is another."""
    year = obligation.due_on.year
    return obligation.label if year == context.today.year else f"{year}年{obligation.label}"
