"""What every table shares: the declarative base, the column types of a moment and of a sum, and the insert that another process may have made."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, ColumnElement, DateTime, Dialect, Enum, MetaData
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, Session, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from storage.states import State

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# `info` of a column that holds people's own words: they are judged before they are stored (actions/common/kept.py).
WRITTEN = {"written": True}
# The same of a JSON column of which only this key holds them: the rest is what the program says itself.
WRITTEN_KEPT = {"written": "kept"}


class Yuan(TypeDecorator[Decimal]):
    """A sum of money in yuan, exact to the 分, stored in 分: neither engine rounds a whole number."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value * 100)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 100


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC and returned in UTC on every engine; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}: every stored time must carry its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def kept_as(states: type[State], length: int) -> Enum:
    """The column type of a state: its value, at most `length` characters, and the member of `states` when it is read."""
    return Enum(states, values_callable=lambda known: [each.value for each in known], native_enum=False, length=length)


class Base(DeclarativeBase):
    """Base of all rows; a table is called as its class: `MeetingNotice` → meeting_notice."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it once, at class creation)
        datetime: Moment(),
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
    }

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Row(Base):
    """A row with a number of its own as its key, which nobody sees."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)  # stands first


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
