"""What the doctor says of one thing."""

from dataclasses import dataclass
from typing import Literal

LEVELS = {"ok": "ok  ", "note": "note", "bad": "BAD "}


@dataclass(frozen=True)
class Finding:
    """One line. `ok`, `note` (worth knowing, nothing is broken) or `bad`; `do` says what to do and where.

    No text holds a name, an account, a secret or anything that people wrote.
    """

    level: Literal["ok", "note", "bad"]
    key: str
    text: str
    do: str = ""

    def __str__(self) -> str:
        line = f"{LEVELS[self.level]}  {self.key}: {self.text}"
        return f"{line} -> {self.do}" if self.do else line


def ok(key: str, text: str) -> Finding:
    """All is well."""
    return Finding("ok", key, text)


def note(key: str, text: str, do: str = "") -> Finding:
    """Worth knowing."""
    return Finding("note", key, text, do)


def bad(key: str, text: str, do: str) -> Finding:
    """To be mended."""
    return Finding("bad", key, text, do)
