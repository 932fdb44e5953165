"""Bytes and rates: what WeCom cuts, counts and drops; and an error as it words it."""

from __future__ import annotations

import secrets
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from datetime import datetime, timedelta


class ApiError(Exception):
    """The call is refused with `errcode`."""

    def __init__(self, errcode: int, message: str) -> None:
        super().__init__(f"{errcode} {message}")
        self.errcode = errcode
        self.message = message

    def answer(self) -> dict[str, object]:
        """Return the JSON body; its errmsg changes with every call, as nobody may branch on it."""
        hint = f"{int(time.time())}_{secrets.randbelow(100)}_{secrets.token_hex(16)}"
        where = f"from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e={self.errcode}"
        return {"errcode": self.errcode, "errmsg": f"{self.message}, hint: [{hint}], {where}"}


TEXT_BYTES = 2048
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def cut_utf8(text: str, limit: int) -> tuple[str, bool]:
    """Return (text of at most `limit` UTF-8 bytes with no half character, whether anything was cut)."""
    data = text.encode()
    return (text, False) if len(data) <= limit else (data[:limit].decode(errors="ignore"), True)


class RateWindow:
    """Counts per key in sliding windows; what is refused does not count."""

    def __init__(self, *limits: tuple[int, timedelta]) -> None:
        self._limits: Sequence[tuple[int, timedelta]] = limits
        self._longest = max(span for _, span in limits)
        self._seen: dict[str, deque[datetime]] = defaultdict(deque)

    def admit(self, key: str, now: datetime, many: int = 1) -> bool:
        """Count `many` more for `key` at `now` unless a limit would be passed."""
        seen = self._seen[key]
        while seen and not now - self._longest < seen[0] <= now:  # `> now`: the demo's clock went back
            seen.popleft()
        for count, span in self._limits:
            place = len(seen) + many - count  # of the oldest that must lie outside the span
            if place > len(seen) or (place > 0 and seen[place - 1] > now - span):
                return False
        seen.extend([now] * many)
        return True
