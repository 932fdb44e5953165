"""监督检查, recorded after the fact: departments, days, counts; its findings are rectifications, each department's its own (M17)."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk
from actions.common.trail import record
from actions.ledger import entries, filing
from storage.models import Inspection

REGISTER, SOURCE = "rectification", "监督检查"

__all__ = ["Inspection", "departments_of", "file_findings", "find", "record_inspection"]


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


def file_findings(context: Context, row: Inspection, findings: Mapping[int, Sequence[str]], due_on: date) -> list[str]:
    """One rectification for each finding of each department; gives their numbers. A finding of one is told to that one alone."""
    definition = entries.definition_of(context, REGISTER)
    if definition is None:
        raise UserError("问题整改登记簿未启用，请联系系统管理员。")
    numbers = []
    for department in departments_of(context, row):
        for problem in findings.get(department.id, ()):
            values = {"source": SOURCE, "problem": problem, "due": due_on.isoformat()}
            if filing.same_entry(context, definition, department, values, None) is None:
                numbers.append(filing.file(context, definition, department, values).number)
    record(context, "file_findings", row.number)
    return numbers
