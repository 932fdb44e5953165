"""A folder of definitions that is read again when one of its files changes, while the program runs."""

import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import structlog

from bot.config import ConfigError
from bot.ledgers import PROJECT

log = structlog.get_logger()
D_co = TypeVar("D_co", covariant=True)
EVERY: Final = 5.0  # seconds between two looks at the folder
Prints = tuple[tuple[str, int, int], ...]  # name, time of the last change, size


class Watched(Generic[D_co]):
    """The definitions of a folder as they are now. What cannot be read is said in `problem`, and the old ones stay.

    Raises ConfigError when they cannot be read at the start.
    """

    def __init__(self, load: Callable[[str], tuple[D_co, ...]], folder: str) -> None:
        self._load, self._folder, self._lock = load, folder, threading.Lock()
        self._seen, self._looked = _prints(folder), time.monotonic()
        self._kept: tuple[D_co, ...] = _read(load, folder, self._seen)
        self.problem = ""

    def __call__(self) -> tuple[D_co, ...]:
        """What is in force; looks at the folder where that was not done for five seconds."""
        if time.monotonic() - self._looked > EVERY and self._lock.acquire(blocking=False):
            try:
                self.look()
            finally:
                self._lock.release()
        return self._kept

    def look(self) -> None:
        """Read the folder again if a file was written, added or taken away since."""
        self._looked, prints = time.monotonic(), _prints(self._folder)
        if prints == self._seen:
            return
        self._seen = prints
        try:
            self._kept, self.problem = _read(self._load, self._folder, prints), ""
            log.info("definitions_read", folder=self._folder, count=len(self._kept))
        except (ConfigError, OSError, UnicodeDecodeError) as error:
            self.problem = str(error)
            log.error("definitions_refused", folder=self._folder, error=self.problem)


def _prints(folder: str) -> Prints:
    files = sorted((PROJECT / folder).glob("*.yaml"))
    return tuple((each.name, found.st_mtime_ns, found.st_size) for each in files for found in (each.stat(),))


@lru_cache(maxsize=16)
def _read(load: Callable[[str], tuple[Any, ...]], folder: str, _prints: Prints) -> tuple[Any, ...]:
    """Files that did not change are read once, however many assistants a process has."""
    return load(folder)
