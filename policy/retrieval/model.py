"""What goes into retrieval and what comes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class QaText:
    """One question of a compilation as retrieval reads it."""

    number: int
    question: str
    answer: str
    basis: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    def asked(self) -> tuple[str, ...]:
        """Everything that somebody may say to mean this question."""
        return (self.question, *self.keywords, *self.ways)


@dataclass(frozen=True)
class Candidate:
    """A question of the compilation that may be meant; `score` from 0 to 1."""

    question: int
    score: float


@dataclass(frozen=True)
class Found:
    """`question` is None on refusal; `candidates` best first, at most three, none where choices would mislead."""

    question: int | None
    candidates: tuple[Candidate, ...]
    reason: str
    confidence: float
