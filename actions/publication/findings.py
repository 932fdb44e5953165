"""What an inspection or a meeting of the group found or handed out: entries of a register, each department's its own (M8, M11, M17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.recipients import liaisons
from actions.common.trail import record
from actions.ledger import entries, filing
from actions.publication import inspections
from storage.models import Member


@dataclass(frozen=True)
class Findings:
    """What was found or handed out, by department, in which register, and by when it is done."""

    number: str  # of the inspection or the meeting
    by_department: dict[int, list[str]]
    due_on: date
    register: str = "rectification"
    source: str = "监督检查"


def file_findings(context: Context, where: Sequence[Department], what: Findings) -> list[str]:
    """One entry for each of each department; gives their numbers. What is one department's is told to that one alone."""
    definition = entries.definition_of(context, what.register)
    if definition is None:
        raise UserError("该登记簿未启用，请联系系统管理员。")
    numbers = []
    for department in where:
        for words in what.by_department.get(department.id, ()):
            values = _values(context, department, what, words)
            if filing.same_entry(context, definition, department, values, None) is None:
                numbers.append(filing.file(context, definition, department, values).number)
    inspection = inspections.find(context, what.number)
    if inspection is not None:
        inspection.findings = [*inspection.findings, *numbers]
    record(context, "file_findings", what.number)
    return numbers


def _values(context: Context, department: Department, what: Findings, words: str) -> dict[str, Any]:
    due = what.due_on.isoformat()
    if what.register == "tasks":
        return {"person": _liaison(context, department), "task": words, "due": due}
    return {"source": what.source, "problem": words, "due": due}


def _liaison(context: Context, department: Department) -> str:
    """The name of whoever takes it in hand; raises UserError for a department without a liaison."""
    found = select(Member.name).where(Member.userid.in_(liaisons(context, department, in_person=True)))
    name = context.session.scalars(found.order_by(Member.id)).first()
    if name is None:
        raise UserError(f"{department.name}没有联络员，请先确定联络员，或直接回复“交办 {department.name} 姓名 ……”。")
    return name
