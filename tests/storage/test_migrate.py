"""Migrations bring an empty database to exactly the tables of the models, once."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage.base import Moment
from storage.engine import Database
from storage.migrate import SCRIPTS, is_current, newest, upgrade
from storage.models import Base


def test_an_upgraded_database_has_the_models_tables(database: Database) -> None:
    def compare_type(
        _context: object, _inspected: object, _column: object, _found: object, wanted: object
    ) -> bool | None:
        return False if isinstance(wanted, Moment) else None

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": compare_type})
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_twice_is_once(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/file.db")
    assert not is_current(database)
    upgrade(database)
    upgrade(database)
    assert is_current(database)
    assert "inbox_message" in inspect(database.engine).get_table_names()
    database.close()


def test_the_newest_script_is_alembics_head() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == newest()
