"""各组汇总: what the commission reads of the groups side by side in a fixed order, as tables, as a sheet and in Word; nothing below."""

from typing import Final

from actions.common.context import Context
from actions.ledger.exports import with_year
from actions.overview import lists, statistics
from actions.overview.statistics import Figure
from policy.text.write import say_date
from policy.time.months import Span
from policy.words.paper import Cell, Paper, PaperSection, Sheet

HEADER: Final = ("监督组", "单位数", "应报", "按时", "逾期未报", "报告会议", "少于规定时间")
_BESIDE: Final = 5  # groups in one table of a page: their names stay readable
_WIDTHS_MM: Final = (34.0, 16.0)  # of a figure and its unit
_LEFT_MM: Final = 156.0 - sum(_WIDTHS_MM)


def rows(context: Context, span: Span) -> list[tuple[Cell, ...]]:
    """A row for each group, as HEADER names its numbers."""
    return [
        (each.name, each.departments, each.due, each.on_time, each.overdue, each.meetings, each.meetings_late)
        for each in lists.totals(context, span)
    ]


def figures(context: Context, span: Span) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A row for each figure, a column for each group, the year before in brackets."""
    names, found = statistics.side_by_side(context, span)
    return ("项目（上年同期）", "单位", *names), [(title, unit, *map(_said, each)) for title, unit, each in found]


def _said(figure: Figure | None) -> str:
    return "未填" if figure is None else f"{_number(figure.value)}（{_number(figure.before)}）"


def _number(value: int | None) -> str:
    """A small total would point at persons."""
    return statistics.UNFILLED if value is None else "少量" if 0 < value < statistics.FEW else str(value)


def totals_sheet(context: Context, span: Span) -> Sheet:
    """Everything in one table, a column for each group."""
    header, found = figures(context, span)
    of_group = {str(row[0]): row for row in rows(context, span)}
    reports = [
        (title, "", *(of_group[name][place] for name in header[2:])) for place, title in enumerate(HEADER) if place
    ]
    return Sheet(f"{with_year(span)}各组汇总", header, (*reports, *found))


def totals_paper(context: Context, span: Span) -> Paper:
    """The same in Word: the reports of all groups, then the figures of a few groups at a time."""
    reports = tuple(tuple(str(cell) for cell in row) for row in rows(context, span))
    until = f"统计截至{say_date(context.today)}，括号内为上年同期。各组按固定次序排列，不分先后。"
    sections = [PaperSection("报告和报送", (until,), HEADER, reports, (42.0, *(19.0,) * 6))]
    header, found = figures(context, span)
    for start in range(2, len(header), _BESIDE):
        names = header[start : start + _BESIDE]
        cells = tuple((*row[:2], *row[start : start + _BESIDE]) for row in found)
        widths = (*_WIDTHS_MM, *(_LEFT_MM / len(names),) * len(names))
        more = f"（第{start - 1}至{start - 2 + len(names)}组）" if len(header) - 2 > _BESIDE else ""
        sections.append(PaperSection(f"工作数字{more}", (), ("项目", "单位", *names), cells, widths))
    return Paper(f"{with_year(span)}各组汇总", tuple(sections))
