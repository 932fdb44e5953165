"""Only one process at a time holds the robot's connection: a row that its holder keeps beating.

As everywhere a holder is dead when its beat has stood still on the observer's own clock (design: decision 3); here for
20 s, so that another takes over within 30 s.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import update

from storage.base import insert_if_absent
from storage.engine import Database
from storage.models import Lease

BEAT_SECONDS: Final = 5.0
DEAD_AFTER: Final = 20.0
NAME: Final = "robot"


class RobotLease:
    """One process's view of the lease. `hold` is to be called every five seconds."""

    def __init__(self, database: Database, worker: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._worker = worker
        self._monotonic = monotonic
        self._seen: tuple[str, int, float] | None = None  # another holder's beat, and since when it stands

    def hold(self) -> bool:
        """Beat; True while the lease is ours, or has just become so."""
        with self._database.write() as session:
            row = session.get(Lease, NAME)
            if row is None:
                return insert_if_absent(session, Lease(name=NAME, holder=self._worker, beat=1))
            if row.holder not in ("", self._worker) and not self._is_dead(row):
                return False
            mine = (
                update(Lease)
                .where(Lease.name == NAME, Lease.holder == row.holder, Lease.beat == row.beat)
                .values(holder=self._worker, beat=row.beat + 1)
            )
            return session.execute(mine.returning(Lease.beat)).first() is not None

    def _is_dead(self, row: Lease) -> bool:
        now = self._monotonic()
        if self._seen is None or self._seen[:2] != (row.holder, row.beat):
            self._seen = (row.holder, row.beat, now)
        return now - self._seen[2] >= DEAD_AFTER

    def give_back(self) -> None:
        """Let another process have it at once."""
        mine = update(Lease).where(Lease.name == NAME, Lease.holder == self._worker).values(holder="")
        with self._database.write() as session:
            session.execute(mine)

    def note_alive(self, now: datetime) -> None:
        """The connection has just been seen to work."""
        with self._database.write() as session:
            session.execute(update(Lease).where(Lease.name == NAME).values(alive_at=now))

    def alive_at(self) -> datetime | None:
        """When the connection was last seen to work, in whosever hands; None: never."""
        with self._database.read() as session:
            row = session.get(Lease, NAME)
            return row.alive_at if row is not None else None
