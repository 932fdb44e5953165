"""各组汇总: the commission sees totals per group and nothing below."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import lists
from dashboard.frame.access import page
from dashboard.frame.downloads import XLSX, download
from documents.sheets import make_sheet

blueprint = Blueprint("totals", __name__)
HEADER = ("监督组", "单位数", "应报", "按时", "逾期未报", "报告会议", "少于规定时间")


def _rows(context: Context) -> list[tuple[str, int, int, int, int, int, int]]:
    return [
        (each.name, each.departments, each.due, each.on_time, each.overdue, each.meetings, each.meetings_late)
        for each in lists.totals(context)
    ]


@blueprint.get("/totals")
@page("commission")
def show(context: Context) -> ResponseReturnValue:
    """This year's totals per group."""
    return render_template("totals.html", header=HEADER, rows=_rows(context), year=context.today.year)


@blueprint.get("/totals.xlsx")
@page("commission")
def export(context: Context) -> Response:
    """The same as .xlsx."""
    title = f"{context.today.year}年各组汇总"
    return download(make_sheet(title, HEADER, _rows(context)), f"{title}.xlsx", XLSX)
