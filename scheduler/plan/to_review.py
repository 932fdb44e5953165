"""What the desk has to review, as a part of its morning brief: how much, of whom, and how to go on."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Select, select

from actions.common.context import Context
from policy.words.brief_text import to_review
from scheduler.plan.duty import Audience
from scheduler.plan.sections import Section
from storage.models import Department, LedgerEntry, Obligation, Submission
from storage.states import EntryState, ReportState

RECENT = timedelta(days=14)  # a report that nobody has looked at for longer is not brought up every morning


def review_sections(context: Context, audience: Audience) -> list[Section]:
    """One part for each group's desk; none where nothing waits."""
    reports = (
        select(Department.group_id, Department.name)
        .join(Obligation, Obligation.department_id == Department.id)
        .where(
            Obligation.state.in_((ReportState.SUBMITTED, ReportState.RESUBMITTED)),
            Obligation.submissions.any(Submission.submitted_at > context.now - RECENT),
        )
        .order_by(Department.id)
    )
    entries = (
        select(Department.group_id, Department.name)
        .join(LedgerEntry, LedgerEntry.department_id == Department.id)
        .where(LedgerEntry.state == EntryState.SUBMITTED, LedgerEntry.shared)
        .order_by(Department.id)
    )
    waiting = _by_group(context, reports), _by_group(context, entries)
    found = []
    for group_id, desk in audience.desks().items():
        text = to_review(*(each.get(group_id, ()) for each in waiting))
        if text:
            found.append(Section("brief", context.today, text, tuple(desk)))
    return found


def _by_group(context: Context, query: Select[int, str]) -> dict[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    for group_id, name in context.session.execute(query):
        found.setdefault(group_id, []).append(name)
    return dict(found)
