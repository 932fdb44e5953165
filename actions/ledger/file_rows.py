"""Rows of a register from a file: each cell read by the register's fields; a wrong one is named by line and column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import resolve_among
from actions.ledger import checklists, entries
from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.values import named_choice, read_value
from policy.ledger.checklist_due import read_due
from policy.ledger.definition import LedgerDefinition
from policy.text.compare import fold
from storage.models import Department, Holding, Member

SHOWN = 5  # mistakes named at a time
_DONE: Final = re.compile(r"已?(?:办结|销号|完成|整改到位|整改完成|完成整改|关闭)|是")
_OPEN: Final = re.compile(r"(?:未|尚未|正在|持续|推进|办理|整改|进行|待).{0,8}|已登记|否|")
_CLOCK: Final = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?$")
_NO_YEAR: Final = 4  # a leap year that no list is of


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: where it stands («工作表“Sheet1”第5行», and the sheet's name), and its cells by column key."""

    where: str
    sheet: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class EntryRow:
    """A row that was understood: whose entry, of which year and day, whose duty, its fields ready for JSON, whether it is done with."""

    where: str
    department: Department
    year: int
    owner: Member
    values: dict[str, Any]
    day: date | None = None
    done: bool = False


class ImportRowsError(Exception):
    """Rows that stop the whole import: a Chinese sentence that names the lines and columns."""


class CellError(Exception):
    """What is wrong with one cell."""


def is_yearly(definition: LedgerDefinition) -> bool:
    """Whether an entry belongs to a year rather than a day: the items of a checklist."""
    return definition.report == checklists.KIND


def columns(definition: LedgerDefinition) -> dict[str, tuple[str, ...]]:
    """The columns of a register's file by key, each with the titles under which it may stand."""
    found = {"department": ("单位", "部门", "责任单位"), "year": ("年度", "年份")}
    if definition.kept_by:
        found["owner"] = ("责任人", "姓名", "班子成员", "领导姓名")
    found |= {field.key: field.labels for field in definition.fields}
    if not is_yearly(definition) and not any(field.is_day_done for field in definition.fields):
        found["filed"] = ("登记日期", "登记时间", "发现日期", "发现时间")
    if definition.close:
        found["state"] = ("状态", "办理状态", "整改状态", "是否完成")
    return found


def read_rows(context: Context, definition: LedgerDefinition, rows: Sequence[ImportRow]) -> list[EntryRow]:
    """Every row understood, within the person's reach. Raises ImportRowsError naming the first mistakes."""
    reader = _Reader(context, definition)
    found, wrong = [], []
    for row in rows:
        try:
            found.append(reader.read(row))
        except CellError as error:
            wrong.append(f"{row.where}{error}")
    refuse(wrong or _doubled(found))
    return found


def refuse(wrong: Sequence[str]) -> None:
    """Raises ImportRowsError that names the first of these mistakes, where there are any."""
    if wrong:
        more = f"；另有{len(wrong) - SHOWN}处" if len(wrong) > SHOWN else ""
        raise ImportRowsError(f"{'；'.join(wrong[:SHOWN])}{more}。请修改后重新导入，本次未作任何改动。")


def department_of(reach: Sequence[Department], said: str) -> Department:
    """The department of these that a cell names; the only one where it names none. Raises CellError."""
    if not said:
        if len(reach) == 1:
            return reach[0]
        raise CellError("缺“单位”")
    found = resolve_among(reach, said)
    if not isinstance(found, Department):
        near = f"，是否{'、'.join(found)}" if found else ""
        raise CellError(f"“单位”：{said[:14]}不在您可登记的范围内{near}，请核对名称")
    return found


def _doubled(rows: Sequence[EntryRow]) -> list[str]:
    seen: dict[str, str] = {}
    wrong = []
    for row in rows:
        key = f"{row.department.id} {row.year} {row.owner.id} {row.day} {sorted(row.values.items())}"
        if seen.setdefault(key, row.where) != row.where:
            wrong.append(f"{row.where}与{seen[key]}内容相同")
    return wrong


