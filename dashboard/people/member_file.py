"""The member list from a file, by the administrator: read, shown with what it would change, brought in when confirmed."""

import json

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.people.member_import import Plan, import_members
from actions.people.members import COLUMNS, OPTIONAL, WECOM_COLUMNS, RowError, rows_of
from actions.talk import one_time_links
from dashboard.frame.access import Part
from dashboard.frame.forms import chosen_file
from documents.package import FormFileError, open_package
from documents.tables import TableError, read_rows

blueprint = Part("member_file", __name__)
SHOWN = 300  # lines on one page
Lines = list[tuple[int, dict[str, str]]]


@blueprint.shows("/members/import", "admin")
def show(context: Context) -> ResponseReturnValue:
    """Where the file is chosen."""
    return render_template("member_file.html", plan=None, titles=(*COLUMNS, *OPTIONAL))


@blueprint.takes("/members/import", "admin")
def take(context: Context) -> ResponseReturnValue:
    """Read the file and show what it would change; nothing is changed yet."""
    filename, content = chosen_file()
    lines = _read(filename, content)
    with context.session.begin_nested() as tried:
        plan = _import(context, lines, remove=False)
        tried.rollback()
    token = one_time_links.keep(context, {"members": json.dumps(lines, ensure_ascii=False)})
    return render_template("member_file.html", plan=plan, lines=plan.lines[:SHOWN], token=token, source=filename)


def _read(name: str, data: bytes) -> Lines:
    try:
        if name.lower().endswith(".xlsx"):
            open_package(name, data)
        return [(line.number, line.cells) for line in read_rows(name, data, COLUMNS, OPTIONAL, WECOM_COLUMNS)]
    except FormFileError as error:
        raise UserError(str(error)) from error
    except TableError as error:
        raise UserError(f"“{name}”不能读作成员名单，请核对文件和表头：应有{'、'.join(COLUMNS)}各列。") from error


def _import(context: Context, lines: Lines, *, remove: bool) -> Plan:
    try:
        return import_members(context, rows_of(lines), remove=remove)
    except RowError as error:
        raise UserError(f"{error}。未作导入。") from error


@blueprint.does("/members/import/confirm", "admin")
def confirm(context: Context) -> str:
    """Bring it in as it was shown; sent twice it is once."""
    kept = one_time_links.kept(context, request.form.get("token", ""))
    if "members" not in kept:
        raise UserError("页面已过期，请重新选择文件。")
    lines: Lines = [(number, cells) for number, cells in json.loads(kept["members"])]
    plan = _import(context, lines, remove=request.form.get("remove") == "yes")
    flash(f"成员名单已导入：{plan.members}人，变更{len(plan.changes)}项。")
    return url_for("page.people.members")
