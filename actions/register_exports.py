"""What a file or a paper holds: entries of a register as rows, the monthly ledger, 督办单, 情况通报, 季度汇总."""

from collections.abc import Sequence
from datetime import date

from actions import ledger, registers, statistics, status
from actions.context import Context
from policy.ledger_definition import LedgerDefinition
from policy.months import Span
from policy.paper import Paper, PaperSection
from policy.register_values import say_value
from policy.wording import say_day
from storage.models import Department, LedgerEntry

_LEDGER = ("日期", "履责方式", "对象", "内容")
_LEDGER_MM = (28.0, 28.0, 32.0, 68.0)
_RECORD_WORDS = 20  # characters of an entry in the table of records


def sheet(
    context: Context, definition: LedgerDefinition, rows: Sequence[LedgerEntry]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and cells of a register's entries: every field a column."""
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
            *(say_value(f.type, row.fields[f.key]) if row.fields.get(f.key) is not None else "" for f in fields),
            registers.STATES[row.state],
            row.due_on.isoformat() if row.due_on else "",
            f"{context.local(row.filed_at):%Y-%m-%d %H:%M}",
            "、".join(row.fields.get("marks", ())),
        )
        for row in rows
    ]
    return header, cells


def ledger_paper(context: Context, departments: Sequence[Department], span: Span, owner_id: int | None) -> Paper:
    """The 履责台账 of a month: a table for every leader, with the line for 本人签字."""
    rows = ledger.entries(context, [each.id for each in departments], span, owner_id)
    sections = []
    for leader in ledger.leaders(context, [each.id for each in departments]):
        own = [row for row in rows if (row.owner_id, row.department_id) == (leader.member.id, leader.department.id)]
        if owner_id is None or own or leader.member.id == owner_id:
            table = tuple(
                (
                    f"{row.happened_on.month}月{row.happened_on.day}日",
                    row.fields.get("way") or "",
                    row.fields.get("people") or "",
                    row.text + "".join(f"（{mark}）" for mark in row.fields.get("marks", ())),
                )
                for row in own
            )
            words = () if own else ("本期暂无记录。",)
            sections.append(
                PaperSection(
                    leader.name if len(departments) == 1 else leader.label,
                    words,
                    _LEDGER,
                    table,
                    _LEDGER_MM,
                    "本人签字",
                )
            )
    name = departments[0].name if len(departments) == 1 else ""
    return Paper(f"{name}{span.first.year}年{_month(span)}履责台账", tuple(sections), records=_records(rows))


def _month(span: Span) -> str:
    return span.label.rpartition("年")[2] or span.label


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
            registers.STATES[row.state],
        )
        for row in rows
    )
    section = PaperSection("", () if rows else ("暂无记录。",), header, table, (26.0, 20.0, 64.0, 24.0, 22.0))
    return Paper(f"{label}{definition.title}", (section,), records=_records(rows))


def summary_paper(context: Context, departments: Sequence[Department], span: Span) -> Paper:
    """季度汇总: the figures of all departments together, then of each; confidential registers are not in it."""
    everywhere = statistics.table(context, departments, span)
    total = tuple((each.title, f"{each.value}{each.unit}") for each in everywhere.figures)
    rates = tuple((each.title, _rate(each)) for each in everywhere.shares)
    sections = [PaperSection("一、总体情况", (), ("项目", "数字"), (*total, *rates), (78.0, 78.0))]
    lines = []
    for department in departments:
        table = statistics.table(context, [department], span)
        figures = [f"{each.title}{each.value}{each.unit}" for each in table.figures]
        shares = [f"{each.title}{_rate(each)}" for each in table.shares]
        lines.append((department.name, "；".join([*figures, *shares]) or "无"))
    sections.append(PaperSection("二、各单位情况", (), ("单位", "数字"), tuple(lines), (36.0, 120.0)))
    title = f"{_with_year(span)}工作汇总"
    records = tuple(record for each in departments for record in _counted(context, each, span))
    return Paper(title, tuple(sections), issuer=context.rules.office_name, day=_today(context), records=records)


def _rate(share: statistics.Share) -> str:
    return f"{share.part / share.whole:.1%}（{share.part}/{share.whole}）" if share.whole else "无"


def _counted(context: Context, department: Department, span: Span) -> list[tuple[str, str]]:
    """The numbers of the entries that the figures count."""
    found = []
    for definition in statistics.known(context):
        if definition.fields:
            rows = registers.entries(context, definition, department=department, span=span)
            found += [
                (row.number, f"{definition.title} {department.name}")
                for row in rows
                if row.department_id == department.id
            ]
    return found  # fmt: skip


def supervision_paper(context: Context, department: Department, number: str = "") -> Paper:
    """督办单 to one department: what is overdue, or of it the one entry, with dates and numbers, never a person's name."""
    rows = [row for row in _overdue(context, department) if number in ("", row[2])]
    section = PaperSection(
        "",
        (
            f"截至{_today(context)}，下列事项已过期限，请抓紧办理，并于3个工作日内反馈。"
            if rows
            else f"{number or '目前'}没有逾期事项。",
        ),
        ("事项", "期限", "逾期"),
        tuple((what, say_day(due), f"{(context.today - due).days}天") for what, due, _number in rows),
        (92.0, 38.0, 26.0),
    )
    records = tuple((number, what) for what, _due, number in rows if number)
    return Paper("督办单", (section,), department.name, context.rules.office_name, _today(context), records)


def _overdue(context: Context, department: Department) -> list[tuple[str, date, str]]:
    owed = [
        (f"{row.label}{row.title}", row.due_on, "")
        for row in status.overdue(context)
        if row.department_id == department.id
    ]
    for definition in registers.definitions(context):
        if definition.fields and definition.due and "office" in definition.see:
            for row in registers.entries(context, definition, department=department, overdue=True):
                if row.due_on is not None:
                    what = registers.short_words(definition, row)
                    owed.append((f"{definition.title}：{what}", row.due_on, row.number))
    return sorted(owed, key=lambda each: each[1])


def circular_paper(context: Context, departments: Sequence[Department], span: Span) -> Paper:
    """情况通报: reports in time and notices by department, as figures; no ranking, no person."""
    lines = []
    for department in departments:
        table = statistics.table(context, [department], span)
        shares = {each.title: each for each in table.shares}
        figures = {each.title: each.value for each in table.figures}
        timely, fixed = shares.get("按时报送率"), shares.get("整改率")
        lines.append((
            department.name, f"{timely.part}/{timely.whole}" if timely else "无", str(figures.get("报告会议", 0)),
            f"{fixed.part}/{fixed.whole}" if fixed else "无",
        ))  # fmt: skip
    paragraphs = (f"现将{_with_year(span)}各单位报送和整改情况通报如下，排列不分先后。",)
    header = ("单位", "按时报送/应报", "报告会议", "已整改/问题")
    section = PaperSection("", paragraphs, header, tuple(lines), (48.0, 40.0, 32.0, 36.0))
    title = f"关于{_with_year(span)}主体责任落实情况的通报"
    return Paper(title, (section,), "各单位", context.rules.office_name, _today(context))


def _with_year(span: Span) -> str:
    return span.label if "年" in span.label.partition("（")[0] else f"{span.first.year}年{span.label}"


def _today(context: Context) -> str:
    return f"{context.today.year}年{context.today.month}月{context.today.day}日"
