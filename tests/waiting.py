"""Waiting for what other threads and processes do: long enough that a busy machine fails no test."""

import time
from collections.abc import Callable

MOST_SECONDS = 60.0  # only what is broken is waited for so long


def wait_for(holds: Callable[[], object], seconds: float = MOST_SECONDS) -> None:
    """Return as soon as `holds` is true; fails when it is not after `seconds`."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)
