"""单位情况: one department on one page, to print on A4 or to keep as .docx (M16)."""

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.overview import measures, profile, profile_rows
from actions.overview.profile import Profile
from dashboard.frame.access import BOTH, page, the
from dashboard.frame.downloads import DOCX, download
from dashboard.overview.statistics import page_of
from documents.official_layout import WIDTH_MM
from documents.paper_docx import paper_docx
from policy.fields.report_form import KINDS
from policy.text.write import say_moment
from policy.time.months import year_of
from policy.words.paper import Paper, PaperSection
from policy.words.plot import Plot

blueprint = Blueprint("profile", __name__)
MEETINGS = "各月会议"
Table = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def tables(found: Profile) -> list[Table]:
    """The figures as titled tables: the same on the page and in Word."""
    year = found.figures
    reports = [(each.title, each.due, each.on_time, each.late, each.missing) for each in found.reports]
    kinds = [(name, found.items.get(key, 0)) for key, name in {**KINDS, "other": "其他事项"}.items()]
    meetings = (year.meetings, year.meetings_on_time, year.meetings_late, year.meetings_excused)
    return [
        ("报送情况", ("事项", "应报", "按时", "晚报", "逾期未报"), [*reports]),
        ("退回情况", ("退回重报次数",), [(found.returned,)]),
        ("会议报告", ("报告", "按时", "少于规定时间", "经认可"), [meetings]),
        (MEETINGS, ("月份", "报告", "少于规定时间"), [*found.months]),
        ("议题类别", ("类别", "项数"), [*kinds]),
        ("履责记录", ("方式", "条数"), [*found.entries_by_way, ("合计", found.entries)]),
    ]


def asked_year(context: Context) -> int:
    """The year of `?year=2026`; this year when it says nothing sensible."""
    year = request.args.get("year", context.today.year, type=int)
    return year if 2000 <= year <= context.today.year else context.today.year


@blueprint.get("/departments")
@page(*BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The departments in view."""
    return render_template("departments.html", rows=departments.visible(context))


@blueprint.get("/departments/<int(max=2147483647):department_id>")
@page(*BOTH)
def show(context: Context, department_id: int) -> ResponseReturnValue:
    """The page of one department."""
    found = profile.profile(context, the(profile.find_department(context, department_id)), asked_year(context))
    return render_template("profile.html", found=found, tables=tables(found), this_year=context.today.year)


@blueprint.get("/departments/<int(max=2147483647):department_id>/rows")
@page(*BOTH)
def rows(context: Context, department_id: int) -> ResponseReturnValue:
    """What one of its figures counts, with the rule, the newest first."""
    department, of = the(profile.find_department(context, department_id)), request.args.get("of", "")
    measure = the(profile_rows.measure(of))
    year = asked_year(context)
    span = year_of(context.today.replace(year=year, month=1, day=1))
    number = max(request.args.get("page", 0, type=int), 0)
    found = measures.counted(context, measure, [department.id], span, number)
    here = url_for("page.profile.rows", department_id=department_id, of=of, year=year)
    return render_template(
        "counted.html", title=f"{department.name} {' '.join(filter(None, of.split(':')))}", found=found, span=span, number=number, here=here,
        back=url_for("page.profile.show", department_id=department_id, year=year), more=(number + 1) * measures.PAGE < found.total, page_of=page_of,
    )  # fmt: skip


@blueprint.get("/departments/<int(max=2147483647):department_id>.docx")
@page(*BOTH)
def export(context: Context, department_id: int) -> Response:
    """The same in Word."""
    found = profile.profile(context, the(profile.find_department(context, department_id)), asked_year(context))
    title = f"{found.department.name}{found.year}年履责情况"
    sections = [PaperSection(paragraphs=(f"统计截至{say_moment(found.until)}。只列数字，不作评价。",))]
    for heading, header, rows in tables(found):
        cells = tuple(tuple(str(value) for value in row) for row in rows)
        drawn = _meetings_drawn(found) if heading == MEETINGS else None
        widths = (WIDTH_MM / len(header),) * len(header)
        sections.append(PaperSection(heading, (), tuple(header), cells, widths, plot=drawn))
    return download(paper_docx(Paper(title, tuple(sections))), f"{title}.docx", DOCX, title)


def _meetings_drawn(found: Profile) -> Plot:
    names, reported, late = zip(*found.months, strict=True)
    return Plot(f"{found.year}年各月会议", "columns", names, (("报告", reported), ("少于规定时间", late)))
