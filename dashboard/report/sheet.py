"""填报表 on the page: downloaded filled with what is on record, filled in here or uploaded, looked at line by line, sent."""

from collections.abc import Sequence

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.states import name_of
from actions.common.trail import of_report
from actions.overview import board
from actions.report import sheet, submit
from actions.report.sheet import Filled
from actions.talk import one_time_links
from dashboard.frame.access import DEPARTMENT, Part, owns, the
from dashboard.frame.downloads import DOCX, XLSX, download
from dashboard.frame.forms import RefusedError, chosen_file, drafted, may_be_kept, once, put_back, said
from documents.package import FormFileError
from documents.report_sheet import read_report_sheet, report_sheet_docx, report_sheet_xlsx

blueprint = Part("sheet", __name__)
BLANK = 3  # empty rows of a file for further entries
MOST = 200  # lines of one form
_MAKES = {"docx": (report_sheet_docx, DOCX), "xlsx": (report_sheet_xlsx, XLSX)}


@blueprint.shows("/reports/<int(max=2147483647):obligation_id>/sheet.<kind>", *DEPARTMENT)
def template(context: Context, obligation_id: int, kind: str) -> Response:
    """The sheet in Word or Excel, filled with what is on record."""
    row = _owed(context, obligation_id)
    if kind not in _MAKES:
        abort(404)
    rows = [
        ("" if each.key == each.about else each.key, each.about, each.before, each.said)
        for each in sheet.lines(context, row)
    ]
    more = [("", "", "", "")] * (BLANK if sheet.leaders_of(context, row) else 0)
    make, content_type = _MAKES[kind]
    title = f"{name_of(row)}填报表"
    return download(make(title, [*rows, *more]), f"{title}.{kind}", content_type, of_report(row))


@blueprint.shows("/reports/<int(max=2147483647):obligation_id>/sheet", *DEPARTMENT)
def show(context: Context, obligation_id: int) -> ResponseReturnValue:
    """The sheet as a form."""
    row = the(board.find_obligation(context, obligation_id))
    owns(context, row.department_id)
    if submit.is_in(row):
        return redirect(url_for("page.reports.show", obligation_id=obligation_id), 303)
    values, _problems = drafted(context, request.path)
    count = min(int(values.get("lines", "0")), MOST)
    rows = [(values.get(f"key.{n}", ""), values.get(f"line.{n}", "")) for n in range(count)]
    return _form(context, row, sheet.read(context, row, rows), values.get("source", ""), int(values.get("more", "0")))


@blueprint.takes("/reports/<int(max=2147483647):obligation_id>/sheet/upload", *DEPARTMENT)
def take(context: Context, obligation_id: int) -> ResponseReturnValue:
    """Read a sheet that was filled in elsewhere into the form; nothing is on record yet, and the file is not kept."""
    _owed(context, obligation_id)
    filename, data = chosen_file()
    try:
        found = read_report_sheet(filename, data)
    except FormFileError as error:
        raise UserError(str(error)) from error
    if found.refusal:
        raise RefusedError(found.refusal, data.hex())
    rows = found.rows[:MOST]
    fields = {f"key.{n}": key for n, (key, _text) in enumerate(rows)} | {
        f"line.{n}": text for n, (_key, text) in enumerate(rows)
    }
    fields |= {"lines": str(len(rows)), "source": may_be_kept(filename, 80)}
    return put_back(context, url_for("page.sheet.show", obligation_id=obligation_id), more=fields)


@blueprint.takes("/reports/<int(max=2147483647):obligation_id>/sheet", *DEPARTMENT)
def fill(context: Context, obligation_id: int) -> ResponseReturnValue:
    """Send the report with what was filled in; a line that cannot be taken is marked, and nothing is on record then."""
    row = the(board.find_obligation(context, obligation_id))
    owns(context, row.department_id)
    count, more = min(request.form.get("lines", 0, type=int), MOST), request.form.get("more", 0, type=int)
    rows = [(said(f"key.{n}", 40), said(f"line.{n}", sheet.LONGEST)) for n in range(count)]
    if request.form.get("way") in ("more", "keep"):
        wanted = more + (request.form["way"] == "more")
        return put_back(context, request.path, more={"more": str(wanted)})
    sent = one_time_links.was_sent(context, request.form.get("token", ""))
    if not sent and any(each.problem for each in sheet.read(context, row, rows)):
        return put_back(context, request.path)

    def act() -> str:
        draft, way, text = sheet.fill(context, row, sheet.read(context, row, rows))
        receipt = submit.submit(context, draft, way, text=text)
        one_time_links.forget_draft(context, request.path)
        flash(f"收悉，予以登记，编号 {receipt.number}。仅表示收到登记，不代表审核通过。")
        return url_for("page.reports.show", obligation_id=obligation_id)

    return once(context, act)


def _owed(context: Context, obligation_id: int) -> board.Obligation:
    row: board.Obligation = the(board.find_obligation(context, obligation_id))
    owns(context, row.department_id)
    if submit.is_in(row):
        raise UserError(f"{row.label}{row.title}已经报送，无需再填报；如需修改请先撤回或联系综合科。")
    return row


def _form(
    context: Context, row: board.Obligation, filled: Sequence[Filled], source: str = "", more: int = 0
) -> ResponseReturnValue:
    return render_template(
        "sheet.html", row=row, title=name_of(row), filled=filled, source=source, leaders=sorted(sheet.leaders_of(context, row)),
        more=min(more, 20), longest=sheet.LONGEST, problems=sum(bool(each.problem) for each in filled),
        token=one_time_links.new_token(), new=sum(each.is_new for each in filled),
    )  # fmt: skip
