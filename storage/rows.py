"""Row habits that both engines share."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.base import Base


def insert_if_absent(session: Session, row: Base) -> bool:
    """Insert a row unless one with its key is there already, also when another process inserts it right now."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


def holds(session: Session, column: InstrumentedAttribute[Any], word: str) -> ColumnElement[bool]:
    """Whether a text contains the word, small letters and capitals alike; SQLite's LIKE is so, and its lower() costs three times as much."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return column.contains(word, autoescape=True) if is_sqlite else column.icontains(word, autoescape=True)
