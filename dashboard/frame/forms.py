"""What people type into forms: screened like a message, cut to length, taken once."""

from collections.abc import Callable
from datetime import date, time

from flask import redirect, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.talk import one_time_links
from policy.screening.screen import screen
from policy.text.compare import tidy


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


def filled(context: Context) -> tuple[str, dict[str, str]]:
    """The form's token and what it is already filled with: from a link of the chat, or empty and new."""
    token = request.args.get("link", "")
    if not token:
        return one_time_links.new_token(), {}
    row = one_time_links.open_link(context, token)
    return row.token, {str(key): str(value) for key, value in row.fields.items()}


def once(context: Context, act: Callable[[], str]) -> ResponseReturnValue:
    """Run what a form does and go to the path that it gives; the same form sent again goes to the same path."""
    token = request.form.get("token", "")
    path = one_time_links.claim(context, token)
    if path is None:
        path = act()
        one_time_links.settle(context, token, path)
    return redirect(path, 303)
