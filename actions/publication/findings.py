"""What an inspection or a meeting of the group found or handed out: entries of a register, each department's its own (M8, M11, M17)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.trail import record
from actions.ledger import bring_in, entries, file_import, filing
from actions.ledger.bring_in import Source
from actions.ledger.file_import import Plan
from actions.ledger.file_rows import ImportRow, refuse
from actions.publication import inspections
from actions.publication.inspections import Inspection


@dataclass(frozen=True)
class Findings:
    """What was found or handed out, by department, in which register, and by when it is done."""

    number: str  # of the inspection or the meeting
    by_department: dict[int, list[str]]
    due_on: date
    register: str = "rectification"
    source: str = "监督检查"
    own_due: dict[str, date] = field(default_factory=dict)  # of what is to be done by a day of its own


def file_findings(context: Context, where: Sequence[Department], what: Findings) -> list[str]:
    """One entry for each of each department; gives their numbers. What is one department's is told to that one alone."""
    definition = entries.definition_of(context, what.register)
    if definition is None:
        raise UserError("该登记簿未启用，请联系系统管理员。")
    numbers = []
    for department in where:
        for words in what.by_department.get(department.id, ()):
            values = _values(what, words)
            if filing.same_entry(context, definition, department, values, None) is None:
                numbers.append(filing.file(context, definition, department, values).number)
    inspection = inspections.find(context, what.number)
    if inspection is not None:
        inspection.findings = [*inspection.findings, *numbers]
    record(context, "file_findings", what.number)
    return numbers


def _values(what: Findings, words: str) -> dict[str, Any]:
    due = what.own_due.get(words, what.due_on).isoformat()
    if what.register == "rectification":
        return {"source": what.source, "problem": words, "due": due}
    return {"task": words, "due": due}


def source_of(context: Context, inspection: Inspection) -> Source:
    """The list of what an inspection found, as a file: of its departments alone, and found there where no cell says otherwise."""
    source, definition = (
        bring_in.source_of(context, Findings.register),
        file_import.definition_of(context, Findings.register),
    )

    def read(rows: Sequence[ImportRow]) -> list[ImportRow]:
        return [
            replace(row, cells={"source": Findings.source} | {k: v for k, v in row.cells.items() if v}) for row in rows
        ]

    def compare(context: Context, rows: Sequence[ImportRow]) -> Plan:
        return _inspected(inspection, file_import.compare(context, definition, read(rows)))

    def load(context: Context, rows: Sequence[ImportRow]) -> Plan:
        plan = _inspected(inspection, file_import.load(context, definition, read(rows)))
        inspection.findings = [*inspection.findings, *(each.number for each in plan.filed)]
        record(context, "file_findings", inspection.number)
        return plan

    return replace(source, title=f"检查 {inspection.number} 发现的问题", compare=compare, load=load)


def _inspected(inspection: Inspection, plan: Plan) -> Plan:
    refuse(
        [
            f"{each.row.where}“单位”：{each.row.department.name}不在本次检查范围内"
            for each in (*plan.new, *plan.changed)
            if each.row.department.id not in inspection.department_ids
        ]
    )
    return plan
