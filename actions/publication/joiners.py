"""Who joins later, or takes over a post, gets what is in force and stays: circulars, study material."""

from datetime import date

from sqlalchemy import func, select

from actions.common.context import Context
from actions.common.scope import every, of
from actions.publication.addressing import address
from actions.publication.audience import addressees
from actions.publication.finding import audience_of, definitions
from policy.time.hours import send_time
from storage.models import Holding, Publication, Receipt
from storage.states import PublicationState


def posts_of(context: Context) -> tuple[int, date]:
    """What tells whether anybody can have joined since it was looked at last: the newest post, and the day."""
    return context.session.scalar(select(func.max(Holding.id))) or 0, context.today


def catch_up(context: Context) -> int:
    """Make those addressees who have become some since; gives how many. Nobody is told twice."""
    kinds = [each.key for each in definitions(context) if each.stays]
    query = every(Publication).where(
        Publication.kind.in_(kinds), Publication.state == PublicationState.SENT,
        Publication.valid_until.is_(None) | (Publication.valid_until >= context.today),
    )  # fmt: skip
    return sum(_catch_up(context, row) for row in context.session.scalars(query.order_by(Publication.id)).all())


def _catch_up(context: Context, row: Publication) -> int:
    known = set(context.session.scalars(of(Receipt, row).with_only_columns(Receipt.member_id)))
    new = [
        each
        for each in addressees(context, audience_of(row), (row.group_id,) if row.group_id else ())
        if each.member.id not in known
    ]
    address(context, row, new, max(context.now, send_time(context.today, context.rules.hours, context.rules.zone)))
    return len(new)
