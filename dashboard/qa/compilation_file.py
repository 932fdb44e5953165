"""问答汇编 from a file: read, shown with what it would change and what was unsure, brought in when confirmed. The file is not kept."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import TypeAdapter

from actions.common.context import Context
from actions.common.errors import UserError
from actions.qa import compilation, edit
from actions.talk import one_time_links
from dashboard.frame.access import Part
from dashboard.frame.forms import RefusedError, chosen_file
from documents.compilation_file import Compilation, CompilationFileError, read_content
from documents.package import FormFileError, open_package
from policy.screening.marks import mark

blueprint = Part("compilation_file", __name__)
_KEPT = TypeAdapter(Compilation)
_OFFICE = (".docx", ".xlsx")


@blueprint.shows("/qa/import", "office")
def show(context: Context) -> ResponseReturnValue:
    """Where the file is chosen."""
    return render_template("compilation_file.html", read=None)


@blueprint.takes("/qa/import", "office")
def take(context: Context) -> ResponseReturnValue:
    """Read the file and show what it would change; nothing is changed yet."""
    filename, content = chosen_file()
    read = _read(filename, content)
    changes, _ = edit.compare(context, read.entries, read.source, compilation.group_of(context.actor))
    token = one_time_links.keep(context, {"compilation": _KEPT.dump_json(read).decode()})
    return render_template("compilation_file.html", read=read, lines=changes.lines, token=token, source=filename)


def _read(name: str, data: bytes) -> Compilation:
    """Raises UserError with what is wrong where; RefusedError for a classification mark."""
    try:
        if name.lower().endswith(_OFFICE):
            open_package(name, data)
        read = read_content(name, data)
    except (FormFileError, CompilationFileError) as error:
        raise UserError(str(error)) from error
    if any(mark(f"{entry.question}\n{entry.answer}") for entry in read.entries):
        raise RefusedError("classified", data.hex())
    return read


@blueprint.does("/qa/import/confirm", "office")
def confirm(context: Context) -> str:
    """Bring it in as it was shown, as the compilation of the office's group; sent twice it is once."""
    kept = one_time_links.kept(context, request.form.get("token", ""))
    if "compilation" not in kept:
        raise UserError("页面已过期，请重新选择文件。")
    read = _KEPT.validate_json(kept["compilation"])
    edit.load(context, read.entries, read.source, compilation.group_of(context.actor))
    flash(f"问答汇编已导入：{len(read.entries)}问，即时生效。")
    return url_for("page.qa.look_over")
