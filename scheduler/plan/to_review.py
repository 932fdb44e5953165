"""What waits for the desk, as a part of its morning brief: what it has to review, and what is proposed before holidays."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, select

from actions.common.context import Context
from actions.publication import integrity
from policy.words.brief_text import proposed, to_review
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


NO_NUMBER = "编号"  # a number is given when a draft is made


def proposal_sections(context: Context, audience: Audience, day: date | None = None) -> list[Section]:
    """One part for each group's desk; none where nothing waits. With a `day` to come, what will be proposed by then is in it."""
    found, coming = [], defaultdict(list)
    for group_id, draft in integrity.due_on(context, day) if day else ():
        coming[group_id].append((NO_NUMBER, draft.title, draft.text, True))
    for group_id, desk in audience.desks().items():
        rows = [
            (row.number, row.title, row.text, row.about is not None)
            for row in integrity.waiting(context, group_id, day)
        ]
        if rows := rows + coming[group_id]:
            office = set(audience.offices(group_id)) if context.rules.groups.released_by == "inspector" else set()
            heads = [userid for userid in desk if userid not in office] or desk
            for releases, to in ((True, heads), (False, [userid for userid in desk if userid not in heads])):
                if to:
                    found.append(Section("brief", day or context.today, proposed(rows, releases=releases), tuple(to)))
    return found
