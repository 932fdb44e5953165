"""What must not be kept is refused or masked before anything is stored, shown or logged (domain.md)."""

from dataclasses import dataclass
from typing import Literal

from policy.screening.complaint import is_complaint
from policy.screening.marks import bears_mark
from policy.screening.names import mask_for_log, mask_personnel
from policy.screening.talks import mask_talks
from policy.text.compare import simplified

__all__ = ["Screened", "mask_for_log", "screen"]


@dataclass(frozen=True)
class Screened:
    """A message as it may be kept: `text` is empty when refused, and has ××× for names.

    `masked` says that names in a personnel matter are gone, which the sender is told.
    """

    text: str
    refusal: Literal["complaint", "classified"] | None = None
    masked: bool = False


def screen(text: str) -> Screened:
    """Refuse classified texts and complaints about persons; mask the names in personnel matters and of those talked to."""
    if bears_mark(text):
        return Screened("", "classified")
    if is_complaint(text):
        return Screened("", "complaint")
    masked = mask_personnel(text)
    plain = simplified(masked)
    kept = mask_talks(plain)
    return Screened(kept if kept != plain else masked, masked=masked != text)
