"""What becomes of a row when the one that it names goes: every foreign key says it, and the database does it."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Enum, Table, delete, insert, select
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.models import Base

KEYS = {
    f"{table.name}.{column.name}": (table, column, key)
    for table in Base.metadata.sorted_tables
    for column in table.columns
    for key in column.foreign_keys
}
NUMBERS = count(900_001)


def made(connection: Connection, table: Table, **given: Any) -> int:
    """A row of the table with what must stand in it; rows that it must name are made, too."""
    values = dict(given)
    for column in table.columns:
        if column.name in values or column.nullable or (column.primary_key and not column.foreign_keys):
            continue
        values[column.name] = value(connection, column)
    if "day" in table.primary_key.columns:
        values |= {"day": date(2026, 11, 22), "register": f"r{next(NUMBERS)}"}
    found = connection.execute(insert(table).values(values))
    return int(found.inserted_primary_key[0]) if "id" in table.columns else 0


def value(connection: Connection, column: Column[Any]) -> Any:
    """Something that fits the column and stands in no other row."""
    for key in column.foreign_keys:
        return made(connection, key.column.table)
    number = next(NUMBERS)
    known: dict[str, Any] = {
        "String": str(number), "Text": "", "Integer": number, "Boolean": False, "JSON": {}, "Date": date(2026, 11, 22),
        "Moment": datetime(2026, 11, 22, 2, tzinfo=UTC), "LargeBinary": b"", "Sealed": "", "SealedJSON": {},
    }  # fmt: skip
    if isinstance(column.type, Enum):
        return column.type.enums[0]
    return known[type(column.type).__name__]


def test_every_foreign_key_has_a_rule() -> None:
    rules = {name: key.ondelete for name, (_table, _column, key) in KEYS.items()}
    assert {name for name, rule in rules.items() if rule not in ("RESTRICT", "CASCADE", "SET NULL")} == set()
    assert rules["meeting_item.proposed_id"] == "RESTRICT"


@pytest.mark.parametrize("name", KEYS)
def test_the_database_keeps_the_rule(database: Database, name: str) -> None:
    table, column, key = KEYS[name]
    with database.engine.connect() as connection, connection.begin() as transaction:
        named = made(connection, key.column.table)
        made(connection, table, **{column.name: named})
        goes = delete(key.column.table).where(key.column == named)
        left = select(column).where(column == named)
        if key.ondelete == "RESTRICT":
            with pytest.raises(IntegrityError):
                connection.execute(goes)
        else:
            before = len(connection.execute(select(column)).all())
            connection.execute(goes)
            assert connection.execute(left).first() is None
            gone = before - len(connection.execute(select(column)).all())
            assert gone == (key.ondelete == "CASCADE")
        transaction.rollback()
