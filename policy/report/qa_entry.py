"""One question of a compilation as a file states it; what the file does not say is None and stays as it was."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class QaEntry:
    """`where` is the line or row it stands in, for error texts."""

    where: str
    number: int
    question: str
    answer: str
    short: str | None = None
    basis: tuple[str, ...] | None = None
    keywords: tuple[str, ...] | None = None
    ways: tuple[str, ...] | None = None
    related: tuple[int, ...] | None = None
    effective: date | None = None
    repealed: date | None = None
