"""暂停 and 恢复: a department whose ladders rest, with the reason."""

from collections.abc import Sequence

from sqlalchemy import select

from actions.common.context import Context
from actions.common.deadlines import settle_past
from actions.common.trail import record
from actions.ledger.due import ladder_of
from storage.models import Deadline, Department
from storage.states import DeadlineState


def pause(context: Context, department: Department, reason: str) -> None:
    """暂停: no ladder of this department runs."""
    department.paused_reason = reason
    record(context, "pause_department", department.name)


def resume(context: Context, department: Department) -> Sequence[Deadline]:
    """恢复: the ladders run on from today; gives what is still open."""
    department.paused_reason = None
    query = select(Deadline).where(
        Deadline.kind.in_(("obligation", "entry", "opinion")),
        Deadline.department_id == department.id,
        Deadline.state == DeadlineState.OPEN,
    )
    rows = context.session.scalars(query).all()
    for deadline in rows:
        settle_past(context, deadline, ladder_of(context, deadline) if deadline.kind == "entry" else None)
    record(context, "resume_department", department.name)
    return rows
