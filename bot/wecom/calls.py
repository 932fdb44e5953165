"""HTTP requests that end when they must: one deadline over the whole of each, however slowly the other side answers.

httpx limits single reads, and an answer that drips never exceeds one; so the calls run on an event loop of their own.
"""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

import httpx

T = TypeVar("T")


class StoppedError(Exception):
    """The process stops: no call is begun any more. What was begun may have arrived: `httpx.ReadTimeout` says so."""


class Calls:
    """Requests to one address, from any thread; each call blocks its caller."""

    def __init__(self, base_url: str, timeout: httpx.Timeout) -> None:
        self._loop = asyncio.new_event_loop()
        # An address in front of WeCom is configured as base_url, never picked up from the environment.
        self._http = httpx.AsyncClient(base_url=base_url, timeout=timeout, trust_env=False)
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, name="wecom", daemon=True)
        self._thread.start()

    def request(self, method: str, path: str, within: float, **parts: Any) -> httpx.Response:
        """One request with its whole answer, in at most `within` seconds. Raises httpx.HTTPError or StoppedError."""
        if self.stopping.is_set():
            raise StoppedError
        return self._run(self._request(method, path, within, parts))

    async def _request(self, method: str, path: str, within: float, parts: dict[str, Any]) -> httpx.Response:
        try:
            async with asyncio.timeout(within):
                return await self._http.request(method, path, **parts)
        except (TimeoutError, asyncio.CancelledError) as error:
            raise httpx.ReadTimeout(f"not answered within {within:g} s") from error

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def stop(self, patience: float) -> None:
        """Begin nothing new; what is under way has so many seconds and is then given up."""
        self.stopping.set()
        self._loop.call_soon_threadsafe(self._loop.call_later, patience, self._give_up)

    def _give_up(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()

    def close(self) -> None:
        """Close every connection and end the loop."""
        if not self._loop.is_closed():
            self._run(self._http.aclose())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
