"""图表: each drawn on the server, with its numbers as a table beneath and as .xlsx."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from actions.common.context import Context
from actions.overview import charts, rectification_chart
from dashboard.frame import svg
from dashboard.frame.access import BOTH, page
from dashboard.frame.downloads import XLSX, download
from documents.sheets import Cell, make_sheet

blueprint = Blueprint("charts", __name__)
DRAWN = 60  # lines that are shown on the page; the .xlsx has them all


@dataclass(frozen=True)
class Chart:
    """A drawing and its numbers."""

    title: str
    drawing: Markup
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    links: Sequence[str] = ()  # of each row what it counts, where a page lists that

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet: every number of every row is 0 or not there."""
        return not any(cell for row in self.rows for cell in row[1:] if isinstance(cell, int))


def _rate(rate: charts.Rate) -> tuple[Cell, ...]:
    return rate.name, rate.due, rate.on_time, "—" if rate.percent is None else f"{rate.percent}%"


def by_month(context: Context) -> Chart:
    """On-time rate by month."""
    rates = charts.rates_by_month(context)
    title = "近12个月按时报送率"
    drawing = svg.columns(title, [each.name for each in rates], [each.percent for each in rates], unit="%", most=100)
    opens = _months(context, "page.board.show") if context.me.is_group_side else ()
    return Chart(title, drawing, ("月份", "应报", "按时", "按时率"), [_rate(each) for each in rates], opens)


def _months(context: Context, endpoint: str) -> list[str]:
    return [url_for(endpoint, month=f"{span.first:%Y-%m}") for span in charts.last_months(context.today)]


def by_department(context: Context) -> Chart:
    """On-time rate by department, for the desk alone; in the order of the list."""
    rates = charts.rates_by_department(context)
    drawn = rates[:DRAWN]
    title = f"{context.today.year}年各单位按时报送率"
    drawing = svg.rows(title, [each.name for each in drawn], [each.percent for each in drawn], unit="%")
    opens = [url_for("page.profile.show", department_id=each.department_id) for each in rates]
    return Chart(title, drawing, ("单位", "应报", "按时", "按时率"), [_rate(each) for each in rates], opens)


def lead_days(context: Context) -> Chart:
    """How many days ahead notices came."""
    counted = charts.lead_days(context)
    title = f"{context.today.year}年会议提前报告天数"
    drawing = svg.columns(
        title, [name.removesuffix("天") for name, _ in counted[:-1]] + ["10+"], [n for _, n in counted]
    )
    return Chart(title, drawing, ("提前天数", "会议次数"), counted)


def notices(context: Context) -> Chart:
    """Meetings by month, and how many were reported late."""
    months = charts.notices_by_month(context)
    title = "近12个月会议报告（深色为全部，橙色为少于规定时间）"
    late = [each.late + each.excused for each in months]
    drawing = svg.columns(title, [each.name for each in months], [each.reported for each in months], parts=late)
    cells = [(each.name, each.reported, each.late, each.excused) for each in months]
    header = ("月份", "报告会议", "少于规定时间", "其中经认可")
    return Chart(title, drawing, header, cells, _months(context, "page.meetings.listing"))


def rectification(context: Context) -> Chart:
    """Problems still open at each month's end; the table has what was found and closed."""
    months = rectification_chart.burn_down(context) or []
    title = "问题整改未办结数（月末）"
    drawing = svg.columns(title, [each.name for each in months], [each.left for each in months])
    cells = [(each.name, each.found, each.closed, each.left) for each in months]
    return Chart(title, drawing, ("月份", "新登记", "办结", "月末未办结"), cells)


def publications(context: Context) -> Chart:
    """How many of those who were to answer what was sent out did, by month; the table has the issues."""
    months = charts.sent_by_month(context)
    title = "近12个月发文回执率"
    drawing = svg.columns(title, [each.name for each in months], [each.percent for each in months], unit="%", most=100)
    cells = [
        (each.name, each.issues, each.asked, each.back, "—" if each.percent is None else f"{each.percent}%")
        for each in months
    ]
    return Chart(title, drawing, ("月份", "发文件数", "应回人次", "已回人次", "回执率"), cells)


CHARTS: dict[str, Callable[[Context], Chart]] = {
    "on-time": by_month,
    "departments": by_department,
    "lead-days": lead_days,
    "notices": notices,
    "rectification": rectification,
    "publications": publications,
}


def _may_see(context: Context, name: str) -> bool:
    """Departments are never shown among others."""
    return name in CHARTS and (name != "departments" or context.me.is_group_side)


@blueprint.get("/charts")
@page(*BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Every chart of what is in view."""
    drawn = {name: draw(context) for name, draw in CHARTS.items() if _may_see(context, name)}
    return render_template("charts.html", charts=drawn, most=DRAWN)


@blueprint.get("/charts/<name>.xlsx")
@page(*BOTH)
def export(context: Context, name: str) -> Response:
    """The numbers of one chart."""
    if not _may_see(context, name):
        abort(404)
    chart = CHARTS[name](context)
    return download(make_sheet(chart.title, chart.header, chart.rows), f"{chart.title}.xlsx", XLSX, chart.title)
