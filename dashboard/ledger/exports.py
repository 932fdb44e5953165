"""导出: any view of a register as .xlsx or .docx, the monthly ledger, 督办单, 情况通报 and 季度汇总."""

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import export_jobs, export_views
from dashboard.frame.access import BOTH, GROUP, Part
from dashboard.frame.downloads import KINDS, download
from documents.exported import file_name, render

blueprint = Part("exports", __name__)
YEAR_PACK = "yearpack.zip"


@blueprint.shows("/exports/<name>.<kind>", *BOTH, "staff", "discipline", "commission")
def export(context: Context, name: str, kind: str) -> ResponseReturnValue:
    """A register by its key, or one of the group's papers. Asked: `span` (三季度), `department`, `mine`, `overdue`."""
    if kind not in ("xlsx", "docx"):  # a pack is made by a job
        abort(404)
    try:
        view = export_views.view(context, f"{name}.{kind}", request.args)
    except LookupError:
        abort(404)
    except PermissionError:
        abort(403)
    return download(render(view), file_name(view), KINDS[kind], f"{name}.{kind}")


@blueprint.does("/exports/yearpack", *GROUP)
def year_pack(context: Context) -> str:
    """年度材料 of a year, made by a job: how far it is stands on 待办, and its link is told."""
    label = f"{request.form.get('year', context.today.year, type=int)}年"
    asked = {"span": label}
    rows = export_views.size(context, YEAR_PACK, asked)
    job = export_jobs.ask(context, YEAR_PACK, asked, f"{label}年度材料", rows)
    flash(f"正在生成：{job.title}，共{job.rows_total}份（编号 {job.number}），完成后以消息告知下载地址。")
    return url_for("page.worktable.show")


@blueprint.shows("/exports/jobs/<number>", *BOTH, "staff", "discipline")
def finished(context: Context, number: str) -> ResponseReturnValue:
    """A long export that is done, for whoever asked for it."""
    job = export_jobs.fetch(context, number)
    if job is None or job.content is None:
        abort(404)
    return download(job.content, job.title, KINDS[job.title.rpartition(".")[2]], number)
