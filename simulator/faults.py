"""Faults that a test or the demo asks for, each used up after `times` requests."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass
class Fault:
    """What goes wrong with the next `times` requests for `path` (without /cgi-bin/): exactly one kind."""

    path: str
    errcode: int | None = None  # answered instead of working
    http: int | None = None  # HTTP status with an empty body instead of working
    reset: bool = False  # the connection is cut before any work
    timeout_after_accept: float | None = None  # the work is done, the answer comes this many seconds late
    garbage: str | None = None  # the work is done, the answer is this text instead
    drip: float | None = None  # the work is done, the answer takes this many seconds, a byte at a time
    times: int = 1

    def __post_init__(self) -> None:
        kinds = (self.errcode, self.http, self.reset or None, self.timeout_after_accept, self.garbage, self.drip)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueError("a fault needs exactly one of errcode, http, reset, timeout_after_accept, garbage, drip")


class Faults:
    """A queue of faults; the first that fits a path is taken."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(
        self,
        path: str,
        *,
        errcode: int | None = None,
        http: int | None = None,
        reset: bool = False,
        timeout_after_accept: float | None = None,
        garbage: str | None = None,
        drip: float | None = None,
        times: int = 1,
    ) -> None:
        """Queue a fault; raise ValueError unless exactly one kind is given."""
        with self._lock:
            self._waiting.append(Fault(path, errcode, http, reset, timeout_after_accept, garbage, drip, times))

    def take(self, path: str) -> Fault | None:
        """Return the fault that applies to this request, if any, and count it."""
        with self._lock:
            for fault in self._waiting:
                if fault.path == path:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return None

    def clear(self) -> None:
        """Forget every fault that has not happened yet."""
        with self._lock:
            self._waiting.clear()
