"""waitress with a stop that keeps its word: who has been let in is answered, who comes later finds the door closed."""

import resource
import select
import time
from typing import Any, Final

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

THREADS: Final = 8
CONNECTIONS: Final = 2_000  # open at once; a thread is taken only by a request that is there as a whole
FIRST_WORD_SECONDS: Final = 1.0  # from being let in to the request's first byte
DRAIN_SECONDS: Final = 5.0  # as long as WeCom waits


class WebServer:
    """Listens from the moment it is made; raises OSError where it cannot."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._sockets: dict[int, Any] = {}
        _allow_files(CONNECTIONS + 200)
        try:
            self._server = create_server(
                app, map=self._sockets, host=host, port=port, threads=THREADS, ident=None, connection_limit=CONNECTIONS
            )
        except OSError:
            wasyncore.close_all(self._sockets)
            raise
        self._stopping = False

    def run(self) -> None:
        """Serve until `stop` is called, then finish what was let in, for at most ten seconds."""
        while not self._stopping:
            self._turn(1.0)
        self._close_door()
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

    def _close_door(self) -> None:
        """Let in whoever has knocked already, then listen no more."""
        for listener in self._of(BaseWSGIServer):
            for _ in range(listener.adj.backlog):
                if select.select([listener.socket], [], [], 0)[0]:
                    listener.handle_accept()
            wasyncore.dispatcher.close(listener)  # its own close() would take away what wakes the loop

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._sockets, count=1)

    def _of(self, kind: type) -> list[Any]:
        return [each for each in list(self._sockets.values()) if isinstance(each, kind)]


def _allow_files(count: int) -> None:
    """So many open files, as far as the system lets this process have them: the usual 1,024 are fewer than its connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _is_busy(channel: Any) -> bool:
    """Whether a request is being read, waits, runs, or its answer is on the way; or has just been let in to make one."""
    new = channel.last_activity == channel.creation_time and time.time() - channel.creation_time < FIRST_WORD_SECONDS
    return bool(new or channel.requests or channel.request is not None or channel.total_outbufs_len)
