"""What the quarterly “三重一大” report says of matters: those in hand, and those of which nothing new is on file (M3)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import selectinload

from actions.common.context import Context
from actions.common.scope import within
from actions.matter.matters import CLOSED
from storage.models import Matter, MeetingItem


def in_hand(context: Context, department_id: int) -> list[Matter]:
    """Matters on file that are neither completed nor rejected, oldest first; makes none."""
    query = (
        within(Matter, {department_id})
        .where(Matter.stage.not_in(CLOSED))
        .options(selectinload(Matter.notes), selectinload(Matter.items).joinedload(MeetingItem.meeting))
        .order_by(Matter.opened_at, Matter.id)
    )
    return list(context.session.scalars(query))


def without_progress(matters: Sequence[Matter], since: datetime) -> list[Matter]:
    """Those with neither a line of progress nor a meeting reported since then (aware)."""
    return [
        matter
        for matter in matters
        if matter.opened_at < since
        and not any(note.noted_at >= since for note in matter.notes)
        and not any(item.meeting.reported_at >= since for item in matter.items)
    ]
