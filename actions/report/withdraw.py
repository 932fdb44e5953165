"""A department takes back what it reported, until the desk has accepted it (domain.md «Work off the chat»)."""

from datetime import date

from sqlalchemy import delete, update
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.deadlines import reopen_deadline, settle_past
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.recipients import offices
from actions.common.scope import own
from actions.common.states import ReportState, move, name_of
from actions.common.trail import record
from actions.report.submit import latest_receipt
from storage.models import LedgerEntry, LedgerNote, Obligation, Submission

__all__ = ["Obligation"]

REASON = "report_withdrawn"
_IN = (ReportState.SUBMITTED, ReportState.RESUBMITTED, ReportState.ACCEPTED)


def own_reports(context: Context) -> list[Obligation]:
    """Reports of the person's departments that are in, the newest first."""
    query = (
        own(context, Obligation)
        .join(Submission)
        .where(Obligation.state.in_(_IN))
        .options(selectinload(Obligation.submissions))
    )
    found = context.session.scalars(query).unique()
    return sorted(found, key=lambda row: row.submissions[-1].submitted_at, reverse=True)


def of_year(context: Context) -> list[Obligation]:
    """What the person's departments have sent this year, whatever became of it, the newest first."""
    year = context.today.year
    query = (
        own(context, Obligation)
        .where(Obligation.submissions.any())
        .where(Obligation.due_on.between(date(year, 1, 1), date(year, 12, 31)))
        .options(selectinload(Obligation.submissions), joinedload(Obligation.department))
    )
    rows = context.session.scalars(query)
    return sorted(rows, key=lambda row: row.submissions[-1].submitted_at, reverse=True)


def find_own(context: Context, obligation_id: int) -> Obligation | None:
    """A report of the person's departments that is in."""
    return next((row for row in own_reports(context) if row.id == obligation_id), None)


def withdrawing(obligation: Obligation) -> str:
    """The verb: a report that came after a return leaves it returned."""
    return "withdraw_again" if len(obligation.submissions) > 1 else "withdraw"


def withdraw_report(context: Context, obligation: Obligation) -> str:
    """Take the newest report back and tell the desk; gives its number. Raises UserError once it is accepted.

    The obligation is owed again from today's step of its ladder, and the next report is judged by its own moment; what
    was returned before goes back to «returned». The trail keeps who took back which number.
    """
    receipt = latest_receipt(obligation)
    move(context, obligation, withdrawing(obligation))
    if receipt is None:  # a state without its report does not exist; said rather than broken
        raise UserError(f"{name_of(obligation)}尚未报送，无需撤回。")
    number, session = receipt.number, context.session
    for table in (LedgerEntry, LedgerNote):
        session.execute(update(table).where(table.submission_id == receipt.id).values(submission_id=None))
    session.execute(delete(Submission).where(Submission.id == receipt.id))
    session.expire_all()
    deadline = reopen_deadline(context, "obligation", obligation.id)
    if deadline is not None:
        settle_past(context, deadline, None)
    text = f"{obligation.department.name}已撤回{name_of(obligation)}（编号 {number}），恢复为未报。"
    queue(context, offices(context, obligation.department.group_id), text, REASON, subject=number)
    record(context, "withdraw_report", number)
    return number
