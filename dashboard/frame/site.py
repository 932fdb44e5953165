"""What the pages are given by the wiring: transactions, the login, and the few things that are said as in chat."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass

from flask import current_app

from actions.common.context import Context, Rules

EXTENSION = "page"


@dataclass(frozen=True)
class Site:
    """Callables of the process. `open(userid, write)` gives the context of one transaction for an account."""

    rules: Rules
    public_url: str
    open: Callable[[str, bool], AbstractContextManager[Context]]
    entrance: Callable[[str, str, bool], str]
    """Address of the login: (where to come back, state, whether inside WeCom)."""
    login: Callable[[str], str | None]
    """Whose code it is; None for an outsider. Raises UserError when the code is spent or WeCom is away."""
    refuse: Callable[[str, str, str], str]
    """Count what must not be kept (userid, kind, text) and forget it; gives the words for the sender."""
    fault: Callable[[BaseException], str]
    """Log a fault of ours; gives the reference that the user quotes."""
    usages: Callable[[Collection[str]], list[tuple[str, str]]]
    """What these roles may say in chat: usage and summary."""


def site() -> Site:
    """The site of the running application."""
    found: Site = current_app.extensions[EXTENSION]
    return found
