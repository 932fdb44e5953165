"""What changes seldom and every message needs has a version: whoever changes a row of it changes the version with it, in one transaction.

A process may keep what it has read of these tables for as long as it reads the same version (actions/common/standing.py).
"""

import secrets
from typing import Final, cast

from sqlalchemy import Delete, Insert, Table, Update, event, update
from sqlalchemy.orm import ORMExecuteState, Session

from storage.models import (
    Absence,
    Department,
    Holding,
    InspectionGroup,
    Member,
    Publication,
    QaItem,
    QaWay,
    Setting,
    Version,
)

_KINDS: Final = (Absence, Department, Holding, InspectionGroup, Member, Publication, QaItem, QaWay, Setting)
_TABLES: Final = frozenset(kind.__tablename__ for kind in _KINDS)
_CHANGED: Final = "standing_changed"


def is_changed(session: Session) -> bool:
    """Whether this transaction itself has changed a row of these tables, or is about to: then only a statement tells what holds."""
    return _CHANGED in session.info or _is_pending(session)


def _is_pending(session: Session) -> bool:
    return any(isinstance(row, _KINDS) for row in (*session.new, *session.dirty, *session.deleted))


@event.listens_for(Session, "after_flush")
def _flushed(session: Session, _context: object) -> None:
    if _is_pending(session):
        session.info[_CHANGED] = True


@event.listens_for(Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        table = cast(Table, cast(Insert | Update | Delete, state.statement).table)
        if table.name in _TABLES:
            state.session.info[_CHANGED] = True


@event.listens_for(Session, "before_commit")
def _raise(session: Session) -> None:
    """Last of all, so that two transactions meet at this row with nothing more to wait for; any new number will do."""
    if session.in_nested_transaction():
        return
    session.flush()
    if session.info.pop(_CHANGED, False):
        session.execute(update(Version).values(number=secrets.randbits(62)))
