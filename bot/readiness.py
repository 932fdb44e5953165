"""Whether this process could take a message right now: a row is written, so that a full disk, a lock and a read-only database are seen."""

import threading
import time
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.models import Setting

GOOD_FOR = 2.0  # seconds: whoever asks more often gets the last answer
_KEY = "written"


class Readiness:
    """Asks the database by writing to it, at most every two seconds; the answer is the error's kind, "" when all is well."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._asked = float("-inf")  # monotonic
        self._found = ""

    def fault(self) -> str:
        """What keeps rows from being written, as the kind of an error; "" when nothing does."""
        with self._lock:
            if time.monotonic() - self._asked > GOOD_FOR:
                self._found, self._asked = self._write(), time.monotonic()
            return self._found

    def _write(self) -> str:
        try:
            self._database.probe(_statement(self._database))
        except Exception as error:
            return type(error).__name__
        return ""


def _statement(database: Database) -> Insert:
    """The row of the last probe, with a value that it never had before: an unchanged row would not be written."""
    changed: dict[str, Any] = {"value": {"at": time.time_ns()}, "changed_at": datetime.now(UTC)}
    if database.is_sqlite:
        return sqlite.insert(Setting).values(key=_KEY, **changed).on_conflict_do_update(["key"], set_=changed)
    return (
        postgresql.insert(Setting)
        .values(key=_KEY, **changed)
        .on_conflict_do_update(index_elements=["key"], set_=changed)
    )


def redis_is_away(url: str) -> bool:
    """Ask for a sign of life, waiting at most half a second. It holds only what may be lost: its absence is named, not fatal."""
    import redis  # only where there is one: a tenth of a second of every start otherwise

    client = redis.Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)
    try:
        return not client.ping()
    except redis.RedisError:
        return True
    finally:
        client.close()
