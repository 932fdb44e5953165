"""What is refused and forgotten: complaints about persons and classified text (domain.md «not taken in chat»)."""

from sqlalchemy import update

from actions.common.context import Context
from storage.base import insert_if_absent
from storage.models import RefusalCount, RefusedMessage


def count_refusal(context: Context, key: str, kind: str) -> None:
    """Add one to today's count, once for a message and its repeats; the sender is not kept in any form."""
    session = context.session
    if not insert_if_absent(session, RefusedMessage(key=key, day=context.today)):
        return
    insert_if_absent(session, RefusalCount(day=context.today, kind=kind, count=0))
    today = (RefusalCount.day == context.today, RefusalCount.kind == kind)
    session.execute(update(RefusalCount).where(*today).values(count=RefusalCount.count + 1))
