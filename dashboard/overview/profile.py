"""单位情况: one department on one page, to print on A4 or to keep as .docx (M16)."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.overview import measures, profile, profile_rows
from actions.overview.profile import profile_paper, tables
from dashboard.frame.access import BOTH, GROUP, Part, the
from dashboard.frame.downloads import DOCX, download
from dashboard.overview.statistics import page_of
from documents.exported import file_name, paper_docx
from policy.time.months import year_of

blueprint = Part("profile", __name__)


def asked_year(context: Context) -> int:
    """The year of `?year=2026`; this year when it says nothing sensible."""
    year = request.args.get("year", context.today.year, type=int)
    return year if 2000 <= year <= context.today.year else context.today.year


@blueprint.shows("/departments", *BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The departments in view."""
    years = (context.today.year, context.today.year - 1) if context.me.has(*GROUP) else ()
    return render_template("departments.html", rows=departments.visible(context), years=years)


@blueprint.shows("/departments/<int(max=2147483647):department_id>", *BOTH)
def show(context: Context, department_id: int) -> ResponseReturnValue:
    """The page of one department."""
    found = profile.profile(context, the(profile.find_department(context, department_id)), asked_year(context))
    return render_template("profile.html", found=found, tables=tables(found), this_year=context.today.year)


@blueprint.shows("/departments/<int(max=2147483647):department_id>/rows", *BOTH)
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


@blueprint.shows("/departments/<int(max=2147483647):department_id>.docx", *BOTH)
def export(context: Context, department_id: int) -> Response:
    """The same in Word."""
    found = profile.profile(context, the(profile.find_department(context, department_id)), asked_year(context))
    made = profile_paper(found)
    return download(paper_docx(made), file_name(made), DOCX, made.title)
