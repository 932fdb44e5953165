"""What must not be kept is refused or masked before anything is stored, shown or logged (domain.md)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from policy.screening.complaint import judge
from policy.screening.folding import spelt
from policy.screening.marks import mark
from policy.screening.names import mask_for_log, mask_personnel
from policy.screening.talks import mask_talks
from policy.text.compare import simplified

__all__ = ["mask_for_log"]

Refusal = Literal["complaint", "classified", "too_long"]

MOST_BYTES: Final = 64 * 1024
"""UTF-8 bytes above which a text is refused before any pattern sees it."""


@dataclass(frozen=True)
class Screened:
    """A message as it may be kept: `text` is empty when refused, and has ××× for names.

    `masked` says that names in a personnel matter are gone, which the sender is told. `reasons` is what spoke for a
    refusal, for `explain` alone: it quotes the text, so it is never kept.
    """

    text: str
    refusal: Refusal | None = None
    masked: bool = False
    reasons: tuple[str, ...] = field(default=(), compare=False)


def screen(text: str, is_member: Callable[[str], bool] | None = None) -> Screened:
    """Refuse classified texts and complaints about persons; mask the names in personnel matters and of those talked to.

    `is_member` tells whom the office, which is speaking, may name: it moves members and takes them off the list.
    """
    if refused := refusal_of(text):
        return refused
    masked = mask_personnel(text, is_member)
    plain = simplified(masked)
    kept = mask_talks(plain)
    return Screened(kept if kept != plain else masked, masked=masked != text)


def refusal_of(text: str, *, lines: bool = True, above: float = 0.0) -> Screened | None:
    """Why this text must not be kept, and None when it may be; nothing is masked. Without `lines` as a whole alone; `above` this score."""
    if len(text) * 4 > MOST_BYTES and len(text.encode()) > MOST_BYTES:
        return Screened("", "too_long", reasons=(f"超过{MOST_BYTES // 1024} KiB",))
    plain = spelt(text)
    if found := mark(plain):
        return Screened("", "classified", reasons=(f"密级标志：{found}",))
    judgement = judge(plain, lines=lines)
    if judgement.score > above:
        return Screened("", "complaint", reasons=(judgement.reason(),))
    return None
