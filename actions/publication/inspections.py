"""监督检查, recorded after the fact: departments, days, counts; its findings are rectifications, each department's its own (M17)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk
from actions.common.trail import record
from storage.models import Inspection

__all__ = ["Inspection", "departments_of", "find", "record_inspection"]


def record_inspection(
    context: Context, where: Sequence[Department], first: date, last: date, questionnaires: int, interviews: int
) -> Inspection:
    """Raises UserError for one that is not over: what is to come is entered nowhere."""
    if last > context.said_on or first > last:
        raise UserError("检查在结束后登记：请写明已经完成的起止日期，尚未开展的检查请勿录入。")
    row = Inspection(
        number=next_number(context), group_id=where[0].group_id, department_ids=[each.id for each in where], first=first, last=last,
        questionnaires=questionnaires, interviews=interviews, recorded_at=context.now, recorded_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    record(context, "record_inspection", row.number)
    return row


def find(context: Context, number: str) -> Inspection | None:
    """An inspection of the person's groups."""
    query = at_desk(context, Inspection).where(Inspection.number == number)
    return context.session.scalar(query)


def departments_of(context: Context, row: Inspection) -> list[Department]:
    """The departments that were inspected."""
    query = select(Department).where(Department.id.in_(row.department_ids)).order_by(Department.id)
    return list(context.session.scalars(query))
