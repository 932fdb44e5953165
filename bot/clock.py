"""«Now» comes from here and is handed down; only the demo's clock can be moved (design: decision 15)."""

import threading
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time: aware, in the configured zone."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's time, in the configured zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def now(self) -> datetime:
        """The time, aware."""
        return datetime.now(self._zone)


class MovableClock:
    """The machine's time plus a shift: moves on by itself and can be set anywhere. For demo and tests."""

    def __init__(self, zone: ZoneInfo, start: datetime | None = None) -> None:
        self._zone = zone
        self._shift = timedelta()
        self._lock = threading.Lock()
        if start is not None:
            self.set(start)

    def now(self) -> datetime:
        """The time, aware."""
        with self._lock:
            return datetime.now(self._zone) + self._shift

    def set(self, now: datetime) -> None:
        """Make it `now` (aware) at this moment."""
        with self._lock:
            self._shift = now - datetime.now(self._zone)
