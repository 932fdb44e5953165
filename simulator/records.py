"""What the corp remembers of its members, of requests and of logins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Member:
    """One account; `post` is only for the page."""

    userid: str
    name: str
    post: str = ""


@dataclass(frozen=True)
class JournalEntry:
    """One API request as it came and as it was answered; secrets are left out of `query`."""

    path: str  # without /cgi-bin/
    query: dict[str, str]
    json: Any
    response: Any
    status: int
    at: datetime


@dataclass
class Login:
    """An OAuth code that was handed out; `userid` is None for somebody from outside the corp."""

    userid: str | None
    at: datetime
    used: bool = False
