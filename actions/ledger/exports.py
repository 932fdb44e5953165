"""What a file or a paper holds: entries of a register as rows, the monthly ledger, a register in Word."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from actions.common.context import Context
from actions.ledger import entries as registers
from actions.ledger.leaders import leaders
from policy.fields.field import Field
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from policy.text.write import say_day
from policy.time.months import Span
from policy.words.paper import Cell, Paper, PaperSection
from storage.models import Department, LedgerEntry

_WIDE_MM = {"date": 28.0, "choice": 28.0, "text": 32.0, "long_text": 68.0}
_RECORD_WORDS = 20  # characters of an entry in the table of records


def sheet(
    context: Context, definition: LedgerDefinition, rows: Sequence[LedgerEntry]
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Header and cells of a register's entries: every field a column, days and amounts as such."""
    fields = [field for field in definition.fields if field.type != "file"]
    named = any(field.type == "person" for field in fields)  # then the owner is a field already
    header = (
        "编号",
        "单位",
        *(() if named else ("责任人",)),
        *(field.title for field in fields),
        "状态",
        "到期",
        "登记时间",
        "备注",
    )
    cells = [
        (
            row.number,
            row.department.name,
            *(() if named else (row.owner.name,)),
            *(_value(field.type, row.fields.get(field.key)) for field in fields),
            row.state.word,
            row.due_on,
            context.local(row.filed_at).replace(tzinfo=None, second=0, microsecond=0),
            "、".join(row.fields.get("marks", ())),
        )
        for row in rows
    ]
    return header, cells


def _value(field_type: str, value: Any) -> Cell:
    if value is None or field_type == "number":
        number: float | None = value
        return number
    if field_type == "date":
        return date.fromisoformat(value)
    return Decimal(value) if field_type == "money" else say_value(field_type, value)


def ledger_paper(
    context: Context, definition: LedgerDefinition, departments: Sequence[Department], span: Span, post_of: int | None
) -> Paper:
    """The ledger of a month that every leader keeps: a table for each, with the line for 本人签字 where there is something to sign."""
    rows = registers.entries(context, definition, within=departments, span=span, post_of=post_of)
    sections = []
    for leader in leaders(context, [each.id for each in departments]):
        own = [row for row in rows if (row.owner_id, row.department_id) == (leader.member.id, leader.department.id)]
        if post_of is None or own or leader.member.id == post_of:
            sections.append(_signed(definition, leader.name if len(departments) == 1 else leader.label, own))
    name = departments[0].name if len(departments) == 1 else ""
    if not sections:
        sections.append(PaperSection(paragraphs=("本期暂无记录。",)))
    return Paper(f"{name}{with_year(span)}{definition.title}", tuple(sections), records=_records(rows))


def _signed(definition: LedgerDefinition, title: str, rows: Sequence[LedgerEntry]) -> PaperSection:
    """One leader's table: the fields up to the free one, which takes the marks."""
    fields = definition.fields[: next(n for n, each in enumerate(definition.fields, 1) if each.free)]
    table = tuple(tuple(_cell(field, row) for field in fields) for row in rows)
    header, widths = tuple(each.title for each in fields), tuple(_WIDE_MM[each.type] for each in fields)
    return PaperSection(title, () if rows else ("本期暂无记录。",), header, table, widths, "本人签字" if rows else "")


def _cell(field: Field, row: LedgerEntry) -> str:
    if field.type == "date":
        return f"{row.happened_on.month}月{row.happened_on.day}日"
    marks = "".join(f"（{mark}）" for mark in row.fields.get("marks", ())) if field.free else ""
    return f"{row.text if field.free else row.fields.get(field.key) or ''}{marks}"


def _records(rows: Sequence[LedgerEntry]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row.number, f"{row.department.name} {row.owner.name} {say_day(row.happened_on)} {row.text[:_RECORD_WORDS]}")
        for row in rows
    )


def register_paper(context: Context, definition: LedgerDefinition, rows: Sequence[LedgerEntry], label: str) -> Paper:
    """The entries of a register as a paper, e.g. the 主体责任清单 of a department."""
    header = ("编号", "责任人", "内容", "到期", "状态")
    table = tuple(
        (
            row.number,
            row.owner.name,
            "；".join(line for line in registers.say_fields(definition, row) if not line.startswith("责任人：")),
            say_day(row.due_on) if row.due_on else "",
            row.state.word,
        )
        for row in rows
    )
    section = PaperSection("", () if rows else ("暂无记录。",), header, table, (26.0, 20.0, 64.0, 24.0, 22.0))
    return Paper(f"{label}{definition.title}", (section,), records=_records(rows))


def with_year(span: Span) -> str:
    """«2026年三季度»."""
    label = span.label.partition("（")[0]  # without «（截至11月22日）»
    return label if "年" in label else f"{span.first.year}年{label}"
