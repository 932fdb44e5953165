"""What a person spoke of last: the numbered thing that the trail names as his newest act."""

from datetime import timedelta

from sqlalchemy import select

from actions.common.context import Context
from actions.common.numbers import read_number
from storage.models import TrailEntry

LATELY = timedelta(days=1)


def last_number(context: Context) -> str | None:
    """The number `YYYY-NNNN` of what the person did something to last, within a day; None where it was to nothing numbered."""
    query = select(TrailEntry.subject).where(
        TrailEntry.actor == context.me.userid, TrailEntry.subject.is_not(None), TrailEntry.at > context.now - LATELY
    )
    subject = context.session.scalar(query.order_by(TrailEntry.id.desc()).limit(1))
    return read_number(subject) if subject else None
