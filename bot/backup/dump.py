"""The database into one file, at one moment and while others write; and from it into an empty database."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, func, inspect, make_url, select, table

from bot.config import ConfigError
from storage.engine import Database


def dump(database: Database, target: Path) -> dict[str, int]:
    """Write the database to `target`; returns table → rows at that moment. SQLite by its online backup, PostgreSQL by pg_dump."""
    return _dump_sqlite(database, target) if database.is_sqlite else _dump_postgres(database, target)


def _dump_sqlite(database: Database, target: Path) -> dict[str, int]:
    path = database.engine.url.database or ""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
    return _count_file(target)


def _count_file(path: Path) -> dict[str, int]:
    database = Database(f"sqlite:///{path}")
    try:
        with database.engine.connect() as connection:
            return count_rows(connection)
    finally:
        database.close()


def count_rows(connection: Connection) -> dict[str, int]:
    """Table → rows."""
    names = inspect(connection).get_table_names()
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in sorted(names)}


def _dump_postgres(database: Database, target: Path) -> dict[str, int]:
    """The counts are of the same snapshot as the dump."""
    engine = database.engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        counts = count_rows(connection)
        _run("pg_dump", engine.url, ["--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}"])
    return counts


def load(url: str, dumped: Path) -> None:
    """Bring a dump into the empty database at `url`. Raises ConfigError when it is not empty."""
    with _empty(url) as parsed:
        if parsed.get_backend_name() == "sqlite":
            place = Path(parsed.database or "")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(dumped, place)
            place.chmod(0o600)
        else:
            _run(
                "pg_restore", parsed, ["--no-owner", "--exit-on-error", "--single-transaction", str(dumped)], "--dbname"
            )


@contextmanager
def _empty(url: str) -> Iterator[URL]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        holds = Path(parsed.database or "").exists()
    else:
        database = Database(url)
        with database.engine.connect() as connection:
            holds = bool(inspect(connection).get_table_names())
        database.close()
    if holds:
        raise ConfigError(
            f"database: {parsed.render_as_string()}: is not empty; a backup is restored into an empty place"
        )
    yield parsed


def count_dumped(path: Path) -> dict[str, int] | None:
    """Table → rows of a dumped SQLite file after its own integrity check; None for pg_dump's format, which is read by pg_restore."""
    with path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3"):
            return None
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    return _count_file(path) if found == "ok" else {}


def _run(program: str, url: URL, options: Sequence[str], address: str = "") -> None:
    """A program of PostgreSQL; the password goes by the environment, where no other user sees it."""
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query).render_as_string()
    command = [program, *options, f"{address}={plain}" if address else plain]
    password = {"PGPASSWORD": url.password} if url.password else {}
    try:
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **password})  # noqa: S603
    except FileNotFoundError as error:
        raise ConfigError(f"{program}: not found; it comes with PostgreSQL's client programs") from error
    except subprocess.CalledProcessError as error:
        raise ConfigError(f"{program}: {error.stderr.decode(errors='replace').strip().splitlines()[-1]}") from error
