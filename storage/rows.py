"""Row habits that both engines share."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage.base import Base


def insert_if_absent(session: Session, row: Base) -> bool:
    """Insert a row unless one with its key is there already, also when another process inserts it right now."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True
