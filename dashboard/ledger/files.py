"""附件: a file is chosen, looked at, and kept when confirmed; PDF and photos are kept as they are, not read."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.states import name_of
from actions.common.trail import of_file
from actions.ledger import attachments, entries, evidence
from actions.ledger.attachments import StoredFile, Subject
from actions.meeting import report
from actions.overview import board
from actions.publication import handed_in
from actions.report import submit
from dashboard.frame.access import BOTH, INSIDE, Part, owns, the
from dashboard.frame.downloads import KINDS, download
from dashboard.frame.forms import RefusedError, chosen_file
from documents.attachment import read_attachment
from documents.package import FormFileError
from policy.screening.screen import screen

blueprint = Part("files", __name__)
Place = tuple[Subject, str, str]  # the subject, its title, and the path that shows it


def _report(context: Context, key: str) -> Place:
    row = the(board.find_obligation(context, int(key) if key.isdigit() and len(key) < 10 else 0))
    owns(context, row.department_id)
    if submit.is_in(row):
        raise UserError(f"{row.label}{row.title}已经报送，不能再附文件；如需补充请联系综合科。")
    title = name_of(row)
    return Subject(f"obligation:{row.id}", row.department_id), title, url_for("page.reports.show", obligation_id=row.id)


def _entry(context: Context, key: str) -> Place:
    row, definition = the(entries.find(context, key))
    if definition.parsed_only or not row.shared:
        abort(404)
    evidence.check_may_attach(context, definition, row)
    path = url_for("page.entries.show", number=row.number)
    return Subject(f"entry:{row.number}", row.department_id), f"{definition.title} {row.number}", path


def _meeting(context: Context, key: str) -> Place:
    row = the(report.find_meeting(context, key))
    owns(context, row.department_id)
    path = url_for("page.meetings.show", number=row.number)
    return Subject(f"meeting:{row.number}", row.department_id), f"会议 {row.number}", path


def _receipt(context: Context, key: str) -> Place:
    number = key.partition(":")[0]
    row, subject = the(handed_in.place(context, number))
    return subject, row.publication.title, url_for("page.publications.show", number=number)


PLACES: dict[str, Callable[[Context, str], Place]] = {
    "obligation": _report, "entry": _entry, "meeting": _meeting, "receipt": _receipt,
}  # fmt: skip


def place_of(context: Context, subject: str) -> Place:
    """Where the files of «obligation:12» belong, if this person may add some there."""
    kind, _, key = subject.partition(":")
    find = PLACES.get(kind)
    if find is None:
        abort(404)
    return find(context, key)


@blueprint.shows("/files/new/<subject>", *BOTH, *INSIDE)
def new(context: Context, subject: str) -> ResponseReturnValue:
    """Where a file is chosen."""
    _subject, title, back = place_of(context, subject)
    return render_template("file_new.html", subject=subject, title=title, back=back)


@blueprint.takes("/files/new/<subject>", *BOTH, *INSIDE)
def take(context: Context, subject: str) -> ResponseReturnValue:
    """Look at the file and show what it is; it is kept when its sender confirms."""
    where, title, back = place_of(context, subject)
    filename, data = chosen_file()
    try:
        found = read_attachment(filename, data)
    except FormFileError as error:
        raise UserError(str(error)) from error
    if found.refusal:
        raise RefusedError(found.refusal, data.hex())
    name = screen(PurePath(filename.replace("\\", "/")).name).text
    row = attachments.take(context, where, name, found.kind, data)
    return render_template("file_look.html", row=row, title=title, back=back, lines=found.lines)


@blueprint.does("/files/<int(max=2147483647):file_id>/keep", *BOTH, *INSIDE)
def keep(context: Context, file_id: int) -> str:
    """Keep the file that was looked at."""
    row = _own(context, file_id)
    _subject, _title, back = place_of(context, row.subject)
    attachments.keep(context, row)
    if row.subject.startswith("receipt:"):
        handed_in.note(context, the(handed_in.place(context, of_file(context, row.subject)))[0], row.name)
    flash(f"已附上“{row.name}”。")
    return back


@blueprint.takes("/files/<int(max=2147483647):file_id>/drop", *BOTH, *INSIDE)
def drop(context: Context, file_id: int) -> ResponseReturnValue:
    """Take one's own file away again; another may be chosen."""
    row = _own(context, file_id)
    attachments.drop(context, row)
    flash(f"“{row.name}”未保留。")
    return redirect(url_for("page.files.new", subject=row.subject), 303)


def _own(context: Context, file_id: int) -> StoredFile:
    row: StoredFile = the(attachments.find(context, file_id))
    if row.by != context.me.userid:
        abort(403)
    return row


@blueprint.shows("/files/<int(max=2147483647):file_id>", *BOTH, *INSIDE)
def show(context: Context, file_id: int) -> Response:
    """The file itself: a picture is shown, all else is saved."""
    row: Any = the(attachments.find(context, file_id))
    answer = download(attachments.content(context, row), row.name, KINDS[row.kind], of_file(context, row.subject))
    if row.kind in ("jpg", "png"):
        answer.headers["Content-Disposition"] = "inline"
    return answer
