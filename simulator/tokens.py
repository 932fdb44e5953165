"""access_token of the one app: issue, expiry, forced end, and the ban of those who guess (contract §3.1)."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from simulator.limits import HOUR, ApiError
from simulator.settings import SimulatorSettings

LIFETIME = timedelta(seconds=7200)


class Tokens:
    """Hands out the same token while it is valid and knows the dead ones apart from the invented ones."""

    def __init__(self, settings: SimulatorSettings, clock: Callable[[], datetime], dice: random.Random) -> None:
        self._settings = settings
        self._clock = clock
        self._dice = dice
        self._current: str | None = None
        self._expires = datetime.min.replace(tzinfo=clock().tzinfo)
        self._dead: set[str] = set()
        self._bad_secrets = 0
        self._banned_until: datetime | None = None

    def issue(self, corp_id: str | None, secret: str | None) -> dict[str, object]:
        """Answer gettoken; raise ApiError 41002, 41004, 40013, 40001 or 45009 (banned for an hour)."""
        now = self._clock()
        if self._banned_until is not None and now < self._banned_until:
            raise ApiError(45009, "api freq out of limit")
        if not corp_id:
            raise ApiError(41002, "corpid missing")
        if not secret:
            raise ApiError(41004, "corpsecret missing")
        if corp_id != self._settings.corp_id:
            raise ApiError(40013, "invalid corpid")
        if secret != self._settings.secret:
            self._count_bad_secret(now)
            raise ApiError(40001, "invalid credential")
        self._bad_secrets = 0
        if self._current is None or now >= self._expires:
            self.expire()
            self._current = secrets.token_urlsafe(96)
            self._expires = now + LIFETIME
        left = int((self._expires - now).total_seconds())
        return {"access_token": self._current, "expires_in": left}

    def _count_bad_secret(self, now: datetime) -> None:
        self._bad_secrets += 1
        if self._bad_secrets >= self._settings.ban_after_bad_secrets:
            self._bad_secrets = 0
            self._banned_until = now + HOUR

    def expire(self) -> None:
        """End the current token before its time."""
        if self._current is not None:
            self._dead.add(self._current)
            self._current = None

    def check(self, token: str | None) -> None:
        """Raise ApiError 41001, 40014 or 42001 unless `token` is the valid one."""
        if not token:
            raise ApiError(41001, "access_token missing")
        if token == self._current and self._clock() < self._expires:
            return
        code: int | str = self._settings.expired_token_code
        if token != self._current and token not in self._dead:
            code = 40014
        elif code == "random":
            code = self._dice.choice((40014, 42001))
        raise ApiError(int(code), "access_token expired" if code == 42001 else "invalid access_token")
