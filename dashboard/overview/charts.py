"""图表: each drawn on the server, with its numbers as a table beneath and as .xlsx; the drawing by itself as .svg."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import charts
from actions.report import on_time
from dashboard.frame.access import BOTH, Part
from dashboard.frame.downloads import XLSX, download, drawing
from documents.sheets import make_sheet
from policy.words.paper import Cell, Plot

blueprint = Part("charts", __name__)
DRAWN = 60  # lines that are shown on the page; the .xlsx has them all


@dataclass(frozen=True)
class Chart:
    """A plot and its numbers."""

    plot: Plot
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    links: Sequence[str] = ()  # of each row what it counts, where a page lists that

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet: every number of every row is 0 or not there."""
        return not any(cell for row in self.rows for cell in row[1:] if isinstance(cell, int))


def _rate(rate: on_time.Rate) -> tuple[Cell, ...]:
    return rate.name, rate.due, rate.on_time, "—" if rate.percent is None else f"{rate.percent}%"


def by_month(context: Context) -> Chart:
    """On-time rate by month, a line for each duty."""
    duties = on_time.rates_by_duty(context)
    plot = on_time.drawn(context, duties)
    cells = [
        (
            *_rate(
                on_time.Rate(
                    name, *(sum(each) for each in zip(*((rate.due, rate.on_time) for rate in month), strict=True))
                )
            ),
            *(f"{rate.on_time}/{rate.due}" if rate.due else "—" for rate in month),
        )
        for name, month in zip(plot.names, zip(*(rates for _title, rates in duties), strict=True), strict=False)
    ]
    opens = _months(context, "page.board.show") if context.me.is_group_side else ()
    return Chart(plot, ("月份", "应报", "按时", "按时率", *(title for title, _rates in duties)), cells, opens)


def _months(context: Context, endpoint: str) -> list[str]:
    return [url_for(endpoint, month=f"{span.first:%Y-%m}") for span in on_time.last_months(context.today)]


def by_department(context: Context) -> Chart:
    """On-time rate by department, for the desk alone; in the order of the list."""
    rates = charts.rates_by_department(context)
    drawn = rates[:DRAWN]
    title = f"{context.today.year}年各单位按时报送率"
    row = "按时报送率", tuple(each.percent for each in drawn)
    plot = Plot(title, "bars", tuple(each.name for each in drawn), (row,), "%", 100)
    opens = [url_for("page.profile.show", department_id=each.department_id) for each in rates]
    return Chart(plot, ("单位", "应报", "按时", "按时率"), [_rate(each) for each in rates], opens)


def lead_days(context: Context) -> Chart:
    """How many days ahead notices came."""
    counted = charts.lead_days(context)
    names = (*(name.removesuffix("天") for name, _ in counted[:-1]), "10+")
    row = "会议次数", tuple(number for _, number in counted)
    plot = Plot(f"{context.today.year}年会议提前报告天数", "columns", names, (row,))
    return Chart(plot, ("提前天数", "会议次数"), counted)


def notices(context: Context) -> Chart:
    """Meetings by month, how many of them were reported late, and the year before's."""
    months = charts.notices_by_month(context)
    rows = (
        ("报告会议", tuple(each.reported for each in months)),
        ("少于规定时间", tuple(each.late + each.excused for each in months)),
        ("上年同月", tuple(each.before for each in months)),
    )
    plot = Plot("近12个月会议报告", "columns", tuple(each.name for each in months), rows)
    cells = [(each.name, each.reported, each.late, each.excused, each.before) for each in months]
    header = ("月份", "报告会议", "少于规定时间", "其中经认可", "上年同月报告")
    return Chart(plot, header, cells, _months(context, "page.meetings.listing"))


def rectification(context: Context) -> Chart:
    """Problems still open at each month's end, beside what was found and closed in it."""
    months = charts.burn_down(context) or []
    rows = (
        ("月末未办结", tuple(each.left for each in months)),
        ("新登记", tuple(each.found for each in months)),
        ("办结", tuple(each.closed for each in months)),
    )
    plot = Plot("近12个月问题整改", "lines", tuple(each.name for each in months), rows)
    cells = [(each.name, each.found, each.closed, each.left) for each in months]
    return Chart(plot, ("月份", "新登记", "办结", "月末未办结"), cells)


def publications(context: Context) -> Chart:
    """How many of those who were to answer what was sent out did, by month; the table has the issues."""
    months = charts.sent_by_month(context)
    row = "发文回执率", tuple(each.percent for each in months)
    plot = Plot("近12个月发文回执率", "lines", tuple(each.name for each in months), (row,), "%", 100)
    cells = [
        (each.name, each.issues, each.asked, each.back, "—" if each.percent is None else f"{each.percent}%")
        for each in months
    ]
    return Chart(plot, ("月份", "发文件数", "应回人次", "已回人次", "回执率"), cells)


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


@blueprint.shows("/charts", *BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Every chart of what is in view."""
    drawn = {name: draw(context) for name, draw in CHARTS.items() if _may_see(context, name)}
    return render_template("charts.html", charts=drawn, most=DRAWN)


def _asked(context: Context, name: str) -> Chart:
    if not _may_see(context, name):
        abort(404)
    return CHARTS[name](context)


@blueprint.shows("/charts/<name>.svg", *BOTH)
def draw(context: Context, name: str) -> Response:
    """The drawing of one chart."""
    return drawing(_asked(context, name).plot)


@blueprint.shows("/charts/<name>.xlsx", *BOTH)
def export(context: Context, name: str) -> Response:
    """The numbers of one chart."""
    chart = _asked(context, name)
    title = chart.plot.title
    return download(make_sheet(title, chart.header, chart.rows), f"{title}.xlsx", XLSX, title)
