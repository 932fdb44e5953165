"""Brings a database to the tables of this version; running it again changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.engine import Database

SCRIPTS = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision of this version: the number in the name of the last script («v0001_first_tables.py» → «0001»)."""
    return max(path.name[1:5] for path in (SCRIPTS / "versions").glob("v*.py"))


class NewerDatabaseError(Exception):
    """The tables are of a later version than this program's: it touches nothing."""


def is_current(database: Database) -> bool:
    """Whether the tables are those of this version. Raises NewerDatabaseError when they are of a later one."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found: str = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
        if found > newest():
            raise NewerDatabaseError(
                f"database: its tables are of version {found}, newer than this program's {newest()}; "
                "start the newer program, or restore the backup made before the upgrade"
            )
        return found == newest()


def upgrade(database: Database) -> None:
    """Run every migration that the database has not seen, in one transaction."""
    if is_current(database):
        return
    from alembic import command  # half a second of every start otherwise
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with database.engine.connect() as connection, without_foreign_keys(database, connection), connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def without_foreign_keys(database: Database, connection: Connection) -> Iterator[None]:
    """SQLite changes a table by building it anew: the old one goes, and must not take what names it along."""
    if not database.is_sqlite:
        yield
        return
    raw = connection.connection.driver_connection
    assert raw is not None  # the connection is open
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        wrong = raw.execute("PRAGMA foreign_key_check").fetchall()
        if wrong:
            raise RuntimeError(f"rows name others that are not there: {sorted({str(row[0]) for row in wrong})}")
        raw.execute("VACUUM")  # what a migration sealed or took away stays in no free page
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
