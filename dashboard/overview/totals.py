"""各组汇总: the commission sees totals per group, side by side in a fixed order, for any period, and nothing below."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import totals_table
from dashboard.frame.access import Part
from dashboard.frame.downloads import DOCX, XLSX, download
from documents.exported import file_name, render
from policy.report.statistic_words import StatisticWords, read_statistic

blueprint = Part("totals", __name__)
SPANS = ("今年", "去年", "本季度", "上季度", "上半年", "本月", "上月")


def _asked(context: Context) -> StatisticWords:
    said = request.args.get("span", "")
    return read_statistic(said if said in SPANS else SPANS[0], context.today)


@blueprint.shows("/totals", "commission")
def show(context: Context) -> ResponseReturnValue:
    """The totals of a span."""
    said = _asked(context)
    names, figures = totals_table.figures(context, said.span)
    return render_template(
        "totals.html", header=totals_table.HEADER, rows=totals_table.rows(context, said.span), names=names, figures=figures, span=said.span,
        spans=SPANS, chosen=request.args.get("span", SPANS[0]),
    )  # fmt: skip


@blueprint.shows("/totals.<any(xlsx, docx):kind>", "commission")
def export(context: Context, kind: str) -> Response:
    """The same in Excel or Word."""
    span = _asked(context).span
    made = totals_table.totals_paper(context, span) if kind == "docx" else totals_table.totals_sheet(context, span)
    return download(render(made), file_name(made), DOCX if kind == "docx" else XLSX, made.title)
