"""Engines and transactions for SQLite (WAL) and PostgreSQL, with one meaning on both."""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

PROBE_MS = 1_000
BUSY_TIMEOUT_MS = 10_000  # longer than WeCom's five seconds: a waiting writer is answered late rather than lost


def make_engine(url: str) -> Engine:
    """An engine for a database URL of the config; the folder of a SQLite file is created when it is missing.

    Statements' values stay out of error texts: they are what people wrote.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=10)
    if parsed.database and parsed.database != ":memory:":
        path = Path(parsed.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        _close_to_others(path)
        engine = create_engine(parsed, hide_parameters=True, pool_size=10, max_overflow=10)
    else:
        engine = create_engine(parsed, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _close_to_others(path: Path) -> None:
    """The file is its owner's alone, also one that came from elsewhere; SQLite gives -wal and -shm the mode that the file has."""
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if each.exists() and each.stat().st_uid == os.geteuid():
            each.chmod(0o600)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL lets readers and the one writer work side by side; autocommit mode leaves BEGIN to us."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock when it begins: a read turned into a write half-way would fail at once as «locked»."""
    reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def _impatient(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PROBE_MS}")
        yield
        return
    raw = connection.connection.driver_connection
    assert raw is not None  # the connection is open
    raw.execute(f"PRAGMA busy_timeout={PROBE_MS}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")


class _Shared(threading.local):
    """The connection whose transaction is this thread's for the time."""

    connection: Connection | None = None


class Database:
    """Sessions of one engine: `write()` commits at the end of the block, `read()` never writes."""

    def __init__(self, url: str, key: bytes | None = None) -> None:
        self.engine = make_engine(url)
        self.engine.dialect.seal_key = key  # type: ignore[attr-defined]
        self._write = sessionmaker(self.engine, expire_on_commit=False)
        self._read = sessionmaker(self.engine.execution_options(read_only=True), expire_on_commit=False)
        # SQLite's waiting writers sleep and are served in no order; ours take turns (docs/performance.md).
        self._turn: AbstractContextManager[Any] = threading.RLock() if self.is_sqlite else nullcontext()
        self._shared = _Shared()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises. A savepoint within `together`."""
        with self._turn, self._write(**self._joined()) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session whose work is always thrown away."""
        with self._read(**self._joined()) as session:
            yield session

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction around whatever this thread reads and writes in the block: nothing of it is there before the block has ended."""
        with self._turn, self.engine.connect() as connection, connection.begin():
            self._shared.connection = connection
            try:
                yield
            finally:
                self._shared.connection = None

    def _joined(self) -> dict[str, Any]:
        connection = self._shared.connection
        if connection is None:
            return {}
        if self.is_sqlite and not getattr(connection.connection.driver_connection, "in_transaction", False):
            raise OperationalError("together", None, RuntimeError("SQLite has rolled back"))  # a full disk, say
        return {"bind": connection, "join_transaction_mode": "create_savepoint"}

    def probe(self, statement: Executable) -> None:
        """Carry out one statement and commit, waiting for nobody longer than a second; raises what the database raises."""
        with self.engine.connect() as connection, _impatient(connection):
            connection.execute(statement)
            connection.commit()

    @property
    def is_sqlite(self) -> bool:
        """Whether rows are claimed by conditional UPDATE alone (SQLite knows no SKIP LOCKED)."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
