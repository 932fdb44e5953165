"""Paper that the desk records for a department, and the verdict that every receipt says."""

from datetime import datetime

from actions.common import outages
from actions.common.context import Context
from actions.report.drafts import draft
from actions.report.submit import submit, tell_paper_recorded
from policy.text.write import say_day, say_moment
from storage.models import Obligation, Submission


def verdict(context: Context, obligation: Obligation, received: datetime, on_time: bool) -> str:
    """«按时» or by how many days late, with the date by which it was judged."""
    moment = context.local(received)
    due = f"截止{say_day(obligation.due_on)}"
    if on_time and (excuse := outages.excuse(context, obligation.due_at, received)):
        return f"{due}，{say_moment(moment)}收到。{excuse}"
    if on_time:
        return f"按时报送（{due}，{say_moment(moment)}收到）。"
    late = max((moment.date() - context.local(obligation.due_at).date()).days, 1)
    return f"{due}，{say_moment(moment)}收到，晚于截止日期{late}天。"


def record_paper(
    context: Context, obligation: Obligation, received: datetime, text: str | None = None
) -> tuple[Submission, str]:
    """Take in the paper that came at this moment, with what is noted of it, and tell the department: the receipt and its verdict.

    Raises UserError where the report is in already.
    """
    row = submit(context, draft(context, obligation, received), "paper", received, text)
    told = verdict(context, obligation, row.submitted_at, row.on_time)
    tell_paper_recorded(context, obligation, row, told)
    return row, told
