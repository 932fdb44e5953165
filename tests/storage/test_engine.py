"""What a commit promises: on the disk, except where nobody has been told yet."""

import pytest
from sqlalchemy import text

from storage.engine import Database


@pytest.fixture
def setting(database: Database) -> str:
    """How this engine says whether a commit waits for the disk."""
    return "PRAGMA synchronous" if database.is_sqlite else "SHOW synchronous_commit"


def test_a_commit_waits_for_the_disk_unless_told_otherwise(database: Database, setting: str) -> None:
    waits, soon = (2, 1) if database.is_sqlite else ("on", "off")
    found = []
    for on_disk in (True, False, True, False):
        with database.write(on_disk=on_disk) as session:
            found.append(session.scalar(text(setting)))
    assert found == [waits, soon, waits, soon]
    with database.write() as session:
        assert session.scalar(text(setting)) == waits


def test_what_is_soon_on_the_disk_is_there_for_everybody_at_once(database: Database) -> None:
    with database.write(on_disk=False) as session:
        session.execute(text("UPDATE member SET name = '王小敏' WHERE userid = 'wangmin'"))
    with database.read() as session:
        assert session.scalar(text("SELECT name FROM member WHERE userid = 'wangmin'")) == "王小敏"
