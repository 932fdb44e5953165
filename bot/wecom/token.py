"""The app's access_token: shared through Redis where there is one, else kept in this process; asked for once."""

import hashlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

from scheduler.deliver.channels import WaitError

if TYPE_CHECKING:  # loaded only where there is one
    import redis

log = structlog.get_logger()

EARLY = 300  # seconds: refreshed before it dies (contract §3.1)
LOCK_SECONDS = 15  # longer than a gettoken call may take with its timeouts
Fetch = Callable[[], tuple[str, int]]


class TokenStore:
    """One token for many threads and processes. `fetch` returns (token, seconds of life) or raises SendError."""

    def __init__(self, fetch: Fetch, identity: str, redis_url: str | None = None) -> None:
        """`identity` tells the app apart (address, corp, agent); it must hold no secret: its hash names the key."""
        self._fetch = fetch
        self._key = f"lvze:token:{hashlib.sha256(identity.encode()).hexdigest()[:24]}"
        self._redis = _client(redis_url) if redis_url else None
        self._lock = threading.Lock()
        self._token: str | None = None
        self._good_until = 0.0  # monotonic
        self._refused: WaitError | None = None
        self._refused_until = 0.0  # monotonic

    def get(self, stale: str | None = None) -> str:
        """A token; never `stale`, which WeCom has just refused. Raises SendError when none can be had."""
        with self._lock:
            if self._token is not None and self._is_good(stale):
                return self._token
            if self._redis is not None:
                from redis import RedisError

                try:
                    return self._shared(self._redis, stale)
                except RedisError as error:
                    log.warning("redis_away", what="token", kind=type(error).__name__)
            return self._token if self._is_good(stale) and self._token else self._ask()[0]

    def close(self) -> None:
        """Give the connection to Redis back."""
        if self._redis is not None:
            self._redis.close()

    def _shared(self, client: "redis.Redis", stale: str | None) -> str:
        """The token of all processes: whoever gets the lock asks, the others find the answer."""
        if found := self._read(client, stale):
            return found
        with client.lock(f"{self._key}:lock", timeout=LOCK_SECONDS, blocking_timeout=LOCK_SECONDS, sleep=0.05):
            if found := self._read(client, stale):
                return found
            token, seconds = self._ask()
            if seconds > 0:
                client.set(self._key, token, ex=seconds)
            return token

    def _read(self, client: "redis.Redis", stale: str | None) -> str | None:
        token, seconds = client.get(self._key), client.ttl(self._key)
        if not isinstance(token, str) or not isinstance(seconds, int) or seconds <= 0 or token == stale:
            return None
        self._keep(token, seconds)
        return token

    def _ask(self) -> tuple[str, int]:
        """Call gettoken, unless WeCom has refused us a short while ago; returns seconds until the next refresh."""
        if self._refused is not None and time.monotonic() < self._refused_until:
            raise self._refused
        try:
            token, life = self._fetch()
        except WaitError as error:
            self._refused, self._refused_until = error, time.monotonic() + error.seconds
            raise
        self._refused = None
        seconds = max(life - EARLY, 0)
        self._keep(token, seconds)
        return token, seconds

    def _is_good(self, stale: str | None) -> bool:
        return self._token not in (None, stale) and time.monotonic() < self._good_until

    def _keep(self, token: str, seconds: int) -> None:
        self._token, self._good_until = token, time.monotonic() + seconds


def _client(url: str) -> "redis.Redis":
    import redis

    return redis.Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=0.5, decode_responses=True)
