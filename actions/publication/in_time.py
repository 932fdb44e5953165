"""Answers of fields that are owed by a day: what on-time rates count beside reports (docs/adr/0015-an-answer-is-a-receipt.md)."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Select
from sqlalchemy.orm import contains_eager, joinedload

from actions.common.context import Context
from actions.common.deadlines import find_deadline
from actions.common.scope import Ids, within
from actions.publication.addressing import DEADLINE
from actions.publication.finding import definition_of
from policy.time.months import Span
from storage.models import Deadline, Publication, Receipt
from storage.states import PublicationState

IN_TIME: Final = Receipt.answered_at.is_not(None) & (Deadline.stopped_at <= Deadline.due_at)
"""For a query of `due`: answered first by the moment it was due, whatever was said again later."""
Verdict = Literal["on_time", "late", "missing"]


def due(context: Context, ids: Ids, span: Span) -> Select[Any]:
    """Receipts of these departments that ask for fields, due within the span and judged by now; what has no deadline is none."""
    kinds = [each.key for each in context.rules.publications if each.expects == "fields"]
    return (
        within(Receipt, ids)
        .join(Receipt.publication)
        .join(Deadline, (Deadline.kind == DEADLINE) & (Deadline.subject_id == Receipt.id))
        .where(
            Publication.kind.in_(kinds),
            Publication.state == PublicationState.SENT,
            Publication.due_on.between(span.first, span.last),
            Deadline.due_at < context.now,
        )
        .options(contains_eager(Receipt.publication), joinedload(Receipt.department), joinedload(Receipt.member))
    )


def by_kind(context: Context, department_id: int, span: Span) -> Mapping[str, Counter[Verdict]]:
    """By the kind's title, how many answers came on time, came late, and are missing."""
    query = due(context, [department_id], span).with_only_columns(
        Publication.kind, Receipt.answered_at, Deadline.stopped_at, Deadline.due_at
    )
    found: dict[str, Counter[Verdict]] = {}
    for kind, answered, stopped, by in context.session.execute(query.order_by(Publication.kind)):
        found.setdefault(definition_of(context, kind).title, Counter())[_verdict(answered, stopped, by)] += 1
    return found


def verdict(context: Context, row: Receipt) -> Verdict:
    """How one of them was answered."""
    deadline = find_deadline(context, DEADLINE, row.id)
    assert deadline is not None  # it is one of `due`
    return _verdict(row.answered_at, deadline.stopped_at, deadline.due_at)


def _verdict(answered: datetime | None, stopped: datetime | None, by: datetime) -> Verdict:
    if answered is None or stopped is None:
        return "missing"
    return "on_time" if stopped <= by else "late"
