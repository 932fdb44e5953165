"""What the desk does with a report that is in: return it with reasons, or accept it."""

from datetime import datetime

from sqlalchemy import select

from actions.common.context import Context
from actions.common.deadlines import reopen_deadline
from actions.common.ladders import settle_past
from actions.common.pushes import queue
from actions.common.recipients import liaisons
from actions.common.trail import record
from actions.report.submit import latest_receipt
from policy.time.period_words import read_period
from policy.time.settings import ObligationSettings
from storage.models import Department, Obligation

MOST = 500  # characters of a reason that are kept


def latest_report(
    context: Context, department: Department, settings: ObligationSettings, words: str, said_at: datetime | None = None
) -> Obligation | None:
    """The obligation whose report is in: of the period named, else the newest one.

    `said_at` is when the words were said, where that is not now.
    """
    query = select(Obligation).where(
        Obligation.kind == settings.kind,
        Obligation.department_id == department.id,
        Obligation.state.in_(("submitted", "resubmitted", "accepted")),
    )
    if words:
        period = read_period(words, settings, said_at or context.said_at)
        query = query.where(Obligation.period == (period.key if period else ""))
    return context.session.scalar(query.order_by(Obligation.due_on.desc()).limit(1))


def returning_text(obligation: Obligation, short: str, reasons: str) -> str:
    """What the department reads when its report is returned; shown to the office before it goes out."""
    receipt = latest_receipt(obligation)
    number = f"（编号 {receipt.number}）" if receipt else ""
    return (
        f"{obligation.department.name}{obligation.label}{obligation.title}{number}需修改完善：{reasons}\n"
        f"请修改后回复“报送 {short} {obligation.label}”重新报送。"
    )


def return_report(context: Context, obligation: Obligation, short: str, reasons: str) -> list[str]:
    """Return a report with reasons: state, ladder, push to the liaisons; gives who is told.

    The ladder runs on from today: while the report was in, no step was missed, so none is made up for.
    """
    to = liaisons(context, obligation.department)
    queue(context, to, returning_text(obligation, short, reasons), "returned")
    obligation.state = "returned"
    receipt = latest_receipt(obligation)
    if receipt is not None:
        receipt.returned_at, receipt.returned_reason = context.now, reasons[:MOST]
    deadline = reopen_deadline(context, "obligation", obligation.id)
    if deadline is not None:
        settle_past(context, deadline)
    record(context, "return_report", _number(obligation))
    return to


def accept(context: Context, obligation: Obligation) -> None:
    """审核通过: the report stands as it is, and the liaisons are told."""
    obligation.state = "accepted"
    text = f"{obligation.department.name}{obligation.label}{obligation.title}已审核通过。"
    queue(context, liaisons(context, obligation.department), text, "accepted")
    record(context, "accept_report", _number(obligation))


def _number(obligation: Obligation) -> str | None:
    receipt = latest_receipt(obligation)
    return receipt.number if receipt else None
