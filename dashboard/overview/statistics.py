"""工作统计: this year's figures beside last year's, to the same day; with their table and an .xlsx of it (M12)."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import statistics
from actions.overview.statistics import Figure, Share
from dashboard.frame import svg
from dashboard.frame.access import GROUP, page
from dashboard.frame.downloads import XLSX, download
from documents.sheets import Cell, make_sheet
from policy.report.statistic_words import StatisticWords, read_statistic

blueprint = Blueprint("statistics", __name__)
SPANS = ("今年", "本季度", "上季度", "上半年", "本月", "上月")
HEADER = ("项目", "单位", "本期", "上年同期", "增减")


def _asked() -> str:
    said = request.args.get("span", "")
    return said if said in SPANS else SPANS[0]


def _table(context: Context, said: StatisticWords) -> statistics.Table:
    return statistics.table(context, statistics.visible(context), said.span, "year")


def _rows(found: statistics.Table) -> list[tuple[Cell, ...]]:
    figures = [
        (each.title, each.unit, *map(_filled, (each.value, each.before)), _change(each)) for each in found.figures
    ]
    shares = [(each.title, "", _percent(each.part, each.whole), _before(each), "") for each in found.shares]
    return [*figures, *shares]


def _filled(value: int | None) -> Cell:
    return statistics.UNFILLED if value is None else value


def _change(figure: Figure) -> str:
    if figure.value is None or figure.before is None:
        return "—"
    before = figure.before
    grown = figure.value - before
    rate = f"（{grown / before:+.0%}）" if before else ""
    return f"{grown:+d}{rate}" if grown else "持平"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}（{part}/{whole}）" if whole else "—"


def _before(share: Share) -> str:
    return _percent(*share.before) if share.before else "—"


@blueprint.get("/statistics")
@page(*GROUP)
def show(context: Context) -> ResponseReturnValue:
    """The figures of a span, year on year."""
    words = _asked()
    said = read_statistic(words, context.today)
    found = _table(context, said)
    title = f"{words}工作统计与上年同期"
    drawing = svg.pairs(
        title, [each.title for each in found.figures], [each.value or 0 for each in found.figures],
        [each.before or 0 for each in found.figures],
    )  # fmt: skip
    return render_template(
        "statistics.html", title=title, drawing=drawing, header=HEADER, rows=_rows(found), spans=SPANS, chosen=words,
        span=said.span,
    )  # fmt: skip


@blueprint.get("/statistics.xlsx")
@page(*GROUP)
def export(context: Context) -> Response:
    """The same as .xlsx."""
    words = _asked()
    title = f"{words}工作统计同比"
    rows = _rows(_table(context, read_statistic(words, context.today)))
    return download(make_sheet(title, HEADER, rows), f"{title}.xlsx", XLSX, title)
