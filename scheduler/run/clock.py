"""The clock as the scheduler sees it: handed in, so that a test or the demo can move it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time: aware, in the configured zone."""

    def now(self) -> datetime: ...