class _Reader:
    """Reads rows; looks up departments and their members once."""

    def __init__(self, context: Context, definition: LedgerDefinition) -> None:
        self._context, self._definition = context, definition
        self._reach = entries.departments_of(context, {*definition.write, "office"}, below=True)
        self._members: dict[tuple[int, bool], dict[str, Member]] = {}
        self._readings: dict[int, Reading] = {}

    def read(self, row: ImportRow) -> EntryRow:
        department = department_of(self._reach, row.cells.get("department", ""))
        year = self._year(row.cells.get("year", ""))
        done = self._done(row.cells.get("state", "").strip())
        values = {}
        for field in self._definition.fields:
            value = self._value(field, row, department, year)
            if value is not None:
                values[field.key] = value
            elif field.required:
                raise CellError(f"缺“{field.title}”")
        if is_yearly(self._definition):
            _keep_ongoing(self._definition, row, values)
        owner = self._owner(department, row, values, past=done or bool(self._definition.kept_by))
        day = self._day(row, values, year)
        return EntryRow(row.where, department, year or self._context.today.year, owner, values, day, done)

    def _year(self, said: str) -> int | None:
        """The year of the row; None: no cell says it. A checklist is this year's then."""
        this = self._context.today.year
        digits = re.search(r"20\d\d", fold(said))
        if said and not digits:
            raise CellError(f"“年度”：“{said[:10]}”不是年份")
        year = int(digits[0]) if digits else None
        if not is_yearly(self._definition):
            return year
        if abs((year or this) - this) > 1:
            raise CellError(f"“年度”：{year}年的清单不在此导入")
        return year or this

    def _done(self, said: str) -> bool:
        if _DONE.fullmatch(said):
            return True
        if not _OPEN.fullmatch(said):
            raise CellError(f"“状态”：“{said[:10]}”不认识，请写“已办结”或“未完成”")
        return False

    def _value(self, field: Field, row: ImportRow, department: Department, year: int | None) -> Any:
        said = row.cells.get(field.key, "").strip()
        if len(said) > field.longest:
            raise CellError(f"“{field.title}”超过{field.longest}字，请精简")
        if field.type == "choice" and not said:
            return named_choice(field, row.sheet)  # a sheet for each category
        if not said or field.type == "file":
            return None
        if field.type == "date":
            return self._date(field, said, year)
        if field.type == "person":
            past = not is_yearly(self._definition)
            return self._person(field.title, said, department, past=past).name
        try:
            return read_value(field, said, self._reading(department))
        except (WrongValueError, UnclearValueError) as error:
            choices = f"，应为{'、'.join(field.choices)}" if field.choices else ""
            raise CellError(f"“{field.title}”：“{said[:14]}”不认识{choices}，请核对是否错列") from error

    def _date(self, field: Field, said: str, year: int | None) -> str | None:
        day = self._read_day(field.title, said, year)
        if day and field.when == "past" and day > self._context.today:
            raise CellError(f"“{field.title}”：{day.year}年{day.month}月{day.day}日尚未到来")
        return day.isoformat() if day else None

    def _read_day(self, title: str, said: str, year: int | None) -> date | None:
        words = _CLOCK.sub("", said)
        try:
            day = read_due(words, year or _NO_YEAR)
        except ValueError:
            raise CellError(f"“{title}”：“{said[:14]}”不是日期，请写如“12月31日”或“长期坚持”") from None
        if day is not None and day.year == _NO_YEAR:
            raise CellError(f"“{title}”：“{said[:14]}”没有年份，请写明年份，或加“年度”一列")
        return day

    def _day(self, row: ImportRow, values: Mapping[str, Any], year: int | None) -> date | None:
        """The day that the entry is about; None: nothing says it."""
        own = next((values[f.key] for f in self._definition.fields if f.is_day_done and f.key in values), None)
        if own:
            return date.fromisoformat(own)
        said = row.cells.get("filed", "").strip()
        day = self._read_day("登记日期", said, year) if said else None
        if day and day > self._context.today:
            raise CellError(f"“登记日期”：{day.year}年{day.month}月{day.day}日尚未到来")
        return day

    def _person(self, title: str, said: str, department: Department, *, past: bool) -> Member:
        people = self._people(department, past)
        name = min((each for each in people if each in said), key=said.index, default=None)
        if name is None:
            ever = "（含曾任）" if past else ""
            raise CellError(f"“{title}”：{department.name}的成员名单{ever}中没有“{said[:10]}”，请核对是否错列")
        return people[name]

    def _people(self, department: Department, past: bool) -> dict[str, Member]:
        """Those who hold a post there; with `past` those who ever did, too."""
        key = department.id, past
        if key not in self._members:
            found = entries.members(self._context, department)
            if past:
                query = select(Member).join(Holding).where(Holding.department_id == department.id).order_by(Holding.id)
                found = {each.name: each for each in self._context.session.scalars(query)} | found
            self._members[key] = found
        return self._members[key]

    def _reading(self, department: Department) -> Reading:
        if department.id not in self._readings:
            at = self._context.said_at
            self._readings[department.id] = entries.reading_of(self._context, self._definition, [department], at)
        return self._readings[department.id]

    def _owner(self, department: Department, row: ImportRow, values: dict[str, Any], *, past: bool) -> Member:
        """The one named; of a checklist's item the first responsible person, who answers for the whole; else who writes."""
        named = next((values[f.key] for f in self._definition.fields if f.type == "person" and f.key in values), None)
        if named:
            return self._people(department, not is_yearly(self._definition))[named]
        if self._definition.kept_by:
            said = row.cells.get("owner", "").strip()
            if not said:
                raise CellError("缺“责任人”")
            return self._person("责任人", said, department, past=past)
        if not is_yearly(self._definition):
            return self._context.me.member
        first = select(Member).join(Holding).where(Holding.role == "principal", Holding.department_id == department.id)
        first = first.where(Holding.on(self._context.today))
        found = self._context.session.scalars(first.order_by(Holding.id)).first()
        if found is None:
            raise CellError(f"缺“责任人”，且{department.name}未登记主要负责人")
        return found


def _keep_ongoing(definition: LedgerDefinition, row: ImportRow, values: dict[str, Any]) -> None:
    """«长期坚持» is no date; it stays with the measures."""
    measures = next((each.key for each in definition.fields if each.type == "long_text" and not each.free), None)
    for field in definition.fields:
        said = row.cells.get(field.key, "").strip()
        if measures and field.type == "date" and said and field.key not in values:
            values[measures] = f"{values.get(measures, '')}（{field.title}：{said}）"
