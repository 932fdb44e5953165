"""waitress with a stop that keeps its word: who has been let in is answered, who comes later finds the door closed."""

import time
from typing import Any, Final

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

THREADS: Final = 8
DRAIN_SECONDS: Final = 10.0  # WeCom waits 5; systemd kills after 30


class WebServer:
    """Listens from the moment it is made; raises OSError where it cannot."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._sockets: dict[int, Any] = {}
        self._server = create_server(app, map=self._sockets, host=host, port=port, threads=THREADS, ident=None)
        self._stopping = False

    def run(self) -> None:
        """Serve until `stop` is called, then finish what was let in, for at most ten seconds."""
        while not self._stopping:
            self._turn(1.0)
        self._turn(0)  # whoever has knocked already
        for listener in self._of(BaseWSGIServer):
            wasyncore.dispatcher.close(listener)  # its own close() would take away what wakes the loop
        end = time.monotonic() + DRAIN_SECONDS
        while any(map(_is_busy, self._of(HTTPChannel))) and time.monotonic() < end:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)

    def stop(self) -> None:
        """May be called from a signal's handler."""
        self._stopping = True
        for listener in self._of(BaseWSGIServer):
            listener.pull_trigger()

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._sockets, count=1)

    def _of(self, kind: type) -> list[Any]:
        return [each for each in list(self._sockets.values()) if isinstance(each, kind)]


def _is_busy(channel: Any) -> bool:
    """Whether a request is being read, waits, runs, or its answer is on the way."""
    return bool(channel.requests or channel.request is not None or channel.total_outbufs_len)
