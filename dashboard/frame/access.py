"""Who may open a page: session, roles, transaction; and what every answer carries."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, g, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.deputies import act_in_place
from actions.common.trail import record
from actions.overview import worktable
from actions.overview.waiting import Kind
from actions.people import page_sessions
from dashboard.frame.forms import acting
from dashboard.frame.menu import Entry, menu
from dashboard.frame.site import site
from documents.package import MOST_BYTES

DEPARTMENT = ("liaison", "leader", "principal")
GROUP = ("office", "inspector")
INSIDE = ("staff", "discipline")  # who has tasks inside a department, and answers what is sent to it; sees no more
BOTH = DEPARTMENT + GROUP
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
UPLOADS = (
    "page.upload.take", "page.files.take", "page.bring_in.take", "page.inspections.take", "page.compilation_file.take", "page.publications.make",
    "page.member_file.take", "page.sheet.take",
)  # fmt: skip
UPLOAD_BYTES = MOST_BYTES + 64 * 1024  # the file and the form around it
View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True)
class Visitor:
    """Who is looking, as plain values that outlive the transaction."""

    name: str
    roles: frozenset[str]
    entries: tuple[Entry, ...]
    counts: Mapping[Kind, int]  # of the things that wait for the desk; empty for everybody else

    @property
    def waiting(self) -> int:
        """How many things the menu counts."""
        return sum(self.counts.values())

    def is_a(self, *roles: str) -> bool:
        """Whether one of the roles is held."""
        return not self.roles.isdisjoint(roles)


def page(*roles: str) -> Callable[[View], Callable[..., ResponseReturnValue]]:
    """A view for members who hold one of the roles (any member when none is named), inside one transaction.

    A GET reads, a POST writes; what the view raises undoes everything. The view gets the Context first.
    """

    def wrap(view: View) -> Callable[..., ResponseReturnValue]:
        @wraps(view)
        def run(**values: Any) -> ResponseReturnValue:
            userid, token = session.get("userid"), session.get("token", "")
            if userid is None:
                return _to_login()
            _note_use(userid, token)
            with site().open(userid, request.method == "POST") as context:
                if context.actor is None:
                    session.clear()
                    abort(403)
                if page_sessions.find(context, token) is None:
                    session.clear()
                    return _to_login()
                g.visitor = Visitor(context.me.name, context.me.roles, menu(context.me), _counts(context))
                if roles and not context.me.has(*roles):
                    abort(403)
                act_in_place(context, roles)
                answer = make_response(view(context, **values))  # rendered while its rows can still be read
            _note_looks(userid)
            return answer

        return run

    return wrap


class Part(Blueprint):
    """A part of the pages: one line says a view's path, whether it shows or does something, and who may open it."""

    def shows(self, path: str, *roles: str) -> Callable[[View], View]:
        """What is read there."""
        return lambda view: self.get(path)(page(*roles)(view))

    def takes(self, path: str, *roles: str) -> Callable[[View], View]:
        """What a form sends there, looked at or done."""
        return lambda view: self.post(path)(page(*roles)(view))

    def does(self, path: str, *roles: str) -> Callable[[Callable[..., str]], View]:
        """What a form does there, once: the view gives the path that shows it."""
        return lambda view: self.takes(path, *roles)(acting(view))


def looked(act: str, subject: str) -> None:
    """What this request shows is noted in the trail before it is handed out: `act` is look or download."""
    g.setdefault("looks", []).append((act, subject))


def _note_looks(userid: str) -> None:
    """In a transaction of its own: a GET only reads."""
    if looks := g.get("looks"):
        with site().open(userid, True) as context:
            for act, subject in looks:
                record(context, act, subject)


def _note_use(userid: str, token: str) -> None:
    """That the session is in use is noted now and then, in a transaction of its own: a GET only reads."""
    with site().open(userid, False) as context:
        row = page_sessions.find(context, token)
        if row is None or not page_sessions.is_stale(context, row):
            return
    with site().open(userid, True) as context:
        page_sessions.touch(context, token)


def _counts(context: Context) -> Mapping[Kind, int]:
    return worktable.counts(context) if context.me.is_group_side else {}


def _to_login() -> ResponseReturnValue:
    """A form that was sent after the session ended is not lost silently: the person is told."""
    if request.method == "POST":
        abort(401)
    return redirect(url_for("page.entry.login", next=request.full_path.rstrip("?")))


def local_path(text: str) -> str:
    """A path of ours to go on to; anything else, and what no header may hold, becomes the first page."""
    parts = urlsplit(text.replace("\\", "/"))
    ours = text.startswith("/") and not parts.netloc and not parts.scheme and not text.startswith("//")
    ours = ours and text.isprintable()
    return text if ours else url_for("page.entry.index")


def csrf_token() -> str:
    """The session's token, which every form carries."""
    token: str = session.setdefault("csrf", secrets.token_urlsafe(24))
    return token


def guard(blueprint: Blueprint) -> None:
    """Check every form's token, and put the headers on every answer."""

    @blueprint.before_request
    def same_session() -> None:
        if request.endpoint in UPLOADS:
            request.max_content_length = UPLOAD_BYTES  # before the body is read; elsewhere the application's limit
        if request.method == "POST":
            given = request.form.get("csrf", "")
            if not hmac.compare_digest(given.encode(), session.get("csrf", secrets.token_hex(8)).encode()):
                abort(401 if "userid" not in session else 400)

    blueprint.after_request(protect)


def protect(answer: Response) -> Response:
    """The headers of every answer: nothing from elsewhere, nothing inline, no copy kept but of style and script."""
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "same-origin"
    if request.endpoint != "page.static":
        answer.headers["Cache-Control"] = "no-store"
    return answer


def the(found: Any) -> Any:
    """What was looked up within the person's scope; 404 when there is none, or none for this person."""
    if found is None:
        abort(404)
    return found


def owns(context: Context, department_id: int) -> None:
    """Acts of a department are for its own people: 403 for everybody else."""
    if department_id not in context.me.department_ids:
        abort(403)


def owns_desk(context: Context, group_id: int) -> None:
    """Acts of the desk are for the group that supervises the department: 403 for everybody else."""
    if group_id not in context.me.group_ids:
        abort(403)
