"""What changes seldom and every message needs, kept by a process for as long as its version is the same (storage/version.py)."""

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from sqlalchemy.orm import Session

from storage.version import is_changed

T = TypeVar("T")
Known = dict[Hashable, Any]
MOST: Final = 50_000  # values; then all are looked up again


class Standing:
    """The memory of a process. What is kept under a version is never mixed with what another version says."""

    def __init__(self) -> None:
        self._kept: tuple[int | None, Known] = (None, {})

    def of(self, version: int | None) -> Known:
        """What is known of this version, to be added to."""
        kept, known = self._kept
        if kept != version or len(known) > MOST:
            known = {}
            self._kept = (version, known)
        return known


def look_up(session: Session, known: Known | None, key: Hashable, read: Callable[[], T]) -> T:
    """What `read` finds, which must be values and no rows of the session; read anew where this transaction has changed what stands."""
    if known is None or is_changed(session):
        return read()
    if key not in known:
        known[key] = read()
    found: T = known[key]
    return found
