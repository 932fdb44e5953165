"""Counts from a file: a column for each thing that is counted, a row for each department and period; what was before this began."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import update

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import within
from actions.common.trail import record
from actions.ledger import entries
from actions.ledger.file_rows import CellError, ImportRow, department_of, refuse
from policy.ledger.definition import CountKind, LedgerDefinition
from policy.text.compare import fold
from storage.base import insert_if_absent
from storage.models import Count, Department

_PERIOD: Final = re.compile(
    r"(?P<year>20\d\d)(?:[年./-](?:(?P<month>\d{1,2})(?:[月./-](?:(?P<day>\d{1,2})日?)?)?|第?(?P<quarter>[一二三四1-4])季度)?)?度?"
)


@dataclass(frozen=True)
class Figure:
    """One number of the file: it becomes the number of the last day of its period."""

    department: Department
    kind: CountKind
    first: date
    last: date
    value: int
    line: str


@dataclass
class Plan:
    """What the file would change."""

    changed: list[Figure] = field(default_factory=list)
    unchanged: int = 0

    @property
    def lines(self) -> list[str]:
        """The changes one by one, as a preview shows them."""
        return [each.line for each in self.changed]

    @property
    def summary(self) -> str:
        """«登记12个数，未变3个»."""
        return f"登记{len(self.changed)}个数，未变{self.unchanged}个"


def _kinds(context: Context) -> dict[str, tuple[LedgerDefinition, CountKind]]:
    """What the person counts, by key; confidential registers are not brought in."""
    known = [each for each in entries.definitions(context) if each.kinds and not (each.confidential or each.safe)]
    return {kind.key: (each, kind) for each in known if context.me.has(*each.write) for kind in each.kinds}


def columns(context: Context) -> dict[str, tuple[str, ...]]:
    """The columns of the file by key, each with its titles. Raises UserError where the person counts nothing."""
    kinds = _kinds(context)
    if not kinds:
        raise UserError(f"您的岗位暂不能导入数字，如需帮助请联系{context.rules.office}。")
    found = {"department": ("单位", "部门"), "when": ("时间", "期间", "年月", "月份", "年度", "日期")}
    return found | {key: (kind.title, *kind.words) for key, (_, kind) in kinds.items()}


def compare(context: Context, rows: Sequence[ImportRow]) -> Plan:
    """What the file would change; changes nothing. Raises ImportRowsError."""
    columns(context)
    kinds, plan, wrong = _kinds(context), Plan(), []
    reaches = {key: entries.departments_of(context, definition.write) for key, (definition, _) in kinds.items()}
    seen: dict[tuple[str, int, date], str] = {}
    for row in rows:
        for key, (_, kind) in kinds.items():
            said = row.cells.get(key, "").strip()
            if not said:
                continue  # nobody filled it in, which is not nought
            try:
                figure = _figure(context, row, reaches[key], kind, said)
                twice = seen.setdefault((key, figure.department.id, figure.last), row.where)
                if twice != row.where:
                    raise CellError(f"“{kind.title}”与{twice}是同一单位同一时间")
                _sort_in(context, figure, plan)
            except CellError as error:
                wrong.append(f"{row.where}{error}")
    refuse(wrong)
    return plan


def _figure(context: Context, row: ImportRow, reach: Sequence[Department], kind: CountKind, said: str) -> Figure:
    department = department_of(reach, row.cells.get("department", "").strip())
    first, last = _period(row.cells.get("when", "").strip() or row.sheet)
    if last > context.today:
        raise CellError(f"“时间”：{last.year}年{last.month}月{last.day}日尚未到来，未结束的时间请按月写")
    number = re.fullmatch(rf"(\d{{1,6}})\s*(?:{re.escape(kind.unit)}|人次|人|次|件|个)?", fold(said))
    if number is None:
        raise CellError(f"“{kind.title}”：“{said[:10]}”不是整数")
    when = f"{first.year}年" if (first.month, last.month) == (1, 12) else f"{last.year}年{last.month}月"
    line = f"{row.where} {department.name} {when}{kind.title} {int(number[1])}{kind.unit}"
    return Figure(department, kind, first, last, int(number[1]), line)


def _period(said: str) -> tuple[date, date]:
    found = _PERIOD.search(re.sub(r"\s", "", fold(said)))
    if found is None:
        raise CellError(f"“时间”：“{said[:10]}”没有年份，请写如“2025年3月”")
    year, month = int(found["year"]), int(found["month"] or 0)
    try:
        if found["day"]:
            return (day := date(year, month, int(found["day"]))), day
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except ValueError as error:
        raise CellError(f"“时间”：“{said[:12]}”不是日期") from error
    if found["quarter"]:
        last = 3 * ("一二三四".find(found["quarter"]) + 1 or int(found["quarter"]))
        return date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _sort_in(context: Context, figure: Figure, plan: Plan) -> None:
    """Beside numbers of single days one for the whole period would count twice."""
    query = within(Count, [figure.department.id]).where(Count.register == figure.kind.key)
    on_file = list(context.session.scalars(query.where(Count.day.between(figure.first, figure.last))))
    others = sum(each.count for each in on_file if each.day != figure.last)
    if others:
        raise CellError(f"“{figure.kind.title}”：{figure.department.name}这段时间已逐日登记{others}{figure.kind.unit}")
    if any(each.count == figure.value for each in on_file):
        plan.unchanged += 1
    else:
        plan.changed.append(figure)


def load(context: Context, rows: Sequence[ImportRow]) -> Plan:
    """Keep the numbers; raises as `compare` does, with nothing written. Importing twice changes nothing."""
    plan = compare(context, rows)
    for each in plan.changed:
        key = {"register": each.kind.key, "department_id": each.department.id, "day": each.last}
        insert_if_absent(context.session, Count(**key, count=0))
        context.session.execute(update(Count).filter_by(**key).values(count=each.value))
    if plan.changed:
        record(context, "import_counts")
    return plan
