"""What exists from an Excel file: read, shown with what it would change, brought in when confirmed. The file is not kept."""

import json

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import bring_in
from actions.ledger.bring_in import Source
from actions.ledger.file_rows import ImportRow, ImportRowsError
from actions.talk import one_time_links
from dashboard.frame.access import DEPARTMENT, Part
from dashboard.frame.forms import RefusedError, chosen_file, once
from documents.list_xlsx import ListFileError, ListRead, read_list

blueprint = Part("bring_in", __name__)
WRITERS = (*DEPARTMENT, "office")
SHOWN = 200  # changes on one page


@blueprint.shows("/registers/<key>/import", *WRITERS)
def show(context: Context, key: str) -> ResponseReturnValue:
    """Where the file is chosen."""
    return choose(bring_in.source_of(context, key))


@blueprint.takes("/registers/<key>/import", *WRITERS)
def take(context: Context, key: str) -> ResponseReturnValue:
    """Read the file and show what it would change; nothing is changed yet."""
    return look(context, bring_in.source_of(context, key))


@blueprint.takes("/registers/<key>/import/confirm", *WRITERS)
def confirm(context: Context, key: str) -> ResponseReturnValue:
    """Bring it in as it was shown; sent twice it is once."""
    counted = key == bring_in.COUNTS
    path = url_for("page.statistics.show") if counted else url_for("page.registers.show", key=key)
    return load(context, bring_in.source_of(context, key), path)


def choose(source: Source) -> str:
    """The page on which the file is chosen; it is sent to the same path, and confirmed below it."""
    titles = [titles[0] for titles in source.columns.values()]
    return render_template("bring_in.html", source=source, titles=titles, plan=None)


def look(context: Context, source: Source) -> str:
    """What the file that was sent would change, kept until it is confirmed."""
    name, content = chosen_file()
    try:
        read = _read(source, name, content)
        rows = [ImportRow(f"工作表“{each.sheet}”第{each.number}行", each.sheet, each.cells) for each in read.lines]
        plan = source.compare(context, rows)
    except (ListFileError, ImportRowsError) as error:
        raise UserError(str(error)) from error
    kept = json.dumps([[each.where, each.sheet, dict(each.cells)] for each in rows], ensure_ascii=False)
    token = one_time_links.keep(context, {"rows": kept, "path": request.path})
    return render_template(
        "bring_in.html", source=source, plan=plan, lines=plan.lines[:SHOWN], notes=read.notes, token=token, name=name,
    )  # fmt: skip


def _read(source: Source, name: str, content: bytes) -> ListRead:
    read = read_list(name, content, source.columns, source.first)
    if read.refusal:
        raise RefusedError(read.refusal, content.hex())
    return read


def load(context: Context, source: Source, path: str) -> ResponseReturnValue:
    """What was shown is brought in, and `path` shows it."""

    def act() -> str:
        kept = one_time_links.kept(context, request.form.get("token", ""))
        if f"{kept.get('path')}/confirm" != request.path:
            raise UserError("页面已过期，请重新选择文件。")
        rows = [ImportRow(where, sheet, cells) for where, sheet, cells in json.loads(kept["rows"])]
        try:
            plan = source.load(context, rows)
        except ImportRowsError as error:
            raise UserError(str(error)) from error
        flash(f"{source.title}已导入：{plan.summary}。")
        return path

    return once(context, act)
