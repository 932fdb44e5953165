"""What the desk does with a report that is in: return it with reasons, or accept it."""

from datetime import datetime

from sqlalchemy import case

from actions.common import review
from actions.common.context import Context
from actions.common.deadlines import reopen_deadline, settle_past
from actions.common.review import Reviewed, Words
from actions.common.scope import of
from actions.common.states import name_of
from actions.report.obligations import asked_of
from actions.report.submit import latest_receipt
from policy.report.report_words import report_command
from policy.time.period_words import read_period
from policy.time.settings import ObligationSettings
from storage.models import Department, Obligation
from storage.states import ReportState

WAITING = (ReportState.SUBMITTED, ReportState.RESUBMITTED)
MOST = 500  # characters of a reason that are kept
_WORDS = Words("returned", "accepted", "return_report", "accept_report")


def latest_report(
    context: Context, department: Department, settings: ObligationSettings, words: str, said_at: datetime | None = None
) -> Obligation | None:
    """The obligation that something has come in for: of the period named, else the newest that waits.

    `said_at` is when the words were said, where that is not now.
    """
    query = of(Obligation, department).where(
        Obligation.kind == settings.kind,
        Obligation.submissions.any(),
    )
    waits = case((Obligation.state.in_(WAITING), 0), else_=1)
    if words:
        period = read_period(words, settings, said_at or context.said_at)
        query = query.where(Obligation.period == (period.key if period else ""))
    return context.session.scalar(query.order_by(waits, Obligation.due_on.desc()).limit(1))


def returning_text(obligation: Obligation, short: str, reasons: str) -> str:
    """What the department reads when its report is returned; shown to the office before it goes out."""
    receipt = latest_receipt(obligation)
    number = f"（编号 {receipt.number}）" if receipt else ""
    return f"{name_of(obligation)}{number}需修改完善：{reasons}\n请修改后回复“{report_command(short, obligation.label)}”重新报送。"


def return_report(context: Context, obligation: Obligation, short: str, reasons: str) -> list[str]:
    """Return a report with reasons: state, ladder, push to the liaisons; gives who is told. Raises UserError unless it waits.

    The ladder runs on from today: while the report was in, no step was missed, so none is made up for.
    """
    what = _reviewed(context, obligation)
    review.give_back(context, what, returning_text(obligation, short, reasons))
    receipt = latest_receipt(obligation)
    if receipt is not None:
        receipt.returned_at, receipt.returned_reason = context.now, reasons[:MOST]
    deadline = reopen_deadline(context, "obligation", obligation.id)
    if deadline is not None:
        settle_past(context, deadline, None)
    return list(what.to)


def accept(context: Context, obligation: Obligation) -> None:
    """审核通过: the report stands as it is, and the liaisons are told. Raises UserError unless it waits."""
    review.accept(context, _reviewed(context, obligation))


def _reviewed(context: Context, obligation: Obligation) -> Reviewed:
    receipt = latest_receipt(obligation)
    to = tuple(asked_of(context, obligation))
    return Reviewed(obligation, name_of(obligation), receipt.number if receipt else None, to, _WORDS)
