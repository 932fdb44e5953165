"""What people type into forms: screened like a message, cut to length, taken once."""

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import wraps
from typing import Any

from flask import abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.talk import one_time_links
from documents.package import MOST_BYTES
from policy.screening.screen import screen
from policy.text.compare import tidy

_PROBLEM = "problem."  # before the name of a field, in a draft


class FormError(UserError):
    """What has to be mended, by the name of its field: said beside it when the form is shown again."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = problems
        super().__init__("".join(problems.values()))


class RefusedError(Exception):
    """A field holds what must not be kept (domain.md «What is not taken»): everything is undone and forgotten."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.text = text


def said(name: str, limit: int = 300) -> str:
    """A field of the form as it may be kept: names in personnel matters masked, at most `limit` characters.

    Raises RefusedError for a complaint or a classification mark.
    """
    return may_be_kept(request.form.get(name, ""), limit)


def may_be_kept(text: str, limit: int = 300) -> str:
    """A text as it may be kept; raises RefusedError. The whole is screened before it is cut."""
    screened = screen(text.replace("\0", ""))
    if screened.refusal:
        raise RefusedError(screened.refusal, text)
    return tidy(screened.text).strip()[:limit]


def said_day(name: str) -> date | None:
    """A day from a date field; None when empty or no date of a sensible year."""
    try:
        day = date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def said_time(name: str) -> time | None:
    """A time of day from a time field."""
    try:
        return time.fromisoformat(request.form.get(name, "")).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        return None


def chosen_file() -> tuple[str, bytes]:
    """Name and content of the file that was chosen; of one that is too large a byte too many. Raises UserError where there is none."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise FormError({"file": "请先选择文件。"})
    return file.filename, file.stream.read(MOST_BYTES + 1)


def filled(context: Context) -> tuple[str, dict[str, str]]:
    """The form's token and what it is already filled with: from a link of the chat, or empty and new."""
    token = request.args.get("link", "")
    if not token:
        return one_time_links.new_token(), {}
    row = one_time_links.open_link(context, token)
    return row.token, {str(key): str(value) for key, value in row.fields.items()}


def put_back(
    context: Context, page: str, problems: Mapping[str, str] | None = None, more: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Keep what was typed as a draft, with what has to be mended, and show the form again: going back never sends anything twice."""
    typed = {
        name: may_be_kept(text, 2000)
        for name, text in request.form.items()
        if name not in ("csrf", "token", "way", "back")
    }
    noted = {f"{_PROBLEM}{name}": words for name, words in (problems or {}).items()}
    one_time_links.keep_draft(context, page, typed | noted | dict(more or {}))
    if request.form.get("way") == "keep":
        flash("已存为草稿，7天内可以继续填写；尚未提交。")
    return redirect(page, 303)


def drafted(context: Context, page: str) -> tuple[dict[str, str], dict[str, str]]:
    """The draft of the form at `page`: its values, and what has to be mended."""
    row = one_time_links.draft(context, page)
    kept = {str(key): str(value) for key, value in row.fields.items()} if row else {}
    problems = {key.removeprefix(_PROBLEM): words for key, words in kept.items() if key.startswith(_PROBLEM)}
    return {key: value for key, value in kept.items() if not key.startswith(_PROBLEM)}, problems


def once(context: Context, act: Callable[[], str]) -> ResponseReturnValue:
    """Run what a form does and go to the path that it gives; the same form sent again goes to the same path."""
    token = request.form.get("token", "")
    path = one_time_links.claim(context, token)
    if path is None:
        path = act()
        one_time_links.settle(context, token, path)
    return redirect(path, 303)


def confirmed(
    title: str, text: str, back: str, fields: Mapping[str, object], *, to: str = "", lead: str = "", button: str = ""
) -> None:
    """Goes on where the person has confirmed what is to be done; else a page that shows it, with the fields of the form, is the answer."""
    if request.form.get("confirmed") != "yes":
        shown = {"title": title, "text": text, "back": back, "to": to, "lead": lead, "button": button, "fields": fields}
        abort(make_response(render_template("confirm.html", **shown)))


def acting(view: Callable[..., str]) -> Callable[..., ResponseReturnValue]:
    """The view of a form that does what is asked, once, and gives the path that shows it."""

    @wraps(view)
    def run(context: Context, **values: Any) -> ResponseReturnValue:
        return once(context, lambda: view(context, **values))

    return run
