"""Rows of a yearly checklist from a file: each cell read by the register's fields; a wrong one is named by line and column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.ledger import entries
from policy.fields.field import Field
from policy.fields.values import named_choice
from policy.ledger.checklist_due import read_due
from policy.ledger.definition import LedgerDefinition
from policy.text.compare import fold
from storage.models import Department, Holding, Member

SHOWN = 5  # mistakes named at a time


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: where it stands («工作表“Sheet1”第5行», and the sheet's name), and its cells by column key."""

    where: str
    sheet: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class ItemRow:
    """A row that was understood: whose item, of which year, whose duty, and its fields ready for JSON."""

    where: str
    department: Department
    year: int
    owner: Member
    values: dict[str, Any]


class ImportRowsError(Exception):
    """Rows that stop the whole import: a Chinese sentence that names the lines and columns."""


class _CellError(Exception):
    """What is wrong with one cell."""


def columns(definition: LedgerDefinition) -> dict[str, tuple[str, ...]]:
    """The columns of a checklist's file by key, each with the titles under which it may stand."""
    own = {field.key: field.labels for field in definition.fields}
    return {"department": ("单位", "部门", "责任单位"), "year": ("年度", "年份"), **own}


def read_rows(context: Context, definition: LedgerDefinition, rows: Sequence[ImportRow]) -> list[ItemRow]:
    """Every row understood, within the person's reach. Raises ImportRowsError naming the first mistakes."""
    reader = _Reader(context, definition)
    found, wrong = [], []
    for row in rows:
        try:
            found.append(reader.read(row))
        except _CellError as error:
            wrong.append(f"{row.where}{error}")
    if not wrong:
        wrong = _doubled(found, definition)
    if wrong:
        more = f"；另有{len(wrong) - SHOWN}处" if len(wrong) > SHOWN else ""
        raise ImportRowsError(f"{'；'.join(wrong[:SHOWN])}{more}。请修改后重新导入，本次未作任何改动。")
    return found


def _doubled(rows: Sequence[ItemRow], definition: LedgerDefinition) -> list[str]:
    seen: dict[str, str] = {}
    wrong = []
    for row in rows:
        key = f"{row.department.id} {row.year} {sorted(row.values.items())}"
        if seen.setdefault(key, row.where) != row.where:
            wrong.append(f"{row.where}与{seen[key]}内容相同")
    return wrong


class _Reader:
    """Reads rows; looks up departments and their members once."""

    def __init__(self, context: Context, definition: LedgerDefinition) -> None:
        self._context, self._definition = context, definition
        self._reach = entries.departments_of(context, definition.write, below=True)
        self._members: dict[int, dict[str, Member]] = {}

    def read(self, row: ImportRow) -> ItemRow:
        department = self._department(row.cells.get("department", ""))
        year = self._year(row.cells.get("year", ""))
        values = {}
        for field in self._definition.fields:
            value = self._value(field, row, department, year)
            if value is not None:
                values[field.key] = value
            elif field.required:
                raise _CellError(f"缺“{field.title}”")
        _keep_ongoing(self._definition, row, values)
        return ItemRow(row.where, department, year, self._owner(department, values), values)

    def _department(self, said: str) -> Department:
        if not said:
            if len(self._reach) == 1:
                return self._reach[0]
            raise _CellError("缺“单位”")
        found = resolve_among(self._reach, said)
        if not isinstance(found, Department):
            raise _CellError(f"“单位”：{said[:14]}不在您可登记的范围内，请核对名称")
        return found

    def _year(self, said: str) -> int:
        this = self._context.today.year
        digits = re.search(r"20\d\d", fold(said))
        if said and not digits:
            raise _CellError(f"“年度”：“{said[:10]}”不是年份")
        year = int(digits[0]) if digits else this
        if abs(year - this) > 1:
            raise _CellError(f"“年度”：{year}年的清单不在此导入")
        return year

    def _value(self, field: Field, row: ImportRow, department: Department, year: int) -> Any:
        said = row.cells.get(field.key, "").strip()
        if field.type == "choice":
            return self._choice(field, said or row.sheet, bool(said))
        if not said or field.type == "file":
            return None
        if field.type == "date":
            return _due(field, said, year)
        if field.type == "person":
            return self._person(field, said, department)
        return said

    def _choice(self, field: Field, said: str, own: bool) -> str | None:
        """A category of its own cell, else the one that the sheet's name says."""
        found = named_choice(field, said)
        if found is None and own:
            raise _CellError(f"“{field.title}”：“{said[:14]}”不认识，应为{'、'.join(field.choices)}，请核对是否错列")
        return found

    def _person(self, field: Field, said: str, department: Department) -> str:
        people = self._people(department)
        name = min((each for each in people if each in said), key=said.index, default=None)
        if name is None:
            raise _CellError(f"“{field.title}”：{department.name}的成员名单中没有“{said[:10]}”，请核对是否错列")
        return name

    def _people(self, department: Department) -> dict[str, Member]:
        if department.id not in self._members:
            self._members[department.id] = entries.members(self._context, department)
        return self._members[department.id]

    def _owner(self, department: Department, values: dict[str, Any]) -> Member:
        """The one named; else the first responsible person, who answers for the whole."""
        named = next((values[f.key] for f in self._definition.fields if f.type == "person" and f.key in values), None)
        people = self._people(department)
        if named:
            return people[named]
        first = select(Member).join(Holding).where(Holding.role == "principal", Holding.department_id == department.id)
        first = first.where(Holding.on(self._context.today))
        found = self._context.session.scalars(first.order_by(Holding.id)).first()
        if found is None:
            raise _CellError(f"缺“责任人”，且{department.name}未登记主要负责人")
        return found


def _due(field: Field, said: str, year: int) -> str | None:
    try:
        day = read_due(said, year)
    except ValueError:
        raise _CellError(f"“{field.title}”：“{said[:14]}”不是日期，请写如“12月31日”或“长期坚持”") from None
    return day.isoformat() if day else None


def _keep_ongoing(definition: LedgerDefinition, row: ImportRow, values: dict[str, Any]) -> None:
    """«长期坚持» is no date; it stays with the measures."""
    measures = next((each.key for each in definition.fields if each.type == "long_text" and not each.free), None)
    for field in definition.fields:
        said = row.cells.get(field.key, "").strip()
        if measures and field.type == "date" and said and field.key not in values:
            values[measures] = f"{values.get(measures, '')}（{field.title}：{said}）"
