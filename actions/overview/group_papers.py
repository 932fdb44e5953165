"""What the group issues on paper: 季度汇总, 督办单, 情况通报. Every figure can be traced to records, no person is named."""

from collections.abc import Sequence
from datetime import date

from actions.common.context import Context
from actions.ledger import entries as registers
from actions.ledger.exports import with_year
from actions.overview import statistics, status
from actions.report import on_time
from policy.text.write import say_date, say_day
from policy.time.months import Span
from policy.words.paper import Paper, PaperSection, Plot
from storage.models import Department

TO_FILL_IN = "（由综合科填写）"


def summary_paper(context: Context, departments: Sequence[Department], span: Span) -> Paper:
    """季度汇总: the figures of all departments together beside the year before's, then of each; confidential registers are not in it."""
    everywhere = statistics.table(context, departments, span, "year")
    counted = everywhere.figures
    total = tuple((each.title, each.said, each.say(each.before)) for each in counted)
    rates = tuple(
        (each.title, _rate(each.part, each.whole), _rate(*each.before or (0, 0))) for each in everywhere.shares
    )
    beside = ("本期", tuple(each.value for each in counted)), ("上年同期", tuple(each.before for each in counted))
    plot = Plot("与上年同期比较", "bars", tuple(each.title for each in counted), beside)
    header = ("项目", "本期", "上年同期")
    sections = [
        PaperSection("总体情况", _until(context, span), header, (*total, *rates), (66.0, 45.0, 45.0), plot=plot)
    ]
    lines = []
    for department in departments:
        table = statistics.table(context, [department], span)
        figures = [f"{each.title}{each.said}" for each in table.figures]
        shares = [f"{each.title}{_rate(each.part, each.whole)}" for each in table.shares]
        lines.append((department.name, "；".join([*figures, *shares]) or "无"))
    timely = on_time.drawn(context, on_time.rates_by_duty(context))
    if not timely.empty:
        sections.append(PaperSection("按时报送", (f"{timely.title}，截至{say_date(context.today)}。",), plot=timely))
    sections.append(PaperSection("各单位情况", (), ("单位", "数字"), tuple(lines), (36.0, 120.0)))
    title = f"{with_year(span)}工作汇总"
    records = tuple(record for each in departments for record in _counted(context, each, span))
    return Paper(title, tuple(sections), issuer=context.rules.office_name, day=say_date(context.today), records=records)


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.1%}（{part}/{whole}）" if whole else "无"


def _counted(context: Context, department: Department, span: Span) -> list[tuple[str, str]]:
    """The numbers of the entries that the figures count."""
    found = []
    for definition in statistics.known(context):
        if definition.fields:
            rows = registers.entries(context, definition, within=[department], span=span)
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
            f"截至{say_date(context.today)}，下列事项已过期限，请抓紧办理，并于3个工作日内反馈。"
            if rows
            else f"{number or '目前'}没有逾期事项。",
        ),
        ("事项", "期限", "逾期"),
        tuple((what, say_day(due), f"{(context.today - due).days}天") for what, due, _number in rows),
        (92.0, 38.0, 26.0),
    )
    records = tuple((number, what) for what, _due, number in rows if number)
    return Paper("督办单", (section,), department.name, context.rules.office_name, say_date(context.today), records)


def _overdue(context: Context, department: Department) -> list[tuple[str, date, str]]:
    owed = [
        (f"{row.label}{row.title}", row.due_on, "")
        for row in status.overdue(context)
        if row.department_id == department.id
    ]
    for definition in registers.definitions(context):
        if definition.fields and definition.due and "office" in definition.see:
            for row in registers.entries(context, definition, within=[department], overdue=True):
                if row.due_on is not None:
                    what = registers.short_words(definition, row)
                    owed.append((f"{definition.title}：{what}", row.due_on, row.number))
    return sorted(owed, key=lambda each: each[1])


def circular_paper(context: Context, departments: Sequence[Department], span: Span) -> Paper:
    """情况通报: reports in time and notices by department, as figures; no ranking, no person. What is judged is left to be filled in."""
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
    words = f"现将{with_year(span)}各单位报送和整改情况通报如下，排列不分先后。"
    paragraphs = ("".join((words, *_until(context, span))),)
    header = ("单位", "按时报送/应报", "报告会议", "已整改/问题")
    sections = (
        PaperSection(paragraphs=paragraphs),
        PaperSection("总体情况", (), header, tuple(lines), (48.0, 40.0, 32.0, 36.0)),
        *(PaperSection(each, (TO_FILL_IN,)) for each in ("主要做法", "存在问题", "下一步工作要求")),
    )
    title = f"关于{with_year(span)}主体责任落实情况的通报"
    return Paper(title, sections, "各单位", context.rules.office_name, say_date(context.today))


def _until(context: Context, span: Span) -> tuple[str, ...]:
    """Of a span that is not over: up to which day it is counted."""
    return (f"统计截至{say_date(context.today)}。",) if span.last == context.today else ()
