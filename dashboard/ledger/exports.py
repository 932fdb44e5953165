"""导出: any view of a register as .xlsx or .docx, the monthly ledger, 督办单, 情况通报 and 季度汇总."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import export_jobs, export_views
from dashboard.frame.access import BOTH, page
from dashboard.frame.downloads import DOCX, XLSX, download
from documents.exported import file_name, render

blueprint = Blueprint("exports", __name__)


@blueprint.get("/exports/<name>.<kind>")
@page(*BOTH, "staff", "discipline", "commission")
def export(context: Context, name: str, kind: str) -> ResponseReturnValue:
    """A register by its key, or one of the group's papers. Asked: `span` (三季度), `department`, `mine`, `overdue`."""
    try:
        view = export_views.view(context, f"{name}.{kind}", request.args)
    except LookupError:
        abort(404)
    except PermissionError:
        abort(403)
    return download(render(view), file_name(view), XLSX if kind == "xlsx" else DOCX, f"{name}.{kind}")


@blueprint.get("/exports/jobs/<number>")
@page(*BOTH, "staff", "discipline")
def finished(context: Context, number: str) -> ResponseReturnValue:
    """A long export that is done, for whoever asked for it."""
    job = export_jobs.fetch(context, number)
    if job is None or job.content is None:
        abort(404)
    return download(job.content, job.title, XLSX if job.title.endswith(".xlsx") else DOCX, number)
