"""Every write that a person causes is in the trail: watched in whatever any test says in chat or does on a page.

No row is for what is derived (an obligation of a period, steps, pushes), what is of the dialogue itself, and what must name nobody
(a refusal, a question and its votes, an answer to a questionnaire): of these a daily count is kept.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from storage.models import Obligation, StoredFile

_PEOPLE = ("bot/dispatcher.py", "dashboard/frame/access.py")  # through which people come in
_UNNOTED = {
    "Alert", "Deadline", "Dialogue", "InboxMessage", "Lease", "Listing", "NumberSeries", "OneTimeForm", "OpenAccount", "Outage", "PageSession",
    "Push", "PushRecipient", "QaVote", "RefusalCount", "RefusedMessage", "ReminderStep", "UnansweredQuestion", "Version", "Worker", "TrailLink",
}  # fmt: skip
_ROW_ID = re.compile(r"\d{1,3}")
_wrong: list[str] = []


@event.listens_for(Session, "before_flush")
def _flushed(session: Session, _context: object, _instances: object) -> None:
    written = session.info.setdefault("written", set())
    written |= {type(row).__name__ for row in (*session.new, *session.deleted) if not _is_derived(row)}
    written |= {type(row).__name__ for row in session.dirty if _changed(row) - {"greeted_at"}}
    subjects = [row.subject for row in session.new if type(row).__name__ == "TrailEntry"]
    _wrong.extend(f"the trail names a row: {each}" for each in subjects if each and _ROW_ID.fullmatch(each))


@event.listens_for(Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper is not None:
        kind = state.bind_mapper.class_
        state.session.info.setdefault("written", set()).update({kind.__name__} - {StoredFile.__name__})


@event.listens_for(Session, "before_commit")
def _committed(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    written: set[str] = session.info.pop("written", set())
    if written - _UNNOTED and "TrailEntry" not in written and _person_acts():
        _wrong.append(f"written without a word in the trail: {sorted(written - _UNNOTED)}")


@event.listens_for(Session, "after_rollback")
def _rolled_back(session: Session) -> None:
    session.info.pop("written", None)


def _is_derived(row: Any) -> bool:
    """A period's obligation, and a file that only its sender has looked at."""
    return isinstance(row, Obligation) or (isinstance(row, StoredFile) and row.kept_at is None)


def _changed(row: Any) -> set[str]:
    return {each.key for each in inspect(row).attrs if each.history.has_changes()}


def _person_acts() -> bool:
    frame: Any = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.endswith(_PEOPLE):
            return True
        frame = frame.f_back
    return False


@contextmanager
def all_noted() -> Iterator[None]:
    """Fails where a person's write left no row of the trail, or a row names no number or name but a row's id."""
    _wrong.clear()
    yield
    assert not _wrong, _wrong
