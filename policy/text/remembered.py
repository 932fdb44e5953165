"""What was found for a text is found again at once: the last results, each under a digest, so that no text is kept."""

from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from typing import Final, Generic, TypeVar

V = TypeVar("V")
MOST: Final = 1024
_BYTES: Final = 16


class Remembered(Generic[V]):
    """The last `MOST` results; for functions whose result depends on what is handed in alone. Safe for several threads."""

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, object], V] = {}
        self._lock = Lock()

    def find(self, text: str, beside: object, work_out: Callable[[], V]) -> V:
        """The result for this text and what is asked beside it (hashable): the one of last time, else worked out now."""
        key = (blake2b(text.encode(errors="surrogatepass"), digest_size=_BYTES).digest(), beside)
        with self._lock:
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)  # used last, so forgotten last
                return self._kept[key]
        found = work_out()
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
        return found
