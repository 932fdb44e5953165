"""主体责任清单 from an Excel file: read, shown with what it would change, brought in when confirmed. The file is not kept."""

import json

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import checklist_import
from actions.ledger.checklist_import import ImportRow, ImportRowsError
from actions.talk import one_time_links
from dashboard.frame.access import DEPARTMENT, page
from dashboard.frame.forms import RefusedError, once
from documents.list_xlsx import ListFileError, ListRead, read_list
from documents.package import MOST_BYTES

blueprint = Blueprint("checklist_file", __name__)
WRITERS = (*DEPARTMENT, "office")
SHOWN = 200  # changes on one page


@blueprint.get("/checklist/import")
@page(*WRITERS)
def show(context: Context) -> ResponseReturnValue:
    """Where the file is chosen."""
    definition = checklist_import.definition_of(context)
    titles = [titles[0] for titles in checklist_import.columns(definition).values()]
    return render_template("checklist_file.html", titles=titles, plan=None)


@blueprint.post("/checklist/import")
@page(*WRITERS)
def take(context: Context) -> ResponseReturnValue:
    """Read the file and show what it would change; nothing is changed yet."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise UserError("请先选择文件。")
    content = file.stream.read(MOST_BYTES + 1)
    try:
        read = _read(context, file.filename, content)
        rows = [ImportRow(f"工作表“{each.sheet}”第{each.number}行", each.sheet, each.cells) for each in read.lines]
        plan = checklist_import.compare(context, rows)
    except (ListFileError, ImportRowsError) as error:
        raise UserError(str(error)) from error
    kept = json.dumps([[each.where, each.sheet, dict(each.cells)] for each in rows], ensure_ascii=False)
    token = one_time_links.keep(context, {"rows": kept})
    return render_template(
        "checklist_file.html", plan=plan, lines=plan.lines[:SHOWN], notes=read.notes, token=token, source=file.filename
    )


def _read(context: Context, name: str, content: bytes) -> ListRead:
    definition = checklist_import.definition_of(context)
    duty = next(field.key for field in definition.fields if field.free)
    read = read_list(name, content, checklist_import.columns(definition), duty)
    if read.refusal:
        raise RefusedError(read.refusal, content.hex())
    return read


@blueprint.post("/checklist/import/confirm")
@page(*WRITERS)
def confirm(context: Context) -> ResponseReturnValue:
    """Bring it in as it was shown; sent twice it is once."""

    def act() -> str:
        kept = one_time_links.kept(context, request.form.get("token", ""))
        if "rows" not in kept:
            raise UserError("页面已过期，请重新选择文件。")
        rows = [ImportRow(where, sheet, cells) for where, sheet, cells in json.loads(kept["rows"])]
        try:
            plan = checklist_import.load(context, rows)
        except ImportRowsError as error:
            raise UserError(str(error)) from error
        flash(f"清单已导入：{plan.summary}。")
        return url_for("page.registers.show", key=checklist_import.definition_of(context).key)

    return once(context, act)
