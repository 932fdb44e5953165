"""各组汇总: the commission sees totals per group, side by side in a fixed order, for any period, and nothing below."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import lists, statistics
from actions.overview.statistics import Figure
from dashboard.frame.access import page
from dashboard.frame.downloads import XLSX, download
from documents.sheets import make_sheet
from policy.report.statistic_words import StatisticWords, read_statistic
from policy.words.paper import Cell

blueprint = Blueprint("totals", __name__)
SPANS = ("今年", "去年", "本季度", "上季度", "上半年", "本月", "上月")
HEADER = ("监督组", "单位数", "应报", "按时", "逾期未报", "报告会议", "少于规定时间")


def _asked(context: Context) -> StatisticWords:
    said = request.args.get("span", "")
    return read_statistic(said if said in SPANS else SPANS[0], context.today)


def _rows(context: Context, said: StatisticWords) -> list[tuple[Cell, ...]]:
    return [
        (each.name, each.departments, each.due, each.on_time, each.overdue, each.meetings, each.meetings_late)
        for each in lists.totals(context, said.span)
    ]


def _figures(context: Context, said: StatisticWords) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """A row for each figure, a column for each group, the year before in brackets."""
    names, rows = statistics.side_by_side(context, said.span)
    return ("项目（上年同期）", "单位", *names), [(title, unit, *map(_said, found)) for title, unit, found in rows]


def _said(figure: Figure | None) -> str:
    return "未填" if figure is None else f"{_number(figure.value)}（{_number(figure.before)}）"


def _number(value: int | None) -> str:
    """A small total would point at persons."""
    return statistics.UNFILLED if value is None else "少量" if 0 < value < statistics.FEW else str(value)


@blueprint.get("/totals")
@page("commission")
def show(context: Context) -> ResponseReturnValue:
    """The totals of a span."""
    said = _asked(context)
    names, figures = _figures(context, said)
    return render_template(
        "totals.html", header=HEADER, rows=_rows(context, said), names=names, figures=figures, span=said.span,
        spans=SPANS, chosen=request.args.get("span", SPANS[0]),
    )  # fmt: skip


@blueprint.get("/totals.xlsx")
@page("commission")
def export(context: Context) -> Response:
    """The same as .xlsx."""
    said = _asked(context)
    header, figures = _figures(context, said)
    of_group = {str(row[0]): row for row in _rows(context, said)}
    reports = [
        (title, "", *(of_group[name][place] for name in header[2:])) for place, title in enumerate(HEADER) if place
    ]
    title = f"{said.span.label}各组汇总"
    return download(make_sheet(title, header, [*reports, *figures]), f"{title}.xlsx", XLSX, title)
