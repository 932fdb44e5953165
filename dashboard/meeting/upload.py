"""上传: a filled-in report form becomes the meeting form, filled, for the sender to check; nothing is saved yet."""

from pathlib import PurePath

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.talk import one_time_links
from dashboard.frame.access import DEPARTMENT, Part
from dashboard.frame.downloads import DOCX, XLSX, download
from dashboard.frame.forms import RefusedError, chosen_file
from dashboard.meeting.meeting_form import ITEMS
from dashboard.meeting.meetings import meeting_form
from documents.form_files import report_form_docx, report_form_xlsx
from documents.form_intake import FormFileError, FormRead, read_form_file
from documents.form_notice import form_fields, to_notice
from policy.notice import Notice
from policy.text.write import plain

blueprint = Part("upload", __name__)
PICTURES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".heic", ".gif"})
TITLE = "“三重一大”事项报告表"


@blueprint.shows("/upload", *DEPARTMENT)
def show(context: Context) -> ResponseReturnValue:
    """Where a file is chosen."""
    return render_template("upload.html")


@blueprint.shows("/upload/form.<kind>", *DEPARTMENT)
def template(context: Context, kind: str) -> Response:
    """The empty form in the version in force."""
    if kind not in ("docx", "xlsx"):
        abort(404)
    make, content_type = (report_form_docx, DOCX) if kind == "docx" else (report_form_xlsx, XLSX)
    return download(make(context.rules.form.on(context.today)), f"{TITLE}.{kind}", content_type, None)


@blueprint.takes("/upload", *DEPARTMENT)
def take(context: Context) -> ResponseReturnValue:
    """Read the file and show what was understood. The file itself is not kept."""
    filename, content = chosen_file()
    if PurePath(filename).suffix.lower() in PICTURES:
        raise UserError("PDF和照片暂不能自动读取，请直接填写会议表单；原件可送纸质。")
    try:
        form = read_form_file(filename, content, context.rules.form, context.today)
    except FormFileError as error:
        raise UserError(str(error)) from error
    if form.refusal:
        raise RefusedError(form.refusal, content.hex())
    notice = to_notice(form, context.now, context.rules.calendar)
    values = _values(form, notice) | {f"form.{key}": said for key, said in _fields(context, form, notice).items()}
    notes = (*form.notes, *(ask.text for ask in notice.asks))
    return meeting_form(context, one_time_links.new_token(), values, {}, source=filename[:80], notes=notes)


def _fields(context: Context, form: FormRead, notice: Notice) -> dict[str, str]:
    return (
        form_fields(form, notice, context.rules.form.on(context.today)) if len(form.items) == len(notice.items) else {}
    )


def _values(form: FormRead, notice: Notice) -> dict[str, str]:
    """A notice as the fields of the form."""
    day = notice.starts_at.date() if notice.starts_at else notice.day
    values = {
        "type": notice.type or "会议",
        "day": day.isoformat() if day else "",
        "time": f"{notice.starts_at:%H:%M}" if notice.starts_at else "",
        "place": notice.place or "",
        "scope": notice.scope or "",
        "contact": notice.contact or "",
        "reason": notice.reason or "",
    }
    for place, item in enumerate(notice.items[:ITEMS], 1):
        values[f"item{place}"], values[f"kind{place}"] = item.text, item.kind
        if item.amount_yuan is not None:
            values[f"amount{place}"] = plain(item.amount_yuan / 10_000)
    return values
